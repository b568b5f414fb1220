"""What allocating a receipt would record if it were taken now, before anybody takes it."""

from dataclasses import dataclass, replace
from datetime import datetime

from states.allocation import allocation_of
from states.case import Case
from states.distribution import Allocation, Round
from states.facts import Facts
from states.findings import Finding
from states.guards import distribution, taxes
from states.law import LawUnknown
from states.regulation import Regulation

#: What an allocation rests on, whoever takes it.
GROUNDS = (distribution.scheme_approved, taxes.vat_known, taxes.vat_basis, distribution.award_reaches_floors)


@dataclass(frozen=True, slots=True)
class Preview:
    """The figures, None where they cannot be computed yet, and what the rules say: a refusal, or that VAT is due because the contract
    is not registered."""

    allocation: Allocation | None
    findings: tuple[Finding, ...]


def preview(case: Case, found: Round, facts: Facts, regulation: Regulation, at: datetime) -> Preview:
    """On the scheme as it stands, approved or not."""
    about = replace(facts, target=found.key)
    return Preview(_figures(case, found, about), tuple(rule(case, about, regulation, at) for rule in GROUNDS))


def _figures(case: Case, found: Round, facts: Facts) -> Allocation | None:
    if case.scheme is None:
        return None
    try:
        return allocation_of(case, found, case.scheme, facts)
    except LawUnknown:
        return None
