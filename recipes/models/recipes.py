"""A recipe, and how it becomes a card. Names follow schema.org's Recipe."""

from __future__ import annotations

from itertools import groupby

from django.db import models, transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from recipes.card import Card, CardStep, CardTerm, Duration, IngredientGroup, StepGroup, Video, minutes_in_all
from recipes.fields import FractionField, SlugField
from recipes.photos.videos import forget_later, new_name, validate_video

from .querysets import RecipeQuerySet
from .terms import Term


class Recipe(models.Model):
    """One recipe; the same one may stand in several posts. Times are minutes and the words typed."""

    name = models.CharField(_("name"), max_length=200)
    slug = SlugField(_("slug"), max_length=80, unique=True)
    description = models.TextField(_("description"), blank=True)
    photo = models.ForeignKey(
        "photos.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="recipes",
        verbose_name=_("photo"),
    )
    notes = models.JSONField(_("notes"), default=list, blank=True)
    terms = models.ManyToManyField(Term, through="RecipeTerm", related_name="recipes", blank=True)
    keywords = models.TextField(_("keywords"), blank=True, help_text=_("Parted by commas."))

    yield_number = FractionField(_("yield, number"), null=True, blank=True)
    yield_unit = models.CharField(_("yield, unit"), max_length=80, blank=True)
    yield_text = models.CharField(_("yield"), max_length=120, blank=True)
    prep_minutes = models.PositiveIntegerField(null=True, blank=True)
    prep_text = models.CharField(_("prep time"), max_length=80, blank=True)
    cook_minutes = models.PositiveIntegerField(null=True, blank=True)
    cook_text = models.CharField(_("cook time"), max_length=80, blank=True)
    additional_minutes = models.PositiveIntegerField(null=True, blank=True)
    additional_text = models.CharField(_("additional time"), max_length=80, blank=True)
    total_minutes = models.PositiveIntegerField(null=True, blank=True)
    total_text = models.CharField(_("total time"), max_length=80, blank=True)

    equipment = models.JSONField(_("equipment"), default=list, blank=True)
    nutrition = models.JSONField(_("nutrition"), default=dict, blank=True)
    video_url = models.URLField(
        _("video"), blank=True, help_text=_("The address of the video’s page, on YouTube for example.")
    )
    video_file = models.FileField(
        _("video file"), blank=True, upload_to=new_name, validators=[validate_video], max_length=100,
        help_text=_("MP4 or WebM, instead of an address: it plays on the page."),
    )  # fmt: skip
    video_name = models.CharField(_("video’s title"), max_length=200, blank=True)
    video_description = models.TextField(_("what the video shows"), blank=True)
    video_uploaded_on = models.DateField(
        _("uploaded on"), null=True, blank=True,
        help_text=_("Search engines show a video whose title, date and poster are known."),
    )  # fmt: skip
    video_poster = models.ForeignKey(
        "photos.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="poster_of",
        verbose_name=_("poster"),
        help_text=_("The photo that stands for the video until it plays."),
    )
    source_name = models.CharField(_("source"), max_length=200, blank=True)
    source_url = models.URLField(_("source address"), blank=True)

    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    objects = RecipeQuerySet.as_manager()

    class Meta:
        verbose_name = _("recipe")
        verbose_name_plural = _("recipes")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def duration(self, kind: str) -> Duration:
        """The time called `kind`: prep, cook, additional or total."""
        return Duration(getattr(self, f"{kind}_minutes"), getattr(self, f"{kind}_text"))

    def delete(self, *args, **kwargs):
        """The row now, the video's file once the transaction holds."""
        with transaction.atomic():
            result = super().delete(*args, **kwargs)
            forget_later(self.video_file.name)
        return result

    @property
    def known_total(self) -> int | None:
        """The minutes from beginning to end, as far as they are known."""
        return minutes_in_all(*(self.duration(kind) for kind in ("prep", "cook", "additional", "total")))

    def terms_of(self, kind: str) -> tuple[CardTerm, ...]:
        return tuple(
            CardTerm(row.name or row.term.name, row.term.slug)
            for row in self.recipe_terms.all()
            if row.term.kind == kind
        )

    @property
    def video(self) -> Video:
        return Video(
            address=self.video_url,
            file=self.video_file.url if self.video_file else "",
            name=self.video_name,
            description=self.video_description,
            uploaded_on=self.video_uploaded_on,
            poster=self.video_poster,
        )

    @cached_property
    def card(self) -> Card:
        return self.as_card()

    def as_card(self) -> Card:
        """This recipe as plain values. Fetch with `with_card()` first, or pay a query for each part."""
        return Card(
            name=self.name,
            slug=self.slug,
            description=self.description,
            photo=self.photo,
            ingredient_groups=tuple(
                IngredientGroup(rows[0].group_name, tuple(row.text for row in rows))
                for rows in _groups(self.ingredients.all())
            ),
            step_groups=tuple(
                StepGroup(rows[0].group_name, tuple(CardStep(row.text, row.name, row.photo) for row in rows))
                for rows in _groups(self.steps.all())
            ),
            notes=tuple(self.notes),
            categories=self.terms_of(Term.Kind.CATEGORY),
            methods=self.terms_of(Term.Kind.METHOD),
            cuisines=self.terms_of(Term.Kind.CUISINE),
            keywords=self.keywords,
            keyword_terms=self.terms_of(Term.Kind.KEYWORD),
            diets=tuple(term.name for term in self.terms_of(Term.Kind.DIET)),
            yield_number=self.yield_number,
            yield_unit=self.yield_unit,
            yield_text=self.yield_text,
            prep_time=self.duration("prep"),
            cook_time=self.duration("cook"),
            additional_time=self.duration("additional"),
            total_time=self.duration("total"),
            equipment=tuple(self.equipment),
            nutrition=dict(self.nutrition),
            video=self.video,
            source_name=self.source_name,
            source_url=self.source_url,
        )


def _groups(rows):
    return [list(part) for _number, part in groupby(rows, key=lambda row: row.group)]
