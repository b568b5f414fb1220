"""What a round's sheet prints: only lines that say something, each with its sign in its words."""

from dataclasses import replace

import pytest

from states.distribution import Allocation
from workflow.web.sheets import _sheet

PLAIN = Allocation(
    vat=1, surcharges=2, stamp=3, costs=4, carry_in=0, net=90, carry_out=0, floor=0, pool=70, college=10, university=10,
    main=70, others=0, office=0, awards=(), technical=100,
)  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "off", "left"),
    [
        ({}, "减：上轮结转的成本", "学校"),
        ({"carry_in": 5}, "减：上轮结转的成本", "学校"),
        ({"carry_in": -5}, "加：上轮结转的收入", "学校"),
        ({"carry_out": 5}, "减：上轮结转的成本", "结转下一轮的成本"),
        ({"carry_out": -5}, "减：上轮结转的成本", "结转下一轮的收入（按分分不出合法份额）"),
    ],
)
def test_what_is_carried_is_called_what_it_is(changed: dict[str, int], off: str, left: str) -> None:
    sheet = _sheet(replace(PLAIN, **changed))
    assert sheet is not None
    assert sheet.off[-1] == (off, abs(changed.get("carry_in", 0)))
    assert sheet.left[-1][0] == left
    assert all(amount >= 0 for _, amount in (*sheet.off, *sheet.left))


def test_a_part_that_is_not_for_technology_is_told_with_its_tax() -> None:
    sheet = _sheet(replace(PLAIN, rest=400, rest_vat=46))
    assert sheet is not None
    assert sheet.off[:2] == (("减：非技术部分（照章纳税，不计入奖励）", 400), ("　其中增值税", 46))
