"""Places on the road where a scenario may start: played up to there once a run, copied for each scenario; in memory, or
a house on disk for the scenarios that are about what only a house has."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from states.signoff import Matter
from tests import houses
from tests.players.memory import START, Memory
from workflow import clock
from workflow.demo import material, road
from workflow.demo.any_player import AnyPlayer
from workflow.demo.player import Player
from workflow.house import House
from workflow.installation import create_house, open_house
from workflow.settings import Settings
from workflow.units import sample

A, C = "A2026-0001", "C2026-0001"
PRICE = "1000000.00"
TEAM = ("wang", "li", "chen")


@dataclass(frozen=True)
class Known:
    """What there is at a milestone; "" for what is not there yet."""

    achievement: str = ""
    case: str = ""
    notice: str = ""


def drafted(player: AnyPlayer) -> None:
    player.do("wang", "draft", **material.disclosure())


def disclosed(player: AnyPlayer) -> None:
    player.do("wang", "disclose", A)


def screening(player: AnyPlayer) -> None:
    for person in TEAM:
        player.do(person, "sign_disclosure", A, promise="本人确认完成人及贡献比例属实。")
    player.do("zhou", "accept", A)


def ledgered(player: AnyPlayer) -> None:
    evidence = player.upload("zhou", A, "登记簿副本.txt", "专利登记簿副本（示例）")
    player.do("zhou", "record_screening", A, **material.screening([evidence]))
    player.do("zhou", "ledger", A, ledger_no=f"台-{A}")


def opened(player: AnyPlayer) -> None:
    player.do("zhou", "open", achievements=[A])


def prepared(player: AnyPlayer) -> None:
    player.do("zhou", "set_terms", C, **material.terms(PRICE))
    for person in (*TEAM, "zhou"):
        player.do(person, "declare_relation", C, related=False, text="本人及近亲属与受让方无关联。")
    road.prepare(player, C, PRICE)


def submitted(player: AnyPlayer) -> None:
    player.do("zhou", "submit", C)


def reviewed(player: AnyPlayer) -> None:
    player.sign(C, Matter.REVIEW)


def noticed(player: AnyPlayer) -> None:
    road.noticed(player, C)


def approved(player: AnyPlayer) -> None:
    road.met(player, C)


def trading(player: AnyPlayer) -> None:
    authority = player.upload("zhou", C, "授权委托书.txt", "法定代表人授权委托书（示例）")
    player.do("zhou", "prepare_contract", C, **material.contract(authority, f"ZJLG-ZR-{C}", material.disclosure()["title"]))


def issued(player: AnyPlayer) -> None:
    player.do("zhou", "issue_contract", C)


def uploaded(player: AnyPlayer) -> None:
    contract = player.case(C).contract
    assert contract is not None
    scan = player.upload("zhou", C, "合同扫描件.txt", "双方签章的合同扫描件（示例）")
    player.do("zhou", "upload_signed_contract", C, issued=contract.issued, scan=scan, signed_on=str(player.today()))


def contracted(player: AnyPlayer) -> None:
    player.do("jiang", "confirm_contract", C, note="逐页核对一致。")


def schemed(player: AnyPlayer) -> None:
    player.do("zhou", "propose_scheme", C, **material.scheme())
    player.sign(C, Matter.SCHEME, "确认分配方案。")


def received(player: AnyPlayer) -> None:
    slip = player.upload("zheng", C, "银行回单.txt", "银行回单（示例）")
    payer, day = material.BUYER["name"], str(player.today())
    player.do("zheng", "record_receipt", C, amount=PRICE, received_on=day, payer=payer, voucher=slip, costs=material.COSTS)


def allocated(player: AnyPlayer) -> None:
    player.do("zheng", "allocate", C, "1")


def awarding(player: AnyPlayer) -> None:
    road.posted(player, C, "award", ("unit_site",), 1)


def awarded(player: AnyPlayer) -> None:
    player.pass_days(30)
    player.do("zhou", "end_notice", C, "2")


def payable(player: AnyPlayer) -> None:
    road.registered(player, C, PRICE, "2026330101000123")


def accepted(player: AnyPlayer) -> None:
    player.do("jiang", "prepare_registration", C, project="光催化降解膜专利权转让", field="新材料", total=PRICE, technical=PRICE)
    player.do("jiang", "submit_registration", C, on=str(player.today()))
    player.do("jiang", "accept_registration", C, on=str(player.today()))


def registered(player: AnyPlayer) -> None:
    proof = player.upload("jiang", C, "登记证明.txt", "技术合同登记证明（示例）")
    given = {"number": "2026330101000123", "recognised_income": PRICE, "certificate": proof, "registered_on": str(player.today())}
    player.do("jiang", "register", C, **given)


def another(player: AnyPlayer) -> None:
    """A second achievement's case, registered up to acceptance, beside the one that has its certificate."""
    made = road.ledgered(player, "ZL202010456789.7", "一种磁性吸附剂")
    case = road.proposed(player, made, "300000.00")
    player.sign(case, Matter.REVIEW)
    road.noticed(player, case)
    road.met(player, case)
    road.contracted(player, case)
    player.do(
        "jiang", "prepare_registration", case, project="磁性吸附剂专利权转让", field="新材料", total="300000.00", technical="300000.00"
    )
    player.do("jiang", "submit_registration", case, on=str(player.today()))
    player.do("jiang", "accept_registration", case, on=str(player.today()))


#: Each milestone with the one before it, how it is reached from there, and what there is then.
ROAD: dict[str, tuple[str, Callable[[AnyPlayer], None], Known]] = {
    "正在填写": ("开办", drafted, Known(A)),
    "已提交披露": ("正在填写", disclosed, Known(A)),
    "已受理": ("已提交披露", screening, Known(A)),
    "在库": ("已受理", ledgered, Known(A)),
    "刚刚发起": ("在库", opened, Known(A, C)),
    "方案齐备": ("刚刚发起", prepared, Known(A, C)),
    "部门审核中": ("方案齐备", submitted, Known(A, C)),
    "待决策": ("部门审核中", reviewed, Known(A, C)),
    "公示期满": ("待决策", noticed, Known(A, C, "1")),
    "已批准": ("公示期满", approved, Known(A, C, "1")),
    "合同已拟定": ("已批准", trading, Known(A, C, "1")),
    "合同已签发": ("合同已拟定", issued, Known(A, C, "1")),
    "签署件已上传": ("合同已签发", uploaded, Known(A, C, "1")),
    "已签约": ("签署件已上传", contracted, Known(A, C, "1")),
    "分配方案已批准": ("已签约", schemed, Known(A, C, "1")),
    "款项已到账": ("分配方案已批准", received, Known(A, C, "1")),
    "奖励已分配": ("款项已到账", allocated, Known(A, C, "1")),
    "奖励公示中": ("奖励已分配", awarding, Known(A, C, "2")),
    "奖励公示期满": ("奖励公示中", awarded, Known(A, C, "2")),
    "奖励可发放": ("奖励公示期满", payable, Known(A, C, "2")),
    "登记已受理": ("已签约", accepted, Known(A, C, "1")),
    "已取得登记证明": ("登记已受理", registered, Known(A, C, "1")),
    "另案登记已受理": ("已取得登记证明", another, Known("A2026-0002", "C2026-0002", "1")),
}
FOUNDED = "开办"


@dataclass
class Milestones:
    """``remembered``: the unit in memory at each milestone; ``made``: one closed data folder a milestone under ``root``,
    beside the scenarios' copies. Each is made when first asked for."""

    root: Path
    fonts: Path
    remembered: dict[str, Memory] = field(default_factory=dict)
    made: dict[str, Path] = field(default_factory=dict)
    copies: int = 0

    def memory(self, name: str) -> Memory:
        """A unit of one's own as it stood at the milestone."""
        return self._remembered(name).copy()

    def house(self, name: str) -> House:
        """A house of one's own as it stood there; its user closes it."""
        self.copies += 1
        copy = self.root / f"copy-{self.copies}"
        shutil.copytree(self._folder(name), copy, symlinks=True)
        return open_house(Settings(data=copy))

    def known(self, name: str) -> Known:
        return Known() if name == FOUNDED else ROAD[name][2]

    def make_all(self, on_disk: frozenset[str]) -> None:
        for name in ROAD:
            self._remembered(name)
        for name in on_disk:
            self._folder(name)

    def _remembered(self, name: str) -> Memory:
        if name not in self.remembered:
            self.remembered[name] = unit = Memory() if name == FOUNDED else self.memory(ROAD[name][0])
            if name != FOUNDED:
                ROAD[name][1](unit)
        return self.remembered[name]

    def _folder(self, name: str) -> Path:
        if name not in self.made:
            folder = self.root / f"milestone-{[FOUNDED, *ROAD].index(name)}"
            self._make(name, folder)
            self.made[name] = folder
        return self.made[name]

    def _make(self, name: str, folder: Path) -> None:
        if name == FOUNDED:
            offset = int((START - clock.machine_now()).total_seconds())
            house = create_house(Settings(data=houses.folder(folder, self.fonts)), sandbox=True, clock_offset=offset)
            sample.settle_in(house)
        else:
            before, play, _ = ROAD[name]
            shutil.copytree(self._folder(before), folder, symlinks=True)
            house = open_house(Settings(data=folder))
            play(Player(house, sample.UNIT))
        house.close()
