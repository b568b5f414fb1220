"""The context of 技术转让（专利权）合同: terms, both sides, patents and clauses."""

from collections.abc import Callable
from dataclasses import replace

from documents.papers.contract import paper as form
from states.achievement import Achievement
from states.case import Case
from states.contract import Bearer, Clauses, Party, Side
from states.identifiers import patent_last_day
from states.objects.patent import MAKERS, PATENT, patent
from states.party import CODE, HEAD, Buyer, PartyKind
from states.road import Road, road_of
from states.terms import Terms
from workflow.papers.builders import builds
from workflow.papers.source import Source


@builds("contract")
def context(source: Source[Case]) -> form.Contract:
    case, facts = source.case, source.facts
    contract, terms = case.contract, case.terms
    assert contract is not None, "the paper is made once the contract is prepared"
    assert terms is not None, "a contract has terms"
    clauses = contract.clauses
    return form.Contract(
        head=source.head,
        case=case.id,
        project="、".join(a.title for a in facts.achievements),
        transferor=_party(facts.unit_name, contract.transferor, source.opened, PartyKind.ORGANISATION),
        co_transferors=tuple(_party(one.name, one, source.opened, PartyKind.ORGANISATION) for one in contract.co_transferors),
        transferee=_buyer(terms.buyer, contract.transferee, source.opened),
        place=contract.place,
        valid_until=contract.valid_until,
        terms=clauses.definitions,
        patents=tuple(_patent(a) for a in facts.achievements),
        scope=clauses.scope,
        target=clauses.technical_target,
        existing_licences=clauses.existing_licences,
        pledges=clauses.pledges,
        price=terms.price,
        technical_amount=contract.technical or None,
        listed_vat=contract.listed_vat if contract.lists_vat is not None else None,
        payment="一次总付" if len(terms.instalments) == 1 else "分期支付",
        payments=_payments(terms),
        delivery=_delivery(clauses, road_of(terms)),
        acceptance=clauses.acceptance,
        acceptance_days=clauses.acceptance_days,
        retained_use=clauses.retained_use,
        improvements=clauses.improvements,
        secrecy_scope=clauses.secrecy_scope,
        secrecy_people=clauses.secrecy_people,
        secrecy_years=clauses.secrecy_years,
        late_rate=clauses.late_rate,
        late_cap=clauses.late_cap,
        dispute=clauses.dispute,
        copies=clauses.copies,
        copies_each=clauses.copies // 2,
        copies_registration=clauses.copies % 2,
        annexes=clauses.annexes,
    )


def _party(name: str, party: Party, opened: Callable[[str], str], kind: PartyKind) -> form.Party:
    return form.Party(
        name=name,
        code_name=CODE[kind],
        code=party.uscc,
        head_name=HEAD[kind],
        legal_representative=party.legal_representative,
        agent=party.agent,
        address=party.address,
        contact=party.contact,
        phone=opened(party.phone),
        email=opened(party.email),
        bank=party.bank,
        account=opened(party.account),
    )


def _buyer(buyer: Buyer, party: Party, opened: Callable[[str], str]) -> form.Party:
    """The one paper that has a person's number in clear."""
    code = opened(buyer.code) if buyer.kind is PartyKind.PERSON else buyer.code
    return replace(_party(buyer.name, party, opened, buyer.kind), code=code)


def _patent(achievement: Achievement) -> form.Patent:
    found, owners = patent(achievement), "、".join(achievement.owners)
    return form.Patent(
        title=found.title,
        kind=PATENT.sort(achievement),
        number=PATENT.number(achievement),
        application_number=found.number,
        owner=owners,
        makers=MAKERS[found.kind],
        inventors=tuple(c.name for c in achievement.completers),
        filed_on=found.filed_on,
        granted_on=found.granted_on,
        expires_on=patent_last_day(found.kind, found.filed_on),
        fees_paid_until=found.fee_paid_until,
    )


def _payments(terms: Terms) -> tuple[form.Payment, ...]:
    return tuple(form.Payment(condition=i.condition, due=i.due, amount=i.amount) for i in terms.instalments)


def sides(road: Road) -> dict[str, str]:
    """What the text calls a side that is stored by its key, or that was typed while forms let one do so."""
    ours, theirs = "乙方", "甲方"
    typed = {"本单位": ours, road.act.giver: ours, "相对方": theirs, road.act.taker: theirs}
    return typed | {Side.OURS: ours, Side.THEIRS: theirs, Bearer.HALVES: "双方各半"}


def _delivery(clauses: Clauses, road: Road) -> form.Delivery:
    words = sides(road)
    return form.Delivery(
        documents=clauses.documents,
        document_days=clauses.document_days,
        place=clauses.delivery_place,
        register_by=words.get(clauses.register_by, clauses.register_by),
        register_days=clauses.register_days,
        register_fee_by=words.get(clauses.register_fee_by, clauses.register_fee_by),
        annual_fee_by=words.get(clauses.annual_fee_by, clauses.annual_fee_by),
    )
