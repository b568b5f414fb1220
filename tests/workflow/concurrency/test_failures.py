"""A step whose n-th write fails leaves nothing behind, whatever n; neither does a refusal that cannot be recorded."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

import orjson
import pytest
from sqlalchemy import event

from states.errors import Refused
from states.table import INPUTS
from tests.workflow.concurrency.soundness import actions, assert_sound, case_log, everything
from tests.workflow.concurrency.unit import FIRST, UNIT, reviewed
from workflow.demo import material
from workflow.demo.player import Player
from workflow.house import House
from workflow.step.act import Ask, act
from workflow.step.answers import Request
from workflow.transaction import ACCESS, CASE

WRITES = ("INSERT", "UPDATE", "DELETE")


class PulledPlugError(Exception):
    """The database is gone in the middle of a transaction."""


@contextmanager
def failing(house: House, write: int) -> Iterator[None]:
    """The n-th statement that writes, or the commit if it is that one's turn, fails (counted from 1)."""
    seen = count(1)

    def step(*_: object) -> None:
        if next(seen) == write:
            raise PulledPlugError

    def statement(_connection: object, _cursor: object, text: str, *_: object) -> None:
        if text.startswith(WRITES):
            step()

    event.listen(house.engine, "before_cursor_execute", statement)
    event.listen(house.engine, "commit", step)
    try:
        yield
    finally:
        event.remove(house.engine, "before_cursor_execute", statement)
        event.remove(house.engine, "commit", step)


def failures(player: Player, person: str, ask: Ask) -> int:
    """Let the act fail at its first write, its second, … until it is answered: taken, or refused by a rule. Returns how
    often it failed; after each failure all is as it was before."""
    request, before = Request("schlüssel", b"immer dasselbe"), everything(player.house)
    failed = 0
    while True:
        try:
            with failing(player.house, failed + 1):
                act(player.house, player.caller(person), ask, request)
            return failed
        except PulledPlugError:
            failed += 1
            assert everything(player.house) == before, failed
        except Refused:
            return failed


def proposing(house: House) -> tuple[Player, str]:
    player, case = reviewed(house)
    player.do(FIRST, "return", case, "1.0", text="请补充可比交易。")
    return player, case


def test_a_step_that_fails_at_any_write_leaves_nothing(house: House) -> None:
    player, case = proposing(house)
    recorded = len(actions(house, UNIT))
    copies = ("row", "tasks away", "tasks anew", "candidates away", "candidates anew", "turns away", "turns anew")
    assert failures(player, "zhou", Ask(action="submit", subject=case)) == len(("entry", "head", *copies, "answer", "commit"))
    assert actions(house, UNIT)[recorded:] == ["submit"]
    assert_sound(house, UNIT)


@pytest.mark.parametrize(
    ("person", "action", "kind"),
    [("zhou", "set_terms", CASE), (FIRST, "submit", ACCESS)],
    ids=["by a rule", "for want of a seat"],
)
def test_a_refusal_that_fails_at_any_write_leaves_nothing(house: House, person: str, action: str, kind: str) -> None:
    player, case = proposing(house)
    terms = INPUTS["set_terms"].model_validate_json(orjson.dumps({**material.terms("100000.00"), "price": "100000.01"}))
    recorded = len(case_log(house, UNIT, kind))
    ask = Ask(action=action, subject=case, given=terms if action == "set_terms" else None)
    # Two transactions: the step's own has nothing to write before it is rolled back.
    assert failures(player, person, ask) == len(("entry", "head", "answer", "commit"))
    assert [(row.action, row.case) for row in case_log(house, UNIT, kind)[recorded:]] == [(action, case)]
    assert_sound(house, UNIT)
