"""Thirty questions to the corpus, asked on SQLite and on PostgreSQL: `python -m tests.blog.search.questions`
writes docs/search.md. PostgreSQL is started for it on the loopback, in a folder of its own.
"""

from __future__ import annotations

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT.parent / "shared" / "corpus" / "recipes"
DOCUMENT = ROOT / "docs" / "search.md"

# The question, the recipe one expects, and what the question tries.
QUESTIONS = [
    ("carbonara", "carbonara", "a name"),
    ("beef wellington", "beef-wellington", "a name of two words"),
    ("wellington beef", "beef-wellington", "the words turned round"),
    ("BEEF WELLINGTON", "beef-wellington", "capitals"),
    ("recipes with pork and ginger", "miso-ginger-pork", "ingredients in a sentence"),
    ("how to make pizza dough", "pizza-dough", "words that say nothing"),
    ("banana muffin", "banana-muffins-with-chocolate", "singular for plural"),
    ("pancakes with bananas", "banana-pancakes", "plural"),
    ("cooking mushrooms risotto", "mushroom-risotto", "stems"),
    ("roasting pork", "tuscan-style-pork-roast", "a verb for a noun"),
    ("alplermagronen", "aelplermagronen", "an accent left out"),
    ("Älplermagronen", "aelplermagronen", "an accent typed"),
    ("creme brulee", "creme-brulee", "two accents left out"),
    ("crêpes", "french-crepes", "an accent in the question"),
    ("rosti", "roesti", "an umlaut left out"),
    ("chiken parmesan", "chicken-parmesan", "a letter missing"),
    ("spagetti puttanesca", "spaghetti-alla-puttanesca", "a letter missing"),
    ("carbonarra", "carbonara", "a letter too many"),
    ("lasanga", "lasagna", "two letters swapped"),
    ("mayonaise", "mayonnaise-or-aioli", "a slip that the corpus holds too"),
    ("beef welington", "beef-wellington", "a letter missing"),
    ("hoisin pork bel", "hoisin-pork-belly", "a word begun"),
    ("sourdough starter", "sourdough-starter", "one of several sourdoughs"),
    ("no knead bread", "no-knead-bread", "a name parted by a hyphen"),
    ("garam masala", "garam-masala", "a name that others use as an ingredient"),
    ("tofu broccoli", "hoisin_tofu_and_broccoli", "two ingredients"),
    ("chickpeas chorizo", "chorizo-and-chickpea-soup", "plural, two ingredients"),
    ("portuguese bread", "bolo-do-caco", "a cuisine and a kind"),
    ("stone soup", "almeirim-stone-soup", "part of a name"),
    ("mapo tofu", "mapo-tofu", "a name with other scripts beside it"),
]
HOSTILE = [
    "' OR 1=1 --",
    '"*()^ NEAR/3',
    "((((",
    "%%%___",
    "\\x00\\",
    "-- ; DROP TABLE blog_post",
    "'",
    "🍕",
    "a" * 5000,
]


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def ask(data: Path, database_url: str = "") -> dict:
    """The corpus moved into a fresh site, and each question put to it: ranks, results, hostile counts."""
    environment = {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "blog.config.settings"}
    if database_url:
        environment["DATABASE_URL"] = database_url
    folder = data / "corpus"
    shutil.copytree(CORPUS / "content", folder / "content")
    shutil.copy(CORPUS / "authors.json", folder)
    _run(["manage.py", "migrate", "-v0"], environment)
    _run(["manage.py", "import_markdown", str(folder), "-v0"], environment)
    return json.loads(_run(["-m", "tests.blog.search.questions", "--answers"], environment))


def answers() -> dict:
    """Run inside a configured site."""
    import django

    django.setup()
    from blog.models import Post
    from blog.search import ranking

    slugs = dict(Post.objects.values_list("pk", "slug"))
    found = {
        question: [slugs[pk] for pk in ranking.find(question, "en").pks]
        for question, _slug, _why in QUESTIONS
    }
    return {
        "ranks": {q: found[q].index(slug) + 1 if slug in found[q] else 0 for q, slug, _why in QUESTIONS},
        "found": found,
        "hostile": {query[:40]: len(ranking.find(query, "en").pks) for query in HOSTILE},
    }


@contextmanager
def postgresql():
    """A PostgreSQL of our own on the loopback: its address. Raises FileNotFoundError where none is installed."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [
        Path(found) for found in [shutil.which("initdb")] if found
    ]
    if not programs:
        raise FileNotFoundError("PostgreSQL is not installed")
    programs_of = programs[-1].parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    run_as = {}
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        run_as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    options = {"cwd": folder, "check": True, "capture_output": True, **run_as}
    data = folder / "data"
    subprocess.run(
        [programs_of / "initdb", "-D", data, "-U", "blog", "-A", "trust", "-E", "UTF8", "--locale=C"],
        **options,
    )
    server = subprocess.Popen(
        [programs_of / "postgres", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", folder],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **run_as,
    )  # fmt: skip
    try:
        subprocess.run(
            [programs_of / "pg_isready", "-h", "127.0.0.1", "-p", str(port), "-t", "30"],
            cwd=folder,
            capture_output=True,
        )
        for _attempt in range(60):
            made = subprocess.run(
                [programs_of / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "blog", "blog"],
                cwd=folder, capture_output=True,
            )  # fmt: skip
            if made.returncode == 0:
                break
            time.sleep(0.5)
        yield f"postgres://blog@127.0.0.1:{port}/blog"
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def both() -> tuple[dict, dict]:
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as other,
        postgresql() as address,
    ):
        return ask(Path(one)), ask(Path(other), address)


def document(sqlite: dict, postgres: dict) -> str:
    same = sum(sqlite["found"][q] == postgres["found"][q] for q, _slug, _why in QUESTIONS)
    lines = [
        "# Search",
        "",
        "The database's full-text index (FTS5 in SQLite, `tsvector` in PostgreSQL, both through modelsearch) finds the",
        "posts that hold the words; one rule in `blog/search/ranking.py` ranks them, so both databases give the same answer.",
        "The index holds stems of folded words: accents, capitals and endings make no difference. A word that no post",
        "holds is taken as the beginning of one, else as a slip (one letter from four letters on, two from eight).",
        "Scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese) are indexed as pairs of letters.",
        "",
        "Thirty questions to the 410 recipes of the public-domain corpus, the recipe one expects, and its rank. Measured",
        "by `python -m tests.blog.search.questions`, which starts a PostgreSQL of its own on the loopback.",
        "",
        "| question | tries | expected | SQLite | PostgreSQL | results |",
        "| --- | --- | --- | ---: | ---: | ---: |",
    ]
    for question, slug, why in QUESTIONS:
        ranks = [each["ranks"][question] or "–" for each in (sqlite, postgres)]
        found = len(sqlite["found"][question])
        lines.append(f"| {question} | {why} | {slug} | {ranks[0]} | {ranks[1]} | {found} |")
    first = sum(rank == 1 for rank in sqlite["ranks"].values())
    lines += [
        "",
        f"First: {first} of {len(QUESTIONS)}. The whole list of results is the same on both databases for {same} of "
        f"{len(QUESTIONS)} questions.",
        "",
        "Hostile input never errs; what holds no word finds nothing:",
        "",
        "| input | SQLite | PostgreSQL |",
        "| --- | ---: | ---: |",
        *(
            f"| `{text}` | {count} | {postgres['hostile'][text]} |"
            for text, count in sqlite["hostile"].items()
        ),
        "",
        "The index follows every save once its transaction holds; `manage.py rebuild_search` makes it anew, which a change",
        "of the site's language asks for.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--answers" in sys.argv:
        print(json.dumps(answers()))
    else:
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(document(*both()))
        print(DOCUMENT.read_text())
