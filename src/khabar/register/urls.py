"""Every address. All but signing in, the pages of families and what was published ask for a signed-in user."""

from django.urls import include, path

from khabar.register.documents.urls import source_patterns
from khabar.register.families.urls import casework_patterns, family_patterns
from khabar.register.robots import robots

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("", include("khabar.register.people.urls")),
    path("", include("khabar.register.analysis.urls")),
    path("review/", include("khabar.register.review.urls")),
    path("notes/", include(family_patterns)),
    path("enquiries/", include(casework_patterns)),
    path("", include("khabar.register.findings.urls")),
    path("facilities/", include("khabar.register.events.urls")),
    path("press/", include("khabar.register.press.urls")),
    path("public/", include("khabar.register.press.public.urls")),
    path("intake/", include("khabar.register.intake.urls")),
    path("documents/", include("khabar.register.documents.urls")),
    path("", include(source_patterns)),
    path("", include("khabar.register.accounts.urls")),
]
