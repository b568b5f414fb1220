"""Places on the road where a scenario may start: played up to there once a run, copied for each scenario; in memory, or
a house on disk for the scenarios that are about what only a house has."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from states.law import Regime
from tests.houses import Founded
from tests.players.memory import Memory
from tests.steps import co_owned
from workflow.demo.any_player import AnyPlayer
from workflow.demo.player import Player
from workflow.demo.roads.assignment_agreement import ROAD
from workflow.demo.roads.road import Deal
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.units import sample

A, C = "A2026-0001", "C2026-0001"


@dataclass(frozen=True)
class Known:
    """What there is at a milestone; "" for what is not there yet."""

    achievement: str = ""
    case: str = ""
    notice: str = ""


def on(name: str, last: str = "") -> Callable[[Deal], object]:
    """The road's place of this name, or from it to a later one."""
    return lambda deal: ROAD.play(deal, name, last or name)


def another(deal: Deal) -> None:
    """A second achievement's case, registered up to acceptance, beside the one that has its certificate."""
    other = Deal(player=deal.player, number="ZL202010456789.7", title="一种磁性吸附剂", price="300000.00")
    ROAD.play(other, "drafted", "approved")
    ROAD.play(other, "drawn_up", "contracted")
    ROAD.play(other, "recognition", "recognition")


def before_the_act(deal: Deal) -> None:
    """A contract whose registration was accepted on the last day of the act of 2000, 2026-01-22."""
    assert isinstance(deal.player, Memory)
    deal.player.at = datetime(2026, 1, 2, 1, tzinfo=UTC)
    made = Deal(player=deal.player)
    ROAD.play(made, "drafted", "approved")
    ROAD.play(made, "drawn_up", "contracted")
    ROAD.play(made, "recognition", "recognition")


def design(deal: Deal) -> None:
    """A design patent's case, up to the decision."""
    ROAD.play(Deal(player=deal.player, number="ZL202130123456.8", title="一种膜组件"), "drafted", "approved")


#: Each milestone with the one before it, how it is reached from there, and what there is then.
WAY: dict[str, tuple[str, Callable[[Deal], object], Known]] = {
    "正在填写": ("开办", on("drafted"), Known(A)),
    "已提交披露": ("正在填写", on("disclosed"), Known(A)),
    "已受理": ("已提交披露", on("accepted"), Known(A)),
    "在库": ("已受理", on("ledgered"), Known(A)),
    "刚刚发起": ("在库", on("opened"), Known(A, C)),
    "方案齐备": ("刚刚发起", on("prepared"), Known(A, C)),
    "部门审核中": ("方案齐备", on("submitted"), Known(A, C)),
    "待决策": ("部门审核中", on("reviewed"), Known(A, C)),
    "公示期满": ("待决策", on("noticed"), Known(A, C, "1")),
    "已批准": ("公示期满", on("approved"), Known(A, C, "1")),
    "合同已拟定": ("已批准", on("drawn_up"), Known(A, C, "1")),
    "合同已签发": ("合同已拟定", on("issued"), Known(A, C, "1")),
    "签署件已上传": ("合同已签发", on("uploaded"), Known(A, C, "1")),
    "已签约": ("签署件已上传", on("contracted"), Known(A, C, "1")),
    "分配方案已批准": ("已签约", on("schemed"), Known(A, C, "1")),
    "款项已到账": ("分配方案已批准", on("received"), Known(A, C, "1")),
    "奖励已分配": ("款项已到账", on("allocated"), Known(A, C, "1")),
    "奖励公示中": ("奖励已分配", on("awarding"), Known(A, C, "2")),
    "奖励公示期满": ("奖励公示中", on("awarded"), Known(A, C, "2")),
    "奖励可发放": ("奖励公示期满", on("recognition", "registered"), Known(A, C, "2")),
    "登记已受理": ("已签约", on("recognition"), Known(A, C, "1")),
    "已取得登记证明": ("登记已受理", on("registered"), Known(A, C, "1")),
    "旧办法时登记已受理": ("开办", before_the_act, Known(A, C, "1")),
    "外观设计转让已批准": ("开办", design, Known(A, C, "1")),
    "共有成果已受理": ("开办", co_owned.accepted, Known(A)),
    "共有成果已发起": ("共有成果已受理", co_owned.opened, Known(A, C)),
    "共有成果已批准": ("共有成果已发起", co_owned.approved, Known(A, C, "1")),
    "共有成果款项已到账": ("共有成果已批准", co_owned.received, Known(A, C, "1")),
    "共有成果奖励公示期满": ("共有成果款项已到账", co_owned.awarding, Known(A, C, "2")),
    "另案登记已受理": ("已取得登记证明", another, Known("A2026-0002", "C2026-0002", "1")),
}
FOUNDED = "开办"


@dataclass
class Milestones:
    """``remembered``: the unit in memory at each milestone; ``made``: one closed data folder a milestone under ``root``,
    beside the scenarios' copies. Each is made when first asked for."""

    root: Path
    founded: Founded
    fonts: Path
    remembered: dict[tuple[str, Regime], Memory] = field(default_factory=dict)
    made: dict[str, Path] = field(default_factory=dict)
    copies: int = 0

    def memory(self, name: str, regime: Regime = Regime.ZJ_GOV_UNIT) -> Memory:
        """A unit of one's own as it stood at the milestone: the sample, or one of another kind under the same regulation."""
        return self._remembered(name, regime).copy()

    def house(self, name: str) -> House:
        """A house of one's own as it stood there; its user closes it."""
        self.copies += 1
        copy = self.root / f"copy-{self.copies}"
        shutil.copytree(self._folder(name), copy, symlinks=True)
        return open_house(Settings(data=copy))

    def known(self, name: str) -> Known:
        return Known() if name == FOUNDED else WAY[name][2]

    def make_all(self, on_disk: frozenset[str]) -> None:
        for name in WAY:
            self._remembered(name, Regime.ZJ_GOV_UNIT)
        for name in on_disk:
            self._folder(name)

    def _remembered(self, name: str, regime: Regime) -> Memory:
        if (name, regime) not in self.remembered:
            rules = sample.regulation_text().replace(Regime.ZJ_GOV_UNIT.value, regime.value)
            self.remembered[name, regime] = unit = Memory(rules=rules) if name == FOUNDED else self.memory(WAY[name][0], regime)
            if name != FOUNDED:
                self._play(name, unit)
        return self.remembered[name, regime]

    def _folder(self, name: str) -> Path:
        if name not in self.made:
            folder = self.root / f"milestone-{[FOUNDED, *WAY].index(name)}"
            self._make(name, folder)
            self.made[name] = folder
        return self.made[name]

    def _make(self, name: str, folder: Path) -> None:
        if name == FOUNDED:
            self.founded.copy(folder, self.fonts)
        else:
            shutil.copytree(self._folder(WAY[name][0]), folder, symlinks=True)
            house = open_house(Settings(data=folder))
            self._play(name, Player(house, sample.UNIT))
            house.close()

    def _play(self, name: str, player: AnyPlayer) -> None:
        before, play, _ = WAY[name]
        known = self.known(before)
        play(Deal(player=player, achievement=known.achievement, case=known.case, notice=known.notice))
