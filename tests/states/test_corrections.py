"""更正: what a corrected receipt comes to, and that everything recorded can be corrected or says why not."""

from datetime import date, timedelta
from typing import Any

import pytest

from states.correction import FactKind
from states.corrections import FACTS
from states.errors import Refused
from states.signoff import Matter
from states.stages import AchievementState, CaseState, CorrectionState, NoticeState, RegistrationState, RoundState
from tests.states.walk import PROOF, Walk
from workflow.demo import material

SECOND = "zhu"


def received(walk: Walk, amount: str) -> Walk:
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    return walk.received(amount)


def published(walk: Walk) -> Walk:
    walk.do("zheng", "allocate", "1")
    return walk.posted("2", ("unit_site",), kind="award", round=1)


def corrected(walk: Walk, of: str = "1", **value: object) -> Walk:
    """Proposed by finance and confirmed by a second person of it."""
    said = FACTS[FactKind.RECEIPT].said(walk.case, of)
    assert said is not None
    walk.do("zheng", "correct_receipt", round=int(of), value=said | value, reason="看错了回单。", evidence=[PROOF])
    walk.do(SECOND, "confirm_correction", walk.case.corrections[-1].key, note="一致")
    return walk


def test_the_awards_of_both_rounds_are_those_of_the_right_amount() -> None:
    """Published on too little and corrected, or recorded rightly at once: the same money to the same groups."""
    told = corrected(published(received(Walk().registered(), "600000.00")), amount="1000000.00")
    told.do("zheng", "allocate", "2")
    right = received(Walk().registered(), "1000000.00")
    right.do("zheng", "allocate", "1")
    assert sum(r.allocation.net for r in told.case.rounds) == right.case.rounds[0].allocation.net
    assert sum(r.allocation.pool for r in told.case.rounds) == right.case.rounds[0].allocation.pool


def test_what_was_awarded_too_much_comes_off_the_next_receipt() -> None:
    told = corrected(published(received(Walk().registered(), "600000.00")), amount="400000.00")
    told.do("zheng", "allocate", "2")
    assert told.case.rounds[1].state is RoundState.SETTLED
    assert told.case.rounds[1].allocation.carry_out == 20_000_000
    told.do("zheng", "record_receipt", **receipt(told, "600000.00"))
    told.do("zheng", "allocate", "3")
    right = received(Walk().registered(), "400000.00")
    right.do("zheng", "record_receipt", **receipt(right, "600000.00"))
    for n in ("1", "2"):
        right.do("zheng", "allocate", n)
    assert sum(r.allocation.net for r in told.case.rounds) == sum(r.allocation.net for r in right.case.rounds)


def receipt(walk: Walk, amount: str) -> dict[str, object]:
    return {"amount": amount, "received_on": str(walk.today()), "payer": material.BUYER["name"], "voucher": PROOF}


def test_costs_are_corrected_by_a_difference_too_and_once_more() -> None:
    told = published(received(Walk().registered(), "1000000.00"))
    kept = [dict(cost) for cost in material.COSTS]
    corrected(told, costs=kept[1:])
    assert [cost.amount for cost in told.case.rounds[1].costs] == [-1_200_000]
    corrected(told, costs=[*kept[1:], kept[0] | {"amount": "11000.00"}])
    assert [cost.amount for cost in told.case.rounds[2].costs] == [1_100_000]
    assert FACTS[FactKind.RECEIPT].said(told.case, "1")["costs"][-1]["amount"] == "11000.00"
    assert FACTS[FactKind.RECEIPT].said(told.case, "2") is None, "a difference is corrected by correcting its receipt"


def test_a_payer_is_corrected_without_a_round() -> None:
    told = corrected(published(received(Walk().registered(), "600000.00")), payer="某某公司", payer_explained="代付")
    assert (len(told.case.rounds), told.case.rounds[0].payer) == (1, "某某公司")
    assert told.case.corrections[0].follows == ("第 1 轮已经公示或者发放的分配不变",)
    assert told.case.corrections[0].old["payer"] == material.BUYER["name"]


def test_before_its_allocation_nothing_rests_on_a_receipt() -> None:
    told = corrected(received(Walk().registered(), "600000.00"), amount="500000.00")
    assert (told.case.rounds[0].amount, told.case.corrections[0].follows) == (50_000_000, ())


def test_only_what_is_there_can_be_corrected() -> None:
    told = received(Walk().registered(), "600000.00")
    told.do("zheng", "void_receipt", "1", reason="记错")
    for of in (1, 2):
        with pytest.raises(Refused, match="没有可以更正的到账登记"):
            told.do("zheng", "correct_receipt", round=of, value=receipt(told, "1.00"), reason="错", evidence=[PROOF])


def test_a_refused_correction_changes_nothing_and_is_kept() -> None:
    told = received(Walk().registered(), "600000.00")
    before = told.case.rounds
    told.do("zheng", "correct_receipt", round=1, value=receipt(told, "1.00"), reason="错", evidence=[PROOF])
    told.do(SECOND, "refuse_correction", "1", reason="回单即六十万元")
    kept = told.case.corrections[0]
    assert told.case.rounds == before
    assert (kept.state, kept.note, kept.confirmed_by) == (CorrectionState.REFUSED, "回单即六十万元", SECOND)


def mended(walk: Walk, person: str, fact: FactKind, value: object, **of: int) -> Walk:
    """Proposed with this value and confirmed by a second person."""
    walk.do(person, f"correct_{fact}", value=value, reason="登记有误。", evidence=[PROOF], **of)
    walk.do(SECOND, "confirm_correction", walk.case.corrections[-1].key, note="一致")
    return walk


def posting(walk: Walk, n: str) -> dict[str, Any]:
    """As it is on record, but for the day before."""
    said = FACTS[FactKind.NOTICE].said(walk.case, n)
    return {"postings": [one | {"posted_on": str(date.fromisoformat(one["posted_on"]) - timedelta(days=1))} for one in said["postings"]]}


def test_a_title_that_never_moved_gives_the_achievement_back_also_of_a_closed_case() -> None:
    walk = Walk().paid()
    assert (walk.case.state, walk.achievement.state) == (CaseState.CLOSED, AchievementState.TRANSFERRED)
    mended(walk, "jiang", FactKind.TITLE, None)
    assert walk.achievement.state is AchievementState.LEDGERED
    assert walk.case.corrections[0].follows[-1] == "案件已经办结，权属变更须补办"
    assert (walk.case.title.void, walk.case.standing_title) == ("登记有误。", None)
    with pytest.raises(Refused, match="没有可以更正的权属变更登记"):
        mended(walk, "jiang", FactKind.TITLE, None)
    walk.do("jiang", "record_title", changed_on=str(walk.today()), evidence=PROOF)
    assert walk.achievement.state is AchievementState.TRANSFERRED


def test_without_its_certificate_an_allocation_that_nobody_knows_of_is_made_anew() -> None:
    walk = received(Walk().registered(), "600000.00")
    walk.do("zheng", "allocate", "1")
    assert walk.case.rounds[0].allocation.vat == 0
    mended(walk, "jiang", FactKind.CERTIFICATE, None)
    assert walk.case.rounds[0].state is RoundState.RECEIVED
    assert walk.case.registration.state is RegistrationState.REFUSED
    walk.do("zheng", "allocate", "1")
    assert walk.case.rounds[0].allocation.vat > 0
    assert FACTS[FactKind.CERTIFICATE].said(walk.case, "") is None


def test_what_was_paid_with_the_relief_is_named() -> None:
    walk = mended(Walk().paid(), "jiang", FactKind.CERTIFICATE, None)
    assert walk.case.corrections[0].follows[1:] == ("第 1 轮已经按减半计税发放，分配不变",)


def test_income_recognised_later_is_not_the_certificates() -> None:
    walk = Walk().contracted()
    walk.do("jiang", "prepare_registration", project="膜", field="材料", total="1000000.00", technical="1000000.00")
    for action in ("submit_registration", "accept_registration"):
        walk.do("jiang", action, on=str(walk.today()))
    walk.do("jiang", "register", number="2026330101000123", registered_on=str(walk.today()), certificate=PROOF)
    walk.do("jiang", "recognise_income", recognised_income="5.00", recognised_on=str(walk.today()), recognition=PROOF)
    said = FACTS[FactKind.CERTIFICATE].said(walk.case, "")
    assert "recognised_income" not in said
    mended(walk, "jiang", FactKind.CERTIFICATE, said | {"number": "2026330101000999"})
    assert (walk.case.registration.number, walk.case.registration.recognised_income) == ("2026330101000999", 500)


def test_a_contract_signed_on_a_wrong_notice_stands_and_is_named() -> None:
    walk = Walk().contracted()
    ends = walk.case.notices[0].ends_on
    mended(walk, "zhou", FactKind.NOTICE, posting(walk, "1"), notice=1)
    assert walk.case.notices[0].ends_on == ends - timedelta(days=1)
    assert walk.case.corrections[0].follows[1] == f"合同已据此于 {walk.case.contract.signed_on} 签订"


def test_an_award_paid_on_a_wrong_notice_stands_and_is_named() -> None:
    walk = Walk().paid()
    mended(walk, "zhou", FactKind.NOTICE, posting(walk, "2"), notice=2)
    assert walk.case.rounds[0].state is RoundState.PAID
    assert walk.case.corrections[0].follows[1] == f"第 1 轮奖励已据此于 {walk.case.rounds[0].paid_on} 发放"


def test_a_draft_of_the_contract_falls_with_the_decision_and_all_is_done_again() -> None:
    walk = Walk().approved()
    walk.do("zhou", "prepare_contract", **material.contract(PROOF, "1"))
    mended(walk, "zhou", FactKind.NOTICE, posting(walk, "1"), notice=1)
    assert (walk.case.state, walk.case.contract.void) == (CaseState.DECIDING, "公示更正，决策重新征求")
    walk.posted("2", ("unit_site", "market"), kind="price").days(16)
    walk.do("zhou", "end_notice", "2")
    walk.do("shen", "record_meeting", "2.0", **walk.meeting(number="2"))
    walk.confirmed(of="2")
    assert walk.case.state is CaseState.APPROVED


def test_before_anything_was_decided_only_the_notice_is_put_up_again() -> None:
    walk = mended(Walk().noticed(), "zhou", FactKind.NOTICE, posting(Walk().noticed(), "1"), notice=1)
    assert (walk.case.state, walk.case.notices[0].state) == (CaseState.DECIDING, NoticeState.SUPERSEDED)
    assert walk.case.corrections[0].follows == ("公示 N1 作废，须重新公示",)
    with pytest.raises(Refused, match="没有可以更正的公示发布登记"):
        mended(walk, "zhou", FactKind.NOTICE, posting(Walk().noticed(), "1"), notice=1)


def test_an_award_notice_put_right_before_the_payment_is_put_up_again() -> None:
    walk = published(received(Walk().registered(), "600000.00"))
    mended(walk, "zhou", FactKind.NOTICE, posting(walk, "2"), notice=2)
    assert (walk.case.notices[1].state, walk.case.rounds[0].state) == (NoticeState.SUPERSEDED, RoundState.ALLOCATED)


def test_a_notice_of_a_round_that_was_reopened_moves_it_no_more() -> None:
    walk = published(received(Walk().registered(), "600000.00"))
    said = posting(walk, "2")
    walk.do("zhou", "correct_notice", value=said, notice=2, reason="错", evidence=[PROOF])
    walk.do("zheng", "reopen_round", "1", reason="重算")
    with pytest.raises(Refused, match="已有变动"):
        walk.do(SECOND, "confirm_correction", "1", note="一致")


def test_the_day_of_the_title_is_corrected_and_the_old_one_kept() -> None:
    walk = Walk().paid()
    old = walk.case.title.changed_on
    mended(walk, "jiang", FactKind.TITLE, {"changed_on": str(old - timedelta(days=1)), "evidence": PROOF})
    assert walk.case.title.changed_on == old - timedelta(days=1)
    assert walk.case.corrections[0].old["changed_on"] == str(old)
    assert walk.achievement.state is AchievementState.TRANSFERRED


def test_every_fact_says_which_of_several_there_are() -> None:
    case = Walk().paid().case
    assert {key: fact.keys(case) for key, fact in FACTS.items()} == {
        FactKind.RECEIPT: ("1",),
        FactKind.NOTICE: ("1", "2"),
        FactKind.TITLE: ("",),
        FactKind.CERTIFICATE: ("",),
    }


def test_who_proposed_does_not_confirm_and_what_does_not_fit_is_not_taken() -> None:
    walk = received(Walk().registered(), "600000.00")
    said = FACTS[FactKind.RECEIPT].said(walk.case, "1")
    for wrong in ({}, {"amount": "1000000.01"}):
        with pytest.raises(Refused):
            walk.do("zheng", "correct_receipt", round=1, value=said | wrong, reason="错", evidence=[PROOF])
    walk.do("zheng", "correct_receipt", round=1, value=said | {"amount": "1.00"}, reason="错", evidence=[PROOF])
    with pytest.raises(Refused, match="已有待核对"):
        walk.do("zheng", "correct_receipt", round=1, value=said | {"amount": "2.00"}, reason="错", evidence=[PROOF])
    with pytest.raises(Refused, match="提出人不得自行核对"):
        walk.do("zheng", "confirm_correction", "1", note="一致")


def test_a_receipt_is_not_moved_behind_what_was_paid_out_of_it() -> None:
    walk = Walk().paid()
    walk.days(10)
    with pytest.raises(Refused, match=r"到账日期 .* 晚于发放日期"):
        corrected(walk, received_on=str(walk.today()))


def test_a_certificate_is_not_moved_behind_the_income_recognised_on_it() -> None:
    walk, shown = Walk().contracted(), {"number": "2026330101000123", "certificate": PROOF}
    day = walk.today()
    walk.do("jiang", "prepare_registration", project="膜", field="材料", total="1000000.00", technical="1000000.00")
    for action in ("submit_registration", "accept_registration"):
        walk.do("jiang", action, on=str(day))
    walk.do("jiang", "register", **shown, registered_on=str(day))
    walk.do("jiang", "recognise_income", recognised_income="1000000.00", recognised_on=str(day), recognition=PROOF)
    walk.days(10)
    later = {"value": shown | {"registered_on": str(walk.today())}, "reason": "看错了日期。", "evidence": [PROOF]}
    with pytest.raises(Refused, match=r"登记日期 .* 晚于核定日期"):
        walk.do("jiang", "correct_certificate", **later)
