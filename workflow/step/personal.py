"""Erasable personal data. The log holds ``HMAC-SHA256(salt, value)``; value and salt lie encrypted beside it.

Deleting the row leaves every hash and proof intact, and nothing left to guess from: the salt is random and
gone. Which input fields are personal is said by their type (`states.inputs.base.Personal`).
"""

import hmac
import os
import re
import secrets
from collections.abc import Callable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pydantic import BaseModel

from states.inputs.base import PERSONAL, RECOGNISED, found, replaced
from workflow import keys
from workflow.house import House
from workflow.store import people
from workflow.transaction import Write, reading

#: How a commitment is written; release 0.1 kept telephone, mail and account of a contract in clear, and those are read as they stand.
COMMITMENT = re.compile(r"[0-9a-f]{64}")
ERASED = "已删除"
SALT = 32
NONCE = 12


def commit(write: Write, subject: str, given: BaseModel | None) -> BaseModel | None:
    """The input with each personal value replaced by its commitment; value and salt are stored sealed."""
    if given is None:
        return None
    again = frozenset(found(given, RECOGNISED))
    return replaced(given, PERSONAL, lambda value: _store(write, subject, value, again=value in again))


def _store(write: Write, subject: str, value: str, *, again: bool = False) -> str:
    """``again``: whoever it is about is to be found again, so the salt is no die but a digest under the house's key: without the key
    it tells as little, and the row stands once, with the subject that came first."""
    key = keys.personal(write.house.settings.data)
    salt = hmac.new(key, f"{write.unit}\n{value}".encode(), "sha256").digest() if again else secrets.token_bytes(SALT)
    commitment = hmac.new(salt, value.encode(), "sha256").hexdigest()
    if again and people.disclosure(write.connection, write.unit, commitment) is not None:
        return commitment
    sealed = _seal(key, salt + value.encode(), commitment)
    people.insert_disclosure(write.connection, {"unit": write.unit, "commitment": commitment, "subject": subject, "sealed": sealed})
    return commitment


def _seal(key: bytes, content: bytes, commitment: str) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, commitment.encode())


def opened(key: bytes, sealed: bytes, commitment: str) -> str:
    """The value behind a commitment; raises ValueError when it does not match it."""
    content = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], commitment.encode())
    salt, value = content[:SALT], content[SALT:]
    if not hmac.compare_digest(hmac.new(salt, value, "sha256").hexdigest(), commitment):
        message = "the sealed value does not match its commitment"
        raise ValueError(message)
    return value.decode()


def reader(house: House, unit: str) -> Callable[[str], str]:
    """Opens commitments of the unit for the one paper that needs them, and says so of one whose text was erased."""

    def look(kept: str) -> str:
        if not COMMITMENT.fullmatch(kept):
            return kept
        with reading(house) as connection:
            row = people.disclosure(connection, unit, kept)
        return ERASED if row is None else opened(keys.personal(house.settings.data), row.sealed, kept)

    return look
