"""Pages of people: the search, its results, and a person's answer sheet."""

from django.urls import path

from khabar.register.people import views

urlpatterns = [
    path("", views.search, name="search"),
    path("search/<str:public_id>/", views.results, name="results"),
    path("people/<str:public_id>/", views.person, name="person"),
]
