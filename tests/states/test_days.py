"""The days chain: every day that is asked for is held by it, and days typed at random never break it on a whole road."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from states import days
from states.calendar import add_months, today
from states.case import Case
from states.decide import Decision
from states.errors import Refused
from states.findings import Outcome
from states.guards.days import days_in_order
from states.inputs.base import BOUNDS, paths
from states.seating import current
from states.signoff import Matter
from states.table import STEPS
from tests.states.walk import PROOF, Walk, regulation
from workflow.demo import material

ASKED = [step for step in STEPS if step.asks is not None and paths(step.asks, BOUNDS)]


@pytest.mark.parametrize("step", ASKED, ids=lambda step: f"{step.table}-{step.action}-{step.source}")
def test_every_line_that_asks_for_a_day_holds_it(step) -> None:
    assert (days_in_order in step.rules) is (step.asks in days.CHAIN)
    assert (step.asks in days.CHAIN) is not (step.asks in days.HELD_ELSEWHERE)


def test_nothing_else_stands_in_the_chain() -> None:
    assert {*days.CHAIN, *days.HELD_ELSEWHERE} == {step.asks for step in ASKED}


def test_while_nothing_is_typed_there_is_no_day() -> None:
    walk = Walk()
    assert days_in_order(walk.achievement, walk.facts(), regulation(), walk.at).outcome is Outcome.NOT_APPLICABLE


def tried(walk: Walk, action: str, target: str = "", **given: Any) -> str:
    """What the chain says against it, "" when it is taken."""
    person = {"record_receipt": "zheng", "record_meeting": "shen"}.get(action, "jiang" if "regist" in action else "zhou")
    try:
        walk.do(person, action, target, **given)
    except Refused as refused:
        return next((f.reason for f in refused.refusals if f.rule == "days_in_order"), "refused by another rule")
    return ""


def receipt(on: date) -> dict[str, Any]:
    return {"amount": "1.00", "received_on": str(on), "payer": material.BUYER["name"], "voucher": PROOF}


def test_a_meeting_of_another_year_decides_nothing() -> None:
    walk = Walk().noticed()
    told = tried(walk, "record_meeting", "2.0", **walk.meeting(held_on="2016-05-04"))
    assert "会议日期 2016-05-04 早于提请决策日" in told


def test_what_follows_the_signature_cannot_precede_it() -> None:
    walk = Walk().contracted()
    before = walk.today() - timedelta(days=1)
    assert "早于合同签订日" in tried(walk, "record_receipt", **receipt(before))
    assert "早于合同签订日" in tried(walk, "record_title", changed_on=str(before), evidence=PROOF)
    walk.do("jiang", "prepare_registration", project="膜", field="材料", total="1000000.00", technical="1000000.00")
    assert "早于合同签订日" in tried(walk, "submit_registration", on=str(before))
    assert tried(walk, "submit_registration", on=str(walk.today())) == ""
    assert "早于提交登记日" in tried(walk, "accept_registration", on=str(before))


def test_income_is_recognised_once_there_is_a_certificate() -> None:
    walk = Walk().registered()
    income = {"recognised_income": "1000000.00", "recognition": PROOF}
    assert "早于登记日期" in tried(walk, "recognise_income", recognised_on=str(walk.today() - timedelta(days=1)), **income)


def test_an_appraisal_serves_for_its_year() -> None:
    walk = Walk().proposing()
    last = add_months(walk.today(), -12)
    for dated, wrong in ((last - timedelta(days=1), "晚于评估结论有效期末日"), (last, ""), (date(1999, 1, 1), "晚于评估结论有效期末日")):
        appraisal = {"number": "评1", "appraiser": "某评估公司", "value": "1000000.00", "dated": str(dated), "attachment": PROOF}
        told = tried(walk, "record_pricing", **material.pricing([PROOF], "1000000.00", appraisal))
        assert (wrong in told) if wrong else told == ""


def test_a_contract_ends_after_it_begins() -> None:
    walk = Walk().approved()
    given = material.contract(PROOF, "1")
    assert "合同有效期至 1990-01-01 早于今日" in tried(walk, "prepare_contract", **{**given, "valid_until": "1990-01-01"})


def test_a_patent_is_filed_before_it_is_granted() -> None:
    form = material.disclosure()
    form["patent"] = {**form["patent"], "granted_on": "2021-03-28", "filed_on": "2021-03-29"}
    with pytest.raises(Refused, match="授权公告日 2021-03-28 早于申请日 2021-03-29"):
        Walk().do("wang", "draft", **form)


# ---- random days in every day of a whole road ----


class Typed(Walk):
    """Tries each act with other days first, and goes on with whatever was let in."""

    shifts: list[int]

    def do(self, person: str, action: str, target: str = "", **given: Any) -> Decision[Any]:
        for _ in range(2):
            moved = self._moved(given)
            if moved != given:
                with suppress(Refused):
                    return super().do(person, action, target, **moved)
        return super().do(person, action, target, **given)

    def _moved(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._moved(member) for key, member in value.items()}
        if isinstance(value, list):
            return [self._moved(member) for member in value]
        with suppress(ValueError, TypeError):
            return str(date.fromisoformat(value) + timedelta(days=self.shifts.pop() if self.shifts else 0))
        return value


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.integers(-40, 40), st.integers(-9000, 3000)), min_size=30, max_size=80))
def test_what_was_let_in_forms_the_chain(shifts: list[int]) -> None:
    walk = Typed()
    walk.shifts = shifts
    with suppress(Refused):  # a day that was let in may close the way: a contract whose term is over is signed by nobody
        walk.paid()
    assert walk.events
    assert_chained(walk)


def assert_chained(walk: Walk) -> None:
    case, now = walk.case, walk.today()
    found = walk.achievement.patent
    if found is not None:
        assert found.filed_on <= found.granted_on <= now
    signed = case.contract.signed_on if case.contract is not None else None
    if signed is not None:
        decided = current(case, Matter.DECISION)
        assert decided is not None
        notice = next(n for n in case.notices if n.key == "1")
        assert notice.ends_on is not None
        assert max(today(decided.opinions[-1].at), notice.ends_on + timedelta(days=1)) <= signed <= now
        assert signed <= case.contract.valid_until
        assert all(opinion.minutes is None or today(decided.opened_at) <= opinion.minutes.held_on <= now for opinion in decided.opinions)
        _signed_and_later(case, signed, now)


def _signed_and_later(case: Case, signed: date, now: date) -> None:
    later = [r.received_on for r in case.rounds] + ([case.title.changed_on] if case.title else [])
    assert all(signed <= day <= now for day in later)
    assert all(r.received_on <= r.paid_on <= now for r in case.rounds if r.paid_on)
    found = case.registration
    chain = [signed, *(day for day in (found.submitted_on, found.accepted_on, found.registered_on) if day)] if found else []
    assert chain == sorted(chain)
    assert all(day <= now for day in chain)
