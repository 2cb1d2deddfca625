from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who works with the register, and the history of everything they wrote."""

    name = "khabar.register.accounts"
