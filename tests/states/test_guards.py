"""What a rule says where the road never leads, and where a regulation says otherwise than the sample."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from states.facts import NewPaper
from states.findings import Finding, Outcome
from states.guards import approval, distribution, opinions, payment, proposal, team, trading
from states.inputs.contracting import ConfirmContract
from states.inputs.notices import PostNotice
from states.proposal import Appraisal
from states.regulation import MeetingRule, parse
from states.rule import Rule
from states.signoff import Leaf, Matter, Signoff
from states.stages import CaseState, NoticeState, Seat
from states.table import INPUTS
from tests.repository import text
from tests.states.walk import PAPER, PROOF, START, Walk, voiced
from workflow.demo import material

LATER = text("states/regulations/zlg.toml").replace('order = "before_decision"', 'order = "before_signing"')


def ask(rule: Rule, walk: Walk, action: str = "", target: str = "", **given: Any) -> Finding:
    model = INPUTS[action].model_validate(given, strict=False) if action else None
    facts = replace(walk.facts(), given=model, target=target)
    return rule(walk.case, facts, walk.rules, walk.at)


@pytest.fixture
def contracted() -> Walk:
    return Walk().contracted()


def test_a_regulation_may_decide_first_and_publish_before_signing():
    walk = Walk(rules=parse(LATER)).deciding()
    walk.do("shen", "record_meeting", "2.0", **walk.meeting())
    walk.confirmed()
    assert walk.case.state is CaseState.APPROVED
    assert ask(approval.noticed_before_decision, walk).outcome is Outcome.NOT_APPLICABLE
    assert ask(approval.price_notice_ended, walk).outcome is Outcome.REFUSED
    walk.posted("1", ("unit_site", "market"), kind="price").days(16)
    walk.do("zhou", "end_notice", "1")
    assert ask(approval.price_notice_ended, walk).outcome is Outcome.MET


def test_a_scheme_may_say_that_nobody_of_the_office_carried_the_deal(contracted: Walk):
    scheme = material.scheme()
    shares = [s for s in scheme["shares"] if s["group"] != "office"]
    contracted.do("zhou", "propose_scheme", **(scheme | {"others": "20", "office": "0", "shares": shares}))
    found = ask(distribution.office_reaches_floor, contracted, "propose_scheme", **(scheme | {"others": "20", "office": "0"}))
    assert found.outcome is Outcome.NOT_APPLICABLE


def test_the_relief_is_asked_of_a_round_that_is_there(contracted: Walk):
    found = ask(payment.relief_in_time, contracted, "pay", "9", paid_on=date(2026, 3, 20), evidence=PROOF)
    assert found.outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("rule", [opinions.quorum_met, opinions.votes_carry_the_verdict])
def test_a_meeting_the_regulation_does_not_know_has_no_quorum(rule: Rule):
    walk = Walk().deciding()
    minutes = walk.meeting(held_on=date(2026, 3, 2))
    assert ask(rule, walk, "record_meeting", "2.0", **minutes).outcome is Outcome.MET
    assert ask(rule, walk, "record_meeting", "9.0", **minutes).reason == "制度未规定此会议"
    tree = Leaf(seat=Seat.SECRETARY, meeting="tea_party")
    signoff = Signoff(n=2, matter=Matter.DECISION, tree=tree, terms_hash=walk.case.terms_hash, opened_at=START)
    voiced(walk, signoffs=(walk.case.signoffs[0], signoff))
    assert ask(rule, walk, "record_meeting", "2.0", **minutes).outcome is Outcome.REFUSED


def test_an_appraisal_of_tomorrow_values_nothing():
    walk = Walk().proposing()
    appraisal = Appraisal(number="1", appraiser="某", value=1, dated=date(2026, 3, 3), attachment=PROOF)
    voiced(
        walk,
        terms=replace(walk.case.terms, deal=replace(walk.case.terms.deal, related=True)),
        price_basis=replace(walk.case.price_basis, appraisal=appraisal),
    )
    assert ask(proposal.appraised_if_required, walk).reason == "评估报告日期晚于今日"
    walk.days(1)
    assert ask(proposal.appraised_if_required, walk).outcome is Outcome.MET


def test_a_notice_that_is_not_there_neither_ends_nor_falls_away(contracted: Walk):
    posting = {"place": "unit_site", "url": "u", "posted_on": date(2026, 3, 2), "snapshot": PROOF}
    given = PostNotice.model_validate({"postings": (posting,)}).model_dump()
    assert ask(trading.notice_end_computable, contracted, "post_notice", "9", **given).outcome is Outcome.REFUSED
    assert ask(trading.notice_outdated, contracted, target="9").outcome is Outcome.REFUSED
    assert ask(trading.notice_ran_its_days, contracted, target="9").outcome is Outcome.REFUSED
    assert ask(trading.posted_in_every_place, contracted, "post_notice", "9", **given).outcome is Outcome.REFUSED


def test_decision_notice_and_contract_are_on_the_same_terms(contracted: Walk):
    assert ask(trading.one_terms_everywhere, contracted).outcome is Outcome.MET
    contract = contracted.case.contract
    for changes in ({"contract": None}, {"notices": ()}):
        assert ask(trading.one_terms_everywhere, voiced(Walk(case=contracted.case), **changes)).outcome is Outcome.MET
    other = voiced(Walk(case=contracted.case), contract=replace(contract, terms_hash="0" * 64))
    assert ask(trading.one_terms_everywhere, other).reason == "公示、决策与合同所依交易条件不一致"
    undecided = voiced(Walk(case=contracted.case), signoffs=contracted.case.signoffs[:1])
    assert ask(trading.one_terms_everywhere, undecided).reason == "没有就现行交易条件作出的同意决定"


def test_a_paper_is_made_when_the_step_is_taken(contracted: Walk):
    assert ask(trading.paper_is_due, contracted).outcome is Outcome.NOT_APPLICABLE
    assert ask(trading.paper_is_due, contracted, "issue_paper", kind="approval").evidence == (PAPER,)
    waiting = NewPaper(kind="approval", sha256="", terms_hash=contracted.case.terms_hash, seq=contracted.case.seq)
    contracted.more["paper"] = waiting
    assert ask(trading.paper_is_due, contracted, "issue_paper", kind="approval").outcome is Outcome.MET
    assert ask(trading.paper_is_current, contracted).outcome is Outcome.PENDING
    contracted.more |= {"paper": None, "undue": "尚未拟定交易条件"}
    assert ask(trading.paper_is_due, contracted, "issue_paper", kind="approval").reason == "尚未拟定交易条件"
    contracted.more["undue"] = ""
    assert ask(trading.paper_is_due, contracted, "issue_paper", kind="approval").outcome is Outcome.REFUSED
    contracted.more["paper"] = NewPaper(kind="approval", sha256=PAPER, terms_hash=contracted.case.terms_hash, seq=contracted.case.seq - 1)
    assert ask(trading.paper_is_current, contracted).facts == {"made_at": contracted.case.seq - 1, "now": contracted.case.seq}


def test_what_was_not_issued_cannot_be_signed():
    walk = Walk().approved()
    given = {"issued": PAPER, "scan": PROOF, "signed_on": date(2026, 3, 19)}
    assert ask(trading.scan_bound_to_issued, walk, "upload_signed_contract", **given).reason == "合同文本尚未签发"
    assert ask(trading.signed_after_notice, walk).reason == "尚未签署"
    assert ask(trading.second_clerk, walk, "confirm_contract", **ConfirmContract(note="一致").model_dump()).outcome is Outcome.MET


def test_without_a_notice_no_day_is_after_it(contracted: Walk):
    given = {"issued": PAPER, "scan": PROOF, "signed_on": date(2026, 3, 19)}
    assert ask(trading.signed_after_notice, contracted, "upload_signed_contract", **given).outcome is Outcome.MET
    bare = voiced(contracted, notices=())
    assert ask(trading.signed_after_notice, bare, "upload_signed_contract", **given).facts["ends_on"] == ""


def test_a_notice_superseded_is_no_notice(contracted: Walk):
    gone = tuple(replace(n, state=NoticeState.SUPERSEDED) for n in contracted.case.notices)
    assert ask(approval.price_notice_ended, voiced(contracted, notices=gone)).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("counted", "outcome"),
    [
        ({"attended": 6, "in_favour": 6}, Outcome.MET),
        ({"attended": 5, "in_favour": 5}, Outcome.REFUSED),
        ({"attended": 8, "in_favour": 7}, Outcome.REFUSED),
        ({"attended": 8, "in_favour": 7, "recused": ("zhao",)}, Outcome.MET),
        ({"attended": 8, "in_favour": 7, "recused": ("zhao", "zhao")}, Outcome.MET),
        ({"attended": 10, "in_favour": 10}, Outcome.REFUSED),
    ],
)
def test_who_came_and_who_voted_must_agree(counted: dict[str, Any], outcome: Outcome):
    walk = Walk().deciding()
    minutes = walk.meeting(held_on=date(2026, 3, 2), **counted)
    assert ask(opinions.quorum_met, walk, "record_meeting", "2.0", **minutes).outcome is outcome


@pytest.mark.parametrize(("verb", "state"), [("refuse", CaseState.REJECTED), ("return", CaseState.PROPOSING)])
def test_the_reason_is_the_word_of_who_stopped_it(verb: str, state: CaseState):
    walk = Walk().reviewing()
    walk.do("sun", "agree", "1.0", text="同意")
    walk.do("zheng", verb, "1.2", text="价格依据不足")
    assert (walk.case.state, walk.case.reason) == (state, "价格依据不足")


@pytest.mark.parametrize(
    ("how", "told", "outcome"),
    [
        ("majority_of_members", {"attended": 6, "in_favour": 4, "against": 2}, Outcome.REFUSED),  # of nine
        ("majority_of_members", {"attended": 6, "in_favour": 5, "against": 1}, Outcome.MET),
        ("majority_of_members", {"attended": 6, "in_favour": 4, "against": 2, "verdict": "refuse"}, Outcome.MET),
        ("majority_of_members", {"attended": 6, "in_favour": 5, "against": 1, "verdict": "return"}, Outcome.REFUSED),
        ("majority_of_members", {"attended": 6, "in_favour": 5, "against": 1, "motion": "return", "verdict": "return"}, Outcome.MET),
        ("majority_of_members", {"attended": 6, "in_favour": 5, "against": 1, "motion": "return", "verdict": "agree"}, Outcome.REFUSED),
        ("majority_of_members", {"attended": 6, "in_favour": 4, "against": 2, "motion": "return", "verdict": "return"}, Outcome.REFUSED),
        ("majority_of_attending", {"attended": 6, "in_favour": 4, "against": 2}, Outcome.MET),
        ("majority_of_attending", {"attended": 6, "in_favour": 3, "against": 3}, Outcome.REFUSED),
        ("majority_of_entitled", {"attended": 6, "in_favour": 4, "against": 1, "recused": ("zhao",)}, Outcome.REFUSED),  # of eight
        ("majority_of_entitled", {"attended": 6, "in_favour": 4, "against": 0, "recused": ("zhao", "han")}, Outcome.MET),  # of seven
        ("president_decides", {"attended": 6, "in_favour": 0}, Outcome.MET),
        ("president_decides", {"attended": 6, "in_favour": 0, "heard_all": False}, Outcome.REFUSED),
        ("president_decides", {"attended": 6, "in_favour": 0, "decided_by": ""}, Outcome.REFUSED),
        ("president_decides", {"attended": 6, "in_favour": 1, "against": 5, "verdict": "return"}, Outcome.MET),
    ],
)
def test_each_body_decides_by_its_own_rule(how: str, told: dict[str, Any], outcome: Outcome):
    walk = Walk().deciding()
    body = walk.rules.meetings["president_meeting"].model_copy(update={"rule": MeetingRule(how)})
    walk.rules = walk.rules.model_copy(update={"meetings": {"president_meeting": body}})
    minutes = walk.meeting(held_on=date(2026, 3, 2), **told)
    assert ask(opinions.quorum_met, walk, "record_meeting", "2.0", **minutes).outcome is Outcome.MET
    assert ask(opinions.votes_carry_the_verdict, walk, "record_meeting", "2.0", **minutes).outcome is outcome


def test_where_votes_decide_they_are_counted_and_where_the_president_does_those_given_must_agree():
    walk = Walk().deciding()
    none = walk.meeting(held_on=date(2026, 3, 2), attended=6, in_favour=0)
    assert ask(opinions.quorum_met, walk, "record_meeting", "2.0", **none).outcome is Outcome.MET
    assert ask(opinions.quorum_met, walk, "record_meeting", "2.0", **(none | {"in_favour": 3})).outcome is Outcome.REFUSED
    body = walk.rules.meetings["president_meeting"].model_copy(update={"rule": MeetingRule.ATTENDING})
    walk.rules = walk.rules.model_copy(update={"meetings": {"president_meeting": body}})
    assert ask(opinions.quorum_met, walk, "record_meeting", "2.0", **none).outcome is Outcome.REFUSED


def test_a_regulation_need_not_ask_every_completer():
    walk = Walk().proposing()
    gone = replace(walk.case, consents=())
    walk.case = gone
    assert ask(team.team_consents, walk).outcome is Outcome.REFUSED
    walk.rules = walk.rules.model_copy(update={"all_completers_agree": False})
    assert ask(team.team_consents, walk).outcome is Outcome.NOT_APPLICABLE
