"""Passwords: argon2id by a kept library; random ones for accounts that we make."""

import secrets

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

_HASH = PasswordHash((Argon2Hasher(),))
#: Verified when the name is unknown, so that time tells nothing.
_NOBODY = _HASH.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    return _HASH.hash(password)


def matches(password: str, stored: str | None) -> bool:
    """Whether the password is right; takes as long for an unknown name (``stored`` None)."""
    right = _HASH.verify(password, stored or _NOBODY)
    return right and stored is not None


def random_password() -> str:
    """Sixteen characters that can be typed: about 80 bits."""
    return secrets.token_urlsafe(12)
