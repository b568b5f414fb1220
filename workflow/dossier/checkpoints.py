"""Signed checkpoints of a unit's logs. Only a size that is already durable is signed; every note handed out is kept
in the database and as a file in ``checkpoints/`` of the data folder, from where it is sent outside."""

import secrets

from sqlalchemy import Connection

from workflow import clock, keys, signer
from workflow.errors import Busy, NotFound, SignerRefuses
from workflow.house import House
from workflow.store import engine
from workflow.store import log as store
from workflow.trail import merkle, note
from workflow.transaction import CASE, now, reading


def latest(house: House, unit: str, kind: str = CASE) -> bytes:
    """As `current`, for who only looks: it waits for no writer. While one is at work, the last note that was handed out
    stands; only before the first must it wait. Raises NotFound, Busy."""
    try:
        return current(house, unit, kind, wait=0)
    except Busy:
        with reading(house) as connection:
            held = store.last_checkpoint(connection, unit, kind)
        return held if held is not None else current(house, unit, kind)


def current(house: House, unit: str, kind: str = CASE, *, wait: float | None = None) -> bytes:
    """A C2SP signed note over the log as it stands committed; raises NotFound for an unknown unit, SignerRefuses, Busy."""
    return _signed(house, unit, kind, None, wait)


def of_size(house: House, unit: str, kind: str, size: int) -> bytes:
    """A signed note over the log's first ``size`` entries, all of them committed; the same size gives the same bytes. Raises
    NotFound, SignerRefuses."""
    return _signed(house, unit, kind, size, None)


def _signed(house: House, unit: str, kind: str, size: int | None, wait: float | None) -> bytes:
    try:
        # A snapshot holds committed rows only, so its size is durable; it is taken once nobody else can sign.
        with signer.alone(house, unit, kind) as memory, reading(house) as connection:
            tree = signer.signable(connection, unit, kind, memory, size)
            at = _at(connection, store.head(connection, unit, kind))
    except SignerRefuses as error:
        house.refusing[unit, kind] = str(error)
        raise
    key = keys.signing(house.settings.data, unit, kind, sandbox=house.sandbox)
    signed = note.sign(note.checkpoint_text(key.name, tree.size, merkle.root(tree)), key)
    _keep(house, unit, kind, tree.size, signed, at, wait)
    return signed


def _at(connection: Connection, head: store.HeadRow | None) -> str:
    """Now, but as `transaction.moment` has it not before the log's last entry."""
    return max(clock.text(now(connection)), head.at if head else "")


def vkey(house: House, unit: str, kind: str = CASE) -> str:
    """The verifier key line of a log: the trust anchor that is handed over outside."""
    with reading(house) as connection:
        if store.head(connection, unit, kind) is None:
            raise NotFound("没有这个单位")
    return note.vkey(keys.signing(house.settings.data, unit, kind, sandbox=house.sandbox))


def _keep(house: House, unit: str, kind: str, size: int, signed: bytes, at: str, wait: float | None = None) -> None:
    folder = keys.notes(house.settings.data)
    path = folder / f"{unit}.{kind}.{size}"
    if path.exists():
        return
    with engine.writing(house.engine, wait=wait) as connection:
        store.keep_checkpoint(connection, unit, kind, size, signed, at)
    folder.mkdir(exist_ok=True)
    draft = folder.parent / f".{path.name}.{secrets.token_hex(4)}"
    draft.write_bytes(signed)  # whole or not at all: the audit reads every note in the folder
    draft.replace(path)
