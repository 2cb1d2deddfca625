"""Pages of facilities."""

from django.urls import path

from khabar.register.events import keeping, views

urlpatterns = [
    path("", views.facilities, name="facilities"),
    path("free-texts/", views.free_texts, name="free-texts"),
    path("free-texts/choose/", keeping.choose, name="choose-facility"),
    path("free-texts/assign/", keeping.assign, name="assign-facility"),
    path("new/", keeping.new, name="new-facility"),
    path("spellings/<int:key>/", keeping.spelling, name="facility-spelling"),
    path("<str:public_id>/", views.facility, name="facility"),
    path("<str:public_id>/edit/", keeping.edit, name="edit-facility"),
    path("<str:public_id>/merge/", keeping.merge, name="merge-facility"),
    path("<str:public_id>/listed/", keeping.listed, name="list-facility"),
]
