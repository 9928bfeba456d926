"""Atom feeds of published comments: of the whole site, and of one post."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from blog.comments import signed_links
from blog.comments.comment_html import as_html
from blog.comments.models import Comment
from blog.models import Post, SiteSettings

LENGTH = 20


@csrf_exempt  # so that another method is answered 405
@require_safe
def all_comments(request: HttpRequest) -> HttpResponse:
    site = SiteSettings.load().name
    newest = Comment.objects.visible().filter(post__in=Post.objects.published())
    title = _("Comments on %(site)s") % {"site": site}
    return _feed(title, "/", reverse("comments:feed"), newest)


@csrf_exempt
@require_safe
def post_comments(request: HttpRequest, slug: str) -> HttpResponse:
    post = get_object_or_404(Post.objects.published(), slug=slug)
    title = _("Comments on “%(post)s”") % {"post": post.title}
    address = reverse("comments:post_feed", args=[slug])
    return _feed(title, post.get_absolute_url(), address, Comment.objects.visible().filter(post=post))


def _feed(title: str, link: str, address: str, comments) -> HttpResponse:
    feed = Atom1Feed(
        title=title,
        link=signed_links.absolute(link),
        description="",
        feed_url=signed_links.absolute(address),
        feed_guid=signed_links.absolute(address),
    )
    for comment in comments.select_related("post").order_by("-pk")[:LENGTH]:
        permalink = signed_links.absolute(comment.get_absolute_url())
        feed.add_item(
            title=_("%(name)s on “%(post)s”") % {"name": comment.user_name, "post": comment.post.title},
            link=permalink,
            unique_id=permalink,
            description=as_html(comment.comment),
            author_name=comment.user_name,
            pubdate=comment.submit_date,
            updateddate=comment.edited_at or comment.submit_date,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
