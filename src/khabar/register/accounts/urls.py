"""Signing in and out and invitations: the only addresses a stranger reaches. Accounts, and their administration."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.i18n import set_language

from khabar.register.accounts import administration, views
from khabar.register.accounts.roles import Right, needs

urlpatterns = [
    path("sign-in/", LoginView.as_view(template_name="accounts/sign_in.html"), name="sign-in"),
    path("sign-out/", needs(Right.OWN_ACCOUNT)(LogoutView.as_view()), name="sign-out"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("invitation/<str:secret>/", views.invitation, name="invitation"),
    path("account/", views.account, name="account"),
    path("account/sessions/end/", views.end_own_sessions, name="end-own-sessions"),
    path("users/", administration.users, name="users"),
    path("users/invite/", administration.invite, name="invite"),
    path("users/invitations/<int:key>/withdraw/", administration.withdraw, name="withdraw-invitation"),
    path("users/<int:key>/", administration.user, name="user"),
    path("users/<int:key>/role/", administration.role, name="change-role"),
    path("users/<int:key>/access/", administration.access, name="change-access"),
    path("users/<int:key>/sessions/end/", administration.end_sessions_of, name="end-sessions"),
    path("users/<int:key>/hand-over/", administration.hand_over, name="hand-over"),
]
