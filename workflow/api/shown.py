"""A subject as the API shows it: money in yuan and shares in percent, as strings; all else as the log keeps it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from states import achievement, contract, distribution, labels, notice, proposal, registration, signoff, terms
from states.case import Case, Subject, plain
from states.money import percent, yuan
from states.stages import STAGE_OF

#: Integer fields in 分, by the value they belong to.
MONEY: Mapping[type, tuple[str, ...]] = {
    achievement.Project: ("amount",),
    terms.Instalment: ("amount",),
    terms.Offer: ("price",),
    terms.Deal: ("price",),
    proposal.Appraisal: ("value",),
    proposal.PriceBasis: ("floor",),
    distribution.Cost: ("amount",),
    distribution.Award: ("amount",),
    distribution.Allocation: tuple(f.name for f in fields(distribution.Allocation) if f.type is int),
    distribution.Round: ("amount",),
    registration.Registration: ("total", "technical", "recognised_income"),
}
#: Integer fields in 0.0001 %.
SHARES: Mapping[type, tuple[str, ...]] = {
    achievement.Completer: ("share",),
    distribution.Share: ("weight",),
    distribution.AwardScheme: ("pool", "college", "university", "main", "others", "office"),
    contract.Clauses: ("late_rate", "late_cap"),
}
#: Integer fields that only count.
COUNTS: Mapping[type, tuple[str, ...]] = {
    achievement.Achievement: ("seq",),
    Case: ("seq",),
    signoff.Minutes: ("members", "attended", "in_favour", "against", "abstained"),
    signoff.Opinion: ("leaf",),
    signoff.Signoff: ("n",),
    distribution.AwardScheme: ("n",),
    contract.Clauses: ("document_days", "register_days", "acceptance_days", "secrecy_years", "copies"),
    contract.IssuedPaper: ("version",),
    notice.Notice: ("n", "round", "calendar_days", "work_days"),
    notice.Objection: ("n",),
    distribution.Round: ("n",),
}


def shown(value: Any) -> Any:
    """JSON of a state value; what is not set yet is left out."""
    if isinstance(value, terms.Terms):  # as the first release showed them, in one; and in their halves
        offer, deal = shown(value.offer), shown(value.deal)
        return {**offer, **deal, "offer": offer, "deal": deal}
    if is_dataclass(value):
        kind = type(value)
        return {f.name: _field(kind, f.name, getattr(value, f.name)) for f in fields(value) if getattr(value, f.name) is not None}
    if isinstance(value, tuple):
        return [shown(member) for member in value]
    return plain(value)


def _field(kind: type, name: str, value: Any) -> Any:
    if name in MONEY.get(kind, ()):
        return yuan(value)
    return percent(value) if name in SHARES.get(kind, ()) else shown(value)


def subject(state: Subject) -> dict[str, Any]:
    """The whole subject with the words for where it stands."""
    more = {"state_name": labels.STATE[state.CYCLE][state.state], "version": state.seq}
    if isinstance(state, Case):
        stage = STAGE_OF[state.state]
        more |= {"stage": str(stage), "stage_name": labels.STAGE[stage]}
    told: dict[str, Any] = shown(state)
    return told | more
