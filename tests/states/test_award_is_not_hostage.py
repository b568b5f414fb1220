"""An award waits for the certificate no longer than the law lets it, whatever kind of unit owes it and whatever its rule says."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from states.errors import Refused
from states.law import Regime
from states.signoff import Matter
from states.stages import CaseState, RegistrationState, RoundState
from tests.states.walk import PROOF, Walk, regulation
from workflow.demo import material

RECEIVED = date(2026, 3, 18)


def payable() -> Walk:
    """Title moved, allocated and noticed; nothing was filed with the registration body."""
    walk = Walk().contracted()
    walk.do("jiang", "record_title", changed_on=str(walk.today()), evidence=PROOF)
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    walk.received().do("zheng", "allocate", "1")
    walk.posted("2", ("unit_site",), kind="award", round=1).days(40)
    walk.do("zhou", "end_notice", "2")
    return walk


def paying(walk: Walk, day: date) -> Walk:
    walk.at += timedelta(days=(day - walk.today()).days)
    walk.do("zhu", "pay", "1", paid_on=str(day), evidence=PROOF)
    return walk


#: By kind of unit, the first day on which the unit may no longer wait. Only Zhejiang sets its units a term; elsewhere nobody waits
#: longer than the certificate is good for, and an enterprise has no relief to wait for.
FIRST = {
    Regime.ZJ_GOV_UNIT: date(2026, 9, 18),
    Regime.CENTRAL_UNIT: date(2029, 3, 18),
    Regime.PRIVATE_NONPROFIT: date(2029, 3, 18),
}


@pytest.mark.parametrize("regime", FIRST)
def test_every_kind_of_unit_waits_until_a_day(regime: Regime) -> None:
    walk = payable()
    assert walk.case.rounds[0].received_on == RECEIVED
    walk.more["regime"] = regime
    with pytest.raises(Refused) as refused:
        paying(walk, FIRST[regime] - timedelta(days=1))
    assert [finding.rule for finding in refused.value.refusals] == ["certificate_not_awaited"]
    paid = paying(walk, FIRST[regime]).case.rounds[0]
    assert (paid.state, paid.no_relief) == (RoundState.PAID, "没有技术合同登记证明")


def test_who_has_no_relief_waits_for_nothing() -> None:
    walk = payable()
    walk.more["regime"] = Regime.ENTERPRISE
    assert paying(walk, walk.today()).case.rounds[0].no_relief == "现金奖励减半计税不适用于本类单位"


def test_a_regulation_may_not_ask_for_the_certificate_at_all() -> None:
    walk = payable()
    walk.rules = regulation().model_copy(update={"pay_without_certificate": True})
    assert paying(walk, walk.today()).case.rounds[0].state is RoundState.PAID


def _refused(walk: Walk) -> None:
    walk.do("jiang", "prepare_registration", project="膜", field="材料", total="1000000.00", technical="1000000.00")
    for action in ("submit_registration", "accept_registration"):
        walk.do("jiang", action, on=str(walk.today()))
    walk.do("jiang", "refuse_registration", reason="不属技术合同")


def _for_good(walk: Walk) -> None:
    _refused(walk)
    walk.do("jiang", "end_registration", reason="复核维持", refusal=PROOF)


def test_a_final_refusal_leads_to_paid_and_to_the_end_of_the_case() -> None:
    walk = payable()
    _for_good(walk)
    assert walk.case.registration is not None
    assert (walk.case.registration.state, walk.case.registration.refusal) == (RegistrationState.ENDED, PROOF)
    assert paying(walk, walk.today()).case.rounds[0].no_relief == "没有技术合同登记证明"
    assert walk.case.state is CaseState.CLOSED


@pytest.mark.parametrize(("made", "closed"), [(_refused, False), (_for_good, True)])
def test_a_refusal_that_may_still_be_mended_closes_nothing(made: Callable[[Walk], None], closed: bool) -> None:
    walk = payable()
    made(walk)
    walk.days(200)
    paying(walk, walk.today())
    assert (walk.case.state is CaseState.CLOSED) is closed


def test_past_the_months_of_the_relief_the_reason_is_kept() -> None:
    walk = Walk().registered()
    walk.do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    walk.received().do("zheng", "allocate", "1")
    walk.posted("2", ("unit_site",), kind="award", round=1).days(40)
    walk.do("zhou", "end_notice", "2")
    assert paying(walk, date(2029, 3, 19)).case.rounds[0].no_relief == "已过到账后 36 个月（2029-03-18）"
