"""What is done once a day for families, loaded only when it is done."""


def expire() -> None:
    """Delete notes that were begun and never sent, once their time is over."""
    from khabar.register.families.expiring import expire_begun

    expire_begun()


def copy_keys() -> None:
    """Make the copy of the vault's keys anew, where register.toml names a file and who can open it."""
    from khabar.register.families.copies import daily

    daily()


def finish_withdrawals() -> None:
    """Turn the key of the vault where a withdrawal was cut off before it could; forget budgets of yesterday."""
    from khabar.register.families.budgets import forget_old
    from khabar.register.families.turning import turn, turn_is_due

    forget_old()
    if turn_is_due():
        turn()


def notify() -> None:
    """A neutral mail to families that have something new; codes that nobody types any more are forgotten."""
    from khabar.register.families.reaching.actions import forget_old
    from khabar.register.families.reaching.notices import consider_all

    forget_old()
    consider_all()


def count_months() -> None:
    """Count the months that have ended, once and for all."""
    from khabar.register.families.counts import count_months as count_ended

    count_ended()
