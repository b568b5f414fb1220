"""Judging one action: everything at once, with its articles; what is not known is no."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from states import law, machine
from states.calendar import today
from states.decide import MOST_AUTOMATIC, Action, by_source, decide, judge, settle
from states.errors import OutOfTurn, Refused
from states.facts import Facts
from states.findings import Outcome
from states.inputs import Nothing
from states.law import Regime
from states.rule import Rule, met, rule
from states.signoff import Matter
from states.stages import CaseState, LifeCycle
from states.table import STEPS, TABLE_OF
from tests.states.walk import PEOPLE, PROOF, START, Walk, calendar, regulation
from workflow.demo import material


def refused(walk: Walk, person: str, action: str, target: str = "", **given) -> dict[str, str]:
    with pytest.raises(Refused) as caught:
        walk.do(person, action, target, **given)
    return {f.rule: f.reason for f in caught.value.refusals}


def test_the_road_runs_from_disclosure_to_paid_award():
    walk = Walk().paid()
    assert walk.case.state is CaseState.CLOSED
    assert walk.achievement.state == "transferred"
    assert walk.case.rounds[0].state == "paid"
    automatic = [e.action for _, e in walk.events if e.actor == "system"]
    assert automatic == [
        "enter_proposal",
        "review_passed",
        "decided",
        "begin_settling",
        "end_settling",
        "award_noticed",
        "award_cleared",
        "mark_transferred",
        "close",
    ]


def test_all_refusals_come_at_once_each_with_its_article():
    walk = Walk().ledgered()
    walk.do("zhou", "open", achievements=["A1"])
    with pytest.raises(Refused) as caught:
        walk.do("zheng", "submit")
    assert {"seat_held", "terms_settled", "buyer_checked", "price_explained", "team_consents"} <= {f.rule for f in caught.value.refusals}
    assert all(f.citations and f.reason for f in caught.value.findings)
    assert {f.outcome for f in caught.value.findings} > {Outcome.REFUSED}, "what was met is told too"


def test_a_step_taken_keeps_every_finding_in_its_event():
    walk = Walk().proposing()
    made = walk.do("zhou", "submit")
    line = next(s for s in STEPS if s.action == "submit")
    assert [f.rule for f in made.findings] == [r.id for r in line.guards]
    assert made.events[0].findings == made.findings
    assert (made.events[0].table, made.events[0].source, made.events[0].destination) == (LifeCycle.CASE, "proposing", "reviewing")
    assert made.events[0].regulation == "f" * 64
    assert made.state == walk.case


def test_without_its_input_an_action_is_pending_not_refused():
    walk = Walk().approved()
    walk.do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
    asked = Action("upload_signed_contract")
    found = judge(walk.case, asked, walk.facts(), actor=PEOPLE["zhou"], at=walk.at, regulation=walk.rules)
    outcomes = {f.rule: f.outcome for f in found}
    assert outcomes["seat_held"] is Outcome.MET
    assert outcomes["scan_bound_to_issued"] is Outcome.PENDING
    assert outcomes["not_in_the_future"] is Outcome.NOT_APPLICABLE


def test_a_pending_input_stops_the_step():
    walk = Walk()
    with pytest.raises(Refused) as caught:
        decide(walk.achievement, Action("draft"), walk.facts(), actor=PEOPLE["wang"], at=START, regulation=walk.rules)
    found = [(f.rule, f.outcome) for f in caught.value.refusals]
    asked = ("patent_not_yet_recorded", "number_fits_its_day", "unit_is_an_owner", "owner_shares_whole")
    assert found == [(rule, Outcome.PENDING) for rule in asked]


def test_another_actions_input_is_no_input():
    walk = Walk().proposing()
    asked = Action("set_terms", given=Nothing())
    with pytest.raises(Refused) as caught:
        decide(walk.case, asked, walk.facts(), actor=PEOPLE["zhou"], at=walk.at, regulation=walk.rules)
    assert {f.outcome for f in caught.value.refusals} == {Outcome.PENDING}


def test_facts_that_are_missing_refuse():
    """A case of which no achievement was loaded proves nothing about its patents, its team or its ledger."""
    walk = Walk().proposing()
    walk.more["achievements"] = ()
    assert {"patents_in_force", "team_consents", "priority_answered"} <= set(refused(walk, "zhou", "submit"))


def test_a_year_without_calendar_refuses():
    walk = Walk().deciding()
    walk.do("zhou", "draft_notice", kind="price", objection_route="成果转化处")
    walk.at = datetime(2026, 12, 25, 1, tzinfo=UTC)
    postings = [{"place": p, "url": "u", "posted_on": "2026-12-25", "snapshot": PROOF} for p in ("unit_site", "market")]
    assert "2027" in refused(walk, "zhou", "post_notice", "1", postings=postings)["notice_end_computable"]


def test_a_day_without_a_text_of_the_law_refuses(monkeypatch: pytest.MonkeyPatch):
    walk = Walk().registered()
    monkeypatch.setattr(law, "CATALOGUE", tuple(p for p in law.CATALOGUE if p.id != "R01"))
    found = refused(walk, "zhou", "propose_scheme", **material.scheme())
    assert "无从判断" in found["pool_reaches_floor"]
    assert list(found) == ["pool_reaches_floor"]


def test_a_unit_that_ruled_no_award_is_bound_by_the_half():
    """转化法 45(1) where nothing is ruled; a unit that ruled its own share stands by that, be it less than the half."""
    for pool, college, university, ruled, lets in [
        ("49.9999", "30.0001", "20", 0, False),
        ("50", "30", "20", 0, True),
        ("50", "30", "20", 400_000, True),
        ("39.9999", "40.0001", "20", 400_000, False),
    ]:
        walk = Walk().registered()
        walk.more["regime"] = Regime.PRIVATE_NONPROFIT
        walk.rules = walk.rules.model_copy(update={"shares": walk.rules.shares.model_copy(update={"pool": ruled})})
        scheme = material.scheme() | {"pool": pool, "college": college, "university": university}
        if lets:
            walk.do("zhou", "propose_scheme", **scheme)
        else:
            assert "低于" in refused(walk, "zhou", "propose_scheme", **scheme)["pool_reaches_floor"]


@pytest.mark.parametrize("regime", [Regime.CENTRAL_UNIT, Regime.PRIVATE_NONPROFIT, Regime.ENTERPRISE])
def test_a_unit_of_another_kind_comes_to_payment_under_the_same_regulation(regime: Regime):
    walk = Walk()
    walk.more["regime"] = regime
    (paid,) = walk.paid().case.rounds
    assert (paid.state, paid.paid_on) == ("paid", walk.today())
    assert paid.allocation is not None
    assert (paid.allocation.net, paid.allocation.pool) == (93_479_000, 74_783_200)
    assert paid.allocation.floor == (46_739_500 if regime is Regime.CENTRAL_UNIT else 0)


def test_an_enterprise_has_no_relief_to_be_in_time_for():
    walk = Walk()
    walk.more["regime"] = Regime.ENTERPRISE
    paid = next(event for _, event in walk.paid().events if event.action == "pay")
    assert {f.rule: f.reason for f in paid.findings}["relief_in_time"] == "现金奖励减半计税不适用于本类单位，奖励照发，不减半计税"


def test_a_notice_or_round_that_is_not_there_is_out_of_turn():
    walk = Walk().noticed()
    with pytest.raises(OutOfTurn, match="没有这项公示"):
        walk.do("zhou", "end_notice", "9")
    with pytest.raises(OutOfTurn):
        judge(walk.case, Action("allocate", "1"), walk.facts(), actor=PEOPLE["zheng"], at=START, regulation=walk.rules)


def test_the_day_is_chinas():
    assert str(today(datetime(2026, 3, 1, 15, 59, tzinfo=UTC))) == "2026-03-01"
    assert str(today(datetime(2026, 3, 1, 16, 0, tzinfo=UTC))) == "2026-03-02"


def test_nothing_follows_by_itself_as_time_passes():
    """Automatic lines never read the clock: a notice that ran out is not ended by the day alone."""
    walk = Walk().deciding().posted("1", ("unit_site", "market"), kind="price")
    before = walk.case
    late = datetime(2026, 11, 1, tzinfo=UTC)
    assert list(settle(before, walk.facts(), at=late, regulation=walk.rules)) == []


def test_automatic_lines_come_to_rest(monkeypatch: pytest.MonkeyPatch):
    """A rule that always lets an internal automatic line through would run in a circle: that is an error, not a loop."""
    walk = Walk().noticed()
    looping = replace(next(s for s in STEPS if s.action == "decided"), destination="deciding", rules=())
    monkeypatch.setattr("states.machine.STEPS", tuple(looping if s.action == "decided" else s for s in STEPS))
    monkeypatch.setattr("states.decide.AUTOMATIC_FROM", by_source(tuple(looping if s.action == "decided" else s for s in STEPS)))
    monkeypatch.setitem(machine.MACHINES, LifeCycle.CASE, machine.build(LifeCycle.CASE))
    with pytest.raises(AssertionError, match="do not come to rest"):
        list(settle(walk.case, walk.facts(), at=walk.at, regulation=walk.rules))
    assert MOST_AUTOMATIC == 50


def test_a_rule_tells_its_id_title_and_articles():
    @rule("写明依据", "民法典201")
    def told(state: object, facts: Facts, rules: object, at: datetime):
        return met("成立", "e" * 64, n=1)

    assert isinstance(told, Rule)
    found = told(None, Walk().facts(), regulation(), START)
    assert (found.rule, found.citations, found.evidence, found.facts, found.blocks) == (
        "told",
        ("民法典201",),
        ("e" * 64,),
        {"n": 1},
        False,
    )


def test_refusing_tells_the_reasons():
    error = Refused(())
    assert error.refusals == ()
    assert str(error) == ""


def test_the_facts_name_who_acts():
    facts = Walk().facts()
    assert facts.acting().id == "system"
    assert replace(facts, actor=PEOPLE["zhou"]).acting().name == "周敏"
    assert calendar().years.keys() == {2025, 2026}


def test_the_deciding_body_is_fixed_by_the_amount_when_review_ends():
    walk = Walk().deciding("200000.00")
    assert [s.matter for s in walk.case.signoffs] == [Matter.REVIEW, Matter.DECISION]
    assert walk.case.signoffs[1].tree.seat == "leader"
    assert TABLE_OF["agree"] is LifeCycle.CASE
