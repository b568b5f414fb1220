"""Whether a subject waits for a step that may be taken again: what a line of the table says under ``waits``."""

from states.case import Case
from states.notice import NoticeKind
from states.outstanding import outstanding
from states.signed import unconfirmed
from states.stages import CaseState, NoticeState, RegistrationState, RoundState

PRICED = frozenset({CaseState.REVIEWING, CaseState.DECIDING, CaseState.APPROVED})


def objection(case: Case, target: str) -> bool:
    """The notice has an objection that nobody answered yet."""
    notice = case.notice(target)
    return notice is not None and bool(notice.open_objections())


def notice(case: Case, _target: str) -> bool:
    """A price under review that no notice of these terms shows yet, or an allocated round without its notice."""
    live = [n for n in case.notices if n.state is not NoticeState.SUPERSEDED]
    if any(r.state is RoundState.ALLOCATED and r.n not in {n.round for n in live} for r in case.rounds):
        return True
    return case.state in PRICED and not any(n.kind is NoticeKind.PRICE and n.terms_hash == case.terms_hash for n in live)


def scheme(case: Case, _target: str) -> bool:
    return case.scheme is None


def contract(case: Case, _target: str) -> bool:
    return case.contract is None or bool(case.contract.void)


def issue(case: Case, _target: str) -> bool:
    return case.contract is not None and not case.contract.issued


def scan(case: Case, _target: str) -> bool:
    return case.contract is not None and bool(case.contract.issued) and not case.contract.scan


def signed_paper(case: Case, _target: str) -> bool:
    return any(unconfirmed(case))


def receipt(case: Case, _target: str) -> bool:
    """Less was received than the price, and the rest was not given up."""
    given_up = case.shortfall is not None and bool(case.shortfall.confirmed_by)
    return not given_up and (outstanding(case) or 0) > 0


def shortfall(case: Case, _target: str) -> bool:
    """Recorded, and not confirmed by a second person yet."""
    return case.shortfall is not None and not case.shortfall.confirmed_by


def registration(case: Case, _target: str) -> bool:
    return case.registration is None or case.registration.state is RegistrationState.REFUSED
