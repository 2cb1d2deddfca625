"""The codes that an authenticator app shows: TOTP (RFC 6238) with what every app knows, SHA-1, 6 digits, 30 seconds."""

import base64
import hmac
import secrets
import struct
from urllib.parse import quote, urlencode

DIGITS = 6
PERIOD = 30
"""Seconds for which a code is shown."""

DRIFT = 1
"""How many periods the clock of a phone may be early or late."""

ISSUER = "Register"
"""How the entry is titled on the phone: it doesn't say of what, in case somebody else looks."""


def new_secret() -> bytes:
    """160 random bits, as RFC 4226 recommends."""
    return secrets.token_bytes(20)


def as_text(secret: bytes) -> str:
    """The secret as people type it into an app. Ex: JBSW Y3DP EHPK 3PXP"""
    text = base64.b32encode(secret).decode("ascii")
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def address(secret: bytes, name: str) -> str:
    """What the picture for the app says. Ex: otpauth://totp/Register:amal?secret=...&issuer=Register"""
    told = urlencode({"secret": base64.b32encode(secret).decode("ascii"), "issuer": ISSUER})
    return f"otpauth://totp/{quote(f'{ISSUER}:{name}')}?{told}"


def code(secret: bytes, step: int) -> str:
    """The code of the period number `step` since 1970 (RFC 4226, 5.3)."""
    mac = hmac.digest(secret, struct.pack(">Q", step), "sha1")
    at = mac[-1] & 15
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def step_of(secret: bytes, said: str, now: float, after: int = -1) -> int | None:
    """The period whose code was said, a little early or late, and later than period `after`; else None.

    The caller keeps the answer as the next `after`, so that no code counts twice. Digits of any script are read, and
    spaces left out. Ex: step_of(secret, "٢٨٧ ٠٨٢", 59) -> 1
    """
    typed = digits(said)
    if len(typed) != DIGITS:
        return None
    current = int(now) // PERIOD
    found = None
    for step in range(current - DRIFT, current + DRIFT + 1):
        if hmac.compare_digest(code(secret, max(step, 0)), typed) and step > after and found is None:
            found = step
    return found


def digits(said: str) -> str:
    """What was typed, with spaces left out and digits of any script as ours. Ex: "٢٨٧ ٠٨٢" -> "287082"; "x" -> "" """
    typed = "".join(said.split())
    return "".join(str(int(letter)) for letter in typed) if typed.isdecimal() else ""
