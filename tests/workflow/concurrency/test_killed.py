"""A process killed while it acts (SIGKILL, no farewell): what it was answered is there, nothing is half done, and the
step it died in can be asked for again under its key."""

import multiprocessing
import time
from contextlib import closing
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Connection

from tests.workflow.concurrency.hands import PATIENCE, TAKEN, Order, carry_out
from tests.workflow.concurrency.soundness import assert_sound, case_log
from tests.workflow.concurrency.unit import UNIT, reviewed
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.step.answers import Answer

LIVES = 15
STEP = 0.003  #: seconds by which each life is longer than the one before


def keyed(order: Order, life: int, n: int) -> Order:
    text = f"第 {life} 次运行第 {n} 步：本人及近亲属与受让方无关联。"
    return replace(order, given={"related": False, "text": text}, key=f"{life}-{n}")


def words(order: Order) -> bytes:
    return str(order.given["text"]).encode()


def act_until_killed(settings: Settings, order: Order, life: int, told: Connection) -> None:
    house = open_house(settings)
    for n in count():
        told.send(carry_out(house, keyed(order, life, n)).answer)


def lived(settings: Settings, order: Order, life: int) -> list[Answer]:
    """One life of a process: the answers it gave before it was killed."""
    fresh = multiprocessing.get_context("forkserver")
    fresh.set_forkserver_preload([act_until_killed.__module__])
    told, telling = fresh.Pipe(duplex=False)
    process = fresh.Process(target=act_until_killed, args=(settings, order, life, telling), daemon=True)
    process.start()
    telling.close()
    answers = []
    assert told.poll(PATIENCE)
    time.sleep(life * STEP)
    process.kill()
    process.join(PATIENCE)
    try:
        while True:
            answers.append(told.recv())
    except EOFError:
        return answers


def test_what_was_answered_outlives_a_killed_process(house: House, settings: Settings) -> None:
    player, case = reviewed(house)
    version = player.case(case).seq
    house.close()
    order = Order(unit=UNIT, person="zhou", action="declare_relation", case=case, given={})
    for life in range(LIVES):
        answers = lived(settings, order, life)
        assert [a.version for a in answers] == list(range(version + 1, version + 1 + len(answers)))
        with closing(open_house(settings)) as reopened:
            assert_sound(reopened, UNIT)
            log = case_log(reopened, UNIT)
            assert all(words(keyed(order, life, n)) in log[a.entry].leaf for n, a in enumerate(answers))
            again = carry_out(reopened, keyed(order, life, len(answers)))
            assert again.name == TAKEN
            assert again.answer is not None
            version += len(answers) + 1
            assert again.answer.version == version
            assert_sound(reopened, UNIT)
