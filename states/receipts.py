"""The receipts on record, in the order in which they bear costs and tax, and the part of each that is for technology."""

from dataclasses import dataclass
from fractions import Fraction

from states.case import Case
from states.distribution import Round
from states.money import half_up
from states.stages import RegistrationState, RoundState


def in_order(case: Case) -> tuple[Round, ...]:
    """The receipts that count, by day received, then number."""
    counted = (found for found in case.rounds if found.state is not RoundState.VOIDED)
    return tuple(sorted(counted, key=lambda found: (found.received_on, found.n)))


def registered(case: Case) -> bool:
    return case.registration is not None and case.registration.state is RegistrationState.REGISTERED


@dataclass(frozen=True, slots=True)
class Parts:
    """A receipt in 分: what is paid for technology, and the rest (equipment, materials …)."""

    technical: int
    rest: int


def parts(case: Case, found: Round) -> Parts:
    """A receipt pays for all that the contract is about, in proportion: nobody may choose which instalment was for the equipment.

    The technical part is what the registration body recognised, before that what the contract states (认定规则, domain §6.3); where
    neither says so, the whole. Exemption and award are of that part alone.
    """
    technical = half_up(found.amount * _share(case))
    return Parts(technical, found.amount - technical)


def _share(case: Case) -> Fraction:
    if case.registration is not None and registered(case):
        return Fraction(case.registration.technical, case.registration.total)
    return stated(case)


def stated(case: Case) -> Fraction:
    """The technical part of the price as the contract states it; all of it where the contract was not asked."""
    if case.contract is None or not case.contract.technical or case.terms is None:
        return Fraction(1)
    return Fraction(case.contract.technical, case.terms.price)
