"""From what was decided to what is logged, and back: one entry an event, one an act refused by a rule."""

import json
from collections.abc import Sequence
from hashlib import sha256

from pydantic import BaseModel, JsonValue

from states.case import KEYED, Case, Subject, evolve, plain
from states.errors import Refused
from states.events import READER, Event
from states.findings import Finding
from states.lifecycles import LIFE_CYCLES
from states.stages import LifeCycle
from states.upcasts import reshaped
from workflow.clock import read
from workflow.identity.caller import Caller
from workflow.trail.entry import Entry, document_bytes
from workflow.trail.log import Draft
from workflow.trail.verify import SEVERAL, STEP, Document, document_after
from workflow.transaction import Write

REFUSED = "refused"


def append_events(
    write: Write, before: Subject, document: Document, events: Sequence[Event], states: Sequence[Subject] = ()
) -> tuple[Subject, Document]:
    """Append each event as an entry that names the state it leaves, in order; returns the state after them, and its document.
    ``states``: the one after each event, where they have been folded already."""
    states = states or _folded(before, events)
    keyed = KEYED[type(before)]
    for event, state in zip(events, states, strict=True):
        changed = whole(event, state, document)
        body = {
            "kind": STEP,
            "table": event.table.value,
            "source": event.source,
            "destination": event.destination,
            "target": event.target,
            "regulation": event.regulation,
            "set": changed,
            "v": event.v,
            "keys": {name: keyed[name] for name in changed if name in keyed},
        } | said_of(event.table)
        document = document_after(document, body)
        body["state"] = sha256(document_bytes(document)).hexdigest()
        terms = state.terms_hash if isinstance(state, Case) else ""
        write.append(Draft(case=state.id, actor=event.actor, action=event.action, terms=terms, findings=listed(event.findings), body=body))
    return states[-1], document


def said_of(table: LifeCycle) -> dict[str, bool]:
    """What a verifier cannot know of a life cycle that came after it: that a subject may have several of its objects."""
    return {"several": True} if LIFE_CYCLES[table].many and table not in SEVERAL else {}


def _folded(state: Subject, events: Sequence[Event]) -> list[Subject]:
    """The state after each event."""
    states = []
    for event in events:
        state = evolve(state, event)
        states.append(state)
    return states


def whole(event: Event, state: Subject, document: Document) -> dict[str, JsonValue]:
    """The groups touched; of a keyed one whose members stand in an older shape all members, so that none is left in it."""
    held = {name for name in event.set if name in KEYED[type(state)] and name in document["groups"]}
    older = {name for name in held if reshaped(name, document["versions"].get(name, 1))}
    return event.set | {name: plain(getattr(state, name)) for name in older}


def append_refusal(write: Write, caller: Caller, subject: str, action: str, target: str, given: BaseModel | None, why: Refused) -> None:
    """A guard's refusal: what was asked, and every finding. An act that would have created its subject is the unit's own."""
    body = {"kind": REFUSED, "target": target, "asked": "" if given is None else type(given).__name__}
    write.append(Draft(case=subject, actor=caller.person, action=action, findings=listed(why.findings), body=body))


def listed(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Findings as an entry keeps them."""
    return [dict(f) for f in map(plain, findings) if isinstance(f, dict)]


def event_of(entry: Entry) -> Event | None:
    """The event of a step's entry, read strictly; None for entries that are not steps."""
    if entry.body.get("kind") != STEP:
        return None

    fields = {name: entry.body[name] for name in ("table", "source", "destination", "target", "regulation", "set")}
    fields |= {
        "v": entry.body.get("v", 1),
        "action": entry.action,
        "actor": entry.actor,
        "at": read(entry.at).isoformat(),
        "findings": entry.findings,
    }
    return READER.validate_json(json.dumps(fields))
