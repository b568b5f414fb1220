"""A consumer's line says all of it; what is missing or unknown is refused when it is read."""

import dataclasses
from pathlib import Path

import pytest

from tests.workflow.jobs.probes import EACH
from workflow.jobs import consumers
from workflow.jobs.consumer import Consumer, registered

PARTS = {field.name: getattr(EACH, field.name) for field in dataclasses.fields(Consumer)}


@pytest.mark.parametrize("missing", PARTS)
def test_a_part_left_out_is_refused(missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        Consumer(**{name: value for name, value in PARTS.items() if name != missing})


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "Each"},
        {"name": "e" * 33},
        {"logs": ("paper",)},
        {"logs": ("case", "case")},
        {"logs": (), "daily": False},
        {"begin": "first"},
        {"work": None},
    ],
)
def test_a_part_that_means_nothing_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        Consumer(**{**PARTS, **wrong})


@pytest.mark.parametrize(("files", "lines"), [((), (EACH,)), (("each", "other"), (EACH,)), (("each",), (EACH, EACH))])
def test_a_file_or_a_line_left_over_is_refused(files: tuple[str, ...], lines: tuple[Consumer, ...]) -> None:
    with pytest.raises(TypeError, match="one line a file"):
        registered(files, lines)


def test_every_file_is_registered() -> None:
    files = {path.stem for path in Path(consumers.__file__).parent.glob("*.py")} - {"__init__"}
    assert {line.name for line in consumers.CONSUMERS} == files
