"""A paper is rendered only for a step that would be taken, and stored only when it is; it knows what it is about."""

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from documents.kinds import KINDS
from states.case import Case
from states.contract import About, IssuedPaper
from states.errors import OutOfTurn, Refused, TransferError
from states.table import INPUTS
from workflow.demo import road
from workflow.demo.player import Player
from workflow.errors import Forbidden, Stale
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.papers import choosing
from workflow.reads import check, subjects
from workflow.step.act import Ask, act
from workflow.step.answers import Request
from workflow.units import sample

DONE = "C2026-0001"


@pytest.fixture
def player(finished: House) -> Player:
    return Player(finished, sample.UNIT)


def stored(house: House) -> int:
    return sum(path.is_file() for path in house.files.folder.rglob("*"))


def asked(action: str, case: str, *, version: int | None = None, **given: Any) -> Ask:
    model = INPUTS[action].model_validate_json(json.dumps(given)) if action in INPUTS else None
    return Ask(action=action, subject=case, given=model, version=version)


@pytest.mark.parametrize(
    ("person", "action", "given", "error"),
    [
        ("xu", "issue_paper", {"kind": "approval"}, Refused),
        ("wang", "issue_paper", {"kind": "disclosure"}, Refused),
        ("nobody", "issue_paper", {"kind": "approval"}, Forbidden),
        ("zhou", "issue_contract", {}, OutOfTurn),
        ("xu", "issue_contract", {}, OutOfTurn),
    ],
)
def test_a_refused_step_renders_nothing_and_leaves_no_file(
    player: Player, person: str, action: str, given: dict[str, Any], error: type[TransferError]
) -> None:
    house, before, printed = player.house, stored(player.house), player.house.renderer.made
    caller = Caller(unit=sample.UNIT, person=person, name=person, seats=frozenset())
    with pytest.raises(error):
        act(house, caller, asked(action, DONE, **given))
    assert house.renderer.made == printed, "the renderer was not even asked"
    assert stored(house) == before


def test_what_is_not_due_says_why_and_renders_nothing(player: Player) -> None:
    case = player.do("zhou", "open", achievements=[road.ledgered(player, "ZL201910234567.8", "一种膜")]).subject
    before, printed = stored(player.house), player.house.renderer.made
    with pytest.raises(Refused, match="尚未拟定交易条件"):
        act(player.house, player.caller("zhou"), asked("issue_paper", case, kind="approval"))
    assert player.house.renderer.made == printed
    assert stored(player.house) == before


def test_a_paper_refused_under_the_lock_leaves_no_file(player: Player) -> None:
    before, printed = stored(player.house), player.house.renderer.made
    with pytest.raises(Stale):
        act(player.house, player.caller("zhou"), asked("issue_paper", DONE, version=1, kind="approval"))
    assert player.house.renderer.made == printed + 1, "what a reader saw did not stand in the way"
    assert stored(player.house) == before


def test_the_same_request_again_leaves_one_file(player: Player) -> None:
    before = stored(player.house)
    request = Request(key="again", content=b"{}")
    for _ in range(2):
        act(player.house, player.caller("zhou"), asked("issue_paper", DONE, kind="approval"), request)
    assert stored(player.house) == before + 1


def test_each_of_two_achievements_has_its_own_form(player: Player) -> None:
    first, second = road.ledgered(player, "ZL201910234567.8", "一种膜"), road.ledgered(player, "ZL201910234568.2", "一种泵")
    case = player.do("zhou", "open", achievements=[first, second]).subject
    with pytest.raises(Refused, match="请写明本案中的成果编号"):
        player.do("zhou", "issue_paper", case, kind="disclosure")
    for achievement in (first, second, first):
        player.do("zhou", "issue_paper", case, kind="disclosure", achievement=achievement)
    issued = [(p.about, p.of, p.number, p.supersedes) for p in player.case(case).papers]
    assert issued == [
        (About.ACHIEVEMENT, first, f"{case}-披露-{first}", ""),
        (About.ACHIEVEMENT, second, f"{case}-披露-{second}", ""),
        (About.ACHIEVEMENT, first, f"{case}-披露-{first}-2", f"{case}-披露-{first}"),
    ]


def test_a_single_case_numbers_as_it_did(player: Player) -> None:
    for _ in range(2):
        player.do("zhou", "issue_paper", DONE, kind="approval")
    issued = [(p.of, p.number, p.supersedes) for p in player.case(DONE).papers if p.kind == "approval"]
    number = f"{DONE}-审批"
    assert issued == [(DONE, number, ""), (DONE, f"{number}-2", number), (DONE, f"{number}-3", f"{number}-2")]


def test_a_paper_of_before_is_still_read_and_replaced_by_the_number_it_bore(player: Player) -> None:
    case = player.case(DONE)
    bare = {"kind": "approval", "sha256": "a" * 64, "terms_hash": case.terms_hash, "issued_at": "2026-03-02T01:00:00Z"}
    old = TypeAdapter(IssuedPaper).validate_json(json.dumps(bare))
    seen = subjects.view(player.house, player.caller("zhou"), Case, DONE)
    chosen = choosing.choose(KINDS["approval"], "", case, seen.facts)
    made = [choosing.numbered(chosen, replace(case, papers=(old,) * n)) for n in range(3)]
    number = f"{DONE}-审批"
    assert [(p.number, p.supersedes) for p in made] == [(number, ""), (f"{number}-2", number), (f"{number}-3", f"{number}-2")]


def test_a_kind_that_there_is_not_is_refused_with_those_that_there_are(player: Player) -> None:
    printed = player.house.renderer.made
    with pytest.raises(
        Refused, match="没有可以制发的文书“contract”，可选：职务科技成果披露表（disclosure）、职务科技成果转化审批表（approval）"
    ):
        player.do("zhou", "issue_paper", DONE, kind="contract")
    assert player.house.renderer.made == printed


def test_a_paper_about_what_the_case_does_not_hold_is_refused_with_what_it_holds(player: Player) -> None:
    with pytest.raises(Refused, match=f"职务科技成果转化审批表所关为案件，本案没有案件 A2026-0009，现有：{DONE}"):
        player.do("zhou", "issue_paper", DONE, kind="approval", of="A2026-0009")


def test_a_form_is_replaced_by_a_later_one_of_the_same_achievement_alone(player: Player) -> None:
    first, second = road.ledgered(player, "ZL201910234567.8", "一种膜"), road.ledgered(player, "ZL201910234568.2", "一种泵")
    case = player.do("zhou", "open", achievements=[first, second]).subject
    for achievement in (first, second, first):
        player.do("zhou", "issue_paper", case, kind="disclosure", of=achievement)
    issued = player.case(case).papers
    found = [check.paper(player.house, player.house.files.get(p.sha256)) for p in issued]
    assert [f.superseded for f in found if f is not None] == [True, False, False]
    assert [p.version for p in issued] == [1, 1, 2]
