"""Whatever happens, in whatever order: no kept page ever differs from one rendered now."""

from __future__ import annotations

import datetime as dt
import os

import pytest
import time_machine
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from blog.comments import moderation, pipeline, retention
from blog.comments.models import Comment
from blog.models import Category, OldAddress, Post, PostRecipe, SiteSettings, Tag
from recipes import storing, text_areas
from recipes.models import Recipe, Term
from recipes.photos.models import Photo
from tests.factories import make_author, make_comment, make_photo, make_recipe

from .reader import Worker, fresh, timeless

START = dt.datetime(2026, 3, 30, 23, 0, tzinfo=dt.UTC)
SLUGS = ["soup", "bread", "cake", "tart"]
NAMES = st.sampled_from(["Soup", "Bread & butter", "Käse", "Onion"])
LISTS = [
    "/",
    "/archive/",
    "/2026/3/",
    "/recipes/",
    "/category/winter/",
    "/tag/quick/",
    "/feed/",
    "/feed.json",
]
LISTS += [
    "/recipes/cuisine/french/",
    "/sitemap.xml",
    "/sitemap-posts-1.xml",
    "/sitemap-lists.xml",
    "/comments/feed/",
]
LISTS += ["/robots.txt", "/search/?q=soup", "/recipes/?cuisine=french&category=main", "/page/2/"]
OF_POST = [
    "/{}/",
    "/{}/print/",
    "/{}/recipe.json",
    "/{}/comment/",
    "/{}/comments/feed/",
    "/{}/?scale=2&units=metric",
]
ADDRESSES = LISTS + [address.format(slug) for slug in SLUGS for address in OF_POST]
LIVES = int(os.environ.get("STALE_LIVES", "4"))  # of the site; more for a long search
LOOKS = 9  # pages read after each event: a stale one stays until its turn comes


class Site(RuleBasedStateMachine):
    """Random events of a site's life; after each, some pages are read through a cache that never restarts."""

    @initialize()
    def begin(self):
        TestCase.setUpClass()
        self.case = TestCase()
        self.case._pre_setup()
        self.clock = time_machine.travel(START, tick=False)  # noqa: TID251  no fixture reaches a machine
        self.now = self.clock.start()
        self.workers = [Worker(), Worker()]
        self.steps = 0
        self.author = make_author()
        self.photo = make_photo(name="pot.jpg")
        for slug in SLUGS[:2]:
            self.write(slug, slug, 1)

    def teardown(self):
        if hasattr(self, "case"):
            self.clock.stop()
            self.case._post_teardown()
            TestCase.tearDownClass()

    def commit(self, happen):
        with self.case.captureOnCommitCallbacks(execute=True):
            return happen()

    @rule(slug=st.sampled_from(SLUGS), title=NAMES, days=st.integers(-2, 40))
    def write(self, slug, title, days):
        def happen():
            values = {
                "title": title,
                "published_at": timezone.now() - dt.timedelta(days=days),
                "status": "published",
            }
            post, made = Post.objects.update_or_create(slug=slug, defaults=values)
            if made:
                recipe = make_recipe(title, cuisines="French", slug=f"{slug}-{Recipe.objects.count()}")
                PostRecipe.objects.create(post=post, recipe=recipe)

        self.commit(happen)

    @rule(slug=st.sampled_from(SLUGS), values=st.sampled_from([
        {"status": "draft"}, {"status": "published"}, {"body": "![](photo:pot)\n\n[recipe]"}, {"summary": "Good"},
        {"comments_open": False}, {"title": "A title"}, {"kind": "page"}, {"kind": "post"},
    ]), quietly=st.booleans())  # fmt: skip
    def edit(self, slug, values, quietly):
        found = Post.objects.filter(slug=slug)
        if quietly:
            self.commit(lambda: found.update(**values))
        elif post := found.first():
            for name, value in values.items():
                setattr(post, name, value)
            self.commit(post.save)

    @rule(slug=st.sampled_from(SLUGS))
    def remove(self, slug):
        self.commit(lambda: Post.objects.filter(slug=slug).delete())

    @rule(slug=st.sampled_from(SLUGS), to=st.sampled_from(SLUGS))
    def rename(self, slug, to):
        post = Post.objects.filter(slug=slug).first()
        if post and not Post.objects.filter(slug=to).exists():
            post.slug = to

            def happen():
                post.save()
                OldAddress.objects.remember(post, slug)

            self.commit(happen)

    @rule(slug=st.sampled_from(SLUGS), filed=st.booleans())
    def file(self, slug, filed):
        if post := Post.objects.filter(slug=slug).first():
            for model, its, name in ((Category, post.categories, "winter"), (Tag, post.tags, "quick")):
                row, _made = model.objects.get_or_create(slug=name, defaults={"name": name})
                self.commit(lambda its=its, row=row: its.add(row) if filed else its.remove(row))

    @rule(model=st.sampled_from([Category, Tag, Term]), name=NAMES)
    def rename_term(self, model, name):
        self.commit(lambda: [setattr(row, "name", name) or row.save() for row in model.objects.all()[:1]])

    @rule(
        lines=st.sampled_from(["3 leeks", "1 kg flour\n2 eggs", "500 g butter"]),
        name=NAMES,
        quietly=st.booleans(),
    )
    def cook(self, lines, name, quietly):
        if recipe := Recipe.objects.order_by("pk").last():

            def happen():
                storing.set_ingredients(recipe, text_areas.read(lines))
                storing.set_terms(recipe, "category", ["Main"])
                if quietly:
                    Recipe.objects.filter(pk=recipe.pk).update(name=name)
                else:
                    recipe.name = name
                    recipe.save()

            self.commit(happen)

    @rule(slug=st.sampled_from(SLUGS), lead=st.booleans(), alt=NAMES)
    def photograph(self, slug, lead, alt):
        self.commit(lambda: Post.objects.filter(slug=slug).update(lead_photo=self.photo if lead else None))
        self.commit(lambda: Photo.objects.update(alt=alt))

    @rule(slug=st.sampled_from(SLUGS), words=st.text("abc <&é", min_size=1, max_size=9), stars=st.sampled_from([None, 1, 5]),
          state=st.sampled_from(["published", "held", "spam"]), reply=st.booleans())  # fmt: skip
    def comment(self, slug, words, stars, state, reply):
        post = Post.objects.filter(slug=slug).first()
        if post is None:
            return
        parent = Comment.objects.published().filter(post=post).first() if reply else None
        recipe = post.recipe_list[0] if post.recipe_list else None
        number = Comment.objects.count()

        def happen():
            made = make_comment(post, parent=parent, words=f"{words}{number}", state="held", stars=stars,
                                recipe=recipe if stars else None)  # fmt: skip
            moderation.decide(made.pk, state)

        self.commit(happen)

    @precondition(lambda self: Comment.objects.exists())
    @rule(
        act=st.sampled_from(
            ["withdraw", "delete", "anonymise", "erase", "publish", "spam", "answer", "revise", "tidy"]
        )
    )
    def moderate(self, act):
        one = Comment.objects.order_by("pk").first()
        acts = {
            "withdraw": lambda: moderation.withdraw(one),
            "delete": lambda: retention.delete(one),
            "anonymise": lambda: retention.anonymise(one.user_email),
            "erase": lambda: retention.erase(one.user_email),
            "publish": lambda: moderation.decide(one.pk, "published"),
            "spam": lambda: moderation.decide(one.pk, "spam"),
            "answer": lambda: moderation.add_author_reply(
                one, f"Thanks {Comment.objects.count()}", self.author
            ),
            "revise": lambda: pipeline.edit(one, f"{one.comment}."),
            "tidy": retention.forget_old,
        }
        self.commit(acts[act])

    @rule(values=st.sampled_from([
        {"name": "Soup House"}, {"language": "de"}, {"language": "en"}, {"posts_per_page": 1}, {"posts_per_page": 10},
        {"accent": "#9f3a1b"}, {"search_engines": False}, {"search_engines": True}, {"comments_close_after_days": 1},
        {"comments_close_after_days": 0}, {"time_zone": "Pacific/Auckland"}, {"author_bio": "Cook.", "author_name": "Ana"},
        {"ai_crawlers": False},
    ]))  # fmt: skip
    def set(self, values):
        row = SiteSettings.load()
        for name, value in values.items():
            setattr(row, name, value)
        self.commit(row.save)

    @rule(hours=st.integers(1, 30))
    def wait(self, hours):
        self.now.shift(dt.timedelta(hours=hours))

    @rule()
    def forget_old_addresses(self):
        self.commit(lambda: OldAddress.objects.all().delete())

    @rule(first=st.text(max_size=3))
    def rename_author(self, first):
        self.commit(lambda: Post.objects.update(author=self.author))
        self.author.first_name = first
        self.commit(self.author.save)

    @rule(start=st.integers(0, len(ADDRESSES) - 1))
    def read(self, start):
        """Another worker reads some pages, so that it keeps older ones than the first."""
        for address in (ADDRESSES * 2)[start : start + 8]:
            self.workers[1].get(address)

    @invariant()
    def no_page_is_stale(self):
        if not hasattr(self, "workers"):
            return
        self.steps += 1
        for address in (ADDRESSES * 2)[(self.steps * LOOKS) % len(ADDRESSES) :][:LOOKS]:
            now = fresh(address)
            for worker in self.workers:
                kept = worker.get(address)
                assert (kept.status, timeless(kept.body)) == (now.status, timeless(now.body)), address
                assert kept.headers.get("Location") == now.headers.get("Location")


@pytest.mark.django_db(transaction=False)
@pytest.mark.slow
def test_no_random_life_of_the_site_ever_leaves_a_stale_page(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        run_state_machine_as_test(
            Site,
            settings=settings(
                max_examples=LIVES,
                stateful_step_count=12,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
