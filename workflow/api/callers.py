"""Who is calling: a bearer token for systems, the cookie with its form token for browsers."""

import secrets
from typing import Annotated

from fastapi import Depends, Request

from workflow.api.errors import FormTokenMissing, NotSignedIn
from workflow.house import House
from workflow.identity import sessions
from workflow.identity.caller import Caller

COOKIE = "anxin_session"
FORM_TOKEN = "X-CSRF-Token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


async def _house(request: Request) -> House:
    house: House = request.app.state.house
    return house


TheHouse = Annotated[House, Depends(_house)]


def token_of(request: Request) -> tuple[str, bool]:
    """The token, and whether the browser sent it by itself (the cookie)."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip(), False
    return request.cookies.get(COOKIE, ""), True


def _caller(request: Request, house: TheHouse) -> Caller:
    """The signed-in person; raises NotSignedIn, FormTokenMissing."""
    token, by_cookie = token_of(request)
    found = sessions.recognise(house, token) if token else None
    if found is None:
        raise NotSignedIn("请先登录")
    caller, csrf = found
    sent = request.headers.get(FORM_TOKEN, "")
    if by_cookie and request.method not in SAFE and not secrets.compare_digest(sent.encode(), csrf.encode()):
        raise FormTokenMissing(f"以 Cookie 登录时，修改类请求须带 {FORM_TOKEN}")
    request.state.caller = caller
    return caller


TheCaller = Annotated[Caller, Depends(_caller)]
