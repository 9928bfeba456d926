"""`manage.py fill`: made-up posts and comments, to try the site at a size."""

import io

import pytest
from django.core.management import CommandError, call_command

from blog import search
from blog.comments.models import Comment
from blog.comments.ratings import recount
from blog.comments.threads import outline
from blog.config.fill import writing
from blog.models import Post
from recipes.models import Recipe, RecipeRating
from tests.factories import make_post

pytestmark = pytest.mark.django_db


def fill(*arguments: str) -> str:
    out = io.StringIO()
    call_command("fill", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker):
    """60 posts and 300 comments, for all tests of this file that only look."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        told = fill("--posts", "60", "--comments", "300")
        yield told
        transaction.set_rollback(True)


def test_it_makes_what_was_asked_for_and_says_so(filled):
    assert (Post.objects.posts().count(), Recipe.objects.count(), Comment.objects.count()) == (60, 60, 300)
    assert "60 of 60 posts" in filled
    assert "300 of 300 comments" in filled


def test_its_posts_open_with_their_cards_and_comments(filled, client):
    post = Post.objects.published().exclude(comments=None).first()
    page = client.get(post.get_absolute_url()).content.decode()
    assert 'id="recipe"' in page
    assert outline(post).count == Comment.objects.visible().filter(post=post).count() > 0


def test_they_are_found_by_search(filled):
    post = Post.objects.published().first()
    assert post.pk in search.find(post.title, "en").pks


def test_the_ratings_are_those_that_counting_gives(filled):
    before = dict(RecipeRating.objects.values_list("recipe", "total"))
    for pk in before:
        recount(pk)
    assert before == dict(RecipeRating.objects.values_list("recipe", "total")) != {}


def test_new_rows_come_behind_those_it_made(filled):
    assert make_post("After it").pk > Post.objects.order_by("pk").first().pk


def test_the_same_seed_gives_the_same_words():
    assert writing.post(3, 7) == writing.post(3, 7) != writing.post(4, 7)


def test_it_refuses_where_somebody_has_written():
    make_post("My own")
    before = Post.objects.count()
    with pytest.raises(CommandError, match="posts of its own"):
        fill("--posts", "1", "--comments", "0")
    assert Post.objects.count() == before
    fill("--posts", "1", "--comments", "0", "--among-own")
    assert Post.objects.count() == before + 1


def test_run_again_it_adds():
    before = Post.objects.count(), Comment.objects.count()
    fill("--posts", "2", "--comments", "2")
    fill("--posts", "2", "--comments", "2")
    assert (Post.objects.count(), Comment.objects.count()) == (before[0] + 4, before[1] + 4)


@pytest.mark.parametrize("wrong", [("--posts", "0"), ("--comments", "-1")])
def test_it_refuses_sizes_that_are_none(wrong):
    with pytest.raises(CommandError):
        fill(*wrong)
