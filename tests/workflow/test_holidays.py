"""Holiday arrangements put into the data folder: a corrected one replaces ours, a faulty one is named and left out."""

from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from states.calendar import is_workday
from tests.application import application
from tests.houses import Founded
from workflow.cli import serve
from workflow.holidays import load
from workflow.installation import open_house
from workflow.settings import Settings

CORRECTED = """
year = 2026
source = "国务院办公厅关于调整2026年部分节假日安排的通知"
mark = "verified"
off = [{ name = "国庆节", from = 2026-10-01, to = 2026-10-08 }]
work = []
"""
NEXT = CORRECTED.replace("2026", "2027")


def put(data: Path, **files: str | bytes) -> None:
    (data / "calendars").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (data / "calendars" / f"{name}.toml").write_bytes(text if isinstance(text, bytes) else text.encode())


def test_a_corrected_arrangement_replaces_the_one_that_comes_with_us(tmp_path: Path) -> None:
    assert is_workday(date(2026, 10, 8), load(tmp_path).calendar)
    put(tmp_path, **{"2026": CORRECTED, "2027": NEXT})
    found = load(tmp_path)
    assert found.left_out == ()
    assert not is_workday(date(2026, 10, 8), found.calendar)
    assert not is_workday(date(2027, 10, 8), found.calendar)
    put(tmp_path, **{"2026-again": CORRECTED.replace("to = 2026-10-08", "to = 2026-10-07")})
    assert is_workday(date(2026, 10, 8), load(tmp_path).calendar), "of two in the folder the later by name"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("year = 2026", "格式不对"),
        ("= nonsense", "格式不对"),
        (b"\xff\xfe\x00", "decode"),
        (CORRECTED.replace("to = 2026-10-08", "to = 2026-09-08"), "国庆节的起止日期颠倒"),
    ],
)
def test_a_faulty_one_is_left_out_with_its_reason(tmp_path: Path, text: str | bytes, why: str) -> None:
    put(tmp_path, **{"2026": text, "2027": NEXT})
    found = load(tmp_path)
    assert found.calendar.years.keys() == {2025, 2026, 2027}
    assert found.calendar.years[2026] == load(tmp_path / "elsewhere").calendar.years[2026]
    assert [told.startswith("节假日安排 2026.toml 未采用：") and why in told for told in found.left_out] == [True]


def test_start_and_readiness_tell_it_and_pages_go_on(tmp_path: Path, founded: Founded, printing: Path) -> None:
    data = founded.copy(tmp_path / "data", printing)
    put(data, **{"2026": "year = 2026"})
    house = open_house(Settings(data=data))
    try:
        told = TestClient(application(house), base_url="http://127.0.0.1").get("/readyz")
        assert (told.status_code, told.json()["status"]) == (200, "ok")
        assert "2026.toml 未采用" in told.json()["left_out"][0]
        assert told.json()["left_out"] == list(serve.warnings(house))
    finally:
        house.close()
