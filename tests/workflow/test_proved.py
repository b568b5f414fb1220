"""What a rule asks of other subjects is proved by the log: rows invented or changed by SQL are refused, or told from the log as it is."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from states.case import Case
from states.errors import Refused
from tests import postgres
from tests.workflow import installation
from tests.workflow.conftest import Demo
from tests.workflow.installation import Installation
from workflow.audit import repair
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.errors import RowDiffers
from workflow.reads import readiness
from workflow.step.outside import Source
from workflow.store.tables import Attachment, Inclusion, Regulation, Subject, core
from workflow.units import sample

NUMBER = "ZL201910234568.2"


@pytest.fixture(params=["sqlite", "postgresql"])
def at(request: pytest.FixtureRequest, demo: Demo, tmp_path: Path) -> Iterator[Installation]:
    with installation.on_sqlite(demo, tmp_path / "data") as made:
        if request.param == "sqlite":
            yield made
            return
        server: postgres.Server = request.getfixturevalue("postgres_server")
        with server.fresh_database() as url, installation.on_postgresql(made, url) as other:
            yield other


def change(at: Installation, identifier: str, **columns: object) -> None:
    rows = at.admin.rows(core(Subject))
    next(row for row in rows if row["id"] == identifier).update(columns)
    at.admin.put(core(Subject), rows)


def test_other_cases_of_an_achievement_are_told_as_the_log_has_them(at: Installation) -> None:
    player = Player(at.house, sample.UNIT)
    (own,) = player.case(at.case).achievements
    change(at, at.case, state="withdrawn")
    with pytest.raises(RowDiffers, match=f"{at.case} 的列 state"):  # hidden from those that still run
        player.do("zhou", "open", achievements=[own])
    assert repair.repair(at.house, sample.UNIT, at.case).differed == ("state",)

    free = road.ledgered(player, NUMBER, "一种尚未转化的膜")
    at.admin.put(core(Inclusion), [*at.admin.rows(core(Inclusion)), {"unit": sample.UNIT, "case": at.case, "achievement": free}])
    with pytest.raises(RowDiffers, match=f"{at.case} 的关联的成果"):  # said to be in a case that is about another
        player.do("zhou", "open", achievements=[free])
    assert readiness.still_differing(at.house) == 1
    assert repair.repair(at.house, sample.UNIT, at.case).differed == ("inclusions",)
    assert readiness.still_differing(at.house) == 0

    at.admin.put(core(Inclusion), [*at.admin.rows(core(Inclusion)), {"unit": sample.UNIT, "case": own, "achievement": free}])
    with pytest.raises(RowDiffers, match=own):  # an achievement is no case
        player.do("zhou", "open", achievements=[free])
    assert readiness.still_differing(at.house) == 1
    at.admin.put(core(Inclusion), [row for row in at.admin.rows(core(Inclusion)) if row["case"] != own])
    assert readiness.still_differing(at.house) == 0
    assert player.do("zhou", "open", achievements=[free]).state == "proposing"


def test_another_deal_with_the_same_buyer_is_held_against_the_log(at: Installation) -> None:
    change(at, "C2026-0001", price=1)
    with pytest.raises(RowDiffers, match="C2026-0001 的列 price"):
        _ = Player(at.house, sample.UNIT).look(Case, at.case).facts.elsewhere.recent_deals  # what the road of a submission is asked by


def test_recent_deals_are_those_of_twelve_months_of_the_calendar(at: Installation) -> None:
    """A deal of 2027-03-04 counts on 2028-03-04, though the year between had 366 days."""
    assert Source(at.house, None, sample.UNIT, "2028-03-04").recent_since == "2027-03-04"
    decided = next(r["decided_on"] for r in at.admin.rows(core(Subject)) if r["id"] == "C2026-0001")
    buyer, anniversary = material.BUYER["uscc"], decided.replace("2026", "2027")
    assert Source(at.house, None, sample.UNIT, anniversary).deals_with(buyer, "") > 0
    later = str(date.fromisoformat(anniversary) + timedelta(days=1))
    assert Source(at.house, None, sample.UNIT, later).deals_with(buyer, "") == 0


def test_whose_number_it_is_is_held_against_the_log(at: Installation) -> None:
    player = Player(at.house, sample.UNIT)
    made = player.do("wang", "draft", **material.disclosure(NUMBER, "一种膜")).subject
    with pytest.raises(Refused, match=made):
        player.do("wang", "draft", **material.disclosure(NUMBER, "另一种膜"))
    (held,) = (row["patent"] for row in at.admin.rows(core(Subject)) if row["id"] == made)
    change(at, "A2026-0001", patent=held)  # in the way of whoever owns the number
    with pytest.raises(RowDiffers, match="A2026-0001 的列 patent"):
        player.do("wang", "draft", **material.disclosure(NUMBER, "另一种膜"))


def test_evidence_is_what_was_uploaded_whatever_the_rows_say(at: Installation) -> None:
    player = Player(at.house, sample.UNIT)
    made = player.do("wang", "draft", **material.disclosure(NUMBER, "一种膜")).subject
    player.do("wang", "disclose", made)
    for person in ("wang", "li", "chen"):
        player.do(person, "sign_disclosure", made, promise="属实。")
    player.do("zhou", "accept", made)
    uploaded = player.upload("zhou", made, "登记簿副本.txt", "登记簿副本")
    invented = hashlib.sha256(b"never uploaded").hexdigest()
    rows = at.admin.rows(core(Attachment))
    own = next(row for row in rows if row["subject"] == made)
    at.admin.put(core(Attachment), [row for row in rows if row != own] + [own | {"sha256": invented}])
    with pytest.raises(Refused, match="未上传"):
        player.do("zhou", "record_screening", made, **material.screening([invented]))
    player.do("zhou", "record_screening", made, **material.screening([uploaded]))


def test_a_regulation_of_another_text_is_not_applied(at: Installation) -> None:
    player = Player(at.house, sample.UNIT)
    rows = at.admin.rows(core(Regulation))
    at.admin.put(core(Regulation), [row | {"text": row["text"] + "\n"} for row in rows])
    with pytest.raises(RowDiffers, match="制度文本"):
        player.do("zhou", "withdraw", at.case, reason="不办了")
    assert readiness.still_differing(at.house) == 1
    at.admin.put(core(Regulation), rows)
    assert readiness.still_differing(at.house) == 0
    player.do("zhou", "withdraw", at.case, reason="不办了")


def test_a_case_does_not_go_on_without_one_of_its_achievements(at: Installation) -> None:
    player = Player(at.house, sample.UNIT)
    (own,) = player.case(at.case).achievements
    at.admin.put(core(Subject), [row for row in at.admin.rows(core(Subject)) if row["id"] != own])
    with pytest.raises(RowDiffers, match=own):
        player.do("zhou", "withdraw", at.case, reason="不办了")
