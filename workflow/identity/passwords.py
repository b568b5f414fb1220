"""Passwords: argon2id by a kept library; random ones for accounts that we make.

One is hashed at a time, in a thread of its own that gives way to all others: it takes a tenth of a second of every core on purpose,
and whoever tries to sign in without end shall not take that from those who are at work.
"""

import hashlib
import os
import secrets
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

NICER = 5  #: how far below the process's own priority


def _give_way() -> None:
    """Linux gives each thread a priority; elsewhere it would be the whole process's."""
    if sys.platform == "linux":
        own = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), own + NICER)


_HASH = PasswordHash((Argon2Hasher(),))
_HAND = ThreadPoolExecutor(1, thread_name_prefix="anxin-passwords", initializer=_give_way)
#: Verified when the name is unknown, so that time tells nothing.
_NOBODY = _HASH.hash(secrets.token_hex(16))


def hashed(password: str) -> str:
    return _HAND.submit(_HASH.hash, password).result()


def matches(password: str, stored: str | None) -> bool:
    """Whether the password is right; takes as long for an unknown name (``stored`` None)."""
    right = _HAND.submit(_HASH.verify, password, stored or _NOBODY).result()
    return right and stored is not None


def account(username: str, stored: str) -> str:
    """What the log says of an account: a digest of sign-in name and hashed password. The hash has a salt, so that it tells neither."""
    return hashlib.sha256(f"{username}\n{stored}".encode()).hexdigest()


def random_password() -> str:
    """Sixteen characters that can be typed: about 80 bits."""
    return secrets.token_urlsafe(12)
