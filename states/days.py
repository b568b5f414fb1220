"""The days chain: between which other days each day that somebody records must lie, in one place.

A case's days follow one another: terms ≤ meeting and issue ≤ signature ≤ title, filing and receipts; filed ≤ accepted ≤ registered;
received ≤ paid. What an input says is held against what the case has recorded, and against the log's own times. That a day is not in
the future is a rule of its own (`guards/everywhere.py`), as is that a notice is not backdated.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel

from states.achievement import Achievement
from states.calendar import add_months, today
from states.case import Case
from states.facts import Facts
from states.inputs import contracting, distribution, internal_control, notices, opinions, proposal, registration, team
from states.inputs.corrections import Correct
from states.law import floor, names
from states.naming import Target
from states.objects import OBJECTS
from states.seating import current
from states.signoff import Matter
from states.stages import RegistrationState as G

Named = tuple[str, date]  #: what a day is called, and the day


@dataclass(frozen=True, slots=True)
class Held:
    """A day of an input, and those that it must not precede and not follow; days that are not recorded hold nothing."""

    what: str
    day: date
    after: tuple[Named, ...] = ()
    before: tuple[Named, ...] = ()

    def broken(self) -> Iterator[str]:
        """What is wrong with it, in Chinese."""
        yield from (f"{self.what} {self.day} 早于{name} {day}" for name, day in self.after if self.day < day)
        yield from (f"{self.what} {self.day} 晚于{name} {day}" for name, day in self.before if self.day > day)


def named(what: str, day: date | None) -> tuple[Named, ...]:
    return () if day is None else ((what, day),)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the chain is asked of: the subject, the facts with the input in them, the day."""

    subject: Any
    facts: Facts
    on: date
    given: Any = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "given", self.facts.given)

    @property
    def case(self) -> Case:
        assert isinstance(self.subject, Case), "its line is of a case"
        return self.subject

    @property
    def signed(self) -> tuple[Named, ...]:
        return named("合同签订日", self.case.contract.signed_on if self.case.contract else None)

    @property
    def now(self) -> tuple[Named, ...]:
        return named("今日", self.on)


def _patent(asked: Asked, given: internal_control.PatentInput) -> Iterator[Held]:
    yield Held("申请日", given.filed_on, before=asked.now)
    yield Held("授权公告日", given.granted_on, named("申请日", given.filed_on), asked.now)
    yield Held("年费缴至", given.fee_paid_until, named("授权公告日", given.granted_on))


def _draft(asked: Asked) -> Iterator[Held]:
    if asked.given.patent is not None:
        yield from _patent(asked, asked.given.patent)


def _fee(asked: Asked) -> Iterator[Held]:
    """A fee reaches no further than the right itself."""
    assert isinstance(asked.subject, Achievement), "its line is of an achievement"
    last = OBJECTS[asked.subject.kind].last_day(asked.subject)
    yield Held("年费缴至", asked.given.fee_paid_until, before=named("保护期届满日", last))


def _terms(asked: Asked) -> Iterator[Held]:
    for instalment in asked.given.instalments:
        yield Held("付款期限", instalment.due, asked.now)


def _terms_set(asked: Asked) -> tuple[Named, ...]:
    """Where the day was not kept yet, as in cases of before, nothing is older than yesterday."""
    kept = asked.case.terms_at
    return named("交易条件确定日", today(kept)) if kept else named("登记日前一日", asked.on - timedelta(days=1))


def _offered(asked: Asked) -> Iterator[Held]:
    yield Held("送达日", asked.given.delivered_on, _terms_set(asked), asked.now)


def _consent(asked: Asked) -> Iterator[Held]:
    yield Held("签字日期", asked.given.signed_on, _terms_set(asked), asked.now)


def _signature(asked: Asked) -> Iterator[Held]:
    signoff = current(asked.case, Matter.SCHEME)
    yield Held("签字日期", asked.given.signed_on, named("分配方案提出日", today(signoff.opened_at) if signoff else None), asked.now)


def _pricing(asked: Asked) -> Iterator[Held]:
    """An appraisal serves for a year from its day (`names.APPRAISAL_MONTHS`)."""
    given = asked.given.appraisal
    if given is not None:
        yield Held("今日", asked.on, before=_serves_until(asked, given.dated))


def _serves_until(asked: Asked, dated: date) -> tuple[Named, ...]:
    """The last day of an appraisal; raises LawUnknown for a day of which no text is known."""
    months = floor(names.APPRAISAL_MONTHS, on=asked.on, regime=asked.facts.regime)
    return named("评估结论有效期末日", add_months(dated, int(months)) if months else None)


def _meeting(asked: Asked) -> Iterator[Held]:
    signoff = asked.case.signoff(Target.read(asked.facts.target).key)
    yield Held("会议日期", asked.given.held_on, named("提请决策日", today(signoff.opened_at) if signoff else None))


def _prepared(asked: Asked) -> Iterator[Held]:
    yield Held("合同有效期至", asked.given.valid_until, asked.now)


def _signed(asked: Asked) -> Iterator[Held]:
    case, given = asked.case, asked.given
    decided, basis = current(case, Matter.DECISION), case.price_basis
    paper = next((p for p in case.papers if p.sha256 == given.issued), None)
    appraisal = basis.appraisal if basis is not None else None
    yield Held(
        "合同签订日",
        given.signed_on,
        (
            *named("决策日", today(decided.opinions[-1].at) if decided and decided.opinions else None),
            *named("合同文本签发日", today(paper.issued_at) if paper else None),
        ),
        (
            *named("合同有效期末日", case.contract.valid_until if case.contract else None),
            *(_serves_until(asked, appraisal.dated) if appraisal else ()),
        ),
    )


def _title(asked: Asked) -> Iterator[Held]:
    yield Held("权属变更日", asked.given.changed_on, asked.signed)


def _receipt(asked: Asked) -> Iterator[Held]:
    yield Held("到账日期", asked.given.received_on, asked.signed)


def _paid(asked: Asked) -> Iterator[Held]:
    found = asked.case.round(asked.facts.target)
    yield Held("发放日期", asked.given.paid_on, named("到账日期", found.received_on if found else None))


def _filed(asked: Asked) -> Iterator[Held]:
    """What came before it, by where the registration stands."""
    found = asked.case.registration
    before = {
        G.PREPARED: asked.signed,
        G.SUBMITTED: named("提交登记日", found.submitted_on if found else None),
        G.NEEDS_FIX: named("受理日", found.accepted_on if found else None),
    }
    yield Held("日期", asked.given.on, before.get(found.state, ()) if found else ())


def _registered(asked: Asked) -> Iterator[Held]:
    found = asked.case.registration
    yield Held("登记日期", asked.given.registered_on, named("受理日", found.accepted_on if found else None))


def _recognised(asked: Asked) -> Iterator[Held]:
    found = asked.case.registration
    yield Held("核定日期", asked.given.recognised_on, named("登记日期", found.registered_on if found else None))


CHAIN: Mapping[type[BaseModel], Callable[[Asked], Iterator[Held]]] = {
    internal_control.Draft: _draft,
    internal_control.RecordFee: _fee,
    proposal.SetTerms: _terms,
    proposal.RecordPricing: _pricing,
    opinions.RecordMeeting: _meeting,
    team.OfferPriority: _offered,
    team.RecordPaperConsent: _consent,
    team.RecordPaperSignature: _signature,
    contracting.PrepareContract: _prepared,
    contracting.UploadSignedContract: _signed,
    contracting.RecordTitle: _title,
    distribution.RecordReceipt: _receipt,
    distribution.Pay: _paid,
    registration.Dated: _filed,
    registration.Register: _registered,
    registration.RecogniseIncome: _recognised,
}

#: Inputs whose days other rules hold, each with the reason.
HELD_ELSEWHERE: Mapping[type[BaseModel], str] = {
    notices.PostNotice: "公示的发布日期由「发布日期无倒填」把握，期满日由工作日历算得",
    **dict.fromkeys(Correct.__subclasses__(), "更正后的日期由「更正后的内容符合登记时的各项规则」按登记时的步骤把握"),
}


def held(subject: object, facts: Facts, on: date) -> tuple[Held, ...]:
    """The days of the input, each with its bounds; none where the input has no day, or a day that other rules hold."""
    chain = next((chain for model, chain in CHAIN.items() if isinstance(facts.given, model)), None)
    return tuple(chain(Asked(subject, facts, on))) if chain is not None else ()
