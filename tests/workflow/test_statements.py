"""How many statements an answer takes is settled by what is on the page, whatever the size of the unit."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.application import application
from tests.asked import OK, addresses, asking, heard, routes, signed_in
from tests.houses import folder
from workflow import clock
from workflow.demo.cases import straight
from workflow.demo.generate import everything
from workflow.demo.generate.size import Size
from workflow.demo.player import Player
from workflow.house import House
from workflow.installation import create_house
from workflow.settings import Settings
from workflow.step.answers import Answer
from workflow.store import people
from workflow.transaction import reading

MOST = 40
UNIT = everything.unit_id(0)
PEOPLE = ("wang", "zhou", "zhao")
#: Leads elsewhere; makes a paper; is of a round not allocated yet, and of a correction: a straight case has neither at its end.
ELSEWHERE = {"/", "/api/v1/cases/{case}/dossier", "/api/v1/cases/{case}/rounds/{n}/preview"} | {
    f"/api/v1/cases/{{case}}/corrections/{{n}}{rest}" for rest in ("", "/actions")
}


class Owner(Player):
    """Plays the sample's people in a unit of another name, which owns the patents."""

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        if action == "draft":
            with reading(self.house) as connection:
                row = people.unit(connection, self.unit)
            assert row is not None
            given["patent"] = {**given["patent"], "owners": [row.name]}
        return super().do(person, action, subject, target, **given)


@contextmanager
def unit_of(data: Path, printing: Path, times: int) -> Iterator[House]:
    """So many times a small unit in which everything is there more than once."""
    start = int((clock.read("2026-01-05T01:00:00.000000Z") - clock.machine_now()).total_seconds())
    house = create_house(Settings(data=folder(data, printing)), sandbox=True, clock_offset=start)
    size = Size(units=1, achievements=40 * times, cases=20 * times, persons=20 * times, tasks=8 * times)
    try:
        everything.fill(house, size, "correct horse", lambda *_: None)
        yield house
    finally:
        house.close()


def counted(house: House, persons: Sequence[str] = PEOPLE) -> dict[tuple[str, str], int]:
    """The most statements of each page or call that was answered, by its route and the person."""
    app, found = application(house), dict[tuple[str, str], int]()
    with asking(app) as ask:
        for person, token in signed_in(house, UNIT, persons).items():
            for address in addresses(house, app, UNIT):
                with heard(house) as told:
                    status = ask.get(address.path, token).status_code
                if status == OK:
                    key = (address.route, person)
                    found[key] = max(found.get(key, 0), len(told))
    return found


def test_a_page_takes_no_more_statements_in_a_unit_three_times_as_large(tmp_path: Path, printing: Path) -> None:
    with unit_of(tmp_path / "small", printing, 1) as house:
        small = counted(house)
    with unit_of(tmp_path / "large", printing, 3) as house:
        large, known = counted(house), routes(application(house))
        straight(Owner(house, UNIT))
        whole = counted(house, ["zhou", ""])  # with a case that has all that a case may have
    assert len(small) > len(known)
    assert {key: (n, large.get(key)) for key, n in small.items() if n < large.get(key, MOST)} == {}
    assert {key: n for key, n in (large | whole).items() if n > MOST} == {}
    assert set(known) - {route for route, _ in whole} == ELSEWHERE
