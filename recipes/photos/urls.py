"""Included under MEDIA_URL, when the site serves its own media."""

from django.urls import path

from . import views

app_name = "photos"

urlpatterns = [path("<path:name>", views.rendition, name="rendition")]
