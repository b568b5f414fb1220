"""Records of papers and of the contract, from clauses to the second clerk and the patent register."""

from dataclasses import replace

from states.inputs.contracting import PrepareContract, RecordTitle, UploadSignedContract
from states.records.taking import Taking
from states.values import Contract, IssuedPaper, Title

#: Clauses in the order of the contract, by input field (民法典 845).
CLAUSES = ("delivery", "acceptance", "secrecy", "improvements", "further_use", "title_change", "breach", "dispute", "definitions")


def prepared(taking: Taking) -> dict[str, object]:
    given = taking.facts.take(PrepareContract)
    contract = Contract(
        number=given.number,
        clauses=tuple((name, getattr(given, name)) for name in CLAUSES),
        place=given.place,
        valid_until=given.valid_until,
        signer=given.signer,
        authority=given.authority,
        terms_hash=taking.case.terms_hash,
    )
    return {"contract": contract}


def issued(taking: Taking) -> dict[str, object]:
    """Issuing anew forgets the scan: it was bound to the older paper."""
    made = paper(taking)
    assert taking.facts.paper is not None
    return {**made, "contract": replace(_contract(taking), issued=taking.facts.paper.sha256, scan="", uploaded_by="")}


def uploaded(taking: Taking) -> dict[str, object]:
    given = taking.facts.take(UploadSignedContract)
    bound = replace(_contract(taking), scan=given.scan, signed_on=given.signed_on, uploaded_by=taking.facts.acting().id)
    return {"contract": bound}


def confirmed(taking: Taking) -> dict[str, object]:
    return {"contract": replace(_contract(taking), confirmed_by=taking.facts.acting().id)}


def paper(taking: Taking) -> dict[str, object]:
    made = taking.facts.paper
    assert made is not None, "a rule holds that the paper was made"
    return {"papers": (IssuedPaper(kind=made.kind, sha256=made.sha256, terms_hash=made.terms_hash, issued_at=taking.at),)}


def title(taking: Taking) -> dict[str, object]:
    return {"title": Title(**dict(taking.facts.take(RecordTitle)))}


def _contract(taking: Taking) -> Contract:
    assert taking.case.contract is not None, "the contract was prepared on the way here"
    return taking.case.contract
