"""A natural person as buyer: the number is on the contract and nowhere else in clear, and the same person is found again."""

import subprocess
from pathlib import Path

import pytest

from states.case import Case
from tests.steps import co_owned
from tests.steps.buyers import BUYERS
from tests.workflow import dba
from workflow import papers
from workflow.demo import material, road
from workflow.demo.player import Player
from workflow.dossier import export
from workflow.house import House
from workflow.step import personal
from workflow.store.tables import Disclosure, Subject, core
from workflow.trail import verify
from workflow.units import sample
from workflow.web import words

PERSON = BUYERS["自然人"]
NUMBER = PERSON["id_number"]
MASKED = "330106********1236"


@pytest.fixture
def player(finished: House) -> Player:
    return Player(finished, sample.UNIT)


def proposed(player: Player, number: str, title: str, price: str) -> str:
    return road.proposed(player, road.ledgered(player, number, title), price, buyer=PERSON)


def contracted(player: Player) -> str:
    """A case with the person, its form and its contract issued."""
    case = proposed(player, "ZL201910234567.8", "一种膜", "1000000.00")
    road.ROAD.play(road.Deal(player=player, case=case, price="1000000.00"), "reviewed", "issued")
    return case


def read(pdf: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(folder / "paper.pdf"), "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def test_the_number_is_on_the_contract_alone(player: Player, tmp_path: Path) -> None:
    case = contracted(player)
    told = {}
    for paper in player.case(case).papers:
        told[paper.kind] = read(papers.issued(player.house, player.caller("zhou"), paper.sha256), tmp_path)
    assert "公民身份号码" in told["contract"]
    assert "公民身份号码" in told["approval"]
    assert (NUMBER in told["contract"], NUMBER in told["approval"]) == (True, False)
    assert MASKED in told["approval"]
    assert "任职与投资的单位" in told["approval"]
    clear = [p.name for p in (tmp_path / "data").rglob("*") if p.is_file() and NUMBER.encode() in p.read_bytes()]
    assert clear == []
    content = export.dossier(player.house, player.caller("zhou"), case)
    members = verify.read_zip(content)[0]
    assert [name for name, one in members.items() if NUMBER.encode() in one and not name.endswith(".pdf")] == []


def test_pages_say_that_it_is_kept_apart(player: Player) -> None:
    case = proposed(player, "ZL201910234567.8", "一种膜", "1000000.00")
    terms = player.case(case).terms
    assert terms is not None
    assert (words.code_name(terms), words.code(terms)) == ("公民身份号码", "已另存，不公开")
    assert (words.head_name(terms), words.proof_name(terms)) == ("", "身份证件有效")


def test_the_same_person_is_found_again_and_sealed_once(player: Player, finished: House) -> None:
    first = contracted(player)
    second = proposed(player, "ZL201910234568.2", "另一种膜", "300000.00")
    assert player.look(Case, second).facts.elsewhere.recent_deals == 100_000_000
    admin = dba.at(finished.settings.url)
    try:
        kept = {row["id"]: row["buyer"] for row in admin.rows(core(Subject)) if row["id"] in {first, second}}
        commitment = str(player.case(first).terms.buyer.id_number)  # type: ignore[union-attr]  # it was set above
        assert set(kept.values()) == {f"p{commitment}"[:18]}
        assert [row["subject"] for row in admin.rows(core(Disclosure)) if row["commitment"] == commitment] == [first]
        assert personal.reader(finished, sample.UNIT)(commitment) == NUMBER
        admin.put(core(Disclosure), [])
        assert personal.reader(finished, sample.UNIT)(commitment) == "已删除"
    finally:
        admin.engine.dispose()


def test_an_organisation_keeps_its_words(player: Player) -> None:
    terms = player.case("C2026-0001").terms
    assert terms is not None
    assert (words.code_name(terms), words.code(terms)) == ("统一社会信用代码", material.BUYER["uscc"])
    assert (words.head_name(terms), words.ties_name(terms)) == ("法定代表人", "股东与实际控制人")


def test_every_owner_is_named_and_signs(player: Player, tmp_path: Path) -> None:
    """The contract and the approval form of a patent owned 70/30, on a road of its own."""
    deal = road.Deal(player=player, number="ZL201910234567.8", title="一种膜", buyer=PERSON)
    for part in (co_owned.accepted, co_owned.opened, co_owned.approved, co_owned.issued):
        part(deal)
    told = {p.kind: read(papers.issued(player.house, player.caller("zhou"), p.sha256), tmp_path) for p in player.case(deal.case).papers}
    contract = told["contract"]
    assert f"{sample.NAME}、{co_owned.OTHER}" in contract
    assert contract.count("让与人（乙方，共有人）") == 2, "a table and a place to sign"
    assert f"付至本合同首部所列{sample.NAME}的账户" in contract
    assert f"共有人{co_owned.OTHER}" in told["approval"]
    assert "30%" in told["approval"]
