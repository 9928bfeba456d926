"""The whole import: what comes, what never does, twice, killed, edited, broken."""

from __future__ import annotations

import itertools

import pytest
from django.core.management import CommandError, call_command

from blog.comments.models import Comment
from blog.imports.models import ImportedItem, ImportRun
from blog.imports.wordpress import run as wordpress
from blog.models import Category, OldAddress, Post, Tag
from recipes.models import Recipe
from tests.factories import make_post, make_upload

from .corpus import THEMES, needs_exports
from .making import FOOT, HEAD, comment_xml, item_xml, php, write_export

pytestmark = pytest.mark.django_db

RECIPE = {
    "wprm_ingredients": php([{"name": "", "ingredients": [{"amount": "1", "unit": "", "name": "egg"}]}]),
    "wprm_instructions": php([{"name": "", "instructions": [{"text": "Boil."}]}]),
}


def do(*files, **options) -> ImportRun:
    run = ImportRun.objects.create(files=[str(file) for file in files], **options)
    wordpress.work(run)
    run.refresh_from_db()
    assert run.state == ImportRun.State.DONE, run.error
    return run


def small_site(path):
    return write_export(
        path,
        item_xml(1, "Egg", 'Look: <a href="https://old.example/2021/05/soup/#wprm-recipe-container-9">soup</a>\n\n[wprm-recipe id="9"]',
                 extra=comment_xml(1, "Nice", meta={"wprm-comment-rating": "5"}) + comment_xml(2, "Thanks", parent=1, user=1, name="Ann")),
        item_xml(2, "Soup", "Soup words."),
        item_xml(3, "Diary", "Secret.", status="private"),
        item_xml(4, "Locked", "Secret.", extra="<wp:post_password>x</wp:post_password>"),
        item_xml(5, "Later", "Draft.", status="draft"),
        item_xml(6, "Gone", status="trash"),
        item_xml(7, "About", "Me.", type="page"),
        item_xml(9, "Egg", "", type="wprm_recipe", name="wprm-egg", meta=RECIPE | {"wprm_parent_post_id": "1"}),
    )  # fmt: skip


def the_site() -> list:
    """All that an import made, without numbers and moments of the database."""
    return [
        sorted(Post.objects.values_list("kind", "title", "slug", "body", "summary", "status", "published_at", "author__username")),
        sorted(Recipe.objects.values_list("name", "slug", "yield_text", "ingredients__text")),
        sorted(Comment.objects.values_list("post__slug", "user_name", "comment", "stars", "state", "level")),
        sorted(OldAddress.objects.values_list("address", "post__slug", "category__slug", "tag__slug", "url")),
        sorted(Category.objects.values_list("slug", "parent__slug")), sorted(Tag.objects.values_list("slug")),
        sorted(ImportedItem.objects.values_list("kind", "key")),
    ]  # fmt: skip


def test_what_was_not_public_is_not(tmp_path):
    do(small_site(tmp_path / "a.xml"))
    assert set(Post.objects.published().values_list("title", flat=True)) == {"Egg", "Soup", "About"}
    assert set(Post.objects.exclude(status="published").values_list("title", flat=True)) == {
        "Diary",
        "Locked",
        "Later",
    }


def test_links_lead_to_our_addresses(tmp_path):
    do(small_site(tmp_path / "a.xml"))
    assert Post.objects.get(title="Egg").body == "Look: [soup](/soup/#recipe)\n\n[recipe]"


def test_stars_threads_and_the_authors_mark(tmp_path):
    do(small_site(tmp_path / "a.xml"))
    nice, thanks = Comment.objects.get(comment="Nice"), Comment.objects.get(comment="Thanks")
    assert (nice.stars, nice.recipe.name, nice.is_by_author) == (5, "Egg", False)
    assert (thanks.parent_id, thanks.is_by_author, thanks.user_name) == (nice.pk, True, "Ann")
    assert nice.recipe.rating.count == 1
    assert nice.ip_address is None
    assert nice.user_email == "reader1@example.org"


def test_twice_is_once(tmp_path):
    path = small_site(tmp_path / "a.xml")
    do(path)
    before = the_site()
    run = do(path)
    assert the_site() == before
    assert run.counts["there already"] == 6


@pytest.mark.slow
@pytest.mark.parametrize("first", range(10))
def test_killed_again_and_again_is_once(tmp_path, monkeypatch, first):
    """The process dies at its nth write of a row; each time it is begun again, n is one more."""
    path = small_site(tmp_path / "a.xml")
    do(path)
    whole = the_site()
    for model in (Post, Recipe, ImportedItem, OldAddress, Category, Tag, ImportRun):
        model.objects.all().delete()
    run, deaths = ImportRun.objects.create(files=[str(path)]), 0
    while run.state != ImportRun.State.DONE:
        with monkeypatch.context() as patch:
            left = itertools.count(first + deaths, -1)
            for model in (Post, Recipe, Comment):
                patch.setattr(model, "save", _dying(model.save, left))
            try:
                wordpress.work(run)
            except KeyboardInterrupt:
                run, deaths = ImportRun.objects.get(pk=run.pk), deaths + 1
    assert deaths
    assert the_site() == whole


def _dying(save, left):
    def saved(self, *args, **kwargs):
        if next(left) == 0:
            raise KeyboardInterrupt
        return save(self, *args, **kwargs)

    return saved


def test_what_was_edited_here_is_left_alone(tmp_path):
    do(small_site(tmp_path / "a.xml"))
    post, recipe = Post.objects.get(title="Egg"), Recipe.objects.get()
    post.body = "My own words.\n\n[recipe]"
    post.save()
    recipe.name = "My egg"
    recipe.save()
    changed = (
        small_site(tmp_path / "a.xml")
        .read_text()
        .replace("Look:", "See:")
        .replace("Soup words.", "Better soup.")
    )
    changed = changed.replace('"egg"', '"owl"')
    (tmp_path / "b.xml").write_text(changed)
    run = do(tmp_path / "b.xml")
    post.refresh_from_db()
    recipe.refresh_from_db()
    assert (post.body, recipe.name) == ("My own words.\n\n[recipe]", "My egg")
    assert recipe.ingredients.get().text == "1 egg"
    assert Post.objects.get(title="Soup").body == "Better soup."
    assert (run.counts["edited here, left alone"], run.counts["refreshed"]) == (1, 1)


def test_what_was_deleted_here_stays_gone(tmp_path):
    path = small_site(tmp_path / "a.xml")
    do(path)
    Post.objects.get(title="Soup").delete()
    Comment.objects.get(comment="Thanks").delete()
    do(path)
    assert not Post.objects.filter(title="Soup").exists()
    assert Comment.objects.count() == 1


def test_the_second_file_finds_what_the_first_brought(tmp_path):
    recipe = item_xml(9, "Egg", "", type="wprm_recipe", name="wprm-egg", meta=RECIPE)
    do(write_export(tmp_path / "a.xml", item_xml(1, "One", "[wprm-recipe id=9]"), recipe))
    do(
        write_export(
            tmp_path / "b.xml",
            item_xml(2, "Two", '[wprm-recipe id=9] <a href="https://old.example/2021/05/one/">x</a>'),
        )
    )
    assert Recipe.objects.count() == 1
    assert [post.title for post in Recipe.objects.get().posts.order_by("title")] == ["One", "Two"]


def test_a_dry_run_writes_nothing(tmp_path):
    run = do(small_site(tmp_path / "a.xml"), dry_run=True)
    assert not Post.objects.exists()
    assert not ImportedItem.objects.exists()
    assert run.counts["posts"] == 5


@pytest.mark.parametrize("end", ["<item><title>Cut", "</oops>" + FOOT, "&undefined; <" + FOOT])
def test_a_broken_file_imports_nothing(tmp_path, end):
    path = tmp_path / "a.xml"
    path.write_text(HEAD + item_xml(1) + item_xml(2, "Two") + end)
    run = ImportRun.objects.create(files=[str(path)])
    wordpress.work(run)
    assert run.state == ImportRun.State.FAILED
    assert "Line" in run.error
    assert not Post.objects.exists()


def test_of_two_files_a_broken_one_keeps_both_out(tmp_path):
    (tmp_path / "b.xml").write_text(HEAD + "<item>")
    run = ImportRun.objects.create(
        files=[str(write_export(tmp_path / "a.xml", item_xml(1))), str(tmp_path / "b.xml")]
    )
    wordpress.work(run)
    assert "b.xml" in run.error
    assert not Post.objects.exists()


def test_a_post_that_fails_is_told_and_the_next_one_comes(tmp_path, monkeypatch):
    real = Post.save

    def failing(self, *args, **kwargs):
        if self.title == "Soup":
            raise ValueError("no")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(Post, "save", failing)
    run = do(small_site(tmp_path / "a.xml"))
    assert (run.counts["failed"], Post.objects.filter(title="Egg").exists()) == (1, True)
    assert "not imported" in run.notes.get(about="Soup").message


def test_addresses_that_are_taken_are_told(tmp_path):
    make_post("Mine", slug="soup")
    run = do(write_export(tmp_path / "a.xml", item_xml(1, "Soup"), item_xml(2, "Search", name="search")))
    assert set(Post.objects.values_list("slug", flat=True)) == {"soup", "soup-2", "search-post"}
    assert run.notes.filter(message__contains="was taken").count() == 2


def test_photos_come_from_the_uploads_folder(tmp_path):
    folder = tmp_path / "uploads" / "2021" / "05"
    folder.mkdir(parents=True)
    (folder / "pie-scaled.jpg").write_bytes(make_upload("pie.jpg", (300, 200)).read())
    (tmp_path / "secret.jpg").write_bytes(make_upload("s.jpg", (300, 200)).read())
    attachment = item_xml(8, "Pie", "", type="attachment", status="inherit", meta={"_wp_attached_file": "2021/05/pie-scaled.jpg", "_wp_attachment_image_alt": "A pie"},
                          extra="<wp:attachment_url>https://old.example/wp-content/uploads/2021/05/pie-scaled.jpg</wp:attachment_url>")  # fmt: skip
    outside = item_xml(
        7, "Out", "", type="attachment", status="inherit", meta={"_wp_attached_file": "../secret.jpg"}
    )
    post = item_xml(1, "Pie", '<img src="https://old.example/wp-content/uploads/2021/05/pie-300x200.jpg" alt="x"> <img class="wp-image-44" src="https://old.example/wp-content/uploads/none.jpg" alt="Lost one">')  # fmt: skip
    run = do(write_export(tmp_path / "a.xml", post, attachment, outside), uploads=str(tmp_path / "uploads"))
    assert Post.objects.get().body == "![x](photo:pie-scaled)\n\n*Lost one*"
    assert run.counts["photos"] == 1
    assert run.notes.filter(message__contains="none.jpg").exists()


def test_star_only_votes_count_and_are_not_shown(tmp_path, client):
    votes = "".join(comment_xml(n, "", meta={"ERRating": "4"}) for n in (1, 2))
    do(
        write_export(
            tmp_path / "a.xml",
            item_xml(1, "Egg", "[wprm-recipe id=9]", extra=votes),
            item_xml(9, "Egg", type="wprm_recipe", meta=RECIPE),
        )
    )
    assert Recipe.objects.get().rating.count == 2
    assert not Comment.objects.visible().exists()
    assert client.get("/egg/").status_code == 200


def test_the_same_words_twice_are_two_comments(tmp_path):
    twice = comment_xml(1, "Yum") + comment_xml(2, "Yum").replace("reader2", "reader1")
    do(write_export(tmp_path / "a.xml", item_xml(1, extra=twice)))
    assert Comment.objects.filter(comment="Yum").count() == 2


def test_answers_to_what_is_not_there_stand_alone_and_rings_end(tmp_path):
    comments = comment_xml(5, "A", parent=6) + comment_xml(6, "B", parent=5) + comment_xml(7, "C", parent=99) + comment_xml(8, "D", parent=9) + comment_xml(9, "E", parent=7, approved="spam")  # fmt: skip
    do(write_export(tmp_path / "a.xml", item_xml(1, extra=comments)))
    levels = dict(Comment.objects.values_list("comment", "level"))
    assert set(levels) == {"A", "B", "C", "D"}
    assert Comment.objects.get(comment="D").parent_id == Comment.objects.get(comment="C").pk


def test_waiting_comments_wait_and_spam_stays_out(tmp_path):
    comments = (
        comment_xml(1, "Wait", approved="0")
        + comment_xml(2, "Buy", approved="spam")
        + comment_xml(3, "Ping", kind="pingback")
    )
    run = do(write_export(tmp_path / "a.xml", item_xml(1, extra=comments)))
    assert list(Comment.objects.values_list("comment", "state")) == [("Wait", "held")]
    assert run.notes.filter(message__startswith="pingback").exists()


def test_the_command_says_what_it_did(tmp_path, capsys):
    call_command("import_wordpress", small_site(tmp_path / "a.xml"), report=tmp_path / "r.txt")
    assert "5  posts" in capsys.readouterr().out
    assert "it was private" in (tmp_path / "r.txt").read_text()


def test_the_command_fails_with_the_line(tmp_path):
    (tmp_path / "a.xml").write_text("<rss>")
    with pytest.raises(CommandError, match="Line 1"):
        call_command("import_wordpress", tmp_path / "a.xml")


@needs_exports
@pytest.mark.corpus
@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.parent.name)
def test_every_post_of_other_exports_stands(path, client):
    run = do(path)
    items = [line for line in path.read_text().split("<item>") if "<wp:post_type>" in line]
    wanted = [
        i
        for i in items
        if any(
            f"post_type>{o}{kind}{c}<" in i
            for kind in ("post", "page")
            for o, c in (("", ""), ("<![CDATA[", "]]>"))
        )
    ]
    assert Post.objects.count() == len(wanted) - sum(
        n for what, n in run.counts.items() if what.startswith("left out:")
    )
    for post in Post.objects.published():
        assert client.get(post.get_absolute_url()).status_code == 200
