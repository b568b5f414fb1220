"""What a page lists of its subject."""

import pytest

from states.lifecycles import LIFE_CYCLES
from states.stages import LifeCycle
from tests.states.walk import Walk
from workflow.web import views


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
