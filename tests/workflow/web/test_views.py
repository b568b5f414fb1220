"""What a page lists of its subject."""

from collections.abc import Callable
from datetime import date

import pytest

from states.lifecycles import LIFE_CYCLES
from states.signoff import Matter
from states.stages import LifeCycle
from tests.states.walk import PROOF, Walk, regulation
from workflow.demo import material
from workflow.reads.subjects import View
from workflow.web import templating, views


def test_the_page_of_a_case_draws_all_that_lies_in_it() -> None:
    assert views.members(Walk().paid().case) == ()


@pytest.mark.parametrize("left", sorted(views.DRAWN))
def test_what_the_page_does_not_draw_is_listed_plainly(left: LifeCycle) -> None:
    walk = Walk().paid()
    found = views.members(walk.case, views.DRAWN - {left})
    assert len(found) == len(LIFE_CYCLES[left].members(walk.case))
    assert all(one.title.startswith(LIFE_CYCLES[left].label) and one.state for one in found)


def test_one_of_several_is_named() -> None:
    found = views.members(Walk().paid().case, views.DRAWN - {LifeCycle.ROUND})
    assert [(one.title, one.state) for one in found] == [("分配轮次 第 1 轮", "已发放")]


def seen(walk: Walk) -> View:
    return View(subject=walk.case, facts=walk.facts(), regulation=regulation(), at=walk.at)


def part(walk: Walk) -> Walk:
    """Registered, a part of the price received and allocated, the title where it was."""
    walk.registered().do("zhou", "propose_scheme", **material.scheme())
    walk.sign(Matter.SCHEME)
    walk.received("100000.00").do("zheng", "allocate", "1")
    return walk


@pytest.mark.parametrize(
    ("walked", "marks"),
    [
        (Walk.approved, ["done", "current", "ahead", "ahead", "ahead"]),
        (Walk.contracted, ["done", "done", "current", "ahead", "ahead"]),
        (part, ["done", "done", "unfinished", "unfinished", "current"]),
        (Walk.paid, ["done"] * 5),
    ],
)
def test_the_bar_shows_what_is_really_done(walked: Callable[[Walk], Walk], marks: list[str]) -> None:
    assert [one.mark for one in views.stages(seen(walked(Walk())))] == marks


def test_a_signed_case_says_what_it_still_waits_for() -> None:
    walk = part(Walk())
    assert [one.rule for one in views.unfinished(seen(walk))] == ["title_recorded", "price_settled", "every_round_ended"]
    walk.do("jiang", "record_title", changed_on=str(walk.today()), evidence=PROOF)
    assert "title_recorded" not in {one.rule for one in views.unfinished(seen(walk))}
    assert views.unfinished(seen(Walk().paid())) == ()


def test_the_page_says_whose_body_registers_the_contract_and_how_sure_that_is() -> None:
    said = templating.environment().from_string("{{ day|registered_by }}")
    assert "科学技术主管部门设立的登记机构（《技术合同认定登记管理办法》" in said.render(day=date(2026, 1, 22))
    assert said.render(day=date(2026, 1, 23)) == "工业和信息化主管部门设立的登记机构（《技术合同认定登记管理办法（2026）》，条文未核）"
