import unicodedata

from django.urls import path, register_converter
from django.views.generic import RedirectView

from recipes.slugs import is_slug

from . import views
from .listings import archive, recipe_index
from .listings import search as search_views
from .machine_readable import downloads, feeds, robots, sitemaps


class UnicodeSlugConverter:
    """A slug of letters of any script with their marks, digits, hyphens and underscores."""

    regex = r"[^/.]+"

    def to_python(self, value: str) -> str:
        if not is_slug(slug := unicodedata.normalize("NFC", value)):
            raise ValueError
        return slug

    def to_url(self, value: str) -> str:
        return value


register_converter(UnicodeSlugConverter, "uslug")

app_name = "blog"
urlpatterns = [
    path("", views.home, name="home"),
    path("page/<int:page>/", views.home, name="home"),
    path("category/<uslug:slug>/", views.category, name="category"),
    path("category/<uslug:slug>/page/<int:page>/", views.category, name="category"),
    path("tag/<uslug:slug>/", views.tag, name="tag"),
    path("tag/<uslug:slug>/page/<int:page>/", views.tag, name="tag"),
    path("recipes/", recipe_index.index, name="recipe_index"),
    path("recipes/page/<int:page>/", recipe_index.index, name="recipe_index"),
    path("recipes/<str:kind>/<uslug:slug>/", recipe_index.term, name="recipe_term"),
    path("recipes/<str:kind>/<uslug:slug>/page/<int:page>/", recipe_index.term, name="recipe_term"),
    path("healthz", views.healthz, name="healthz"),
    path("archive/", archive.archive, name="archive"),
    path("<int:year>/", archive.year, name="year"),
    path("<int:year>/page/<int:page>/", archive.year, name="year"),
    path("<int:year>/<int:month>/", archive.month, name="month"),
    path("<int:year>/<int:month>/page/<int:page>/", archive.month, name="month"),
    path("feed/", feeds.atom, name="feed"),
    path("feed/rss/", feeds.rss, name="feed_rss"),
    path("feed.json", feeds.json, name="feed_json"),
    *(
        path(old, RedirectView.as_view(pattern_name=name, permanent=True))
        for old, name in feeds.OLD_ADDRESSES
    ),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-lists.xml", sitemaps.lists, name="sitemap_lists"),
    path("sitemap-posts-<int:number>.xml", sitemaps.posts, name="sitemap_posts"),
    path("accent-<str:colour>.css", views.accent_stylesheet, name="accent"),
    path("search/", search_views.results, name="search"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", robots.robots_txt, name="robots"),
    path("<uslug:slug>/", views.post_detail, name="post_detail"),
    path("<uslug:slug>/print/", views.post_print, name="post_print"),
    path("<uslug:slug>/recipe.<str:format>", downloads.recipe_file, name="recipe_file"),
]
