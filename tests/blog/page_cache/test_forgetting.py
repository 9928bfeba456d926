"""Which event makes which page be forgotten, and which it must leave alone, with two workers."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from blog.comments import moderation, pipeline, retention
from blog.comments.models import Comment
from blog.config import demo
from blog.models import Category, OldAddress, Post, PostRecipe, SiteSettings, Tag
from blog.page_cache.files import Files
from recipes import storing, text_areas
from recipes.models import Recipe, Term
from recipes.photos import library
from recipes.photos.models import Photo
from tests.factories import make_author, make_comment, make_photo, make_post, make_recipe, make_upload

from .reader import Worker, fresh, settle, timeless

pytestmark = pytest.mark.django_db

DAY = dt.datetime(2026, 3, 8, 12, 0, tzinfo=dt.UTC)
PAGES = {
    "home": "/",
    "soup": "/soup/",
    "soup in print": "/soup/print/",
    "soup as a file": "/soup/recipe.txt",
    "soup doubled": "/soup/?scale=2",
    "soup's form": "/soup/comment/",
    "soup's comments feed": "/soup/comments/feed/",
    "bread": "/bread/",
    "about": "/about/",
    "category": "/category/winter/",
    "tag": "/tag/quick/",
    "index": "/recipes/",
    "term": "/recipes/cuisine/french/",
    "archive": "/archive/",
    "month": "/2026/3/",
    "atom": "/feed/",
    "json": "/feed.json",
    "comments feed": "/comments/feed/",
    "sitemap": "/sitemap-posts-1.xml",
    "lists in sitemap": "/sitemap-lists.xml",
    "search": "/search/?q=soup",
    "robots": "/robots.txt",
    "nothing": "/nothing/",
}
ALL = set(PAGES)


@pytest.fixture
def site():
    """Two posts with recipes, a page, a draft, a scheduled post, a comment under each post."""
    author = make_author()
    author.first_name = "Ana"
    author.save()
    photo = make_photo(name="pot.jpg")
    soup = make_recipe("Soup", cuisines="French", photo=photo)
    post = make_post("Soup", recipes=[soup], categories=["Winter"], tags=["Quick"], body="Warm.\n\n[recipe]",
                     published_at=DAY, author=author, lead_photo=photo)  # fmt: skip
    make_post("Bread", recipes=[make_recipe("Bread", "500 g flour", cuisines="French")], published_at=DAY)
    make_post("About", slug="about", kind="page", published_at=DAY)
    make_post("Draft", status="draft", recipes=[make_recipe("Draft")])
    make_comment(post, words="Good soup")
    make_comment(Post.objects.get(slug="bread"), words="Good bread")
    make_comment(post, words="Waiting", state="held")
    make_comment(post, words="Buy pills", state="spam")


def edit(model, slug, **values):
    row = model.objects.get(slug=slug)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def soup(**values):
    return edit(Post, "soup", **values)


def the(words):
    return Comment.objects.get(comment=words)


def move_away():
    post = Post.objects.get(slug="soup")
    post.slug = "potage"
    post.save()
    OldAddress.objects.remember(post, "soup")


def edit_recipe():
    storing.set_ingredients(Recipe.objects.get(slug="soup"), text_areas.read("3 leeks"))


def settings_row(**values):
    row = SiteSettings.load()
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


OF_SOUP = {name for name in PAGES if name.startswith("soup")}
LISTS = {
    "home", "category", "tag", "index", "term", "archive", "month", "atom", "json", "sitemap", "lists in sitemap",
    "search", "comments feed",
}  # fmt: skip
DISCUSSED = {"soup", "soup doubled", "soup's comments feed", "comments feed"}
LEFT_ALONE = ALL - DISCUSSED - {"soup's form", "nothing"}
LEAVE_POSTS = ALL - LISTS - OF_SOUP - {"nothing"}

# An event; the pages that it must change for readers; the pages that must stay kept.
EVENTS = {
    "a post is published": (
        lambda: make_post("New soup", body="Soup."), {"home", "archive", "atom", "json", "sitemap", "search", "soup"}, {"robots"},
    ),
    "a draft is published": (lambda: edit(Post, "draft", status="published"), {"home", "index", "atom"}, {"robots"}),
    "a post is taken back": (lambda: soup(status="draft"), OF_SOUP | LISTS - {"comments feed"}, {"robots"}),
    "a post is deleted": (lambda: Post.objects.get(slug="soup").delete(), OF_SOUP | {"home", "comments feed"}, {"robots"}),
    "a draft is edited": (lambda: edit(Post, "draft", body="More", title="Other"), set(), ALL - {"search", "nothing"}),
    "a draft is deleted": (lambda: Post.objects.get(slug="draft").delete(), set(), ALL - {"search", "nothing"}),
    "a draft's recipe is edited": (lambda: edit(Recipe, "draft", name="X"), set(), ALL - {"search", "nothing"}),
    "a body is edited": (lambda: soup(body="Hot.\n\n[recipe]"), {"soup", "atom", "json"}, LEAVE_POSTS),
    "a body is edited past the signals": (
        lambda: Post.objects.filter(slug="soup").update(body="Hot."), {"soup", "atom"}, LEAVE_POSTS,
    ),
    "a title is edited": (lambda: soup(title="Broth"), {"home", "soup", "atom", "bread", "month"}, {"robots"}),
    "a post moves": (move_away, {"home", "soup", "sitemap", "bread"}, {"robots"}),
    "a post gets a later date": (
        lambda: soup(published_at=DAY - dt.timedelta(days=30)), {"soup", "month", "archive"}, {"robots"},
    ),
    "comments are closed": (lambda: soup(comments_open=False), {"soup", "soup's form"}, LEAVE_POSTS),
    "a post is filed elsewhere": (
        lambda: Post.objects.get(slug="soup").categories.clear(), {"category", "soup", "archive"}, {"robots"},
    ),
    "a post is tagged": (
        lambda: Post.objects.get(slug="bread").tags.add(Tag.objects.get(slug="quick")), {"tag", "bread"}, {"robots"},
    ),
    "a category is renamed": (lambda: edit(Category, "winter", name="Cold"), {"category", "soup", "archive"}, {"robots"}),
    "a tag is renamed": (lambda: edit(Tag, "quick", name="Fast"), {"tag", "json"}, {"robots"}),
    "a term is renamed": (lambda: edit(Term, "french", name="Parisian"), {"term", "index"}, {"robots"}),
    "a recipe is edited": (
        edit_recipe, {"soup", "soup in print", "soup as a file", "soup doubled", "atom"}, {"robots"},
    ),
    "a recipe is renamed": (lambda: edit(Recipe, "soup", name="Potage"), {"soup", "index", "term"}, {"robots"}),
    "a recipe gets a time": (lambda: edit(Recipe, "bread", total_minutes=90, total_text="1.5 hours"), {"index", "bread"}, {"robots"}),
    "a recipe joins a post": (
        lambda: PostRecipe.objects.create(post=Post.objects.get(slug="bread"), recipe=Recipe.objects.get(slug="draft")),
        {"index", "bread"}, {"robots"},
    ),
    "a photo is described": (lambda: edit(Photo, "pot", alt="A pot"), {"soup"}, {"robots"}),
    "a photo is replaced": (
        lambda: library.replace(Photo.objects.get(slug="pot"), make_upload(size=(640, 480))), {"soup", "home", "index"}, {"robots"},
    ),
    "the author gets another name": (
        lambda: get_user_model().objects.filter(username="author").update(first_name="Eva"), {"soup", "atom"}, {"robots"},
    ),
    "the author signs in": (lambda: get_user_model().objects.update(last_login=timezone.now()), set(), ALL),
    "a comment is published": (lambda: moderation.decide(the("Waiting").pk, "published"), DISCUSSED, LEFT_ALONE),
    "a comment is brought in": (
        lambda: moderation.import_comment(Post.objects.get(slug="soup"), "Bo", "Old words"), DISCUSSED, LEFT_ALONE,
    ),
    "a comment is answered": (
        lambda: moderation.add_author_reply(the("Good soup"), "Thanks", make_author()), DISCUSSED,
        LEFT_ALONE,
    ),
    "a comment is withdrawn": (lambda: moderation.withdraw(the("Good soup")), DISCUSSED, LEFT_ALONE),
    "a comment is edited": (
        lambda: pipeline.edit(the("Good soup"), "Fine soup"), {"soup", "comments feed"}, LEFT_ALONE,
    ),
    "a comment is deleted": (lambda: retention.delete(the("Good soup")), {"soup"}, LEFT_ALONE),
    "a commenter is made anonymous": (
        lambda: retention.anonymise(the("Good soup").user_email), {"soup", "comments feed"}, LEFT_ALONE,
    ),
    "a commenter is renamed past the signals": (
        lambda: Comment.objects.filter(comment="Good soup").update(user_name="Zoe"), {"soup", "comments feed"},
        LEFT_ALONE,
    ),
    "a comment is received": (lambda: make_comment(Post.objects.get(slug="soup"), state="held"), set(), ALL),
    "spam is thrown away": (lambda: the("Buy pills").delete(), set(), ALL),
    "addresses of commenters are forgotten": (retention.forget_old, set(), ALL),
    "a comment brings stars": (
        lambda: moderation.import_comment(
            Post.objects.get(slug="soup"), "Bo", "Stars", stars=5, recipe_id=Recipe.objects.get(slug="soup").pk,
            user_email="bo@example.org",
        ),
        DISCUSSED, LISTS - {"comments feed"},
    ),
    "the settings change": (lambda: settings_row(name="Soup House"), ALL - {"soup as a file", "robots", "sitemap", "lists in sitemap", "soup's comments feed", "comments feed", "soup in print"}, set()),
    "robots are sent away": (lambda: settings_row(search_engines=False), {"robots"}, set()),
    "the search is made anew": (lambda: call_command("rebuild_search"), set(), ALL - {"search", "nothing"}),
}  # fmt: skip


def differing(some: dict, others: dict) -> set[str]:
    """The pages that are in both and not the same. A feed without entries names the time of day: left out."""
    return {
        name
        for name in some.keys() & others.keys()
        if (some[name].status, timeless(some[name].body))
        != (others[name].status, timeless(others[name].body))
    }


@pytest.mark.slow
@pytest.mark.parametrize("event", EVENTS)
def test_an_event_makes_its_pages_be_forgotten_and_no_others(event, site, django_capture_on_commit_callbacks):
    happen, changed, kept = EVENTS[event]
    call_command("rebuild_search")
    worker, other = Worker(), Worker()
    before = {name: worker.get(address) for name, address in PAGES.items()}
    for name in changed:
        other.get(PAGES[name])
    with django_capture_on_commit_callbacks(execute=True):
        happen()
    after = {name: worker.get(address) for name, address in PAGES.items()}
    elsewhere = {name: other.get(PAGES[name]) for name in changed}
    now = {name: fresh(address) for name, address in PAGES.items()}
    assert not differing(after, now)
    assert not differing(elsewhere, now)
    assert changed <= differing(before, now)
    assert not {name for name in kept if after[name].rendered}


@pytest.mark.slow
def test_the_demo_leaves_no_page_behind(worker, other_worker, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        demo.load(make_author())
    Post.objects.filter(slug=demo.SLUG).update(published_at=DAY)
    address = f"/{demo.SLUG}/"
    assert worker.get(address).status == other_worker.get(address).status == 200
    with django_capture_on_commit_callbacks(execute=True):
        demo.remove()
    assert worker.get(address).status == other_worker.get(address).status == 404


def test_a_scheduled_post_appears_the_second_it_is_due(clock, worker, other_worker):
    now = timezone.now()
    make_post("Bread", published_at=now - dt.timedelta(days=3))
    make_post("Later", published_at=now + dt.timedelta(minutes=10))
    make_post("Much later", published_at=now + dt.timedelta(minutes=20))
    pages = [
        "/",
        "/feed/",
        "/feed.json",
        "/archive/",
        f"/{now:%Y}/",
        "/sitemap-posts-1.xml",
        "/later/",
        "/bread/",
    ]
    for seconds, seen in ((599, False), (1, True)):
        clock.shift(seconds)
        for reader in (worker, other_worker):
            for page in pages:
                assert reader.get(page).body == fresh(page).body
            assert ("Later" in reader.get("/").text) is seen
    assert not worker.get("/").rendered
    clock.shift(600)
    assert "Much later" in worker.get("/").text


def test_a_discussion_closes_by_itself_on_the_day(clock, worker):
    SiteSettings.objects.create(comments_close_after_days=1)
    make_post("Soup", published_at=timezone.now() - dt.timedelta(hours=23))
    assert "Leave a Reply" in worker.get("/soup/").text
    clock.shift(3601)
    assert "Leave a Reply" not in worker.get("/soup/").text


def test_search_and_missing_pages_are_kept_for_a_minute(clock, worker):
    for address in ("/search/?q=soup", "/nothing/"):
        worker.get(address)
        assert not worker.get(address).rendered
    clock.shift(61)
    for address in ("/search/?q=soup", "/nothing/"):
        assert worker.get(address).rendered


def test_a_change_while_a_page_is_rendered_makes_it_be_forgotten(worker):
    make_post("Soup", body="Old")
    django = worker.cache._django

    def slow(environ, start_response):
        answer = django(environ, start_response)
        Post.objects.update(body="New")
        return answer

    worker.cache._django = slow
    assert "Old" in worker.get("/soup/").text
    worker.cache._django = django
    assert "New" in worker.get("/soup/").text


def test_the_file_is_gone_before_the_answer_to_who_changed_it(worker, tmp_path):
    """nginx asks nobody whether a page in var/pages/ still holds."""
    make_post("Soup", body="Old")
    worker.cache._files = Files(tmp_path, 1_000_000, "build")
    worker.get("/soup/")
    kept = tmp_path / "own" / "soup" / "index.html"
    assert kept.exists()

    def change(environ, start_response):
        Post.objects.update(body="New")
        settle()
        start_response("302 Found", [("Location", "/soup/")])
        return [b""]

    worker.cache._django = change
    worker.get("/admin/", "POST")
    assert not kept.exists()
