"""The author's form for a post or a page."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DEFAULT_MAX_NUM
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog import blocks
from blog.models import Post, validate_free_address
from blog.photo_mentions import check_words
from recipes.models import Recipe
from recipes.photos.robust_admin import is_key
from recipes.slugs import free_slug

MOST_RECIPES = DEFAULT_MAX_NUM  # as many rows as Django takes of a formset


class PostForm(forms.ModelForm):
    class Meta:
        model = Post
        fields = [
            "title", "slug", "summary", "body", "lead_photo", "author", "status", "published_at", "comments_open",
            "categories", "tags",
        ]  # fmt: skip
        widgets = {
            "title": forms.TextInput({"class": "vTextField", "size": 80}),
            "summary": forms.Textarea({"rows": 3, "cols": 80}),
            "body": forms.Textarea({"rows": 24, "cols": 80, "class": "vLargeTextField body-editor"}),
        }
        help_texts = {
            "body": gettext_lazy(
                'Markdown. ![alt](photo:name "caption") places a photo, several in a row make a gallery; [recipe] '
                "on a line of its own places the card (or [recipe name] where there are several)."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """The slug typed; an empty one is made from the title, beside every address taken."""
        if slug := self.cleaned_data["slug"]:
            return slug
        base = free_slug(
            self.data.get(self.add_prefix("title"), ""), Post.objects.exclude(pk=self.instance.pk)
        )
        try:
            validate_free_address(base)
        except ValidationError:
            return free_slug(f"{base}-post", Post.objects.exclude(pk=self.instance.pk))
        return base

    def clean_body(self) -> str:
        body = self.cleaned_data["body"]
        if reason := blocks.refusal(body):
            raise ValidationError(reason)
        if missing := blocks.missing_markers(body, self.recipes_typed()):
            raise ValidationError(
                _(
                    "This marker names nothing: %(markers)s. Check the name, or add the photo or recipe first."
                ),
                params={"markers": ", ".join(missing)},
            )
        return body

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if cleaned.get("status") == Post.Status.PUBLISHED and not cleaned.get("published_at"):
            cleaned["published_at"] = timezone.now()
        if cleaned.get("status") == Post.Status.PUBLISHED and "body" in cleaned:
            try:
                check_words(cleaned["body"], cleaned.get("lead_photo"), self.recipes_typed())
            except ValidationError as error:
                self.add_error("status", error)
        return cleaned

    def recipes_typed(self) -> list[Recipe]:
        """The recipes chosen below on the same page, in order: they are saved after this form.

        The inline formset checks its own fields; what is no number counts here as nothing.
        """
        prefix, chosen = "post_recipes-", []
        for number in range(min(self._typed_number(f"{prefix}TOTAL_FORMS") or 0, MOST_RECIPES)):
            pk = self._typed_number(f"{prefix}{number}-recipe")
            if pk is not None and not self.data.get(f"{prefix}{number}-DELETE"):
                chosen.append((self._typed_number(f"{prefix}{number}-position") or 0, number, pk))
        recipes = Recipe.objects.select_related("photo").in_bulk([pk for _position, _number, pk in chosen])
        return [recipes[pk] for _position, _number, pk in sorted(chosen) if pk in recipes]

    def _typed_number(self, name: str) -> int | None:
        """A whole number that a row's key can be, as typed; None for anything else."""
        text = self.data.get(name, "")
        return int(text) if is_key(text) else None
