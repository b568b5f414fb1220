"""One font folder and one renderer for all paper tests, and the poppler tools that read papers back."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from documents.kinds import KINDS
from documents.worker import Renderer, warm


@pytest.fixture(scope="session")
def fonts_dir(printing: Path) -> Path:
    return printing


@pytest.fixture(scope="session")
def renderer(fonts_dir: Path) -> Iterator[Renderer]:
    made = warm(fonts_dir)
    yield made
    made.close()


@pytest.fixture(scope="session")
def papers(renderer: Renderer) -> dict[str, bytes]:
    """Each kind of paper, issued, made once."""
    return {key: renderer.pdf(key, kind.sample()) for key, kind in KINDS.items()}


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., str]:
    """Runs pdftotext over a paper and answers its text, blanks removed unless asked otherwise."""

    def text(pdf: bytes, *options: str, blanks: bool = False) -> str:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        done = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True)
        found = done.stdout.decode()
        return found if blanks else "".join(found.split())

    return text
