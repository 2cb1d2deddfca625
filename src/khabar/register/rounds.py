"""What the register does for itself every day, loaded only when it is done."""


def back_up() -> None:
    """A backup, where register.toml names a folder and a recipient for it."""
    from khabar.register.backup.by_itself import daily

    daily()


def tidy() -> None:
    """Take out what has outlived its time."""
    from khabar.register.retention import daily

    daily()
