"""What the admin asks before an import begins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import ImportRun


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    widget = SeveralFilesInput({"accept": ".xml"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        rows = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(SeveralFilesField, self).clean(row, initial) for row in rows]


class ImportForm(forms.Form):
    exports = SeveralFilesField(
        label=gettext_lazy("Export files"),
        required=False,
        help_text=gettext_lazy(
            "In WordPress: Tools → Export → All content. Choose all files of a large site at once."
        ),
    )
    path = forms.CharField(
        label=gettext_lazy("Or a file on the server"),
        required=False,
        help_text=gettext_lazy("For exports too large to upload: its whole path, or several, a line each."),
        widget=forms.Textarea({"rows": 2, "cols": 80}),
    )
    uploads = forms.CharField(
        label=gettext_lazy("The uploads folder"),
        required=False,
        help_text=gettext_lazy(
            "Where the old site’s wp-content/uploads lies on this server. Without it no photo comes along; it may be given later."
        ),
        widget=forms.TextInput({"size": 80}),
    )
    pages = forms.CharField(
        label=gettext_lazy("Saved pages"),
        required=False,
        help_text=gettext_lazy(
            "A folder with pages of the old site, saved as HTML: for recipes that no export holds (Mediavine Create, Zip Recipes)."
        ),
        widget=forms.TextInput({"size": 80}),
    )
    dry_run = forms.BooleanField(
        label=gettext_lazy("Look only"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Reads everything and reports; writes nothing."),
    )

    def clean_path(self) -> list[str]:
        paths = [Path(line.strip()) for line in self.cleaned_data["path"].splitlines() if line.strip()]
        for path in paths:
            if not path.is_absolute() or not path.is_file():
                raise ValidationError(_("There is no file %(path)s on this server."), params={"path": path})
        return [str(path.resolve()) for path in paths]

    def clean_uploads(self) -> str:
        return self._folder("uploads")

    def clean_pages(self) -> str:
        return self._folder("pages")

    def _folder(self, name: str) -> str:
        typed = self.cleaned_data[name].strip()
        if typed and not (Path(typed).is_absolute() and Path(typed).is_dir()):
            raise ValidationError(_("There is no folder %(path)s on this server."), params={"path": typed})
        return str(Path(typed).resolve()) if typed else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("exports") and not cleaned.get("path"):
            self.add_error("exports", _("Choose an export file, or name one on the server."))
        return cleaned

    def save(self) -> ImportRun:
        """The run, waiting for the worker, with its uploaded files laid down beside it."""
        values = self.cleaned_data
        run = ImportRun.objects.create(
            uploads=values["uploads"], pages=values["pages"], dry_run=values["dry_run"], files=values["path"]
        )
        run.folder.mkdir(parents=True, exist_ok=True)
        for number, upload in enumerate(values["exports"]):
            target = run.folder / f"{number}-{Path(upload.name).name}"
            with target.open("wb") as file:
                for chunk in upload.chunks():
                    file.write(chunk)
            run.files.append(str(target))
        run.queued = True
        run.save()
        return run
