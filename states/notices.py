"""Questions of law about notices: how long one runs, when it ends, which one counts. Rules, records and papers ask here."""

from datetime import date, datetime

from states.calendar import CalendarDays, WorkDays, notice_end, today
from states.case import Case
from states.facts import Facts
from states.inputs.notices import PostingInput
from states.law import floor, names
from states.notice import Notice, NoticeKind
from states.regulation import Regulation
from states.seating import current
from states.signoff import Matter, Opinion, SignoffOutcome
from states.stages import NoticeState


def notice_days(kind: NoticeKind, facts: Facts, regulation: Regulation, at: datetime) -> tuple[int, int]:
    """Calendar days and working days of a notice drafted today: the stricter of the regulation and the law,
    or the regulation's own where no floor binds such a unit. Raises LawUnknown when no text is known for the day.
    """

    def least(law: str) -> int:
        return int(floor(law, on=today(at), regime=facts.regime) or 0)

    if kind is NoticeKind.PRICE:
        return max(regulation.price_notice.days, least(names.PRICE_NOTICE_DAYS)), 0
    award = regulation.award_notice
    return max(award.calendar_days, least(names.AWARD_NOTICE_DAYS)), max(award.work_days, least(names.CASH_AWARD_NOTICE_WORK_DAYS))


def ends_on(notice: Notice, postings: tuple[PostingInput, ...], facts: Facts) -> date:
    """Last day of the notice: from the later posting, the later of natural and working days (分别计算，从后)."""
    started = max(p.posted_on for p in postings)
    ends = [notice_end(started, CalendarDays(notice.calendar_days), facts.calendar)]
    if notice.work_days:
        ends.append(notice_end(started, WorkDays(notice.work_days), facts.calendar))
    return max(ends)


def price_notice(state: Case) -> Notice | None:
    """The price notice on the current terms, whatever its state; the last if several."""
    fitting = [n for n in state.notices if n.kind is NoticeKind.PRICE and n.terms_hash == state.terms_hash]
    return next((n for n in reversed(fitting) if n.state is not NoticeState.SUPERSEDED), None)


def award_notice(state: Case, target: str) -> Notice | None:
    """The award notice of a round; the last that is not superseded."""
    fitting = [n for n in state.notices if n.kind is NoticeKind.AWARD and str(n.round) == target]
    return next((n for n in reversed(fitting) if n.state is not NoticeState.SUPERSEDED), None)


def before_its_turn(state: Case) -> tuple[Opinion, ...]:
    """Words for the decision that were given while the price notice on the current terms still ran: a person's by the day it was
    given, a meeting's by the day on which it was held."""
    decision, notice = current(state, Matter.DECISION), price_notice(state)
    if decision is None or notice is None or notice.ends_on is None:
        return ()
    agreed = [o for o in decision.standing().values() if o.verb.outcome is SignoffOutcome.AGREED]
    return tuple(o for o in agreed if (o.minutes.held_on if o.minutes else today(o.at)) <= notice.ends_on)
