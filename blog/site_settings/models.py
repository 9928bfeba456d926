"""What the author may say of the site: one row."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from . import accent

LANGUAGES = [("en", "English"), ("de", "Deutsch")]
_NETWORKS = {
    "instagram.com": "Instagram", "youtube.com": "YouTube", "facebook.com": "Facebook", "pinterest.com": "Pinterest",
    "tiktok.com": "TikTok", "github.com": "GitHub", "bsky.app": "Bluesky", "threads.net": "Threads", "x.com": "X",
}  # fmt: skip
_of_this_request: ContextVar[SiteSettings | None] = ContextVar("site_settings", default=None)
_MENU_LINE = re.compile(r"^(?P<label>[^:]+?)\s*:\s*(?P<address>(?:/|https?://)\S*)$")


def validate_accent(colour: str) -> None:
    if not accent.is_colour(colour):
        raise ValidationError(_("Write a colour as # and six digits, such as #9f3a1b."))
    if (found := accent.least_contrast(colour)) < accent.ENOUGH:
        raise ValidationError(
            _(
                "Links in this colour are hard to read on paper: %(found).1f:1, at least 4.5:1. %(better)s would do."
            ),
            params={"found": found, "better": accent.readable(colour)},
        )


def validate_time_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("No time zone is called that. An example: Europe/Berlin."))


def validate_menu(text: str) -> None:
    for line in filter(None, map(str.strip, text.splitlines())):
        if not _MENU_LINE.match(line):
            raise ValidationError(
                _("“%(line)s” is not understood. Write a name, a colon and an address: About: /about/"),
                params={"line": line},
            )


def validate_addresses(text: str) -> None:
    for line in filter(None, map(str.strip, text.splitlines())):
        URLValidator(schemes=["https", "http"])(line)


class SiteSettings(models.Model):
    """The one row. Empty language, time zone and comment policy mean those of the installation."""

    class Moderation(models.TextChoices):
        FIRST_TIME = "first-time", _("a reader’s first comment waits for me, later ones do not")
        ALWAYS = "always", _("every comment waits for me")
        NEVER = "never", _("no comment waits, unless it looks like spam")

    name = models.CharField(_("name"), max_length=80, default="Low & Slow")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("For search engines and sharing.")
    )
    author_name = models.CharField(_("author’s name"), max_length=120, blank=True)
    author_bio = models.TextField(
        _("about the author"), blank=True, help_text=_("A few sentences for the foot of pages.")
    )
    author_photo = models.ForeignKey(
        "photos.Photo",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author’s photo"),
    )
    menu = models.TextField(
        _("menu"), blank=True, validators=[validate_menu],
        help_text=_("A line each: About: /about/. Left empty, the menu is Recipes, Archive, About."),
    )  # fmt: skip
    social_links = models.TextField(
        _("elsewhere"), blank=True, validators=[validate_addresses], help_text=_("An address on each line.")
    )
    accent = models.CharField(
        _("accent colour"), max_length=7, blank=True, validators=[validate_accent],
        help_text=_("For links and buttons, such as #9f3a1b. Left empty, it is soy red."),
    )  # fmt: skip
    language = models.CharField(_("language"), max_length=10, blank=True, choices=LANGUAGES)
    time_zone = models.CharField(
        _("time zone"), max_length=64, blank=True, validators=[validate_time_zone], help_text="Europe/Berlin"
    )
    posts_per_page = models.PositiveSmallIntegerField(
        _("posts per page"), default=10, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    comment_moderation = models.CharField(_("moderation"), max_length=10, blank=True, choices=Moderation)
    comments_close_after_days = models.PositiveSmallIntegerField(
        _("close comments after days"), null=True, blank=True, help_text=_("0: never.")
    )
    privacy_slug = models.SlugField(
        _("privacy page"), max_length=80, blank=True, default="privacy", allow_unicode=True, db_index=False,
        help_text=_(
            "The last part of its address. What comments keep of a reader is said at its foot, and every page leads to "
            "it. Left empty, there is no such page."
        ),
    )  # fmt: skip
    search_engines = models.BooleanField(_("search engines may list the site"), default=True)
    ai_crawlers = models.BooleanField(
        _("AI crawlers may read the site"),
        default=True,
        help_text=_("A request in robots.txt; not every robot obeys."),
    )

    is_set_up = models.BooleanField(default=False, editable=False)  # the author was asked once

    class Meta:
        app_label = "blog"
        verbose_name = verbose_name_plural = _("site settings")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def load(cls) -> SiteSettings:
        """The row, or the defaults where it was never saved; inside a request, the one read for it."""
        return _of_this_request.get() or cls.objects.select_related("author_photo").first() or cls(pk=1)

    @classmethod
    @contextmanager
    def read_once(cls) -> Iterator[SiteSettings]:
        """Within, `load()` gives the row read now: what one request says comes from one reading."""
        site = cls.load()
        token = _of_this_request.set(site)
        try:
            yield site
        finally:
            _of_this_request.reset(token)

    @property
    def language_code(self) -> str:
        return self.language or settings.LANGUAGE_CODE

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Within, words are in the site's language and times in its zone."""
        with translation.override(self.language_code), timezone.override(self.time_zone or None):
            yield

    def menu_items(self) -> list[tuple[str, str]]:
        """The author's own menu as names and addresses; empty for the usual one."""
        lines = map(_MENU_LINE.match, map(str.strip, self.menu.splitlines()))
        return [(line["label"], line["address"]) for line in lines if line]

    def social_items(self) -> list[tuple[str, str]]:
        """The author's profiles elsewhere: the network's name where it is a known one, and the address."""
        found = []
        for address in filter(None, map(str.strip, self.social_links.splitlines())):
            host = (urlsplit(address).hostname or address).removeprefix("www.")
            found.append((_NETWORKS.get(host, host), address))
        return found
