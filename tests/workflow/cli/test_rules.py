"""`rules`, `diagram`, `regulation check`: what a lawyer reads without an installation."""

import json
import re
from pathlib import Path

import pytest

from states import citations
from states.law import CATALOGUE, UNBOUND, UNREAD, UNUSED
from states.stages import NEW, LifeCycle
from states.table import STEPS
from tests.workflow.cli.conftest import Typed
from workflow.units import sample


def test_all_rules_as_json(typed: Typed) -> None:
    status, printed = typed("rules", "--json")
    found = json.loads(printed)
    assert status == 0
    assert [(line["action"], line["source"], line["destination"]) for line in found] == [(s.action, s.source, s.destination) for s in STEPS]
    keys = {c["key"] for line in found for rule in line["rules"] for c in rule["citations"]}
    assert keys <= {c.key for c in citations.ALL.values()}
    assert len(keys) > 20


def test_all_rules_to_read(typed: Typed) -> None:
    status, printed = typed("rules")
    assert status == 0
    assert [step.title for step in STEPS if step.title not in printed] == []
    assert "专利法10" in printed


def test_the_law_says_what_is_unused_and_what_is_not_known(typed: Typed) -> None:
    """Every parameter once a version; those that no code reads with their reason; the days for which no text is known with theirs."""
    status, printed = typed("rules", "--law", "--json", "--on", "2026-11-26")
    told = json.loads(printed)
    assert status == 0
    assert len(told["parameters"]) == len(CATALOGUE)
    assert {one["rule"]: one["unused"] for one in told["parameters"] if one["unused"]} == dict(UNUSED)
    assert [line["reason"] for line in told["unknown"]] == [line.reason for line in UNREAD]
    assert [line["reason"] for line in told["unbound"]] == [line.reason for line in UNBOUND]
    assert told["ending"] == []
    for where in (("rules",), ("rules", "--law")):
        lines = typed(*where)[1]
        assert [reason for reason in UNUSED.values() if f"未使用：{reason}" not in lines] == []
        assert [line.reason for line in UNREAD if line.reason not in lines] == []


def test_the_end_of_a_text_is_told_twelve_months_ahead(typed: Typed) -> None:
    (line,) = json.loads(typed("rules", "--law", "--json", "--on", "2027-01-01")[1])["ending"]
    assert (line["rule"], line["from"]) == ("T04", "2028-01-01")
    assert json.loads(typed("rules", "--law", "--json", "--on", "2026-12-31")[1])["ending"] == []
    assert "将不明：T04 自 2028-01-01 起" in typed("rules", "--law", "--on", "2027-06-01")[1]


@pytest.mark.parametrize("table", LifeCycle)
def test_the_table_drawn(typed: Typed, table: LifeCycle) -> None:
    status, printed = typed("diagram", table.value)
    lines = printed.splitlines()
    assert (status, lines[0]) == (0, "stateDiagram-v2")
    arrows = {tuple(found.groups()) for line in lines if (found := re.fullmatch(r" {4}(\S+) --> (\S+) : (.+)", line))}
    expected = {
        ("[*]" if s.source == NEW else str(s.source), str(s.destination), s.title)
        for s in STEPS
        if s.table is table and s.source != s.destination
    }
    assert arrows == expected
    assert expected


def test_the_case_is_drawn_unless_another_is_asked_for(typed: Typed) -> None:
    assert typed("diagram") == typed("diagram", "case")


def check(typed: Typed, folder: Path, text: str, *more: str) -> tuple[int, str]:
    (folder / "x.toml").write_text(text, encoding="utf-8")
    return typed("regulation", "check", folder / "x.toml", *more)


def test_a_regulation_as_strict_as_the_law_passes(typed: Typed, tmp_path: Path) -> None:
    status, printed = check(typed, tmp_path, sample.regulation_text())
    assert status == 0
    assert "不弱于法律" in printed


def test_a_weaker_one_is_refused_with_each_point(typed: Typed, tmp_path: Path) -> None:
    weak = sample.regulation_text().replace('pool = "80"', 'pool = "49"').replace('university = "10"', 'university = "41"')
    status, printed = check(typed, tmp_path, weak)
    assert status == 1
    assert "shares.pool：" in printed
    assert "处弱于法律，不得发布" in printed


@pytest.mark.parametrize(
    "text", ["", "=", "x = 1", sample.regulation_text() + "\nunknown = 1\n", sample.regulation_text().replace('"80"', '"81"')]
)
def test_what_is_no_regulation_is_unreadable(typed: Typed, tmp_path: Path, text: str) -> None:
    status, printed = check(typed, tmp_path, text)
    assert status == 2
    assert "读不成制度" in printed


def test_a_file_that_is_not_there_or_no_text_is_unreadable(typed: Typed, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe")
    for path in (tmp_path / "missing", tmp_path, tmp_path / "binary"):
        assert typed("regulation", "check", path)[0] == 2


def test_the_law_of_another_day_can_be_asked_for(typed: Typed, tmp_path: Path) -> None:
    status, printed = check(typed, tmp_path, sample.regulation_text(), "--on", "2026-03-02")
    assert (status, "不弱于法律" in printed) == (0, True)
