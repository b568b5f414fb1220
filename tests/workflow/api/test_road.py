"""A case from disclosure to the paid award over HTTP alone: every address of the road, with its money to the 分."""

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from states.stages import LifeCycle
from states.table import TABLE_OF
from tests.workflow.api.door import Door
from workflow import clock
from workflow.api import places
from workflow.demo import cases
from workflow.demo.player import Player
from workflow.step.answers import Answer
from workflow.units import sample


@dataclass
class Remote(Player):
    """Plays the same road as the demonstration, but through the door."""

    door: Door = field(kw_only=True)
    asked: list[str] = field(default_factory=list)

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        path = places.href(action, subject, target).removeprefix(places.ROOT)
        source = path if "/tasks/" in path else f"/{'achievements' if TABLE_OF[action] is LifeCycle.ACHIEVEMENT else 'cases'}/{subject}"
        seen = self.door.tag(source.removesuffix(f"/{action}"), person) if subject else None
        taken = self.door.post(path, given, person, seen=seen)
        assert taken.status_code in {200, 201}, taken.text
        self.asked.append(action)
        return Answer(**{**taken.json(), "actions": tuple(taken.json()["actions"])})

    def upload(self, person: str, subject: str, name: str, text: str) -> str:
        place = "achievements" if subject.startswith("A") else "cases"
        kept = self.door.ask("POST", f"/{place}/{subject}/attachments", person, files={"file": (name, text.encode())})
        assert kept.status_code == 201, kept.text
        return str(kept.json()["sha256"])

    def pass_days(self, days: int) -> date:
        moved = self.door.post("/sandbox/clock", {"forward_days": days}, "xu")
        assert moved.status_code == 200, moved.text
        return clock.day(datetime.fromisoformat(moved.json()["now"]))


def test_a_case_walks_the_whole_road_over_http(door: Door) -> None:
    player = Remote(door.house, sample.UNIT, door=door)
    case = cases.straight(player)
    told = door.get(f"/cases/{case}").json()
    assert (told["state"], told["stage_name"]) == ("closed", "合同登记")
    first = door.get(told["links"]["rounds"][0].removeprefix(places.ROOT)).json()
    allocation = first["allocation"]
    assert (first["state"], first["amount"], allocation["net"], allocation["pool"]) == ("paid", "1000000.00", "934790.00", "747832.00")
    assert {a["person"]: a["amount"] for a in allocation["awards"]}["wang"] == "299132.80"
    assert door.get(f"/cases/{case}/registration").json()["state_name"] == "已登记"
    assert [door.get(f"/notices/{case}-N{n}").json()["state_name"] for n in (1, 2)] == ["公示期满", "公示期满"]
    _reads(door, case, told)


def _reads(door: Door, case: str, told: dict[str, Any]) -> None:
    """What the finished case leaves to read: papers, duties, its file as it stood, the dossier."""
    papers = door.get(f"/cases/{case}/papers").json()["items"]
    assert [p["kind"] for p in papers] == ["disclosure", "approval", "contract"]
    paper = door.get(papers[-1]["href"].removeprefix(places.ROOT))
    assert (sha256(paper.content).hexdigest(), paper.headers["content-type"]) == (papers[-1]["sha256"], "application/pdf")
    assert paper.headers["content-disposition"].startswith("attachment;")
    duties = {row["id"]: row["status"] for row in door.get(f"/cases/{case}/duties").json()}
    assert len(duties) == 27
    events = door.get(f"/cases/{case}/events?limit=200").json()["items"]
    submitted = next(e["seq"] for e in events if e["action"] == "submit")
    assert door.get(f"/cases/{case}/as-known-at/{submitted}").json()["state"] == "reviewing"
    last = max(e["seq"] for e in events if e["kind"] == "step")
    assert door.get(f"/cases/{case}/as-known-at/{last}").json() == {k: v for k, v in told.items() if k != "links"}
    dossier = door.get(f"/cases/{case}/dossier")
    assert dossier.headers["content-type"] == "application/zip"
    assert dossier.content.startswith(b"PK")
