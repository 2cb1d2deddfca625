"""Pages of people: the search, its results, and a person's answer sheet."""

from django.urls import path

from khabar.register.people import (
    conflict_views,
    entry_views,
    judged_views,
    record_views,
    regroup_views,
    search_views,
    views,
)

urlpatterns = [
    path("", search_views.search, name="search"),
    path("search/<str:public_id>/", search_views.results, name="results"),
    path("search/<str:public_id>/save/", search_views.save, name="save-search"),
    path("searches/", search_views.saved_searches, name="saved-searches"),
    path("searches/<str:public_id>/run/", search_views.run_saved, name="run-saved"),
    path("searches/<str:public_id>/forget/", search_views.forget_saved, name="forget-saved"),
    path("people/<str:public_id>/", views.person, name="person"),
    path("people/<str:public_id>/records/", regroup_views.records, name="records"),
    path("people/<str:public_id>/regroup/", regroup_views.regroup, name="regroup"),
    path("people/<str:public_id>/undo/<str:decision>/", regroup_views.undo, name="undo-decision"),
    path("people/<str:public_id>/explain/", conflict_views.explain_conflict, name="explain"),
    path("people/<str:public_id>/enter/", entry_views.choose_document, name="choose-document"),
    path("documents/<str:public_id>/enter/", entry_views.new_claim, name="new-claim"),
    path("claims/<str:claim_id>/withdraw/", entry_views.withdraw_claim, name="withdraw-claim"),
    path("records/<int:key>/", record_views.record, name="record"),
    path("claims/<str:claim_id>/", judged_views.claim, name="claim"),
    path("documents/<str:public_id>/standing/", judged_views.standing, name="standing"),
]
