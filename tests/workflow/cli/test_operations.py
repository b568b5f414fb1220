"""`user` and `migrate` at the console."""

import re
from pathlib import Path

import pytest

from states.stages import Seat
from tests.workflow.cli.conftest import Typed
from workflow.audit import check
from workflow.errors import SignInFailed
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.store import engine


@pytest.fixture
def house(data: Path):
    made = open_house(Settings(data=data))
    yield made
    made.close()


def password(printed: str) -> str:
    found = re.search(r"的密码：(\S{16})$", printed.strip())
    assert found is not None, printed
    return found[1]


def test_a_person_is_added_given_a_password_and_disabled(typed: Typed, house: House) -> None:
    status, printed = typed(
        "user", "add", "ZJLG", "neu", "--name", "新人", "--username", "xinren", "--seat", "officer", "--seat", "college"
    )
    assert status == 0
    signed = sessions.sign_in(house, "xinren", password(printed))
    assert (signed.caller.name, signed.caller.seats) == ("新人", {Seat.OFFICER, Seat.COLLEGE})

    first = password(printed)
    status, printed = typed("user", "password", "ZJLG", "neu")
    assert status == 0
    assert sessions.sign_in(house, "xinren", password(printed)).caller.person == "neu"
    with pytest.raises(SignInFailed):
        sessions.sign_in(house, "xinren", first)

    assert typed("user", "disable", "ZJLG", "neu") == (0, "neu 已停用\n")
    with pytest.raises(SignInFailed):
        sessions.sign_in(house, "xinren", password(printed))
    assert check.differences(house) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "ZJLG", "zhou"), "已有人使用"),
        (("add", "ZJLG", "neu", "--username", "zhoumin"), "已有人使用"),
        (("add", "NONE", "neu"), "没有这个单位"),
        (("password", "ZJLG", "niemand"), "没有编号为 niemand 的人员"),
        (("disable", "ZJLG", "niemand"), "没有编号为 niemand 的人员"),
    ],
)
def test_what_cannot_be_is_said(typed: Typed, data: Path, words: tuple[str, ...], said: str) -> None:
    status, printed = typed("user", *words)
    assert (status, said in printed) == (1, True), printed


def test_migrating_what_is_current(typed: Typed, data: Path) -> None:
    assert typed("migrate") == (0, "数据库已是本版本\n")


def test_migrating_an_empty_database(typed: Typed, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANXIN_DATABASE_URL", postgres_url)
    monkeypatch.setenv("ANXIN_DATA_DIR", str(tmp_path))
    assert typed("migrate") == (0, "数据库已升到本版本\n")
    assert typed("migrate") == (0, "数据库已是本版本\n")
    made = engine.connect(postgres_url)
    with made.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM entry").scalar() == 0
    made.dispose()
