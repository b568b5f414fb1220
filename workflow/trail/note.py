"""Signing checkpoints as C2SP signed notes (Ed25519). Opening them is the business of `verify`."""

import base64
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, load_pem_private_key

from workflow.trail.verify import ED25519, KEY_NAME, ORIGIN, key_id


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A log's private key under its key name, which is the log's origin. Raises ValueError for a name that no note may carry."""

    name: str
    private: Ed25519PrivateKey = field(repr=False)

    def __post_init__(self) -> None:
        if not KEY_NAME.fullmatch(self.name):
            raise ValueError(f"not a key name: {self.name!r}")


def origin(unit: str, kind: str, *, sandbox: bool = False) -> str:
    """The name of a unit's log of that kind (`case` or `access`). A sandbox's says 演示. Raises ValueError."""
    name = f"anxin/{unit}/{kind}" + ("/演示" if sandbox else "")
    if not ORIGIN.fullmatch(name):
        raise ValueError(f"not an origin: {name!r}")
    return name


def generate(name: str) -> SigningKey:
    """A new key. Raises ValueError for a bad name."""
    return SigningKey(name, Ed25519PrivateKey.generate())


def load(name: str, pem: bytes) -> SigningKey:
    """The key of unencrypted PKCS #8 PEM bytes, under its name, which the file does not hold. Raises ValueError or, for another kind of key, TypeError."""
    private = load_pem_private_key(pem, password=None)
    if not isinstance(private, Ed25519PrivateKey):
        raise TypeError("not an Ed25519 key")
    return SigningKey(name, private)


def save(key: SigningKey) -> bytes:
    """The private key as unencrypted PKCS #8 PEM; the caller keeps the file to itself (mode 0600)."""
    return key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def vkey(key: SigningKey) -> str:
    """The C2SP verifier key line `name+id+base64`, without a newline: the trust anchor that is handed over outside."""
    public = _public(key)
    return f"{key.name}+{key_id(key.name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The text of a checkpoint (C2SP tlog-checkpoint): origin, size in entries, root."""
    return f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"


def sign(text: str, key: SigningKey) -> bytes:
    """The signed note of a text. Raises ValueError for a text that no note may carry (C2SP signed-note)."""
    if not text.endswith("\n") or any(character < " " and character != "\n" for character in text):
        raise ValueError("a note's text ends with a newline and holds no other control character")
    signature = key_id(key.name, _public(key)) + key.private.sign(text.encode())
    return f"{text}\n— {key.name} {base64.b64encode(signature).decode()}\n".encode()


def _public(key: SigningKey) -> bytes:
    return key.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
