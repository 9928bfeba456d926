"""The author's form for a recipe: ingredients, steps and notes each as one text area, a line an entry."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import markup, storing, text_areas
from .card import DIETS, CardTerm
from .models import Recipe, Term
from .photos.models import Photo
from .photos.videos import forget_later
from .quantities.durations import minutes_of
from .quantities.yields import read_yield
from .slugs import free_slug

NUTRIENTS = (
    "calories",
    "carbohydrateContent",
    "cholesterolContent",
    "fatContent",
    "fiberContent",
    "proteinContent",
    "saturatedFatContent",
    "servingSize",
    "sodiumContent",
    "sugarContent",
    "transFatContent",
    "unsaturatedFatContent",
)  # fmt: skip  (https://schema.org/NutritionInformation)
TERM_FIELDS = {"categories": Term.Kind.CATEGORY, "methods": Term.Kind.METHOD, "cuisines": Term.Kind.CUISINE}


def _area(label: Any, help_text: Any = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": rows, "cols": 80}),
    )


class RecipeForm(forms.ModelForm):
    ingredients = _area(
        gettext_lazy("Ingredients"),
        gettext_lazy(
            "A line each, as you would write it. “For the sauce:” or “## For the sauce” opens a group. Pasted bullets are fine."
        ),
        12,
    )
    instructions = _area(
        gettext_lazy("Instructions"),
        gettext_lazy(
            "A step on each line. “## On the day” opens a group (“##” alone one without a name), “### Crisp it up” "
            "names the step below it, and ![](photo:name) at the end of a step is its photo. Pasted numbers are fine."
        ),
        14,
    )
    notes = _area(gettext_lazy("Notes"), gettext_lazy("A note on each line."), 5)
    categories = forms.CharField(
        label=gettext_lazy("Categories"),
        required=False,
        help_text=gettext_lazy("Parted by commas; by semicolons where a name has a comma in it."),
    )
    methods = forms.CharField(label=gettext_lazy("Methods"), required=False)
    cuisines = forms.CharField(label=gettext_lazy("Cuisines"), required=False)
    diets = forms.MultipleChoiceField(
        label=gettext_lazy("Suits these diets"),
        choices=list(DIETS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    equipment = _area(gettext_lazy("Equipment"), gettext_lazy("A line each."), 3)
    nutrition = _area(
        gettext_lazy("Nutrition"),
        gettext_lazy("A line each, by schema.org’s names: “calories: 520 kcal”, “proteinContent: 31 g”."),
        4,
    )

    class Meta:
        model = Recipe
        fields = [
            "name", "slug", "description", "photo", "ingredients", "instructions", "notes", "categories", "methods",
            "cuisines", "keywords", "yield_text", "prep_text", "cook_text", "additional_text", "total_text",
            "diets", "equipment", "nutrition", "video_url", "video_file", "video_name", "video_description",
            "video_uploaded_on", "video_poster", "source_name", "source_url",
        ]  # fmt: skip
        widgets = {
            "description": forms.Textarea({"rows": 3, "cols": 80}),
            "keywords": forms.Textarea({"rows": 2, "cols": 80}),
            "video_description": forms.Textarea({"rows": 2, "cols": 80}),
            "video_file": forms.ClearableFileInput({"accept": "video/mp4,video/webm"}),
        }

    def __init__(self, *args, **kwargs):
        instance = kwargs.get("instance")
        if instance is not None and instance.pk:
            kwargs["initial"] = _typed(instance) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.video_before = self.instance.video_file.name
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_ingredients(self) -> list[text_areas.Group]:
        return _groups(self.cleaned_data["ingredients"])

    def clean_instructions(self) -> list[text_areas.Group]:
        groups = _groups(self.cleaned_data["instructions"], steps=True)
        slugs = {entry.photo_slug for group in groups for entry in group.entries if entry.photo_slug}
        known = set(Photo.objects.filter(slug__in=slugs).values_list("slug", flat=True))
        if missing := sorted(slugs - known):
            raise ValidationError(_("No photo is called %(names)s."), params={"names": ", ".join(missing)})
        _check_layout(entry.text for group in groups for entry in group.entries)
        return groups

    def clean_notes(self) -> list[str]:
        notes = text_areas.read_list(self.cleaned_data["notes"])
        _check_layout(notes)
        return notes

    def clean_equipment(self) -> list[str]:
        return text_areas.read_list(self.cleaned_data["equipment"])

    def clean_nutrition(self) -> dict[str, str]:
        found = {}
        for line in filter(None, map(str.strip, self.cleaned_data["nutrition"].splitlines())):
            name, colon, value = line.partition(":")
            known = {nutrient.lower(): nutrient for nutrient in NUTRIENTS}
            name = known.get(name.strip().lower()) or known.get(name.strip().lower() + "content", "")
            if not (colon and name and value.strip()):
                raise ValidationError(
                    _("“%(line)s” is not understood. Write one of these, a colon and its value: %(names)s."),
                    params={"line": line, "names": ", ".join(NUTRIENTS)},
                )
            found[name] = value.strip()
        return found

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        others = Recipe.objects.exclude(pk=self.instance.pk)
        return slug or free_slug(self.data.get(self.add_prefix("name"), ""), others, fallback="recipe")

    def _post_clean(self):
        # The model's own notes, equipment and nutrition are what was read, not the text areas.
        super()._post_clean()
        self.instance.notes = self.cleaned_data.get("notes") or []
        self.instance.equipment = self.cleaned_data.get("equipment") or []
        self.instance.nutrition = self.cleaned_data.get("nutrition") or {}
        for kind in ("prep", "cook", "additional", "total"):
            typed = self.cleaned_data.get(f"{kind}_text") or ""
            setattr(self.instance, f"{kind}_minutes", minutes_of(typed) if typed else None)
        self.instance.yield_number, self.instance.yield_unit = read_yield(
            self.cleaned_data.get("yield_text") or ""
        )

    def _save_m2m(self):
        super()._save_m2m()
        storing.set_ingredients(self.instance, self.cleaned_data["ingredients"])
        storing.set_steps(self.instance, self.cleaned_data["instructions"])
        for field, kind in TERM_FIELDS.items():
            storing.set_terms(self.instance, kind, text_areas.read_names(self.cleaned_data[field]))
        storing.set_terms(self.instance, Term.Kind.KEYWORD, text_areas.read_names(self.instance.keywords))
        storing.set_diets(self.instance, self.cleaned_data["diets"])
        if self.video_before != self.instance.video_file.name:
            forget_later(self.video_before)


def _check_layout(lines: Iterable[str]) -> None:
    """Raises ValidationError for the first line that Markdown cannot lay out (`markup.refusal`)."""
    for line in lines:
        if reason := markup.refusal(line):
            shown = line if len(line) <= 60 else f"{line[:60]}…"
            raise ValidationError(_("“%(line)s”: %(reason)s"), params={"line": shown, "reason": reason})


def _groups(typed: str, *, steps: bool = False) -> list[text_areas.Group]:
    groups = text_areas.read(typed, steps=steps)
    if empty := next((group for group in groups if not group.entries), None):
        raise ValidationError(
            _("The group “%(name)s” has no line under it. Add one, or take the heading out."),
            params={"name": empty.name},
        )
    return groups


def _typed(recipe: Recipe) -> dict[str, str | list[str]]:
    """The text areas of a stored recipe."""
    card = recipe.as_card()

    def names(terms: tuple[CardTerm, ...]) -> str:
        return text_areas.write_names(term.name for term in terms)

    return {
        "ingredients": text_areas.write(
            [
                text_areas.Group(g.name, tuple(text_areas.Entry(line) for line in g.lines))
                for g in card.ingredient_groups
            ]
        ),
        "instructions": text_areas.write(
            [
                text_areas.Group(
                    g.name,
                    tuple(text_areas.Entry(s.text, s.name, s.photo.slug if s.photo else "") for s in g.steps),
                )
                for g in card.step_groups
            ],
            steps=True,
        ),
        "notes": text_areas.write_list(card.notes),
        "categories": names(card.categories),
        "methods": names(card.methods),
        "cuisines": names(card.cuisines),
        "diets": list(card.diets),
        "equipment": text_areas.write_list(card.equipment),
        "nutrition": "\n".join(f"{name}: {value}" for name, value in card.nutrition.items()),
    }
