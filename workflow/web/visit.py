"""One request of a signed-in person: who, with which form token, and how its page is answered."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from states.lifecycles import LIFE_CYCLES
from states.stages import NEW
from states.table import STEPS
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.caller import Caller
from workflow.transaction import clock_shown
from workflow.web import words
from workflow.web.templating import render

COOKIE = "anxin_session"

#: Seats of the lines that make a new subject, as the table has them.
STARTERS = frozenset(seat for step in STEPS if step.source == NEW and LIFE_CYCLES[step.table].prefix for seat in step.seats)


class SignInNeeded(Exception):
    """Nobody is signed in, or not any longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    house: House
    caller: Caller
    csrf: str
    path: str
    done: str = ""

    @property
    def starts(self) -> bool:
        """Whether the reader may disclose achievements and open cases."""
        return bool(self.caller.seats & STARTERS)

    def page(self, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """The page, with what every page shows around it."""
        return html(self.house, template, {"visit": self, "flash": flash(self.done), **values}, status)


def html(house: House, template: str, values: dict[str, Any], status: int = 200) -> HTMLResponse:
    """A page for anybody; ``visit`` is None for who is not signed in."""
    shown = clock_shown(house) if house.sandbox and "clock" not in values else None
    base = {"visit": None, "flash": "", "sandbox": house.sandbox, "clock": shown}
    return HTMLResponse(render(template, base | values), status)


def flash(done: str) -> str:
    """The line after a step: what was done, and what followed by itself. Only names of actions are taken from the address."""
    titles = [words.ACTION[name] for name in done.split(",") if name in words.ACTION]
    if not titles:
        return ""
    return f"已办理：{titles[0]}" + (f"。随后自动：{'、'.join(titles[1:])}" if titles[1:] else "")


def house_of(request: Request) -> House:
    house: House = request.app.state.house
    return house


def visit_of(request: Request, house: Annotated[House, Depends(house_of)]) -> Visit:
    """The visit; raises SignInNeeded."""
    found = sessions.recognise(house, request.cookies.get(COOKIE, ""))
    if found is None:
        raise SignInNeeded
    caller, csrf = found
    request.state.caller = caller
    done = request.query_params.get("done", "")
    return Visit(house=house, caller=caller, csrf=csrf, path=request.url.path, done=done)


InHouse = Annotated[House, Depends(house_of)]
Visitor = Annotated[Visit, Depends(visit_of)]
