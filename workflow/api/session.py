"""Sign in, sign out, who am I."""

from fastapi import APIRouter, Request, Response

from states.labels import SEAT
from workflow import reading
from workflow.api import shapes
from workflow.api.bodies import JsonBody, body_of
from workflow.api.callers import COOKIE, TheCaller, TheHouse, token_of
from workflow.api.errors import FormTokenMissing, WrongMediaType
from workflow.api.lane import address_of
from workflow.api.problems import documents
from workflow.errors import SignInFailed, TooLarge
from workflow.identity import own_password, sessions
from workflow.identity.caller import Caller
from workflow.identity.throttle import Throttle, TooManyAttempts

router = APIRouter(tags=["会话"])


@router.post(
    "/session",
    status_code=201,
    summary="登录",
    operation_id="sign_in",
    openapi_extra={**body_of(shapes.Credentials), "security": []},
    responses=documents(SignInFailed, TooManyAttempts, TooLarge, WrongMediaType),
)
def sign_in(request: Request, response: Response, house: TheHouse, raw: JsonBody) -> shapes.Session:
    """The token is for systems (``Authorization: Bearer``); browsers keep the cookie and send ``csrf`` as X-CSRF-Token."""
    given = reading.read(shapes.Credentials, raw)
    throttle: Throttle = request.app.state.throttle
    throttle.check(given.username)
    try:
        signed_in = sessions.sign_in(house, given.username, given.password, address_of(request.scope))
    except SignInFailed:
        throttle.failed(given.username)
        raise
    throttle.forget(given.username)
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=int(sessions.LIFETIME.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=house.settings.cookie_secure,
    )
    return shapes.Session(token=signed_in.token, csrf=signed_in.csrf, **_told(signed_in.caller))


@router.delete("/session", status_code=204, summary="退出", operation_id="sign_out", responses=documents(FormTokenMissing))
def sign_out(request: Request, response: Response, house: TheHouse, _caller: TheCaller) -> None:
    sessions.sign_out(house, token_of(request)[0])
    response.delete_cookie(COOKIE)


@router.get("/me", summary="我是谁", operation_id="me", responses=documents())
def me(caller: TheCaller) -> shapes.Me:
    return shapes.Me(**_told(caller))


@router.post(
    "/me/password",
    status_code=204,
    summary="修改自己的密码",
    operation_id="change_password",
    openapi_extra=body_of(shapes.NewPassword),
    responses=documents(SignInFailed, TooManyAttempts, FormTokenMissing, TooLarge, WrongMediaType),
)
def change_password(request: Request, house: TheHouse, caller: TheCaller, raw: JsonBody) -> None:
    """The old one is asked; all other sessions of the person end."""
    given = reading.read(shapes.NewPassword, raw)
    own_password.change(house, request.app.state.throttle, caller, token_of(request)[0], given.old_password, given.new_password)


def _told(caller: Caller) -> dict[str, object]:
    seats = [{"seat": str(seat), "name": SEAT[seat]} for seat in SEAT if seat in caller.seats]
    return {"unit": caller.unit, "person": caller.person, "name": caller.name, "seats": seats}
