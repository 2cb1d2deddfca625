"""A link run that somebody wants: `python -m tests.flow.wanted` leaves it to the background worker."""

import django


def main() -> None:
    django.setup()
    from khabar.register.accounts.models import User
    from khabar.register.accounts.roles import Role
    from khabar.register.analysis import tasks
    from khabar.register.analysis.actions import begin_run

    analyst = User.objects.create_user("amal", password="x", role=Role.ANALYST)
    tasks.link.enqueue(begin_run(analyst, anew=True).pk)


if __name__ == "__main__":
    main()
