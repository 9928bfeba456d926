"""The German catalogue: every fixed word of the site, compiled."""

from __future__ import annotations

import ast
import gettext
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import override
from django.utils.translation.template import templatize

CATALOGUE = Path(settings.BASE_DIR) / "blog" / "locale" / "de" / "LC_MESSAGES"
_STRING = re.compile(r'"(.*)"')
_PLACEHOLDER = re.compile(r"%(?:\(\w+\))?(?:\.\d)?[a-z]|\{\w*\}")
_MARKUP = re.compile(r"</?\w+[^>]*>|!\[\w*\]|photo:name|\[recipe|/about/|\\n")
_CALL = re.compile(r"""(?:gettext|\b_)\(u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
WRAPPERS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}


def entries() -> list[tuple[str, str, list[str]]]:
    """Each message, its plural, and the translations."""
    found = []
    for entry in (CATALOGUE / "django.po").read_text().split("\n\n")[1:]:
        parts = re.split(r"^(msgid_plural|msgid|msgstr(?:\[\d\])?) ", entry, flags=re.M)[1:]
        named = [
            (name, "".join(_STRING.findall(text)).replace("\\n", "\n").replace('\\"', '"'))
            for name, text in zip(parts[::2], parts[1::2], strict=True)
        ]
        message = next(text for name, text in named if name == "msgid")
        plural = next((text for name, text in named if name == "msgid_plural"), "")
        found.append((message, plural, [text for name, text in named if name.startswith("msgstr")]))
    return found


def messages_in_templates() -> set[str]:
    return {
        ast.literal_eval(literal)
        for file in Path(settings.BASE_DIR, "templates").rglob("*.*")
        for literal in _CALL.findall(templatize(file.read_text()))
    }


def messages_in_python() -> set[str]:
    """The first argument of every call of gettext, under the names this project imports it by."""
    return {
        ast.literal_eval(node.args[0])
        for file in python_files()
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRAPPERS
    }


def python_files() -> list[Path]:
    files = [*settings.BASE_DIR.glob("blog/**/*.py"), *settings.BASE_DIR.glob("recipes/**/*.py")]
    return [file for file in files if "migrations" not in file.parts]


def test_every_message_of_the_templates_is_in_the_catalogue():
    assert len(messages_in_templates()) > 250
    assert messages_in_templates() - {message for message, _plural, _german in entries()} == set()


def test_every_message_of_the_code_is_in_the_catalogue():
    assert len(messages_in_python()) > 250
    assert messages_in_python() - {message for message, _plural, _german in entries()} == set()


def test_the_catalogue_holds_nothing_else():
    known = messages_in_templates() | messages_in_python()
    assert {message for message, _plural, _german in entries()} - known == set()


def test_no_message_is_fixed_in_one_language_at_import():
    """Outside functions only the lazy ones follow the site's language."""

    def calls(node: ast.AST, eager: set[str]) -> list[int]:
        found = []
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in eager:
                found.append(child.lineno)
            found += calls(child, eager)
        return found

    wrong = {}
    for file in python_files():
        tree = ast.parse(file.read_text())
        eager = {
            name.asname or name.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
            for name in node.names
            if name.name in ("gettext", "ngettext")
        }
        if lines := calls(tree, eager):
            wrong[file.name] = lines
    assert wrong == {}


def test_every_message_is_translated():
    assert len(entries()) > 500
    assert [message for message, _plural, german in entries() if not all(german)] == []


def test_no_translation_is_a_guess():
    assert "fuzzy" not in (CATALOGUE / "django.po").read_text()


def test_a_plural_has_both_its_forms():
    assert [message for message, plural, german in entries() if len(german) != (2 if plural else 1)] == []


def test_placeholders_survive_translation():
    """A plural's first form may say "one" in words; everywhere else they are the same."""
    wrong = []
    for message, plural, german in entries():
        asked = Counter(_PLACEHOLDER.findall(plural or message))
        if (
            Counter(_PLACEHOLDER.findall(german[-1])) != asked
            or Counter(_PLACEHOLDER.findall(german[0])) - asked
        ):
            wrong.append(message)
    assert wrong == []


def test_markup_survives_translation():
    wrong = []
    for message, _plural, german in entries():
        asked = sorted(re.sub(r"!\[\w+\]", "![]", mark) for mark in _MARKUP.findall(message))
        if sorted(re.sub(r"!\[\w+\]", "![]", mark) for mark in _MARKUP.findall(german[0])) != asked:
            wrong.append(message)
    assert wrong == []


def test_quotes_are_german():
    translations = [text for _message, _plural, german in entries() for text in german]
    assert [text for text in translations if text.count("„") != text.count("“") or "”" in text] == []


def test_spaces_at_the_ends_survive_translation():
    def ends(text: str) -> tuple[bool, bool]:
        return text[:1].isspace(), text[-1:].isspace()

    assert [message for message, _plural, german in entries() if ends(message) != ends(german[0])] == []


def test_the_compiled_catalogue_is_that_of_the_source():
    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    source = [(message, german) for message, _plural, german in entries()]
    assert source == [
        (message, [compiled.ngettext(message, plural, n) for n in (1, 2)])
        if plural
        else (message, [compiled.gettext(message)])
        for message, plural, _german in entries()
    ]


# --- Pages in German ----------------------------------------------------------------------------------


@pytest.fixture
def german(db):
    from blog.models import SiteSettings

    return SiteSettings.objects.create(language="de")


def english_of(html: str) -> list[str]:
    """The catalogue's messages that stand in the page, as the whole of an element or of an attribute."""
    said = set(re.findall(r">\s*([^<>]+?):?\s*<|\"([^\"<>]+)\"", html))
    pieces = {piece for pair in said for piece in pair if piece}
    return [
        message
        for message, _plural, german in entries()
        if " " in message and message not in german and {message, message[:1].upper() + message[1:]} & pieces
    ]


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("", ["Schreiben, fotografieren, veröffentlichen", "Beitrag schreiben", "Rezepte", "Diskussion"]),
        ("blog/post/add/", ["Rezepte in diesem Beitrag", "Aufmacherfoto", 'data-bold="Fett"']),
        ("recipes/recipe/add/", ["Zutaten und Zubereitung", "Arbeitszeit:", "Gesamtzeit:", "Je eine Zeile."]),
        ("recipes/term/add/", ["Begriff", "Kurzadresse"]),
        ("photos/photo/", ["Fotos hierher ziehen oder auswählen", "Nirgends verwendet"]),
        ("comments/comment/", ["Zurückgehalten", "Veröffentlicht", "Unbeantwortete Fragen"]),
        ("comments/mail/", ["Nächster Versuch", "Betreff", "zurückgehalten"]),
        ("comments/comment/privacy/", ["Auch die Worte löschen"]),
        ("blog/sitesettings/1/change/", ["Akzentfarbe", "Für Suchmaschinen und das Teilen."]),
    ],
)
def test_the_admin_speaks_german(german, admin_client, address, labels):
    from tests.factories import make_comment, make_photo

    make_photo(alt="")
    make_comment(state="held", kind="question").mails.create(key="1", kind="held", to="ada@example.org")
    html = admin_client.get(f"/admin/{address}", follow=True).content.decode()
    assert [label for label in labels if label not in html] == []
    assert english_of(html) == []


def test_a_page_with_a_recipe_speaks_german(german, client):
    from recipes.card import Duration
    from tests.factories import make_comment, make_post, make_recipe

    recipe = make_recipe(prep_minutes=70, nutrition={"proteinContent": "31 g"})
    assert recipe.card.prep_time == Duration(70, "")
    post = make_post("Suppe", body="[recipe]", recipes=[recipe])
    make_comment(post)
    html = client.get(post.get_absolute_url()).content.decode()
    for words in ["Zubereitung", "1 Std. 10 Min.", "Eiweiß 31 g", 'data-timer="Timer starten"']:
        assert words in html
    assert re.search(r"<time[^>]*>\d+\. \w+ \d{4}</time></a>", html)  # the comment's day
    assert '"inLanguage":"de"' in html
    assert english_of(html) == []


def test_english_is_found_where_it_stands(client, db):
    """What the tests above rely on."""
    from tests.factories import make_post

    assert "Leave a Reply" in english_of(client.get(make_post().get_absolute_url()).content.decode())


def test_the_page_for_a_fault_speaks_german():
    with override("de"):
        html = render_to_string("500.html")
    assert '<html lang="de">' in html
    assert "Da ist etwas übergekocht" in html
    assert english_of(html) == []


def test_the_worker_writes_german_mails(german):
    from django.utils import timezone

    from blog.comments import worker
    from blog.comments.models import Mail
    from tests.factories import make_author, make_comment

    make_author()
    comment = make_comment(state="held", notify_at=timezone.now())
    worker.do_due()
    mail = Mail.objects.get(comment=comment)
    assert f"Ein Kommentar von {comment.user_name} zu „{comment.post.title}“ wartet" in mail.subject
    assert "Gib ihn frei" in mail.body
