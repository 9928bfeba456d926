"""Posts and pages, and what they are filed under."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from recipes.fields import SlugField
from recipes.models import Recipe

from . import blocks
from .addresses import is_reserved
from .old_addresses.models import MissingAddress as MissingAddress
from .old_addresses.models import OldAddress as OldAddress
from .page_cache.models import ChangeLogEntry as ChangeLogEntry
from .page_cache.models import PageMark as PageMark
from .querysets import PostQuerySet
from .revisions.autosave.models import OpenForm as OpenForm
from .revisions.models import Revision as Revision
from .search.models import SearchEntry as SearchEntry
from .search.models import SearchWord as SearchWord
from .site_settings import SiteSettings as SiteSettings


class Category(models.Model):
    """What posts are filed under; a category may stand inside another."""

    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=120, unique=True)
    description = models.TextField(_("description"), blank=True)
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="children", verbose_name=_("parent")
    )

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("blog:category", args=[self.slug])

    def clean(self) -> None:
        seen, above = {self.pk}, self.parent
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("A category cannot stand inside itself.")})
            seen.add(above.pk)
            above = above.parent


class Tag(models.Model):
    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), max_length=120, unique=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("blog:tag", args=[self.slug])


def validate_free_address(slug: str) -> None:
    """Refuses a slug that is the first word of an address of the site itself."""
    if is_reserved(slug):
        raise ValidationError(
            _("“%(slug)s” is an address of the site itself. Choose another."), params={"slug": slug}
        )


class Post(models.Model):
    """A post, or a page such as About: the same thing off the timeline."""

    class Kind(models.TextChoices):
        POST = "post", _("post")
        PAGE = "page", _("page")

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")

    kind = models.CharField(max_length=4, choices=Kind, default=Kind.POST, editable=False)
    title = models.CharField(_("title"), max_length=200)
    slug = SlugField(
        _("slug"), max_length=80, unique=True, validators=[validate_free_address],
        help_text=_("The post's address. Made from the title if you leave it empty."),
    )  # fmt: skip
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("For lists, search engines and sharing.")
    )
    body = models.TextField(_("body"), blank=True)
    lead_photo = models.ForeignKey(
        "photos.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="lead_of",
        verbose_name=_("lead photo"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("author"),
    )
    status = models.CharField(_("status"), max_length=9, choices=Status, default=Status.DRAFT)
    published_at = models.DateTimeField(
        _("publishing time"), null=True, blank=True,
        help_text=_("A time to come schedules the post. Left empty, publishing sets it to now."),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)
    comments_open = models.BooleanField(_("comments open"), default=True)
    categories = models.ManyToManyField(
        Category, related_name="posts", blank=True, verbose_name=_("categories")
    )
    tags = models.ManyToManyField(Tag, related_name="posts", blank=True, verbose_name=_("tags"))
    recipes = models.ManyToManyField(Recipe, through="PostRecipe", related_name="posts", blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ["-published_at", "-pk"]
        indexes = [models.Index(fields=["kind", "status", "-published_at"], name="post_timeline")]
        permissions = [("assign_author", _("Can publish in another's name"))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog:post_detail", args=[self.slug])

    @property
    def is_public(self) -> bool:
        """The rule of `published()`, for one post in hand."""
        return self.status == self.Status.PUBLISHED and bool(
            self.published_at and self.published_at <= timezone.now()
        )

    @property
    def is_scheduled(self) -> bool:
        return self.status == self.Status.PUBLISHED and not self.is_public

    @property
    def author_name(self) -> str:
        """The author's full name; empty where there is none: a login name is nobody's business."""
        return self.author.get_full_name() if self.author else ""

    @property
    def labels(self) -> list[str]:
        """The names of its categories, then of its tags."""
        categories, tags = self.categories.all(), self.tags.all()
        return [category.name for category in categories] + [tag.name for tag in tags]

    @cached_property
    def recipe_list(self) -> list[Recipe]:
        """Its recipes in order."""
        return [row.recipe for row in self.post_recipes.all()]

    @cached_property
    def blocks(self) -> list[blocks.Block]:
        """The body as prose, photos and recipe cards: one query, for the photos it names."""
        return blocks.read(self.body, self.recipe_list)

    @property
    def total_minutes(self) -> int | None:
        """What its first recipe takes, from beginning to end."""
        return self.recipe_list[0].known_total if self.recipe_list else None

    @cached_property
    def shown_photo(self):
        """The photo for lists and sharing: the lead photo, else the first recipe's."""
        if self.lead_photo is not None:
            return self.lead_photo
        return next((recipe.photo for recipe in self.recipe_list if recipe.photo), None)


class Page(Post):
    """A page, edited as posts are."""

    class Meta:
        proxy = True
        verbose_name = _("page")
        verbose_name_plural = _("pages")


class PostRecipe(models.Model):
    """A recipe in a post, at its position."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="post_recipes")
    recipe = models.ForeignKey(Recipe, models.CASCADE, related_name="post_recipes", verbose_name=_("recipe"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("recipe in this post")
        verbose_name_plural = _("recipes in this post")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["post", "recipe"], name="recipe_once_per_post")]

    def __str__(self) -> str:
        return str(self.recipe)


class DemoItem(models.Model):
    """A row that loading the demo made, so that one action can take it away again."""

    model = models.CharField(max_length=100)  # "app.model"
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["model", "object_id"], name="demo_item_once")]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"
