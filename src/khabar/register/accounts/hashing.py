"""How passwords are kept: Argon2id, with memory that a weak laptop has."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Hasher(Argon2PasswordHasher):
    """The second recommended choice of RFC 9106: 64 MiB, three passes, four lanes. Django's own asks for 100 MiB.

    Hashes made otherwise are replaced when their owner signs in.
    """

    time_cost = 3
    memory_cost = 64 * 1024
    parallelism = 4
