"""Pages of articles, statements, figures and questions, for people who may read the register."""

from django.urls import path

from khabar.register.press import deciding_views, fetch_views, name_views, question_views, thing_views, views

urlpatterns = [
    path("", views.press, name="press"),
    path("paste/", views.paste, name="paste-article"),
    path("fetch/", fetch_views.ask, name="fetch-article"),
    path("fetched/<str:public_id>/", fetch_views.fetched, name="fetched"),
    path("fetched/<str:public_id>/now/", fetch_views.now, name="fetched-now"),
    path("ask/", question_views.ask, name="ask-question"),
    path("documents/<str:public_id>/read/", views.read, name="read-article"),
    path("articles/<str:public_id>/", views.article, name="article"),
    path("articles/<str:public_id>/again/", views.again, name="read-article-again"),
    path("articles/<str:public_id>/add/<str:kind>/", deciding_views.add, name="add-finding"),
    path("articles/<str:public_id>/names/", name_views.names, name="press-names"),
    path("articles/<str:public_id>/names/<int:key>/end/", name_views.end, name="end-naming"),
    path("findings/<int:key>/", deciding_views.finding, name="finding"),
    path("findings/<int:key>/accept/", deciding_views.accept, name="accept-finding"),
    path("findings/<int:key>/reject/", deciding_views.reject, name="reject-finding"),
    path("findings/<int:key>/reopen/", deciding_views.reopen, name="reopen-finding"),
    path("questions/<str:public_id>/figures/", question_views.sort, name="sort-figure"),
    path("questions/<str:public_id>/count/", question_views.count, name="count-documented"),
    path("things/<str:kind>/<str:public_id>/", thing_views.thing, name="press-thing"),
    path("things/<str:kind>/<str:public_id>/publish/", thing_views.publish, name="publish"),
    path("things/<str:kind>/<str:public_id>/correct/<str:field>/", thing_views.correct, name="correct"),
]
