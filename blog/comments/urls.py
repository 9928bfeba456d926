from django.urls import path

import blog.comments.converters
import blog.urls  # noqa: F401  registers the <uslug:> converter
from blog.comments import feeds, signed_views, views

app_name = "comments"
urlpatterns = [
    path("comments/feed/", feeds.all_comments, name="feed"),
    path("comments/<id:pk>/", views.comment, name="comment"),
    path("comments/mine/<str:token>/", signed_views.mine, name="mine"),
    path("comments/mine/<str:token>/edit/", signed_views.edit, name="edit"),
    path("comments/mine/<str:token>/withdraw/", signed_views.withdraw, name="withdraw"),
    path("comments/mine/<str:token>/follow/", signed_views.ask_to_follow, name="ask_to_follow"),
    path("comments/follow/<str:token>/", signed_views.follow, name="follow"),
    path("comments/unfollow/<str:token>/", signed_views.unfollow, name="unfollow"),
    path("comments/decide/<str:token>/", signed_views.decide, name="decide"),
    path("<uslug:slug>/comment/", views.comment_form, name="form"),
    path("<uslug:slug>/comments/<int:page>/", views.comment_page, name="page"),
    path("<uslug:slug>/comments/feed/", feeds.post_comments, name="post_feed"),
]
