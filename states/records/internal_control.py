"""Records of stage one, 内控管理."""

from dataclasses import replace

from states.achievement import Achievement, Completer, OwnerConsent, Patent, Project, Publication, Publicity, Screening, Signature
from states.inputs.base import Reason
from states.inputs.internal_control import Draft, Ledger, RecordFee, RecordScreening, SignDisclosure
from states.objects import OBJECTS
from states.records.taking import Taking

UNSIGNED: dict[str, object] = {"signed": (), "signatures": ()}


def draft(taking: Taking[Achievement]) -> dict[str, object]:
    given = taking.facts.take(Draft)
    return {
        "title": given.title,
        "abstract": given.abstract,
        "keywords": given.keywords,
        "maturity": given.maturity,
        "potential_users": given.potential_users,
        "field": given.field,
        "publicity": Publicity(published=given.published, publications=tuple(Publication(**dict(p)) for p in given.publications)),
        **_named(given),
        "projects": tuple(Project(**dict(p)) for p in given.projects),
        "completers": tuple(Completer(**dict(c)) for c in given.completers),
        **UNSIGNED,
    } | _unscreened(taking, "披露内容已修改")


def _unscreened(taking: Taking[Achievement], why: str) -> dict[str, object]:
    """What was judged was another text: the screening stays in the trail and counts no more."""
    judged = taking.subject.judged
    return {"screening": replace(judged, void=why)} if judged else {}


def _named(given: Draft) -> dict[str, object]:
    """A patent stands alone; another right is what counts, whatever patent an older draft named."""
    held = given.held
    assert held is not None, "a rule holds that the draft names what it is"
    return {"patent": held, "rights": ()} if isinstance(held, Patent) else {"rights": (held,)}


def disclose(taking: Taking[Achievement]) -> dict[str, object]:
    return {"disclosed_at": taking.at, **UNSIGNED}


def sign(taking: Taking[Achievement]) -> dict[str, object]:
    signer = taking.facts.acting()
    given = Signature(person=signer.id, name=signer.name, promise=taking.facts.take(SignDisclosure).promise, at=taking.at)
    return {"signed": (*taking.subject.signed, signer.id), "signatures": (*taking.subject.signatures, given)}


def screening(taking: Taking[Achievement]) -> dict[str, object]:
    given = taking.facts.take(RecordScreening)
    consents = tuple(OwnerConsent(**dict(one)) for one in given.consents)
    return {"screening": Screening(**{**dict(given), "consents": consents}, at=taking.at, by=taking.facts.acting().id)}


def ledger(taking: Taking[Achievement]) -> dict[str, object]:
    return {"ledger_no": taking.facts.take(Ledger).ledger_no, "ledgered_at": taking.at}


def returned(taking: Taking[Achievement]) -> dict[str, object]:
    """Back to the draft: signatures given to the old text no longer count, nor does its screening."""
    return {"reason": taking.facts.take(Reason).reason, **UNSIGNED} | _unscreened(taking, "退回补正")


def fee(taking: Taking[Achievement]) -> dict[str, object]:
    achievement, until = taking.subject, taking.facts.take(RecordFee).fee_paid_until
    return dict(OBJECTS[achievement.kind].renewed(achievement, until))
