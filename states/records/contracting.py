"""Records of papers and of the contract, from clauses to the second clerk and the patent register."""

from dataclasses import replace

from states.case import Case
from states.contract import Clauses, Contract, Definition, IssuedPaper, Party, Title
from states.inputs.contracting import PrepareContract, RecordTitle, UploadSignedContract
from states.records.taking import Taking, terms_of

#: Fields of the input that are the contract's own; all others but these are its clauses.
OWN = (
    "number",
    "place",
    "valid_until",
    "authority",
    "lists_vat",
    "listed_vat",
    "technical",
    "other_vat_rate",
    "transferor",
    "co_transferors",
    "transferee",
)


def prepared(taking: Taking[Case]) -> dict[str, object]:
    """The contract anew: what was issued or signed of an older text is no longer its paper."""
    given, buyer = taking.facts.take(PrepareContract), terms_of(taking).buyer
    clauses = {name: value for name, value in dict(given).items() if name not in OWN}
    clauses["definitions"] = tuple(Definition(**dict(d)) for d in given.definitions)
    contract = Contract(
        number=given.number,
        place=given.place,
        valid_until=given.valid_until,
        authority=given.authority,
        transferor=Party(**dict(given.transferor)),
        co_transferors=tuple(Party(**dict(one)) for one in given.co_transferors),
        transferee=Party(
            **dict(given.transferee),
            uscc=buyer.uscc,
            legal_representative=buyer.legal_representative,
            address=buyer.address,
        ),
        clauses=Clauses(**clauses),
        lists_vat=given.lists_vat,
        listed_vat=given.listed_vat,
        technical=given.technical,
        other_vat_rate=given.other_vat_rate,
        terms_hash=taking.subject.terms_hash,
    )
    return {"contract": contract}


def issued(taking: Taking[Case]) -> dict[str, object]:
    """Issuing anew forgets the scan: it was bound to the older paper."""
    made = paper(taking)
    assert taking.facts.paper is not None
    return {**made, "contract": replace(_contract(taking), issued=taking.facts.paper.sha256, scan="", uploaded_by="")}


def uploaded(taking: Taking[Case]) -> dict[str, object]:
    given = taking.facts.take(UploadSignedContract)
    bound = replace(_contract(taking), scan=given.scan, signed_on=given.signed_on, uploaded_by=taking.facts.acting().id)
    return {"contract": bound}


def confirmed(taking: Taking[Case]) -> dict[str, object]:
    return {"contract": replace(_contract(taking), confirmed_by=taking.facts.acting().id)}


def paper(taking: Taking[Case]) -> dict[str, object]:
    made = taking.facts.paper
    assert made is not None, "a rule holds that the paper was made"
    assert made.sha256, "a rule holds that it was rendered"
    paper = IssuedPaper(
        kind=made.kind,
        sha256=made.sha256,
        terms_hash=made.terms_hash,
        issued_at=taking.at,
        about=made.about,
        of=made.of,
        number=made.number,
        supersedes=made.supersedes,
        version=made.version,
    )
    return {"papers": (paper,)}


def title(taking: Taking[Case]) -> dict[str, object]:
    return {"title": Title(**dict(taking.facts.take(RecordTitle)))}


def _contract(taking: Taking[Case]) -> Contract:
    assert taking.subject.contract is not None, "the contract was prepared on the way here"
    return taking.subject.contract
