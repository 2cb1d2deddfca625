"""Addresses of public pages. They are permanent."""

from django.urls import path

from khabar.register.press.public import feeds, recommend_views, views

urlpatterns = [
    path("", views.public, name="public"),
    path("feed.atom", feeds.atom, name="public-atom"),
    path("feed.json", feeds.json_feed, name="public-json"),
    path("no-mail/<str:who>/", recommend_views.no_mail, name="no-mail"),
    path("<str:kind>/<str:public_id>/", views.thing, name="public-thing"),
    path("<str:kind>/<str:public_id>/recommend/", recommend_views.form, name="recommend"),
    path("<str:kind>/<str:public_id>/cite/<str:form>/", views.cite, name="cite"),
]
