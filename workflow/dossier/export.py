"""Export a case's dossier: what a stranger needs to check it years later, and nothing that must be believed.

The export first appends ``dossier_exported`` with the hash of every file; the checkpoint that the proofs lead to is
signed after that entry is durable, so the bundle closes over itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Row

from documents.kinds import COVER
from documents.papers.dossier.paper import DutyRow, Log
from states.achievement import Achievement
from states.calendar import SHANGHAI
from states.case import Case, blank, plain
from states.stages import LifeCycle
from workflow import papers
from workflow.dossier import access_head, checkpoints, cover, duties
from workflow.errors import InvalidInput, Stale
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.identity.permissions import Right, require
from workflow.reads import catalogue, subjects
from workflow.reads.people import on_demand
from workflow.store import log as store
from workflow.store import people
from workflow.store import subjects as rows
from workflow.subjects import Loaded, load
from workflow.trail import merkle, proof, verify
from workflow.trail.entry import Entry, leaf, read
from workflow.trail.log import Draft, frontier
from workflow.trail.verify import Checkpoint, Malformed
from workflow.transaction import ACCESS, CASE, reading, writing

#: Entries about the unit that every dossier cites; of who was seated, those about the people who acted.
UNIT_ACTIONS = ("unit_founded", "regulation_published")
SEATED = "person_seated"
TRIES = 3  #: exports begun anew when the case moved on while its cover was being made


@dataclass(frozen=True, slots=True)
class Found:
    """What one snapshot held: the reader's view of the case, the entries cited, the case's own, the tree."""

    view: subjects.View[Case]
    told: dict[str, Any]
    case: Case
    cited: tuple[Entry, ...]
    own: tuple[Entry, ...]
    log: Log
    regulation: str
    attachments: dict[str, str]


def dossier(house: House, caller: Caller, case: str, held: bytes | None = None) -> bytes:
    """The dossier, as the bytes of its zip. ``held``: a checkpoint that the auditor has; the bundle then proves that
    the log grew from it. Raises Forbidden, NotFound, InvalidInput (a held checkpoint that is not of this log), Stale."""
    require(house, caller, Right.EXPORT)
    older = None if held is None else _older(house, caller, held)
    for _ in range(TRIES):
        found = _gather(house, caller, case)
        files = _files(house, found, caller)
        seq = _close(house, caller, found, files)
        if seq is not None:
            _tell(house, caller, case)
            return _bundle(house, caller, found, files, seq, older)
    raise Stale("案件正在变动，请稍后再导出")


def _tell(house: House, caller: Caller, case: str) -> None:
    """Who took a dossier stands in the access log too, before it leaves."""
    with writing(house, caller.unit, ACCESS, by=caller) as write:
        body = {"kind": "export", "subject": case}
        write.append(Draft(case="", actor=caller.person, action="dossier_taken", findings=[], body=body))


def homes(house: House, case: str) -> list[str]:
    """The units that have a case of this number: for the console, which belongs to none."""
    with reading(house) as connection:
        return [u for u in people.units(connection) if rows.get(connection, u, case, LifeCycle.CASE.value) is not None]


def _gather(house: House, caller: Caller, identifier: str) -> Found:
    seen = subjects.view(house, caller, Case, identifier)
    case = seen.subject
    with reading(house) as connection:
        own = _entries(store.entries(connection, caller.unit, CASE, case=identifier))
        cited = [e for a in case.achievements for e in _entries(store.entries(connection, caller.unit, CASE, case=a))]
        acted = {caller.person, *(e.actor for e in (*own, *cited))}
        cited += [e for action in UNIT_ACTIONS for e in _entries(store.unit_entries(connection, caller.unit, CASE, action))]
        cited += _seated(connection, caller.unit, acted)
        text = people.regulation(connection, caller.unit, seen.facts.regulation_hash) or ""
        uploads = rows.attachments(connection, caller.unit, (identifier, *case.achievements))
        head = store.head(connection, caller.unit, CASE)
        loaded = load(connection, caller.unit, identifier, Case)
        told = {"case": _told(loaded), "achievements": [_told(load(connection, caller.unit, a, Achievement)) for a in case.achievements]}
    assert head is not None, "the unit has a log"
    root = merkle.root(frontier(head))
    origin = checkpoints.vkey(house, caller.unit).split("+")[0]
    log = Log(
        origin=origin,
        size=head.size,
        root=root.hex(),
        checkpoint_at=f"{seen.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        first_seq=own[0].seq,
        last_seq=own[-1].seq,
        entries=len(own),
    )
    everything = tuple(sorted((*own, *cited), key=lambda e: e.seq))
    return Found(seen, told, case, everything, own, log, text, {u.sha256: u.name for u in uploads})


def _seated(connection: Connection, unit: str, persons: set[str]) -> list[Entry]:
    """The entries by which these people came to their seats. Of a unit's thousands only theirs are parsed: a leaf is canonical, so
    that what it says of a person stands in it letter by letter."""
    told = re.compile(b"|".join(re.escape(verify.canonical({"person": one})[1:-1]) for one in sorted(persons)))
    found = (row.leaf for row in store.unit_entries(connection, unit, CASE, SEATED))
    return [e for e in map(read, filter(told.search, found)) if e.body["person"] in persons]


def _told(loaded: Loaded[Case] | Loaded[Achievement]) -> dict[str, Any]:
    """The subject as its entries have it, group by group; what no step set is told as empty."""
    subject, document = loaded.subject, loaded.document
    empty = plain(blank(type(subject), subject.id))
    assert isinstance(empty, dict), "a subject is an object"
    return {**empty, **document["groups"], "state": subject.state.value, "seq": subject.seq}


def _entries(found: Sequence[Row[Any]]) -> tuple[Entry, ...]:
    return tuple(read(row.leaf) for row in found)


def matrix(found: Found) -> tuple[DutyRow, ...]:
    return duties.matrix(found.case, found.view.facts, found.cited)


def duty_matrix(house: House, caller: Caller, case: str) -> tuple[DutyRow, ...]:
    """The case's duty → evidence matrix as of now: only steps prove a duty, so none of the unit's own entries is looked at."""
    with subjects.opened(house, caller, Case, case) as seen, reading(house) as connection:
        entries = _steps(connection, caller.unit, seen.subject)
        named = {entry.actor for entry in entries} | seen.facts.completers()  # looked up at once, however many acted
        facts = replace(seen.facts, people=on_demand(house, caller, sorted(named)))
        return duties.matrix(seen.subject, facts, tuple(sorted(entries, key=lambda e: e.seq)))


def _steps(connection: Connection, unit: str, case: Case) -> list[Entry]:
    """The entries of the case and of its achievements."""
    return [e for subject in (case.id, *case.achievements) for e in _entries(store.entries(connection, unit, CASE, case=subject))]


def _files(house: House, found: Found, caller: Caller) -> dict[str, bytes]:
    """Every file that the export entry binds."""
    table = matrix(found)
    files = {
        "data/case.json": _json(found.told),
        "data/regulation.toml": found.regulation.encode(),
        "data/rules.json": _json(catalogue.rules()),
        "data/duties.json": _json([plain(row) for row in table]),
        "data/dossier.pdf": _cover(house, found, table, caller),
        "data/verify.py": Path(verify.__file__).read_bytes(),
        "data/README.txt": resources.files("workflow.trail").joinpath("README.txt").read_bytes(),
    }
    files |= {f"data/papers/{p.sha256}.pdf": house.files.get(p.sha256) for p in found.case.papers}
    return files | {f"data/attachments/{sha}": house.files.get(sha) for sha in found.attachments}


def _cover(house: House, found: Found, table: tuple[DutyRow, ...], caller: Caller) -> bytes:
    seen = found.view
    exports = sum(e.action == "dossier_exported" for e in found.own)
    head = papers.head(house, seen, number=f"{found.case.id}-{COVER.short}-{exports + 1}", version=exports + 1)
    who = known.name if (known := seen.facts.people.get(caller.person)) else caller.name
    made = cover.context(
        found.case,
        seen.facts,
        seen.regulation,
        head,
        entries=found.own,
        duties=table,
        log=found.log,
        exported_by=who,
    )
    return house.renderer.pdf(COVER.key, made)


def _close(house: House, caller: Caller, found: Found, files: dict[str, bytes]) -> int | None:
    """Append the export entry; None when the case has moved on since the snapshot."""
    with writing(house, caller.unit, by=caller) as write:
        last, _ = store.last_of(write.connection, caller.unit, CASE, found.case.id)
        if last != found.own[-1].case_seq:
            return None
        body = {
            "kind": "export",
            "case": found.case.id,
            "case_seq": last,
            "entries": [e.seq for e in found.cited],
            "files": verify.bound_files(files),
        }
        return write.append(
            Draft(case=found.case.id, actor=caller.person, action=verify.EXPORTED, terms=found.case.terms_hash, findings=[], body=body)
        )


def _bundle(house: House, caller: Caller, found: Found, files: dict[str, bytes], seq: int, older: Checkpoint | None) -> bytes:
    access_head.record(house, caller.unit)  # the checkpoint vouches for the access log too
    checkpoint = checkpoints.current(house, caller.unit)
    size = verify.read_checkpoint(checkpoint).size
    with reading(house) as connection:
        hashes = store.leaf_hashes(connection, caller.unit, CASE, size)
        leaves = {row.seq: row.leaf for row in store.entries(connection, caller.unit, CASE, case=found.case.id)}
    leaves |= {e.seq: leaf(e) for e in found.cited}
    chosen = [e.seq for e in found.cited] + [seq]
    paths = merkle.inclusions(hashes, chosen, size)
    payload = dict(files)
    payload |= {f"data/proofs/{s}.tlog-proof": proof.build(s, paths[s], checkpoint) for s in chosen}
    payload["data/entries.jsonl"] = b"".join(leaves[s] + b"\n" for s in chosen)
    payload["data/checkpoint"] = checkpoint
    if older is not None:
        path = merkle.consistency(hashes, older.size, size)
        payload["data/consistency"] = proof.build_consistency(older.size, older.root, path)
    day = read(leaves[seq]).at[:10]
    return verify.canonical_zip(verify.bag(payload, unit=caller.unit, case=found.case.id, day=day))


def _older(house: House, caller: Caller, held: bytes) -> Checkpoint:
    """The auditor's checkpoint, which must be one of this log: asked before anything is written."""
    try:
        older = verify.read_checkpoint(held)
    except Malformed as error:
        raise InvalidInput([("检查点", str(error))]) from error
    with reading(house) as connection:
        hashes = store.leaf_hashes(connection, caller.unit, CASE, older.size)
    origin = checkpoints.vkey(house, caller.unit).split("+")[0]
    if older.origin != origin or older.size > len(hashes) or merkle.root_of(hashes) != older.root:
        raise InvalidInput([("检查点", "不是本日志的检查点，或者日志与它不符")])
    return older


def _json(value: object) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2) + b"\n"
