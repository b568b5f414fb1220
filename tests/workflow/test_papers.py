"""Papers of the demo: issued once, kept under their hash, the same bytes for the same data, drafts without a number."""

import subprocess
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.kinds import KINDS
from states.case import Case
from tests.workflow.conftest import Demo
from workflow import papers
from workflow.demo import road
from workflow.demo.player import Player
from workflow.errors import NotFound
from workflow.house import House
from workflow.installation import open_house
from workflow.papers import choosing
from workflow.reads import subjects
from workflow.settings import Settings
from workflow.units import sample

CASE = "C2026-0001"


@pytest.fixture
def read(tmp_path: Path) -> Callable[[bytes], str]:
    def text(pdf: bytes) -> str:
        (tmp_path / "paper.pdf").write_bytes(pdf)
        done = subprocess.run(["pdftotext", str(tmp_path / "paper.pdf"), "-"], capture_output=True, check=True)
        return "".join(done.stdout.decode().split())

    return text


@pytest.fixture(scope="module")
def player(demo: Demo, tmp_path_factory: pytest.TempPathFactory):
    house = open_house(Settings(data=demo.copy(tmp_path_factory.mktemp("papers") / "data")))
    yield Player(house, sample.UNIT)
    house.close()


def test_every_kind_was_issued_and_is_kept_under_its_hash(player: Player) -> None:
    issued = player.case(CASE).papers
    assert {p.kind for p in issued} == {"disclosure", "approval", "contract"}
    for paper in issued:
        content = papers.issued(player.house, player.caller("yang"), paper.sha256)
        assert sha256(content).hexdigest() == paper.sha256
        assert paper.terms_hash == player.case(CASE).terms_hash
        with pikepdf.open(BytesIO(content)) as pdf:
            assert pdf.attachments


def test_the_same_data_gives_the_same_bytes(player: Player) -> None:
    seen = subjects.view(player.house, player.caller("zhou"), Case, CASE)
    chosen = choosing.choose(KINDS["approval"], "", seen.subject, seen.facts)
    first, second = (papers.render(player.house, player.caller("zhou"), seen, chosen, draft=False) for _ in range(2))
    assert first == second


def test_a_draft_says_so_and_is_not_kept(player: Player, read: Callable[[bytes], str]) -> None:
    before = player.case(CASE).papers
    content = papers.draft(player.house, player.caller("zhou"), CASE, "approval")
    assert "草稿" in read(content)
    assert f"{CASE}-{KINDS['approval'].short}-2" not in read(content)
    assert player.case(CASE).papers == before
    with pytest.raises(FileNotFoundError):
        player.house.files.get(sha256(content).hexdigest())


def test_an_issued_one_says_that_it_is_from_a_sandbox(player: Player, read: Callable[[bytes], str]) -> None:
    paper = player.case(CASE).papers[0]
    text = read(player.house.files.get(paper.sha256))
    assert "演示" in text
    assert "草稿" not in text
    assert f"{CASE}-{KINDS[paper.kind].short}" in text


@pytest.mark.parametrize("kind", ["dossier", "nothing", ""])
def test_no_draft_of_what_is_no_paper(player: Player, kind: str) -> None:
    with pytest.raises(NotFound):
        papers.draft(player.house, player.caller("zhou"), CASE, kind)


def test_no_draft_before_it_can_be_made(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    case = player.do("zhou", "open", achievements=[road.ledgered(player, "ZL201910234567.8", "一种膜")]).subject
    for kind in ("approval", "contract"):
        with pytest.raises(NotFound, match="现在还制不出来"):
            papers.draft(finished, player.caller("zhou"), case, kind)


def test_a_paper_of_nobody_is_not_found(player: Player) -> None:
    with pytest.raises(NotFound):
        papers.issued(player.house, player.caller("yang"), "0" * 64)
