"""Signing in and out and invitations: the only addresses a stranger reaches. Accounts, and their administration."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path
from django.views.i18n import set_language

from khabar.register.accounts import administration, confirming, drafts, signing_in, views
from khabar.register.accounts.confirming import without_factor
from khabar.register.accounts.factors import views as factors
from khabar.register.accounts.password import password
from khabar.register.accounts.roles import Right, needs

urlpatterns = [
    path("sign-in/", signing_in.SignIn.as_view(), name="sign-in"),
    path("sign-in/second/", signing_in.second_factor, name="second-factor"),
    path("sign-in/second/ask/", signing_in.ask_second, name="ask-second"),
    path("sign-in/passkey/", signing_in.passkey_alone, name="passkey-alone"),
    path("sign-in/passkey/ask/", signing_in.ask_alone, name="ask-alone"),
    path("sign-out/", without_factor(needs(Right.OWN_ACCOUNT)(LogoutView.as_view())), name="sign-out"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("invitation/<str:secret>/", views.invitation, name="invitation"),
    path("account/", views.account, name="account"),
    path("account/confirm/", confirming.confirm, name="confirm"),
    path("account/confirm/ask/", confirming.ask_confirm, name="ask-confirm"),
    path("account/password/", password, name="password"),
    path("account/draft/", drafts.keep, name="keep-draft"),
    path("account/sessions/end/", views.end_own_sessions, name="end-own-sessions"),
    path("account/factors/", factors.factors, name="factors"),
    path("account/factors/app/", factors.app, name="app"),
    path("account/factors/app/remove/", factors.remove_app, name="remove-app"),
    path("account/factors/passkeys/", factors.add_passkey, name="add-passkey"),
    path("account/factors/passkeys/ask/", factors.ask_new_passkey, name="ask-new-passkey"),
    path("account/factors/passkeys/<int:key>/", factors.rename_passkey, name="rename-passkey"),
    path("account/factors/passkeys/<int:key>/remove/", factors.remove_passkey, name="remove-passkey"),
    path("account/factors/codes/", factors.make_codes, name="make-codes"),
    path("users/", administration.users, name="users"),
    path("users/alerts/", administration.see_alerts, name="alerts"),
    path("users/invite/", administration.invite, name="invite"),
    path("users/factors/", administration.require_factors, name="require-factors"),
    path("users/invitations/<int:key>/withdraw/", administration.withdraw, name="withdraw-invitation"),
    path("users/<int:key>/", administration.user, name="user"),
    path("users/<int:key>/role/", administration.role, name="change-role"),
    path("users/<int:key>/access/", administration.access, name="change-access"),
    path("users/<int:key>/factors/reset/", administration.reset_factors_of, name="reset-factors"),
    path("users/<int:key>/sessions/end/", administration.end_sessions_of, name="end-sessions"),
    path("users/<int:key>/hand-over/", administration.hand_over, name="hand-over"),
]
