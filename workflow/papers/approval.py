"""The context of 转化审批表: one transfer with everybody's opinion and the decision."""

from fractions import Fraction

from documents.head import Opinion
from documents.head import Regulation as Pinned
from documents.papers.approval import paper as form
from states import labels
from states.achievement import Achievement
from states.case import Case
from states.facts import Facts
from states.identifiers import mask_id_number
from states.money import half_up
from states.notice import Notice
from states.notices import price_notice
from states.owners import shared
from states.party import CODE, HEAD, TIES, PartyKind
from states.proposal import PriceBasis
from states.regulation import WHOLE, Regulation
from states.road import road_of
from states.seating import current
from states.signoff import Matter, Signoff, leaves
from states.stages import NoticeState
from states.terms import Terms
from workflow import clock
from workflow.papers.builders import builds
from workflow.papers.disclosure import called, screening_answers
from workflow.papers.source import Source

OBJECTION = {"open": "待答复", "dismissed": "不成立", "upheld": "成立"}


@builds("approval")
def context(source: Source[Case]) -> form.Approval:
    case, facts, regulation = source.case, source.facts, source.regulation
    terms = case.terms
    assert terms is not None, "the form is made once terms are settled"
    basis, notice, road = case.price_basis, price_notice(case), road_of(terms)
    net = _net(terms.price, basis)
    return form.Approval(
        head=source.head,
        case=case.id,
        achievements=tuple(
            form.Achievement(
                title=a.title,
                kind=road.moved.sort(a),
                number=road.moved.number(a),
                legal_status=road.moved.status(a),
                ledger_number=a.ledger_no,
            )
            for a in facts.achievements
        ),
        completers=tuple(
            form.Member(name=called(c), unit=c.college, post=c.post, share=c.share, about=_about(a, facts))
            for a in facts.achievements
            for c in a.completers
        ),
        mode=road.name,
        counterparty=_counterparty(source, terms),
        price=terms.price,
        payment="一次总付" if len(terms.instalments) == 1 else "分期支付",
        instalments=tuple(form.Instalment(condition=i.condition, due=i.due, amount=i.amount) for i in terms.instalments),
        pricing_method=road.method.name,
        price_basis=f"{'、'.join(basis.methods)}：{basis.explanation}" if basis else "",
        deductions=basis.expected_costs if basis else None,
        net=net,
        allocations=_proposed(net, terms, regulation),
        screening=tuple(answer for a in facts.achievements for answer in screening_answers(a.judged, _about(a, facts))),
        declarations=tuple(form.Declaration(name=r.name, related=r.related, text=r.text, on=clock.day(r.at)) for r in case.relations),
        notice=_notice(notice, regulation) if notice else None,
        unnoticed="" if notice else "本表制成时尚未公示" if road.method.price_notice else f"{road.method.name}不公示拟交易价格",
        risks=basis.risks if basis else "",
        follow_up=basis.follow_up if basis else "",
        opinions=_opinions(case),
        meeting=_meeting(case, facts, regulation),
        regulation=Pinned(title=regulation.title, version=regulation.version, content_hash=facts.regulation_hash),
    )


def _counterparty(source: Source[Case], terms: Terms) -> form.Counterparty:
    case, buyer = source.case, terms.buyer
    return form.Counterparty(
        called=road_of(terms).act.buyer,
        name=buyer.name,
        code_name=CODE[buyer.kind],
        code=_masked(source.opened(buyer.id_number)) if buyer.kind is PartyKind.PERSON else buyer.code,
        head_name=HEAD[buyer.kind],
        legal_representative=buyer.legal_representative,
        address=buyer.address,
        contact=buyer.contact,
        ties_name=TIES[buyer.kind],
        shareholders=case.buyer_check.shareholders if case.buyer_check else None,
        related=terms.related,
        relation=terms.relation,
    )


def _masked(number: str) -> str:
    """A person's number as all but the contract print it; what stands for one that cannot be read stays."""
    return mask_id_number(number) if number[-4:-1].isdigit() else number


def _about(achievement: Achievement, facts: Facts) -> str:
    """The achievement's name, where the form tells of several."""
    return achievement.title if len(facts.achievements) > 1 else ""


def _net(price: int, basis: PriceBasis | None) -> int | None:
    """The net income as the officer expects it; None where nobody said what it will cost."""
    return None if basis is None or basis.expected_costs is None else max(price - basis.expected_costs, 0)


def _proposed(net: int | None, terms: Terms, regulation: Regulation) -> tuple[form.ProposedShare, ...]:
    """Other owners first; the regulation shares the rest, which is the unit's own."""
    shares, ours = regulation.shares, None if net is None else shared(terms, net)[0]
    others = () if net is None else shared(terms, net)[1]
    amounts = {one.name: one.amount for one in others}
    of = "（占本单位所得）" if terms.co_owners else ""
    parts = (("完成人及转化人员奖励", shares.pool), ("学院", shares.college), ("学校", shares.university))
    return (
        *(form.ProposedShare(receiver=f"共有人{one.name}", share=one.part, amount=amounts.get(one.name)) for one in terms.co_owners),
        *(
            form.ProposedShare(receiver=f"{n}{of}", share=s, amount=None if ours is None else half_up(Fraction(ours * s, WHOLE)))
            for n, s in parts
        ),
    )


def _notice(notice: Notice, regulation: Regulation) -> form.Notice:
    heard = "；".join(f"第 {o.n} 号异议（{o.objector}）：{OBJECTION[o.outcome]}" for o in notice.objections)
    return form.Notice(
        number=f"N{notice.n}",
        places=tuple(regulation.place_name(p) for p in notice.places),
        starts=max((p.posted_on for p in notice.postings), default=None),
        ends=notice.ends_on,
        days=notice.calendar_days,
        objections=heard or ("公示期内未收到异议" if notice.state is NoticeState.ENDED else "本表制成时公示尚未期满，未收到异议"),
    )


def _opinions(case: Case) -> tuple[Opinion, ...]:
    """Every person's opinion that counts, review first; the meeting's stands in its own box."""
    standing = [s for s in (current(case, Matter.REVIEW), current(case, Matter.DECISION)) if s is not None]
    return tuple(
        Opinion(seat=labels.SEAT[o.seat], name=o.name, verdict=o.verb.word, text=o.text, on=clock.day(o.at))
        for s in standing
        for _, o in sorted(s.counted().items())
        if o.minutes is None
    )


def _meeting(case: Case, facts: Facts, regulation: Regulation) -> form.Meeting | None:
    decision = current(case, Matter.DECISION)
    held = next((o for o in decision.counted().values() if o.minutes is not None), None) if decision else None
    if decision is None or held is None or held.minutes is None:
        return None
    minutes = held.minutes
    return form.Meeting(
        body=_body(decision, held.leaf, regulation),
        minutes_number=minutes.number,
        held_on=minutes.held_on,
        due=minutes.members,
        attended=minutes.attended,
        recused=tuple(map(facts.people.name, minutes.recused)),
        decided_by=minutes.decided_by,
        in_favour=minutes.in_favour,
        against=minutes.against,
        abstained=minutes.abstained,
        dissent=minutes.dissent,
        resolution=held.text,
        secretary=held.name,
    )


def _body(decision: Signoff, leaf: int, regulation: Regulation) -> str:
    return regulation.meetings[leaves(decision.tree)[leaf].meeting].name
