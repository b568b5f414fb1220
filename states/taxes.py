"""What tax falls on a receipt: VAT by the law on the day of receipt, or by the tax office's paper where the law is not known; stamp
tax on the contract."""

from fractions import Fraction

from states.case import Case
from states.distribution import Round
from states.facts import Facts
from states.law import LawUnknown, holds, names, rate, unknown
from states.money import WHOLE, half_up
from states.receipts import in_order, parts, registered, stated


def vat_exempt(case: Case, found: Round, facts: Facts) -> bool:
    """Whether no VAT is due on the technical part. Raises LawUnknown while neither the law nor a paper says so."""
    if found.vat_rate is not None:
        return found.vat_rate == 0
    return registered(case) and holds(names.VAT_EXEMPTION, on=found.received_on, regime=facts.regime)


def vat_rate(found: Round, facts: Facts) -> Fraction:
    """The rate on the technical part where it is not exempt; raises LawUnknown."""
    if found.vat_rate is not None:
        return Fraction(found.vat_rate, WHOLE)
    return rate(names.VAT_RATE, on=found.received_on, regime=facts.regime)


def vat_unknown(found: Round, facts: Facts) -> str:
    """Why the law does not say what VAT is due on a receipt of that day, in Chinese; "" when it does."""
    asked = (unknown(law, on=found.received_on, regime=facts.regime) for law in (names.VAT_EXEMPTION, names.VAT_RATE))
    return next((because for because in asked if because), "")


def unsettled(case: Case, facts: Facts) -> str:
    """Why the VAT on the round, or on a receipt before it that is still open, cannot be computed, in Chinese; "" when it can."""
    seen = [each for each in in_order(case) if each.key == facts.target]
    upto = [each for each in in_order(case) for last in seen if (each.received_on, each.n) <= (last.received_on, last.n)]
    because = (_unsettled(case, each, facts) for each in upto if each.allocation is None)
    return next((said for said in because if said), "")


def _unsettled(case: Case, found: Round, facts: Facts) -> str:
    try:
        if not vat_exempt(case, found, facts):
            vat_rate(found, facts)
    except LawUnknown as missing:
        return str(missing)
    return ""


def vat_on_rest(case: Case, found: Round) -> int:
    """The VAT in what is paid for the rest, never exempt, at the rate that the contract states; in 分."""
    rest = parts(case, found).rest
    stated_rate = Fraction(case.contract.other_vat_rate, WHOLE) if case.contract else Fraction()
    return rest - half_up(rest / (1 + stated_rate))


def stamp(case: Case, found: Round, facts: Facts) -> int | None:
    """The stamp tax that this receipt bears, in 分; None where the contract was not asked whether it lists VAT: such receipts go on
    bearing their own, each on its amount without VAT, as those before them did.

    Due at signature on the price that the contract states, less the VAT that it lists (印花税法 5, 15): the first receipt still to be
    allocated bears all of it that no allocation has borne yet. Of a price that is in part for other things the award bears the
    technical part's. Raises LawUnknown.
    """
    contract, terms = case.contract, case.terms
    if contract is None or contract.lists_vat is None or contract.signed_on is None or terms is None:
        return None
    if found.n != next(each.n for each in in_order(case) if each.allocation is None):
        return 0
    due = half_up((terms.price - contract.listed_vat) * rate(names.STAMP_DUTY, on=contract.signed_on, regime=facts.regime))
    return half_up(due * stated(case)) - sum(each.allocation.stamp for each in in_order(case) if each.allocation is not None)
