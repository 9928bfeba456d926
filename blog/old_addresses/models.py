"""The rows of old addresses, and of those asked for in vain."""

from __future__ import annotations

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .normal import MAX_LENGTH, normal


class OldAddressQuerySet(models.QuerySet):
    def remember(self, post, old_slug: str) -> None:
        """`post` moved away from `old_slug`. An address that a post takes anew is no longer an old one."""
        if old_slug and old_slug != post.slug:
            self.update_or_create(address=normal(old_slug), defaults={"post": post, "suffix": "", "url": ""})
        self.filter(address=normal(post.slug)).delete()

    def with_targets(self) -> Self:
        return self.select_related("post", "category", "tag", "photo")


class OldAddress(models.Model):
    """Where something stood: it leads to where that stands now in one step, however often it moved.

    It names the thing, not its next address, so no chain can grow. A post that is not public leads nowhere,
    or to its photo; `suffix` comes behind the thing's own address ("print/").
    """

    address = models.CharField(_("address"), max_length=MAX_LENGTH, unique=True)
    post = models.ForeignKey(
        "blog.Post",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("post"),
    )
    category = models.ForeignKey(
        "blog.Category", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("category")
    )
    tag = models.ForeignKey(
        "blog.Tag", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("tag")
    )
    photo = models.ForeignKey(
        "photos.Photo", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    url = models.CharField(
        _("other address"), max_length=MAX_LENGTH, blank=True, help_text=_("/about/, or https://…")
    )
    suffix = models.CharField(max_length=40, blank=True, editable=False)
    hits = models.PositiveIntegerField(_("hits"), default=0, editable=False)
    last_hit_at = models.DateTimeField(_("last asked for"), null=True, editable=False)

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        app_label = "blog"
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["address"]

    def __str__(self) -> str:
        return self.shown

    @classmethod
    def all_posts(cls) -> Any:
        """Posts and pages, by the row's own relation: posts know their old addresses, not the other way round."""
        posts: Any = cls._meta.get_field("post").related_model
        return posts.objects.all()

    @property
    def shown(self) -> str:
        """The address as one writes it: "/2021/05/soup/", "/?p=12"."""
        if "?" in self.address or "." in self.address.rpartition("/")[2]:
            return f"/{self.address}"
        return f"/{self.address}/"

    def clean(self) -> None:
        self.address = normal(self.address)
        if not self.address:
            raise ValidationError(
                {"address": _("Write the address with its path: /2021/05/soup/ or /?p=12.")}
            )
        if not any((self.post_id, self.category_id, self.tag_id, self.photo_id, self.url)):
            raise ValidationError(
                _("Say where it leads: to a post, a category, a tag, a photo or another address.")
            )
        if self.url and not self.url.startswith(("/", "https://", "http://")):
            raise ValidationError({"url": _("Begin with / for this site, or with https://.")})
        if self.url and normal(self.url) == self.address:
            raise ValidationError({"url": _("That is the old address itself.")})


class MissingAddress(models.Model):
    """An address asked for in vain: the path alone, how often and when; nothing of who asked."""

    address = models.CharField(_("address"), max_length=300, unique=True)
    count = models.PositiveIntegerField(_("times"), default=1)
    first_at = models.DateTimeField(_("first"), default=timezone.now)
    last_at = models.DateTimeField(_("last"), default=timezone.now, db_index=True)

    class Meta:
        app_label = "blog"
        verbose_name = _("missing address")
        verbose_name_plural = _("missing addresses")
        ordering = ["-count", "-last_at"]

    def __str__(self) -> str:
        return self.address
