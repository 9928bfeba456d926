"""The proofreader on a post's form: what it found in the post's recipes and photos, before publishing."""

from __future__ import annotations

from django.contrib import admin
from django.urls import reverse

from blog.models import Post
from recipes.photos.models import Photo
from recipes.proofreader import Passage, alt_missing
from recipes.proofreader.admin import advice_count, advise, proofs_of


def photos_without_words(post: Post) -> list[dict]:
    """The findings on photos of the body, each with its photo's page in the admin."""
    placed = {shown.photo: shown.alt for block in post.blocks for shown in block.photos}
    wordless = [
        photo for photo, alt in placed.items() if not (alt or photo.alt).strip() and not photo.decorative
    ]
    return [
        {"finding": alt_missing(Passage("body", None, None, ""), photo.slug), "url": _page_of(photo)}
        for photo in wordless
    ]


def _page_of(photo: Photo) -> str:
    return reverse("admin:photos_photo_change", args=[photo.pk])


class PostProofreadingMixin(admin.ModelAdmin):
    """For a post's admin, before ModelAdmin. It only tells: nothing waits for it."""

    class Media:
        css = {"all": ["css/admin-proofreader.css"]}

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None and obj.pk:
            stored = Post.objects.for_page().get(pk=obj.pk)
            proofs = proofs_of([recipe.pk for recipe in stored.recipe_list])
            context["proofs"] = [
                (proof, advice_count(len(proof.findings))) for proof in proofs if proof.findings
            ]
            context["wordless_photos"] = photos_without_words(stored)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        advise(request, _recipe_ids(obj))
        return response

    def response_change(self, request, obj):
        response = super().response_change(request, obj)
        advise(request, _recipe_ids(obj))
        return response


def _recipe_ids(post: Post) -> list[int]:
    return list(post.post_recipes.values_list("recipe_id", flat=True))
