"""What the completers of a case said of the deal, and who of them let the time to say it pass."""

from datetime import date

from states.case import Case
from states.facts import Facts
from states.proposal import Consent


def said(case: Case) -> tuple[Consent, ...]:
    """Their words on the current terms that count: what was signed on paper, once it was confirmed."""
    return tuple(c for c in case.consents if c.terms_hash == case.terms_hash and not c.void and c.confirmation != "asked")


def silent(case: Case, facts: Facts, on: date) -> frozenset[str]:
    """Completers to whom the current terms were offered, who did not answer, and whose time has passed: the days given are full
    days, and the last one must be over."""
    lapsed = {o.person for o in case.priority_offers if o.terms_hash == case.terms_hash and o.until < on}
    return (facts.completers() & lapsed) - {c.person for c in said(case)}
