"""What second factors somebody has, and who must have one."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from khabar.register.accounts.models import App, FactorPolicy, Passkey, User

ONE = 1
"""The key of the one row of the policy."""


@dataclass(frozen=True, slots=True)
class Factors:
    """What one user has: an app or none, their passkeys, how many recovery codes are left of how many."""

    app: App | None
    passkeys: list[Passkey]
    codes_left: int
    codes: int

    def __bool__(self) -> bool:
        """Whether signing in asks for one. Recovery codes alone are none: they stand in for what they came with."""
        return self.app is not None or bool(self.passkeys)


def factors_of(user: User) -> Factors:
    """What second factors a user has."""
    codes = user.recovery_codes.aggregate(all=Count("pk"), left=Count("pk", filter=Q(used_at=None)))
    return Factors(
        App.objects.filter(user=user).first(), list(user.passkeys.all()), int(codes["left"]), int(codes["all"])
    )


def has_factor(user: User) -> bool:
    """Whether signing in asks this user for a second factor."""
    return App.objects.filter(user=user).exists() or user.passkeys.exists()


def with_factors() -> QuerySet[User]:
    """Every user with `apps`, `keys` and `codes_left` counted."""
    return User.objects.annotate(
        apps=Count("app", distinct=True),
        keys=Count("passkeys", distinct=True),
        codes_left=Count("recovery_codes", filter=Q(recovery_codes__used_at=None), distinct=True),
    )


def policy() -> FactorPolicy:
    """Which roles must have a second factor: none until an administrator says so."""
    return FactorPolicy.objects.filter(pk=ONE).first() or FactorPolicy(pk=ONE)


def must_have_one(role: str) -> bool:
    """Whether users of this role need a second factor."""
    return role in policy().roles


def lacks_one(user: User) -> bool:
    """Whether this user may do nothing but set up a second factor."""
    return must_have_one(user.role) and not has_factor(user)
