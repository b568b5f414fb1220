"""The case and its fold. ``evolve`` reads neither the table, nor rules, nor the regulation.

An event carries the after-image of each group it touched. Groups that hold several (notices, rounds, opinions …)
are merged by key, so an event names only the members that changed. Which groups those are the type says (``KEY``).
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, ClassVar, TypeVar, get_args, get_type_hints

from pydantic import JsonValue, TypeAdapter
from pydantic.dataclasses import dataclass

from states.achievement import Achievement
from states.contract import Contract, IssuedPaper, Title
from states.correction import Correction
from states.distribution import AwardScheme, Round
from states.events import Event
from states.findings import STRICT
from states.handler import Handler
from states.hold import Hold
from states.lifecycles import LIFE_CYCLES, Cycle, holding
from states.money import Count
from states.notice import Notice
from states.proposal import BuyerCheck, Consent, PriceBasis, PriorityOffer, Relation
from states.registration import Registration
from states.shortfall import Shortfall
from states.signoff import Signoff
from states.stages import AchievementState, CaseState, LifeCycle
from states.terms import Terms
from states.upcasts import current


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
@holding
class Case:
    """A case as its entries fold to it. ``seq`` is the number of its last entry, ``regulation`` the content hash of
    the unit's regulation pinned when the proposal began."""

    CYCLE: ClassVar[LifeCycle] = LifeCycle.CASE

    id: str
    state: CaseState
    seq: Count = 0
    opened_by: str = ""
    achievements: tuple[str, ...] = ()
    regulation: str = ""
    reason: str = ""
    hold: Hold = Hold()
    terms: Terms | None = None
    terms_hash: str = ""
    terms_at: datetime | None = None  #: when they were set; None in cases of before it was kept
    terms_by: str = ""  #: who set them, where kept
    handlers: tuple[Handler, ...] = ()
    relations: tuple[Relation, ...] = ()
    consents: tuple[Consent, ...] = ()
    priority_offers: tuple[PriorityOffer, ...] = ()
    buyer_check: BuyerCheck | None = None
    price_basis: PriceBasis | None = None
    signoffs: tuple[Signoff, ...] = ()
    notices: tuple[Notice, ...] = ()
    contract: Contract | None = None
    papers: tuple[IssuedPaper, ...] = ()
    title: Title | None = None
    scheme: AwardScheme | None = None
    rounds: tuple[Round, ...] = ()
    shortfall: Shortfall | None = None
    registration: Registration | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def standing_title(self) -> Title | None:
        """The change of title, unless it was found not to have been one."""
        return self.title if self.title is not None and not self.title.void else None

    def notice(self, target: str) -> Notice | None:
        return next((n for n in self.notices if n.key == target), None)

    def round(self, target: str) -> Round | None:
        return next((r for r in self.rounds if r.key == target), None)

    def correction(self, target: str) -> Correction | None:
        return next((c for c in self.corrections if c.key == target), None)

    def signoff(self, target: str) -> Signoff | None:
        return next((s for s in self.signoffs if s.key == target), None)


Subject = Case | Achievement
S = TypeVar("S", bound=Subject)
#: The kinds of subject, each with the state that it is in before its first event.
FIRST: Mapping[type, AchievementState | CaseState] = {Case: CaseState.INTERNAL_CONTROL, Achievement: AchievementState.DRAFT}
#: The kinds of subject by their own life cycles.
KIND_OF: Mapping[LifeCycle, type[Case] | type[Achievement]] = {kind.CYCLE: kind for kind in (Case, Achievement)}
#: The life cycles of subjects themselves.
OWN = frozenset(KIND_OF)


def blank(kind: type[S], identifier: str) -> S:
    """The subject before its first event."""
    bare: S = READERS[kind].validate_json(_ANY.dump_json({"id": identifier, "state": FIRST[kind]}))
    return bare


def evolve(state: S, event: Event) -> S:
    """The state after the event: groups replaced or merged by key, and the spine moved if the event is of the spine."""
    changed: dict[str, Any] = {name: _merged(state, name, value, event.v) for name, value in event.set.items()}
    if event.table in OWN:
        changed["state"] = type(state.state)(event.destination)
    return replace(state, seq=state.seq + 1, **changed)


def _merged(state: Subject, name: str, value: JsonValue, version: int) -> object:
    # Read by JSON's strict rules: dates are strings, arrays become tuples, nothing is coerced.
    new = ADAPTERS[type(state)][name].validate_json(_ANY.dump_json(current(name, value, version)))
    if name not in KEYED[type(state)]:
        return new
    if not new:
        raise ValueError(f"an event without a member of {name} would say nothing of it")
    merged = {member.key: member for member in getattr(state, name)}
    merged.update((member.key, member) for member in new)
    return tuple(merged.values())


def plain(value: object) -> JsonValue:
    """A group's JSON form: no nulls, dates and times as strings, 分 as integers."""
    result: JsonValue = _ANY.dump_python(value, mode="json", exclude_none=True)
    return result


_ANY: TypeAdapter[Any] = TypeAdapter(Any)


#: How each group of each subject is read back.
ADAPTERS: dict[type, dict[str, TypeAdapter[Any]]] = {
    owner: {field.name: TypeAdapter(hints[field.name]) for field in fields(owner)}
    for owner, hints in ((owner, get_type_hints(owner, include_extras=True)) for owner in FIRST)
}

#: The groups that are merged member by member: by group, the field that is a member's key.
KEYED: dict[type, dict[str, str]] = {
    owner: {
        name: members[0].KEY for name, hint in get_type_hints(owner).items() if (members := get_args(hint)) and hasattr(members[0], "KEY")
    }
    for owner in FIRST
}


def _lie_where_they_say(known: Mapping[LifeCycle, Cycle]) -> None:
    """Raises AssertionError for a life cycle whose objects its subject has no group for, or one of another shape."""
    for key, cycle in known.items():
        kind = KIND_OF[cycle.of]
        assert not cycle.group or cycle.group in ADAPTERS[kind], f"{key}: {kind.__name__} has no group {cycle.group}"
        assert cycle.many is (cycle.group in KEYED[kind]), (
            f"{key}: several in {cycle.group} and no KEY to tell them apart, or the other way"
        )


_lie_where_they_say(LIFE_CYCLES)


def kind_of(key: LifeCycle) -> type[Case] | type[Achievement]:
    """The kind of subject that this life cycle's objects lie in."""
    return KIND_OF[LIFE_CYCLES[key].of]


def restored(kind: type[S], identifier: str, document: Mapping[str, Any]) -> S:
    """The subject of a document: its groups as entries hold them (see `workflow/trail/verify.py`); raises ValueError."""
    own, versions = document["positions"][kind.CYCLE.value], document["versions"]
    groups = {name: current(name, value, versions.get(name, 1)) for name, value in document["groups"].items()}
    found: S = READERS[kind].validate_json(_ANY.dump_json({**groups, "id": identifier, "state": own, "seq": document["seq"]}))
    return found


READERS: dict[type, TypeAdapter[Any]] = {owner: TypeAdapter(owner) for owner in FIRST}
