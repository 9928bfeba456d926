from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import intake, usage
from .models import Photo

ACCEPT = "image/jpeg,image/png,image/webp,image/avif,image/gif,image/heic,image/heif,.heic,.heif"


class FileList(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadForm(forms.Form):
    """Several photos at once; the words are asked for on the next page (or beside each, with script)."""

    files = forms.FileField(  # type: ignore[assignment]  # Django keeps the field apart from a form's `files`
        label=_("Photos"), widget=FileList({"multiple": True, "accept": ACCEPT}), max_length=None
    )


class PhotoForm(forms.ModelForm):
    """Words and focal point of one photo, and another file in its place. The file is understood in `clean`,
    so that what is wrong with it stands beside its field."""

    replacement = forms.FileField(
        label=_("Replace the file"),
        required=False,
        widget=forms.FileInput({"accept": ACCEPT}),
        help_text=_("The name, the words and every place that shows the photo stay as they are."),
    )
    picture: intake.Picture | None = None

    class Meta:
        model = Photo
        fields = ["alt", "decorative", "caption", "credit", "focal_x", "focal_y", "slug"]
        widgets = {
            "alt": forms.Textarea({"rows": 2, "cols": 60}),
            "caption": forms.Textarea({"rows": 2, "cols": 60}),
            "focal_x": forms.NumberInput({"min": 0, "max": 1, "step": "any"}),
            "focal_y": forms.NumberInput({"min": 0, "max": 1, "step": "any"}),
        }

    def clean_replacement(self):
        file = self.cleaned_data["replacement"]
        if file:
            self.picture = intake.read(file)
        return file

    def clean_slug(self) -> str:
        """A name that texts already say (`photo:name`) must not change under them."""
        slug = self.cleaned_data["slug"]
        if self.instance.pk and "slug" in self.changed_data:
            before = Photo.objects.get(pk=self.instance.pk)
            if texts := usage.texts_that_name(before):
                raise ValidationError(
                    _("“%(slug)s” is named in: %(places)s. Change it there first."),
                    params={"slug": before.slug, "places": ", ".join(use.name for use in texts)},
                )
        return slug
