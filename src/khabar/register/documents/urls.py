"""Pages of documents."""

from django.urls import path

from khabar.register.documents import history_views, source_views, views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("about-the-data/", views.about_the_data, name="about-the-data"),
    path("<str:public_id>/unread/<str:field>/", views.unread, name="unread"),
    path("<str:public_id>/", views.document, name="document"),
]

source_patterns = [
    path("history/<str:kind>/<str:key>/", history_views.history, name="history"),
    path("revisions/<int:key>/back/", history_views.set_back, name="set-back"),
    path("sources/", source_views.sources, name="sources"),
    path("sources/<str:public_id>/", source_views.source, name="source"),
    path("sources/<str:public_id>/rate/", source_views.rate, name="rate-source"),
    path("sources/<str:public_id>/bearers/", source_views.rule_on_name, name="rule-on-bearer"),
    path("lists/<str:public_id>/", source_views.record_list, name="list"),
]
