"""How gunicorn serves the pages: `--config python:khabar.register.gunicorn_settings`."""

from khabar.register.lifeline import end_with_parent

workers = 1
threads = 4
control_socket_disable = True
loglevel = "warning"


def when_ready(server: object) -> None:
    """End when `khabar serve` is gone, even if it was killed."""
    end_with_parent()
