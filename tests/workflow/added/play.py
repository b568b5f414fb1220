"""Issues the added papers in a copy of the product, by the use case, over HTTP and on the page; prints as JSON what it met.

python -m tests.workflow.added.play DATA DOSSIER
"""

import json
import sys
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from states.errors import Refused
from tests.workflow.api.door import API, _signed_in
from tests.workflow.web.browser import Page
from workflow.api.callers import COOKIE
from workflow.app import create_app
from workflow.demo.player import Player
from workflow.dossier import export
from workflow.house import House
from workflow.identity.sessions import SignedIn
from workflow.installation import open_house
from workflow.settings import Settings
from workflow.units import sample

CASE = "C2026-0001"


def refusal(player: Player, **given: str) -> str:
    try:
        player.do("zhou", "issue_paper", CASE, **given)
    except Refused as why:
        return "；".join(f.reason for f in why.findings if f.blocks)
    return ""


def by_use_case(player: Player) -> dict[str, Any]:
    for kind, of in (("posting", "N1"), ("posting", "N2"), ("posting", "N1"), ("awards", "R1")):
        player.do("zhou", "issue_paper", CASE, kind=kind, of=f"{CASE}-{of}")
    return {
        "issued": [[p.kind, p.about, p.of, p.number, p.version, p.supersedes] for p in player.case(CASE).papers[-4:]],
        "several": refusal(player, kind="posting"),
        "unknown": refusal(player, kind="receipt"),
        "elsewhere": refusal(player, kind="awards", of=f"{CASE}-R9"),
    }


def over_http(house: House, signed: SignedIn) -> dict[str, Any]:
    with TestClient(create_app(house), base_url="http://127.0.0.1", headers={"Authorization": f"Bearer {signed.token}"}) as client:
        answers: dict[str, Any] = {}
        for place in (f"/notices/{CASE}-N2", f"/cases/{CASE}/rounds/1", f"/cases/{CASE}/registration"):
            found = client.get(f"{API}{place}/actions")
            offer = next((o for o in found.json() if o["action"] == "issue_paper"), None)
            if offer is None:
                answers[place] = None
                continue
            sent = {"If-Match": found.headers["etag"]}
            taken = client.post(offer["href"], json=offer["example"], headers=sent)
            answers[place] = [offer["body"]["properties"]["kind"]["enum"], offer["example"], taken.status_code]
        kinds = client.get(f"{API}/openapi.json").json()["components"]["schemas"]["IssuePaper"]["properties"]["kind"]["enum"]
        listed = client.get(f"{API}/cases/{CASE}/papers").json()["items"][-2:]
        bad = client.post(f"{API}/cases/{CASE}/actions/issue_paper", json={"kind": "receipt"}, headers={"If-Match": _tag(client)})
        return {"answers": answers, "kinds": kinds, "listed": listed, "unknown": [bad.status_code, bad.json()["detail"]]}


def _tag(client: TestClient) -> str:
    return str(client.get(f"{API}/cases/{CASE}").headers["etag"])


def on_the_page(house: House, signed: SignedIn) -> dict[str, Any]:
    with TestClient(create_app(house), base_url="http://127.0.0.1", cookies={COOKIE: signed.token}) as client:
        page = Page(client.get(f"/cases/{CASE}").text)
    options = [attributes["value"] for tag, attributes in page.tags if tag == "option" and "value" in attributes]
    return {"options": options}


def main(data: Path, dossier: Path) -> None:
    house = open_house(Settings(data=data))
    player = Player(house, sample.UNIT)
    told: dict[str, Any] = {"use_case": by_use_case(player)}
    username = next(name for person, _, name, _ in sample.CAST if person == "zhou")
    signed = _signed_in(house, sample.UNIT, username)
    told |= {"http": over_http(house, signed), "page": on_the_page(house, signed)}
    dossier.write_bytes(export.dossier(house, player.caller("yang"), CASE))
    house.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
