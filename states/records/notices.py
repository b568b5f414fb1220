"""Records of notices, objections and holds."""

from dataclasses import replace

from states.case import Case
from states.distribution import Share
from states.hold import Hold
from states.inputs.base import Reason
from states.inputs.notices import AnswerObjection, DraftNotice, Object, PostNotice
from states.money import grouped
from states.notice import Notice, NoticeKind, Objection, Posting
from states.notices import ends_on, notice_days
from states.records.taking import Taking, handled, terms_of
from states.road import road_of
from states.stages import HoldState, NoticeState

Lines = tuple[tuple[str, str], ...]


def drafted(taking: Taking[Case]) -> dict[str, object]:
    """The text is made from the case, so that what is published is what was proposed (浙江条例 17(2))."""
    given, rules = taking.facts.take(DraftNotice), taking.regulation
    price = given.kind is NoticeKind.PRICE
    calendar_days, work_days = notice_days(given.kind, taking.facts, rules, taking.at)
    notice = Notice(
        n=len(taking.subject.notices) + 1,
        kind=given.kind,
        state=NoticeState.DRAFTED,
        terms_hash=taking.subject.terms_hash,
        round=given.round,
        title="职务科技成果转化拟交易公示" if price else "职务科技成果转化奖励公示",
        lines=_price_lines(taking) if price else _award_lines(taking, given.round),
        places=rules.price_notice.places if price else rules.award_notice.places,
        calendar_days=calendar_days,
        work_days=work_days,
        objection_route=given.objection_route,
    )
    return {"notices": (notice,)} | handled(taking)


def _price_lines(taking: Taking[Case]) -> Lines:
    terms, road = terms_of(taking), road_of(terms_of(taking))
    lines: list[tuple[str, str]] = []
    for achievement in taking.facts.achievements:
        number = road.moved.number(achievement)
        lines += [("成果名称", achievement.title), (road.moved.number_name, number), ("成果简介", achievement.abstract)]
        lines.append(("完成人", "、".join(c.name for c in achievement.completers)))
    relation = f"存在关联：{terms.relation}" if terms.related else f"{road.act.buyer}不是完成人或者利害关系人"
    return (
        *lines,
        ("转化方式", road.name),
        ("定价方式", road.method.name),
        (road.act.buyer, terms.buyer.name),
        ("关联关系", relation),
        ("拟交易价格", f"{grouped(terms.price)} 元"),
    )


def _award_lines(taking: Taking[Case], number: int) -> Lines:
    """The five groups of the award notice: achievement, persons, award, registration, period (国科发政〔2018〕103号)."""
    found = taking.subject.round(str(number))
    assert found is not None, "a rule holds that the round is there"
    assert found.allocation is not None, "and allocated"
    said = {(s.person, s.group): _said(s) for s in taking.subject.scheme.shares} if taking.subject.scheme else {}
    registered = taking.subject.registration.number if taking.subject.registration else ""
    return (
        *((("成果名称", a.title)) for a in taking.facts.achievements),
        ("转化方式与收入", f"{road_of(terms_of(taking)).name}，{found.received_on} 到账 {grouped(found.amount)} 元"),
        ("奖励总额", f"{grouped(found.allocation.pool)} 元"),
        *(("奖励人员", f"{a.name}（{said.get((a.person, a.group), '')}）{grouped(a.amount)} 元") for a in found.allocation.awards),
        ("技术合同登记", registered or "尚未取得登记证明"),
    )


def _said(share: Share) -> str:
    """Post, and the contribution of who is named for it."""
    return f"{share.post}；{share.contribution}" if share.contribution else share.post


def posted(taking: Taking[Case]) -> dict[str, object]:
    notice, given = _notice(taking), taking.facts.take(PostNotice)
    postings = tuple(Posting(**dict(p)) for p in given.postings)
    last = ends_on(notice, given.postings, taking.facts)
    return {"notices": (replace(notice, state=NoticeState.UP, postings=postings, ends_on=last),)} | handled(taking)


def moved(taking: Taking[Case]) -> dict[str, object]:
    return {"notices": (replace(_notice(taking), state=NoticeState(taking.step.destination)),)}


def objected(taking: Taking[Case]) -> dict[str, object]:
    notice, given = _notice(taking), taking.facts.take(Object)
    objection = Objection(**dict(given), n=len(notice.objections) + 1, received_at=taking.at)
    return {"notices": (replace(notice, objections=(*notice.objections, objection)),)}


def answered(taking: Taking[Case]) -> dict[str, object]:
    notice, given = _notice(taking), taking.facts.take(AnswerObjection)
    objections = tuple(
        replace(o, outcome=given.outcome, answer=given.answer, body=given.body, answered_at=taking.at) if o.n == given.objection else o
        for o in notice.objections
    )
    return {"notices": (replace(notice, objections=objections),)} | handled(taking, answers=True)


def hold(taking: Taking[Case]) -> dict[str, object]:
    return {"hold": Hold(state=HoldState.HELD, reason=taking.facts.take(Reason).reason)}


def release(taking: Taking[Case]) -> dict[str, object]:
    return {"hold": Hold(state=HoldState.ACTIVE, reason=taking.facts.take(Reason).reason)}


def _notice(taking: Taking[Case]) -> Notice:
    notice = taking.subject.notice(taking.facts.target)
    assert notice is not None, "the row was fired from the notice's own state"
    return notice
