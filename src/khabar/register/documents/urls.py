"""Pages of documents."""

from django.urls import path

from khabar.register.documents import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("<str:public_id>/", views.document, name="document"),
]
