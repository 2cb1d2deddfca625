"""What is done once a day for families, loaded only when it is done."""


def finish_withdrawals() -> None:
    """Turn the key of the vault where a withdrawal was cut off before it could; forget budgets of yesterday."""
    from khabar.register.families.budgets import forget_old
    from khabar.register.families.turning import turn, turn_is_due

    forget_old()
    if turn_is_due():
        turn()
