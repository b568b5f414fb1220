"""The finished demo, played once for the whole run; whoever tampers or goes on works on a copy of its data folder."""

import contextlib
import io
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import houses
from tests.houses import Templates
from tests.shared import once
from workflow.cli.main import main
from workflow.house import House
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.trail import verify


@dataclass(frozen=True, slots=True)
class Demo:
    """What ``anxin demo --out`` left and said."""

    folder: Path
    status: int
    printed: str
    fonts: Path  #: of the copies

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def vkey(self) -> str:
        return (self.folder / "log.vkey").read_text(encoding="utf-8").strip()

    def dossier(self, case: str) -> bytes:
        return (self.folder / f"{case}.zip").read_bytes()

    def members(self, case: str) -> dict[str, bytes]:
        return verify.read_zip(self.dossier(case))[0]

    def copy(self, target: Path) -> Path:
        """The data folder once more; its fonts, large and never written, are the run's, and so is its renderer."""
        shutil.copytree(self.data, target, ignore=shutil.ignore_patterns("fonts"))
        (target / "fonts").symlink_to(self.fonts)
        return target


def _play(folder: Path) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = main(["demo", "--out", str(folder / "out")])
    (folder / "said.json").write_text(json.dumps([status, printed.getvalue()]), encoding="utf-8")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, printing: Path) -> Demo:
    folder = once(tmp_path_factory, "demo", _play)
    status, printed = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    return Demo(folder / "out", status, printed, printing)


@pytest.fixture
def finished(demo: Demo, tmp_path: Path) -> Iterator[House]:
    """A house of this test's own in which the demo has been played."""
    house = open_house(Settings(data=demo.copy(tmp_path / "data")))
    yield house
    house.close()


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    return Templates(tmp_path_factory.mktemp("templates"))


@pytest.fixture(scope="module")
def settled(founded: houses.Founded, tmp_path_factory: pytest.TempPathFactory, printing: Path) -> Iterator[House]:
    """A house with the sample unit, for tests that do not mind each other."""
    made = open_house(Settings(data=founded.copy(tmp_path_factory.mktemp("settled") / "data", printing)))
    yield made
    made.close()
