"""The part of the audit that looks at who could act: accounts and sessions, each held against the entries that tell of it. A session
put in by hand, or a password changed past us, has none."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from workflow.house import House
from workflow.identity.passwords import account
from workflow.identity.sessions import named, told
from workflow.store import log, people
from workflow.trail.entry import Entry, Malformed, again
from workflow.trail.log import Draft
from workflow.transaction import ACCESS, CASE, Pace, writing

TAKEN = "accounts_taken"
SEATED = "person_seated"
OPENED, CLOSED, SET, CHANGED = "signed_in", "signed_out", "password_set", "password_changed"
MOST = 200  #: accounts of one entry

Session = tuple[str, str, str]  #: person, until when, digest of the form token


@dataclass(slots=True)
class Told:
    """What the log says: the digest of each account, the sessions opened by their names, and those that were ended."""

    accounts: dict[str, str] = field(default_factory=dict)
    sessions: dict[str, Session] = field(default_factory=dict)
    ended: set[str] = field(default_factory=set)

    def hear(self, entry: Entry) -> None:
        body = entry.body
        if entry.action == OPENED and "session" in body:
            self.sessions[body["session"]] = (entry.actor, body["expires"], body["form"])
        elif entry.action == CLOSED:
            self.ended.add(body.get("session", ""))
        elif entry.action == TAKEN:
            self.accounts.update((one["person"], one["account"]) for one in body["accounts"])
        elif "account" in body:
            self.accounts[body["person"]] = body["account"]
            goes_on = body.get("session", "")
            self.ended.update(name for name, (person, *_) in self.sessions.items() if person == body["person"] and name != goes_on)


def heard(connection: Connection, unit: str) -> Told:
    """What the unit's logs say of its accounts and sessions; who was seated comes before whatever happened to the account."""
    found = Told()
    for entry in _entries(connection, unit, CASE, SEATED):
        found.hear(entry)
    access = [e for action in (OPENED, CLOSED, SET, CHANGED, TAKEN) for e in _entries(connection, unit, ACCESS, action)]
    for entry in sorted(access, key=lambda e: e.seq):
        found.hear(entry)
    return found


def _entries(connection: Connection, unit: str, kind: str, action: str) -> Iterator[Entry]:
    for row in log.unit_entries(connection, unit, kind, action):
        try:
            yield again(row.leaf)
        except Malformed:  # named where the log was read
            continue


def compare(connection: Connection, unit: str) -> Iterator[str]:
    """Rows of persons and sessions against it."""
    known = heard(connection, unit)
    for row in people.persons(connection, unit):
        if known.accounts.get(row.id) != account(row.username, row.password):
            yield f"人员 {row.id}：用户名或密码同日志不符"
    for row in people.sessions(connection, unit):
        name = named(row.token)
        said = told(row.token, row.csrf, row.expires_at)
        if known.sessions.get(name) != (row.person, said["expires"], said["form"]):
            yield f"人员 {row.person}：会话 {name[:12]} 不是登录所得，或者被改动"
        elif name in known.ended:
            yield f"人员 {row.person}：会话 {name[:12]} 已经结束，表中却仍有"


def strange(entry: Entry, known: Told) -> bool:
    """Whether an entry names a session that its actor never opened."""
    name = entry.body.get("session")
    return name is not None and known.sessions.get(name, ("",))[0] != entry.actor


def take_down(house: House, unit: str) -> int:
    """Accounts of an earlier release, of which no entry tells, are taken down as they are; how many there were."""
    with writing(house, unit, ACCESS, pace=Pace.HELD) as write:
        known = heard(write.connection, unit).accounts
        rows = (row for row in people.persons(write.connection, unit) if row.id not in known)
        new = [{"person": row.id, "account": account(row.username, row.password)} for row in rows]
        for at in range(0, len(new), MOST):
            body = {"kind": "account", "accounts": new[at : at + MOST]}
            write.append(Draft(case="", actor="system", action=TAKEN, findings=[], body=body))
        return len(new)
