"""A step sent again under its Idempotency-Key: one effect and the same answer, at once, later and after a restart.
A hundred rounds each, from two threads and from two processes."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from tests.workflow.concurrency.conftest import Hands
from tests.workflow.concurrency.hands import TAKEN, Order, Outcome, carry_out
from tests.workflow.concurrency.soundness import actions, assert_sound, everything
from tests.workflow.concurrency.unit import UNIT, reviewed
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings

ROUNDS = 100


def orders(case: str, person: str, action: str, target: str = "") -> list[Order]:
    return [
        Order(unit=UNIT, person=person, action=action, case=case, target=target, given=given(action, n), key=f"schlüssel-{n}")
        for n in range(ROUNDS)
    ]


def given(action: str, n: int) -> dict[str, object]:
    text = f"第 {n} 次：本人及近亲属与受让方无关联。"
    return {"related": False, "text": text} if action == "declare_relation" else {"text": text}


def both_at_once(house: House, two: Hands, asked: Sequence[Order]) -> list[Outcome]:
    """Each order given to both hands at once, then once more; returns its one outcome."""
    with two(house) as hands:
        answered = [hands.both(order, order) for order in asked]
    assert [first for first, _ in answered] == [second for _, second in answered]
    assert [carry_out(house, order) for order in asked] == [first for first, _ in answered]
    return [first for first, _ in answered]


def same_after_a_restart(house: House, settings: Settings, asked: Sequence[Order], answered: list[Outcome]) -> None:
    before = everything(house)
    house.close()
    with closing(open_house(settings)) as reopened:
        assert [carry_out(reopened, order) for order in asked] == answered
        others = [carry_out(reopened, replace(order, given={**order.given, "text": "另一内容"})) for order in asked]
        assert {o.name for o in others} == {"KeyReused"}
        assert everything(reopened) == before
        assert_sound(reopened, UNIT)


def test_a_step_under_one_key_is_taken_once(house: House, settings: Settings, two: Hands) -> None:
    player, case = reviewed(house)
    version, asked = player.case(case).seq, orders(case, "zhou", "declare_relation")
    answered = both_at_once(house, two, asked)
    assert {o.name for o in answered} == {TAKEN}
    assert [o.answer.version for o in answered if o.answer] == list(range(version + 1, version + 1 + ROUNDS))
    assert player.case(case).seq == version + ROUNDS
    same_after_a_restart(house, settings, asked, answered)


def test_a_refusal_under_one_key_is_recorded_once(house: House, settings: Settings, two: Hands) -> None:
    _, case = reviewed(house)
    recorded, asked = len(actions(house, UNIT)), orders(case, "wu", "agree", "1.0")
    answered = both_at_once(house, two, asked)
    assert {o.name for o in answered} == {"Refused"}
    assert actions(house, UNIT)[recorded:] == ["agree"] * ROUNDS
    same_after_a_restart(house, settings, asked, answered)
