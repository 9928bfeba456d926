"""The forms of the moderator's pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from blog.comments.form_fields import MultilineField, NameField
from blog.comments.models import Comment


class SeenActionForm(ActionForm):
    """Remembers when the list was made: words edited after that were not seen by the moderator."""

    seen = forms.DateTimeField(required=False, label="", widget=forms.HiddenInput, initial=timezone.now)


class ChangeForm(forms.ModelForm):
    """A comment in the moderator's hands: of any length, as the author's answers are."""

    user_name = NameField(label=gettext_lazy("Name"), max_length=50, widget=AdminTextInputWidget)
    comment = MultilineField(label=gettext_lazy("Comment"), widget=AdminTextareaWidget)

    class Meta:
        model = Comment
        fields = ["user_name", "user_email", "user_url", "comment", "kind", "stars", "date_known"]

    def clean(self) -> dict[str, Any]:
        """Nobody says the same twice in one place, not even with the moderator's help."""
        super().clean()
        if not self.errors:
            for name in ("user_name", "user_email", "comment"):
                setattr(self.instance, name, self.cleaned_data[name])
            self.instance.set_fingerprint()
            same = Comment.objects.filter(fingerprint=self.instance.fingerprint).exclude(pk=self.instance.pk)
            if same.exists():
                self.add_error("comment", _("The same person has already said exactly this here."))
        return self.cleaned_data


class PrivacyForm(forms.Form):
    mail = forms.EmailField(label=gettext_lazy("Mail address"))
    sure = forms.BooleanField(label=gettext_lazy("I am sure: this cannot be undone"), required=False)
