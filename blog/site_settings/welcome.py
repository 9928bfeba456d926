"""What a fresh site asks its author on the first sign-in: the first few settings, or none of them."""

from __future__ import annotations

from django import forms

from .models import SiteSettings


class WelcomeForm(forms.ModelForm):
    class Meta:
        model = SiteSettings
        fields = ["name", "tagline", "author_name", "language", "time_zone"]

    def save(self, commit: bool = True) -> SiteSettings:
        self.instance.is_set_up = True
        return super().save(commit)


def is_wanted() -> bool:
    return not SiteSettings.load().is_set_up


def skip() -> None:
    """The author would rather not say: keep what stands, ask no more."""
    site = SiteSettings.load()
    site.is_set_up = True
    site.save()
