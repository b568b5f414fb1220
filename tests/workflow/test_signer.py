"""The signer remembers outside the database what it signed: a database brought back from a backup is not signed as another
version of the same log; an office that brought one back on purpose says so, as an entry."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.houses import Founded
from workflow import keys, signer
from workflow.app import create_app
from workflow.audit import check, restored
from workflow.cli.main import main
from workflow.dossier import checkpoints
from workflow.errors import InvalidInput, NotFound, SignerRefuses
from workflow.house import House
from workflow.installation import open_house
from workflow.jobs.consumers import checkpoints as daily
from workflow.settings import Settings
from workflow.store import log
from workflow.trail import merkle
from workflow.trail.entry import read
from workflow.trail.verify import read_checkpoint
from workflow.transaction import ACCESS, CASE, reading
from workflow.units import sample
from workflow.units.people import set_active, set_password

UNIT = sample.UNIT


@pytest.fixture
def settings(founded: Founded, printing: Path, tmp_path: Path) -> Settings:
    return Settings(data=founded.copy(tmp_path / "data", printing))


def step(house: House) -> None:
    """Two entries of the case log."""
    set_active(house, UNIT, "wu", active=False)
    set_active(house, UNIT, "wu", active=True)


def brought_back(settings: Settings, before: Callable[[House], object], after: Callable[[House], object]) -> House:
    """A house whose database is what it was between the two."""
    house = open_house(settings)
    before(house)
    house.close()
    database = settings.data / "anxin.db"
    shutil.copy(database, settings.data / "backup")
    house = open_house(settings)
    after(house)
    house.close()
    (settings.data / "backup").replace(database)
    return open_house(settings)


def signed_further(house: House) -> bytes:
    step(house)
    return checkpoints.current(house, UNIT)


@pytest.mark.parametrize("since", [0, 1, 2], ids=["shorter", "same size, other root", "longer, grown from elsewhere"])
def test_a_database_brought_back_is_not_signed(settings: Settings, since: int) -> None:
    house = brought_back(settings, step, signed_further)
    for _ in range(since):
        step(house)
    with pytest.raises(SignerRefuses, match=r"anxin key acknowledge ZJLG"):
        checkpoints.current(house, UNIT)
    with pytest.raises(SignerRefuses):
        checkpoints.latest(house, UNIT)
    with pytest.raises(SignerRefuses):
        checkpoints.of_size(house, UNIT, CASE, 1)
    assert any("签名记录" in told for told in check.differences(house))
    house.close()


def test_the_other_log_is_signed_as_ever(settings: Settings) -> None:
    house = brought_back(settings, step, signed_further)
    assert checkpoints.current(house, UNIT, ACCESS)
    assert [*signer.examine(house)] == [(UNIT, CASE)]
    house.close()


def test_at_start_it_is_told_and_readyz_says_so_until_it_is_settled(settings: Settings) -> None:
    house = brought_back(settings, step, signed_further)
    with TestClient(create_app(house), base_url="http://127.0.0.1") as client:
        answer = client.get("/readyz")
        assert (answer.status_code, answer.json()["code"]) == (503, "signer_refuses")
        assert "备份" in answer.json()["detail"]
        refused = client.get(f"/log/{UNIT}/checkpoint")
        assert (refused.status_code, refused.json()["code"]) == (503, "signer_refuses")
        restored.acknowledge(house, UNIT, "机房失火，以昨夜备份为准")
        assert client.get("/readyz").status_code == 200
        assert client.get(f"/log/{UNIT}/checkpoint").status_code == 200
    house.close()


def test_an_office_that_brought_a_backup_back_says_so_once_as_an_entry(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    house = brought_back(settings, signed_further, signed_further)
    given_up = signer.remembered(house, UNIT, CASE)
    with reading(house) as connection:
        there = log.size(connection, UNIT, CASE)
    house.close()
    monkeypatch.setenv("ANXIN_DATA_DIR", str(settings.data))
    assert main(["key", "acknowledge", UNIT]) == 1
    assert main(["key", "acknowledge", UNIT, "--reason", "机房失火，以昨夜备份为准"]) == 0
    assert "已确认以现有数据为准（case 日志）" in capsys.readouterr().out
    assert main(["key", "acknowledge", UNIT, "--reason", "再来一次"]) == 1
    house = open_house(settings)
    with reading(house) as connection:
        entry = read(log.entries(connection, UNIT, CASE)[-1].leaf)
    root = merkle.root(given_up).hex()
    assert entry.action == restored.ACKNOWLEDGED
    assert entry.body | {"root": ""} == {
        "kind": "restored",
        "log": CASE,
        "signed_size": given_up.size,
        "signed_root": root,
        "size": there,
        "root": "",
        "abandoned": [{"note": f"{UNIT}.{CASE}.{given_up.size}", "size": given_up.size, "root": root}],
        "reason": "机房失火，以昨夜备份为准",
    }
    assert (settings.data / "checkpoints" / restored.ASIDE / f"{UNIT}.{CASE}.{given_up.size}").exists()
    assert read_checkpoint(checkpoints.current(house, UNIT)).size == there + 1
    assert check.differences(house) == []
    house.close()


def test_entries_cut_off_are_no_backup_brought_back(settings: Settings) -> None:
    """Who cuts the log leaves the table of notes: to acknowledge that does not hide it."""
    house = open_house(settings)
    signed_further(house)
    with reading(house) as connection:
        last = log.entries(connection, UNIT, CASE)
        head = log.head(connection, UNIT, CASE)
    assert head is not None
    tree = merkle.Frontier()
    for row in last[:-2]:
        tree = merkle.append(tree, bytes.fromhex(row.leaf_hash))
    with house.engine.begin() as connection:
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("DELETE FROM entry WHERE kind = 'case' AND seq >= ?", (tree.size,))
        log.move_head(connection, UNIT, CASE, log.HeadRow(tree.size, b"".join(tree.hashes), last[-3].at))
    restored.acknowledge(house, UNIT, "当作恢复了备份")
    assert any("过去的条目被改写或删除" in told for told in check.differences(house))
    house.close()


def test_without_the_memory_on_the_disk_no_signature_leaves(settings: Settings) -> None:
    house = open_house(settings)
    path = keys.memory(settings.data, UNIT, CASE)
    path.with_name(f".{path.name}.draft").mkdir()
    with pytest.raises(OSError, match=r"draft"):
        checkpoints.current(house, UNIT)
    with reading(house) as connection:
        assert log.last_checkpoint(connection, UNIT, CASE) is None
    assert not list((settings.data / "checkpoints").glob("*"))
    house.close()


def test_an_earlier_size_is_signed_again_and_the_memory_stays(settings: Settings) -> None:
    house = open_house(settings)
    early = checkpoints.of_size(house, UNIT, CASE, 3)
    signed_further(house)
    remembered = signer.remembered(house, UNIT, CASE)
    assert checkpoints.of_size(house, UNIT, CASE, 3) == early
    assert signer.remembered(house, UNIT, CASE) == remembered
    with pytest.raises(NotFound):
        checkpoints.of_size(house, UNIT, CASE, remembered.size + 1)
    with house.engine.begin() as connection:  # an early copy of a hash changed: head and memory still agree
        for name in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql("UPDATE entry SET leaf_hash = ? WHERE kind = 'case' AND seq = 1", ("0" * 64,))
    with pytest.raises(SignerRefuses):
        checkpoints.of_size(house, UNIT, CASE, 3)
    house.close()


def test_a_memory_that_cannot_be_read_stops_the_signer(settings: Settings) -> None:
    house = open_house(settings)
    signed_further(house)
    keys.memory(settings.data, UNIT, CASE).write_text("anxin-signed/1\n12\nnonsense\n", encoding="ascii")
    with pytest.raises(SignerRefuses, match="不能读取"):
        checkpoints.current(house, UNIT)
    assert any("签名记录" in told for told in check.differences(house))
    house.close()


def test_nothing_is_acknowledged_without_need_or_reason(settings: Settings) -> None:
    house = open_house(settings)
    with pytest.raises(InvalidInput, match="无须确认"):
        restored.acknowledge(house, UNIT, "无事")
    with pytest.raises(InvalidInput, match="缘由"):
        restored.acknowledge(house, UNIT, " ")
    with pytest.raises(NotFound):
        checkpoints.current(house, "NONE")
    assert not list((settings.data / "keys").glob("NONE*"))
    house.close()


def test_both_logs_are_acknowledged_at_once(settings: Settings) -> None:
    def further(house: House) -> None:
        set_password(house, UNIT, "zhou", "noch eines")
        checkpoints.current(house, UNIT, ACCESS)
        signed_further(house)

    house = brought_back(settings, step, further)
    assert restored.acknowledge(house, UNIT, "机房失火") == (CASE, ACCESS)
    assert check.differences(house) == []
    house.close()


def test_outside_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / f"{UNIT}.case.7"
    for words in (b"one\n", b"another\n", b"another\n"):
        daily._lay(path, words)
    assert sorted(file.read_bytes() for file in tmp_path.iterdir()) == [b"another\n", b"one\n"]
    assert path.read_bytes() == b"one\n"
