"""Pages of documents."""

from django.urls import path

from khabar.register.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("about-the-data/", views.about_the_data, name="about-the-data"),
    path("<str:public_id>/unread/<str:field>/", views.unread, name="unread"),
    path("<str:public_id>/", views.document, name="document"),
]
