"""What is done once a day for the outbox, loaded only when it is done."""


def tidy() -> None:
    """Take out what ended a while ago; let what lost its task wait for a new one."""
    from khabar.register.mail.actions import forget_old, take_up

    forget_old()
    take_up()
