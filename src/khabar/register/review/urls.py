"""Pages of the review. A pair is named by the keys of its records, never by names."""

from django.urls import path

from khabar.register.review import scan_views, views

urlpatterns = [
    path("", views.queue, name="review"),
    path("next/", views.begin, name="review-next"),
    path("take-back/", views.take_back, name="review-take-back"),
    path("scan/<int:record>/", scan_views.scan, name="review-scan"),
    path("<int:a>-<int:b>/", views.pair, name="review-pair"),
]
