"""What a reader sends: a comment, or new words for one.

The package's own form is not its base: what it adds to plain fields is a timestamp and a hash, which
would freeze in a cached page, a check for duplicates that finds nothing, and a reply target it trusts.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from blog.comments.form_fields import MultilineField, NameField
from blog.comments.models import Comment
from blog.models import Post

LONGEST_COMMENT = 3000
CANNOT_STORE = _(
    "The site cannot store anything just now. Your words are kept: please send them again in a minute."
)
MISSING_PARENT = _("The comment you are answering is not here any more. Your words are kept.")


class WordsForm(forms.Form):
    """The words alone, shown as they were typed."""

    comment = MultilineField(
        label=_("Comment"),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Please write something."),
            "max_length": _("At most %(limit_value)d characters, please: these are %(show_value)d."),
        },
    )


class WebsiteField(forms.URLField):
    """One complaint for one bad address: the ways allowed take the place of Django's own."""

    default_validators = [URLValidator(schemes=["http", "https"])]


class CommentForm(WordsForm):
    name = NameField(
        label=_("Name"),
        max_length=50,
        error_messages={"required": _("Please give a name, any name will do.")},
    )
    email = forms.EmailField(
        label=_("Email"), error_messages={"required": _("Please give your mail address.")}
    )
    url = WebsiteField(
        label=_("Website"),
        required=False,
        max_length=200,
        assume_scheme="https",
        error_messages={"invalid": _("This is not the address of a website.")},
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Comment.Kind.choices, required=False)
    rating = forms.TypedChoiceField(
        label=_("Rate this recipe"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("No rating")), *((str(n), str(n)) for n in range(1, 6))],
    )
    recipe = forms.TypedChoiceField(required=False, coerce=int, empty_value=None)
    reply = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], MISSING_PARENT),
    )

    def __init__(self, post: Post, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post
        self.parent: Comment | None = None
        self.recipes = post.recipe_list
        recipe = self.fields["recipe"]
        assert isinstance(recipe, forms.TypedChoiceField)
        recipe.choices = [(row.pk, row.name) for row in self.recipes]
        self.fields[settings.COMMENTS_HONEYPOT] = forms.CharField(required=False)

    def clean_reply(self) -> int | None:
        """A parent must be seen by readers, on this post, with all that stands above it."""
        pk = self.cleaned_data["reply"]
        if not pk:
            return None
        self.parent = Comment.objects.visible().filter(post=self.post, pk=pk).first()
        if self.parent is None:
            raise forms.ValidationError(MISSING_PARENT)
        return pk

    @property
    def honeypot_name(self) -> str:
        return settings.COMMENTS_HONEYPOT

    @property
    def honeypot(self) -> str:
        return self.cleaned_data.get(settings.COMMENTS_HONEYPOT, "")

    @property
    def rated_recipe_id(self) -> int | None:
        """Which recipe the stars are for: the chosen one, else the post's first."""
        if not self.cleaned_data["rating"] or not self.recipes:
            return None
        return self.cleaned_data["recipe"] or self.recipes[0].pk
