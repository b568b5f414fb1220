"""Every verb explains itself; wrong words are refused; nothing set up yet is said plainly."""

import argparse
from pathlib import Path

import pytest

from tests.workflow.cli.conftest import Typed
from workflow.cli.main import parser

VERBS = (
    "serve",
    "worker",
    "demo",
    "generate",
    "dossier",
    "verify",
    "audit",
    "rules",
    "diagram",
    "regulation",
    "migrate",
    "user",
    "clock",
    "key",
    "bench",
)


def verbs() -> dict[str, argparse.ArgumentParser]:
    (found,) = (action.choices for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(found)


def test_these_are_the_verbs() -> None:
    assert set(verbs()) == set(VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_help(typed: Typed, verb: str) -> None:
    status, printed = typed(verb, "--help")
    assert status == 0
    assert f"usage: anxin {verb}" in printed


def test_the_command_itself_lists_them(typed: Typed) -> None:
    status, printed = typed("--help")
    assert status == 0
    assert [verb for verb in VERBS if verb not in printed] == []


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nothing",),
        ("dossier",),
        ("dossier", "C2026-0001"),
        ("demo",),
        ("audit",),
        ("audit", "repair"),
        ("user", "add"),
        ("user", "add", "ZJLG", "x", "--seat", "king"),
        ("user", "add", "ZJLG", "x", "--seat", "system"),
        ("key", "show"),
        ("diagram", "nothing"),
        ("regulation", "check"),
        ("regulation", "check", "x.toml", "--on", "tomorrow"),
    ],
)
def test_wrong_words_end_with_2(typed: Typed, words: tuple[str, ...]) -> None:
    assert typed(*words)[0] == 2


LOOKING = [
    ("audit", "check"),
    ("migrate",),
    ("key", "show", "ZJLG"),
    ("user", "disable", "ZJLG", "wu"),
    ("dossier", "C2026-0001", "--out", "C.zip"),
]


@pytest.mark.parametrize("words", LOOKING)
def test_where_nothing_was_set_up_it_is_said(typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ANXIN_DATA_DIR", str(tmp_path / "none"))
    status, printed = typed(*words)
    assert status == 1
    assert "尚未建立数据" in printed
    assert list(tmp_path.iterdir()) == []
