"""What a post's page shows of the discussion. None of it knows who is reading."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from blog.comments import akismet, threads
from blog.comments.comment_html import as_html
from blog.comments.forms import CommentForm
from blog.comments.openness import is_open
from blog.comments.ratings import rating_summary
from blog.comments.views import page_address
from blog.models import Post
from blog.site_settings import SiteSettings
from recipes.models import RecipeRating

register = template.Library()


@register.inclusion_tag("comments/_discussion.html")
def discussion(post: Post, number: int = 1, outline: threads.Outline | None = None) -> dict[str, Any]:
    """The comments and the form: two queries, however many comments there are."""
    whole = outline or threads.outline(post)
    pages = [(n, page_address(post, n)) for n in range(1, len(whole.pages) + 1)]
    return {
        "post": post,
        "title": threads.in_words(whole.count),
        "rows": threads.rows(whole, number),
        "pages": pages if len(pages) > 1 else [],
        "number": number,
        "is_open": is_open(post),
        # A page such as About was never meant to be discussed: it does not say so.
        "is_shown": post.kind == Post.Kind.POST or whole.count or post.comments_open,
        "form": CommentForm(post),
    }


@register.inclusion_tag("comments/_form.html")
def comment_form(post: Post, form: CommentForm) -> dict[str, Any]:
    return {
        "post": post,
        "form": form,
        "use_akismet": akismet.is_configured(),
        "privacy_slug": SiteSettings.load().privacy_slug,
    }


@register.simple_tag
def ratings_of(post: Post) -> dict[int, RecipeRating]:
    """The readers' ratings of the post's recipes, by the recipes' ids."""
    return {recipe.pk: rating for recipe in post.recipe_list if (rating := rating_summary(recipe))}


register.simple_tag(rating_summary)


@register.filter
def comment_html(words: str) -> SafeString:
    return as_html(words)


@register.inclusion_tag("comments/_privacy.html")
def discussion_privacy() -> dict[str, Any]:
    """What is kept of a reader's comment, from the settings in force."""
    return {
        "use_akismet": akismet.is_configured(),
        "demo_akismet": settings.AKISMET_IS_STAND_IN,
        "spam_days": settings.COMMENTS_KEEP_SPAM_DAYS,
        "trash_days": settings.COMMENTS_KEEP_TRASH_DAYS,
        "address_days": settings.COMMENTS_KEEP_ADDRESSES_DAYS,
        "mail_days": settings.COMMENTS_KEEP_MAILS_DAYS,
        "edit_minutes": settings.COMMENTS_EDIT_MINUTES,
    }
