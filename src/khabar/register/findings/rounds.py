"""What the background worker looks after for this app, loaded only when it is done."""


def copies() -> bool:
    """Hold documents that changed against all others."""
    from django.conf import settings

    from khabar.register.findings.copying import refresh_copies

    refresh_copies(settings.HOME)
    return False


def pictures() -> bool:
    """Look at pictures that came in; says whether more are left for the next round."""
    from khabar.register.findings.pictures import look_at_some

    return look_at_some()


def persons() -> bool:
    """Look again at persons of whom something changed; says whether more are left for the next round."""
    from khabar.register.findings.keeping import AT_ONCE, refresh

    return refresh(AT_ONCE) > 0
