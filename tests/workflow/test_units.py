"""A unit and its people: founded at once or not at all, every change an entry, names taken once."""

from pathlib import Path

import pytest

from states.identifiers import normalise_uscc
from states.stages import Seat
from tests.repository import ROOT
from workflow.audit import check
from workflow.demo import material
from workflow.errors import InvalidInput, NotFound, SignInFailed
from workflow.house import House
from workflow.identity import sessions
from workflow.installation import create_house
from workflow.settings import Settings
from workflow.store import engine, log, people
from workflow.trail.entry import Entry, read
from workflow.units import founding, sample
from workflow.units.people import NewPerson, seat_people, set_active, set_password


def entries(house: House, unit: str, kind: str = "case") -> list[Entry]:
    with engine.reading(house.engine) as connection:
        return [read(row.leaf) for row in log.entries(connection, unit, kind)]


def newcomer(number: str, username: str = "") -> NewPerson:
    return NewPerson(id=number, name="新人", username=username or number, password="geheim", seats=(Seat.OFFICER, Seat.COLLEGE))


def weakened() -> str:
    text = sample.regulation_text()
    found = text.replace('pool = "80"', 'pool = "49"').replace('university = "10"', 'university = "41"')
    assert found != text
    return found


def test_a_weak_regulation_founds_nothing(settled: House) -> None:
    with pytest.raises(InvalidInput, match=r"shares\.pool：.*弱于"):
        founding.found(settled, "WEAK", "弱校", weakened())
    with engine.reading(settled.engine) as connection:
        assert people.unit(connection, "WEAK") is None
        assert log.head(connection, "WEAK", "case") is None
    assert check.differences(settled) == []


def test_a_unit_is_founded_once(settled: House) -> None:
    with pytest.raises(InvalidInput, match="已经存在"):
        founding.found(settled, sample.UNIT, "另一所", sample.regulation_text())
    assert [e.action for e in entries(settled, sample.UNIT)][:2] == ["unit_founded", "regulation_published"]


def test_a_person_and_the_seats_are_an_entry(settled: House) -> None:
    seat_people(settled, sample.UNIT, [newcomer("neu")])
    last = entries(settled, sample.UNIT)[-1]
    assert (last.action, last.body["person"], last.body["seats"]) == ("person_seated", "neu", ["college", "officer"])
    assert "geheim" not in str(last)
    assert check.differences(settled) == []


@pytest.mark.parametrize(("number", "username", "said"), [("zhou", "frei", "人员编号"), ("frei", "zhoumin", "用户名")])
def test_a_taken_number_or_name_is_refused_and_nobody_of_the_batch_comes_in(settled: House, number: str, username: str, said: str) -> None:
    before = len(entries(settled, sample.UNIT))
    with pytest.raises(InvalidInput, match=f"{said}.*已有人使用"):
        seat_people(settled, sample.UNIT, [newcomer("erste"), newcomer(number, username)])
    assert len(entries(settled, sample.UNIT)) == before
    with engine.reading(settled.engine) as connection:
        assert people.person(connection, sample.UNIT, "erste") is None


def test_a_sign_in_name_is_taken_for_all_units(settled: House) -> None:
    founding.found(settled, "OTHER", "另一所大学（示例）", sample.regulation_text())
    with pytest.raises(InvalidInput, match="用户名"):
        seat_people(settled, "OTHER", [newcomer("zhou", "zhoumin")])


def test_nobody_is_changed_who_is_not_there(settled: House) -> None:
    with pytest.raises(NotFound):
        set_password(settled, sample.UNIT, "niemand", "x")
    with pytest.raises(NotFound):
        set_active(settled, sample.UNIT, "niemand", active=False)
    with pytest.raises(NotFound):
        seat_people(settled, "NIRGENDS", [newcomer("x")])


def test_a_new_password_is_in_the_access_log_and_the_old_one_is_out(settled: House) -> None:
    set_password(settled, sample.UNIT, "gao", "ganz neu")
    last = entries(settled, sample.UNIT, "access")[-1]
    assert (last.action, last.body["person"]) == ("password_set", "gao")
    assert sessions.sign_in(settled, "gaoyuan", "ganz neu").caller.person == "gao"
    with pytest.raises(SignInFailed):
        sessions.sign_in(settled, "gaoyuan", "alt")


def test_who_leaves_is_out_and_may_come_back(settled: House) -> None:
    set_password(settled, sample.UNIT, "han", "hier")
    token = sessions.sign_in(settled, "hanli", "hier").token
    set_active(settled, sample.UNIT, "han", active=False)
    assert sessions.recognise(settled, token) is None
    with pytest.raises(SignInFailed):
        sessions.sign_in(settled, "hanli", "hier")
    set_active(settled, sample.UNIT, "han", active=True)
    assert sessions.sign_in(settled, "hanli", "hier").caller.seats == {Seat.LEADER}
    assert [e.action for e in entries(settled, sample.UNIT)][-2:] == ["person_left", "person_activated"]
    assert check.differences(settled) == []


def test_no_password_is_kept_in_clear(settled: House) -> None:
    set_password(settled, sample.UNIT, "xu", "ein langes Geheimnis")
    with engine.reading(settled.engine) as connection:
        row = people.person(connection, sample.UNIT, "xu")
    assert row is not None
    assert row.password.startswith("$argon2id$")
    database = Path(str(settled.engine.url.database))
    assert all(b"ein langes Geheimnis" not in file.read_bytes() for file in database.parent.glob("anxin.db*"))


def test_founding_works_on_both_databases(database_url: str, tmp_path: Path) -> None:
    house = create_house(Settings(data=tmp_path / "data", database_url=database_url), sandbox=False)
    founding.found(house, "EINS", "一校（示例）", sample.regulation_text())
    seat_people(house, "EINS", [newcomer("a")])
    assert check.differences(house) == []
    house.close()


def test_no_real_unit_lends_the_sample_its_code() -> None:
    """No division of Zhejiang has the number 339900, so no register gave this code; its check characters are right all the same."""
    assert normalise_uscc(material.UNIT_CODE) == material.UNIT_CODE
    assert material.UNIT_CODE[2:8] == "339900"
    real = ("12100000470095016Q", "12330000470009990J")
    told = [
        path
        for room in ("states", "documents", "workflow")
        for path in (ROOT / room).rglob("*.*")
        if path.suffix in {".py", ".toml", ".html"}
    ]
    assert [path for path in told if any(code in path.read_text(encoding="utf-8") for code in real)] == []
