"""Pages of link runs."""

from django.urls import path

from khabar.register.analysis import check_views, pair_views, views

urlpatterns = [
    path("runs/", views.runs, name="runs"),
    path("runs/begin/", views.begin, name="begin-run"),
    path("runs/<str:public_id>/", views.run, name="run"),
    path("runs/<str:public_id>/pairs/<str:kind>/", pair_views.pairs, name="run-pairs"),
    path("runs/<str:public_id>/check/", check_views.draw, name="draw-check"),
    path("runs/<str:public_id>/decide/", views.decide, name="decide-run"),
]
