"""A copy of the product to which kinds of paper are added, and what its interpreter says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests import repository

PARTS = ("__init__.py", "paper.py", "template.html", "sample.py")
HERE = Path(__file__).parent
LAST = '    of_folder("dossier"),\n'


class Tree:
    """The two layers that know of papers, copied into a folder of the test's own, upon the one that does not."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for layer in ("documents", "workflow"):
            shutil.copytree(repository.ROOT / layer, folder / layer, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "states").symlink_to(repository.ROOT / "states")

    def add(self, kind: str) -> None:
        """All that a kind of paper consists of: its folder, its builder, its line."""
        room = self.folder / "documents" / "papers" / kind
        room.mkdir()
        for part in PARTS:
            self._place(HERE / kind / part, room / part)
        self._place(HERE / kind / "builder.py", self.folder / "workflow" / "papers" / f"{kind}.py")
        self.edit("documents/kinds.py", LAST, f'{LAST}    of_folder("{kind}"),\n')

    @staticmethod
    def _place(source: Path, target: Path) -> None:
        target.write_text(source.read_text(encoding="utf-8").replace("tests.workflow.added.", "documents.papers."), encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """A Python of its own in which the copy stands before the original."""
        environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(self.folder), str(repository.ROOT)]), "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, "-P", *arguments], env=environment, cwd=self.folder, capture_output=True, text=True, check=False
        )
