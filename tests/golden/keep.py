"""``python -m tests.golden.keep 0.2``: keeps what this release writes, once, when it is made: the demo's logs, a dossier, the database.

The folder of a release is never made again: later code is held to the bytes of its day.
"""

import contextlib
import io
import lzma
import sys
import tempfile
from pathlib import Path

from tests.repository import ROOT
from workflow.cli.main import main
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.store import log
from workflow.transaction import ACCESS, CASE, reading
from workflow.units import sample

SHOWN = "C2026-0001.zip"  #: the dossier of the case that went straight through


def keep(release: str) -> Path:
    """Play the demo and keep its golden data; raises FileExistsError when the release has some."""
    folder = ROOT / "tests" / "golden" / release
    folder.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out"
        with contextlib.redirect_stdout(io.StringIO()):
            assert main(["demo", "--out", str(out)]) == 0
        _keep(out, folder)
    return folder


def _keep(out: Path, folder: Path) -> None:
    (folder / "dossier.zip").write_bytes((out / SHOWN).read_bytes())
    (folder / "vkey.txt").write_bytes((out / "log.vkey").read_bytes())
    house = open_house(Settings(data=out / "data"))
    with reading(house) as connection:
        for name, kind in (("case", CASE), ("access", ACCESS)):
            leaves = [row.leaf for row in log.entries(connection, sample.UNIT, kind)]
            (folder / f"{name}.jsonl").write_bytes(b"\n".join(leaves) + b"\n")
    house.close()
    (folder / "anxin.db.xz").write_bytes(lzma.compress((out / "data" / "anxin.db").read_bytes()))


if __name__ == "__main__":
    print(keep(sys.argv[1]))  # noqa: T201 - what it is for
