"""robots.txt (RFC 9309): what crawlers may read, and whether those that train models may."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from blog.models import SiteSettings

from .structured_data import absolute

# The names their makers publish; each also obeys "User-agent: *" for what stands there.
AI_CRAWLERS = (
    "GPTBot", "ClaudeBot", "anthropic-ai", "Google-Extended", "Applebot-Extended", "CCBot", "Bytespider",
    "meta-externalagent", "Amazonbot", "cohere-training-data-crawler", "Diffbot", "ImagesiftBot", "Omgilibot",
)  # fmt: skip
_NOT_FOR_ROBOTS = ("/admin/", "/search/", "/*/print/", "/*/comment/")


def robots_txt(request: HttpRequest) -> HttpResponse:
    site = SiteSettings.load()
    if not site.search_engines:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in _NOT_FOR_ROBOTS)]
        if not site.ai_crawlers:
            lines += ["", *(f"User-agent: {name}" for name in AI_CRAWLERS), "Disallow: /"]
        lines += ["", f"Sitemap: {absolute(reverse('blog:sitemap'))}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
