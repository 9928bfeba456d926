"""The discussion's public pages: a post's comments, the form, permanent addresses."""

from __future__ import annotations

import logging

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from blog.comments import pipeline, rate_limit, same_origin, signed_links, threads
from blog.comments.forms import CANNOT_STORE, CommentForm
from blog.comments.models import Comment
from blog.comments.openness import is_open
from blog.comments.submission import Submission
from blog.models import Post
from blog.requests import write_lock
from blog.requests.client_address import client_address

log = logging.getLogger(__name__)


@csrf_exempt  # the page is the same for all, so no token: same_origin.is_from_our_page stands in for it
@require_http_methods(["GET", "HEAD", "POST"])
def comment_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form on a page of its own: for a reply, and wherever a sent one needs another look."""
    post = get_object_or_404(Post.objects.published().for_page(), slug=slug)
    if request.method != "POST":
        return _form_page(request, post, CommentForm(post, initial={"reply": _asked_reply(request)}))
    form = CommentForm(post, request.POST)
    valid = form.is_valid()
    if not same_origin.is_from_our_page(request):
        problem = _(
            "This form did not come from a page of this site, so it was not taken. Your words are kept."
        )
        return _form_page(request, post, form, problem, status=403)
    if not is_open(post):
        return _form_page(request, post, form, _("Comments are closed. Your words are kept."), status=403)
    if not valid:
        return _form_page(request, post, form, status=422)
    try:
        with write_lock.wait_briefly():
            comment = pipeline.receive(_submission(request, form))
    except rate_limit.TooFast as error:
        problem = _("That was a lot in a short time. Your words are kept: please send them again in a while.")
        response = _form_page(request, post, form, problem, status=429)
        response["Retry-After"] = str(error.seconds)
        return response
    except DatabaseError:
        log.exception("A comment could not be stored")
        response = _form_page(request, post, form, CANNOT_STORE, status=503)
        response["Retry-After"] = "60"
        return response
    return HttpResponseRedirect(signed_links.mine(comment.pk), status=303)


@csrf_exempt  # so that another method is answered 405
@require_safe
def comment_page(request: HttpRequest, slug: str, page: int) -> HttpResponse:
    """A further page of a long discussion; the first stands under the post."""
    post = get_object_or_404(Post.objects.published().for_page(), slug=slug)
    if page == 1:
        return redirect(post.get_absolute_url() + "#comments")
    whole = threads.outline(post)
    if page < 1 or page > len(whole.pages):
        raise Http404
    return render(request, "comments/comment_page.html", {"post": post, "number": page, "outline": whole})


@csrf_exempt
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """A comment's permanent address: leads to the page of the discussion where it stands now."""
    found = get_object_or_404(Comment.objects.visible().select_related("post"), pk=pk)
    if not Post.objects.published().filter(pk=found.post_id).exists():
        raise Http404
    number = threads.outline(found.post).page_of(pk)
    if number is None:
        raise Http404
    return redirect(page_address(found.post, number) + f"#comment-{pk}")


def page_address(post: Post, number: int) -> str:
    if number == 1:
        return post.get_absolute_url()
    return reverse("comments:page", args=[post.slug, number])


def _form_page(
    request: HttpRequest, post: Post, form: CommentForm, problem: object = "", status: int = 200
) -> HttpResponse:
    parent = form.parent
    if not form.is_bound and (reply := form.initial["reply"]):
        parent = Comment.objects.visible().filter(post=post, pk=reply).first()
    context = {"post": post, "form": form, "problem": problem, "parent": parent, "is_open": is_open(post)}
    response = render(request, "comments/comment_form.html", context, status=status)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


def _asked_reply(request: HttpRequest) -> int | None:
    asked = request.GET.get("reply", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 16 else None


def _submission(request: HttpRequest, form: CommentForm) -> Submission:
    data = form.cleaned_data
    return Submission(
        post=form.post,
        comment=data["comment"],
        name=data["name"],
        email=data["email"],
        url=data["url"],
        parent=form.parent,
        kind=data["kind"],
        stars=data["rating"],
        recipe_id=form.rated_recipe_id,
        ip_address=client_address(request),
        user_agent=request.META.get("HTTP_USER_AGENT", ""),
        referrer=request.META.get("HTTP_REFERER", ""),
        permalink=signed_links.absolute(form.post.get_absolute_url()),
        honeypot=form.honeypot,
    )
