"""The context of 转化审批表: one transfer with everybody's opinion and the decision."""

from fractions import Fraction

from documents.head import Opinion
from documents.head import Regulation as Pinned
from documents.papers.approval import paper as form
from states import labels
from states.case import Case
from states.facts import Facts
from states.money import half_up
from states.notice import Notice
from states.notices import price_notice
from states.regulation import WHOLE, Regulation
from states.road import road_of
from states.seating import current
from states.signoff import Matter, Signoff, leaves
from states.terms import Terms
from workflow import clock
from workflow.papers.builders import builds
from workflow.papers.disclosure import screening_answers
from workflow.papers.source import Source

OBJECTION = {"open": "待答复", "dismissed": "不成立", "upheld": "成立"}


@builds("approval")
def context(source: Source[Case]) -> form.Approval:
    case, facts, regulation = source.case, source.facts, source.regulation
    terms = case.terms
    assert terms is not None, "the form is made once terms are settled"
    basis, notice, road = case.price_basis, price_notice(case), road_of(terms)
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
            form.Member(name=c.name, unit=c.college, post=c.post, share=c.share) for a in facts.achievements for c in a.completers
        ),
        mode=road.name,
        licence_scope="",
        counterparty=_counterparty(case, terms),
        price=terms.price,
        payment="一次总付" if len(terms.instalments) == 1 else "分期支付",
        instalments=tuple(form.Instalment(due=f"{i.condition}（{i.due} 前）", amount=i.amount) for i in terms.instalments),
        pricing_method=road.method.name,
        price_basis=f"{'、'.join(basis.methods)}：{basis.explanation}" if basis else "",
        deductions=0,
        net=terms.price,
        allocations=_proposed(terms.price, regulation),
        screening=screening_answers(facts.achievements[0].screening),
        relation_number="",
        relation_statement=_relations(case),
        notice=_notice(notice, regulation) if notice else None,
        risks="按实际净收入分配；本表所列为扣除成本与税费之前的估算。",
        follow_up=f"签约后{road.act.follow_up}。",
        opinions=_opinions(case),
        meeting=_meeting(case, facts, regulation),
        regulation=Pinned(title=regulation.title, version=regulation.version, content_hash=facts.regulation_hash),
    )


def _counterparty(case: Case, terms: Terms) -> form.Counterparty:
    buyer = terms.buyer
    return form.Counterparty(
        called=road_of(terms).act.buyer,
        name=buyer.name,
        uscc=buyer.uscc,
        legal_representative=buyer.legal_representative,
        address=buyer.address,
        contact=buyer.contact,
        shareholders=case.buyer_check.shareholders if case.buyer_check else "",
        related=terms.related,
    )


def _proposed(price: int, regulation: Regulation) -> tuple[form.ProposedShare, ...]:
    shares = regulation.shares
    parts = (("完成人及转化人员奖励", shares.pool), ("学院", shares.college), ("学校", shares.university))

    return tuple(form.ProposedShare(receiver=n, share=s, amount=half_up(Fraction(price * s, WHOLE))) for n, s in parts)


def _relations(case: Case) -> str:
    return "；".join(f"{r.name}：{'有关联，' if r.related else '无关联，'}{r.text.rstrip('。')}" for r in case.relations)


def _notice(notice: Notice, regulation: Regulation) -> form.Notice:
    heard = "；".join(f"第 {o.n} 号异议（{o.objector}）：{OBJECTION[o.outcome]}" for o in notice.objections)
    return form.Notice(
        number=f"N{notice.n}",
        places=tuple(regulation.place_name(p) for p in notice.places),
        starts=str(max(p.posted_on for p in notice.postings)) if notice.postings else "",
        ends=str(notice.ends_on) if notice.ends_on else "",
        days=notice.calendar_days,
        objections=heard or "无异议",
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
        resolution=held.text,
        secretary=held.name,
    )


def _body(decision: Signoff, leaf: int, regulation: Regulation) -> str:
    return regulation.meetings[leaves(decision.tree)[leaf].meeting].name
