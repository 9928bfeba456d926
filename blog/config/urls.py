"""Every address of the site. The blog's catch-all `/<slug>/` stands last."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("media/", include("recipes.photos.urls")),
    path("", include("blog.comments.urls")),
    path("", include("blog.urls")),
]

handler404 = "blog.errors.not_found.page_not_found"
handler500 = "blog.errors.outside_faults.server_error"
