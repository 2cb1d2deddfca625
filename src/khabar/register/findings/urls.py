"""Pages of what was noticed."""

from django.urls import path

from khabar.register.findings import copied_views, explain_views, picture_views, release_views, row_views, views

urlpatterns = [
    path("findings/", views.contradictions, name="contradictions"),
    path("findings/<int:pk>/explain/", views.explain_one, name="explain-contradiction"),
    path("findings/explain/", explain_views.explain, name="explain-finding"),
    path("copied/", copied_views.all_copied, name="all-copied"),
    path("copied/<str:public_id>/", copied_views.copied, name="copied"),
    path("copied/<str:public_id>/rule/", copied_views.rule, name="rule-on-copied"),
    path("pictures/", picture_views.repeated_pictures, name="repeated-pictures"),
    path("spellings/", row_views.odd, name="odd-spellings"),
    path("documents/<str:public_id>/twice/", row_views.twice, name="twice"),
    path("releases/", release_views.releases, name="releases"),
    path("releases/<str:public_id>/", release_views.release, name="release"),
    path("releases/<str:public_id>/carry/", release_views.carry, name="carry-release"),
]
