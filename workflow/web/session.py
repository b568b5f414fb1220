"""Signing in and out. The cookie is the one that the API takes."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from workflow.api.lane import address_of
from workflow.api.problems import status_of
from workflow.errors import Forbidden, InvalidInput, SignInFailed
from workflow.identity import own_password, sessions
from workflow.identity.throttle import Throttle, TooManyAttempts
from workflow.web.page import Page
from workflow.web.posted import AnyForm, OurForm, PostedForm, checked
from workflow.web.visit import COOKIE, InHouse, Visitor, html

routes = APIRouter(route_class=Page)

LONGEST = 200  #: characters of a name or password


@routes.get("/")
def home() -> Response:
    return RedirectResponse("/inbox", status_code=303)


@routes.get("/signin")
def ask(house: InHouse, request: Request) -> Response:
    if sessions.recognise(house, request.cookies.get(COOKIE, "")):
        return RedirectResponse("/inbox", status_code=303)
    return html(house, "signin.html", {"title": "登录", "next": local(request.query_params.get("next", "")), "username": "", "reason": ""})


@routes.post("/signin")
def sign_in(house: InHouse, form: AnyForm, request: Request) -> Response:
    """A wrong name or password shows the form again, the name still there."""
    if request.headers.get("sec-fetch-site", "same-origin") == "cross-site":
        raise Forbidden("登录须从本站页面发起")
    username, target = form.one("username").strip()[:LONGEST], local(form.one("next"))
    throttle: Throttle = request.app.state.throttle
    try:
        throttle.check(username)
        signed = sessions.sign_in(house, username, form.one("password")[:LONGEST], address_of(request.scope))
    except (SignInFailed, TooManyAttempts) as wrong:
        if isinstance(wrong, SignInFailed):
            throttle.failed(username)
        values = {"title": "登录", "next": target, "username": username, "reason": str(wrong)}
        return html(house, "signin.html", values, status_of(type(wrong)))
    throttle.forget(username)
    response = RedirectResponse(target, status_code=303)
    secure, lifetime = house.settings.cookie_secure, int(sessions.LIFETIME.total_seconds())
    response.set_cookie(COOKIE, signed.token, max_age=lifetime, httponly=True, samesite="lax", secure=secure, path="/")
    return response


@routes.get("/password")
def own_password_form(visit: Visitor) -> Response:
    return visit.page("password.html", title="修改密码", reason="", changed=visit.done == "password")


@routes.post("/password")
def change_password(visit: Visitor, posted: OurForm, request: Request) -> Response:
    """A wrong old one, or a new one that will not do, shows the form again."""
    token = request.cookies.get(COOKIE, "")
    try:
        own_password.change(visit.house, request.app.state.throttle, visit.caller, token, posted.one("old"), _twice(posted))
    except (SignInFailed, TooManyAttempts, InvalidInput) as wrong:
        return visit.page("password.html", title="修改密码", reason=str(wrong), changed=False, status=status_of(type(wrong)))
    return RedirectResponse("/password?done=password", status_code=303)


@routes.post("/signout", dependencies=[Depends(checked)])
def sign_out(visit: Visitor, request: Request) -> Response:
    sessions.sign_out(visit.house, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/signin", status_code=303)
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax", secure=visit.house.settings.cookie_secure)
    return response


def _twice(posted: PostedForm) -> str:
    """The new password; raises InvalidInput unless it was typed the same way twice."""
    new = posted.one("new")
    if posted.one("again") != new:
        raise InvalidInput([("新密码", "两次输入不一致")])
    return new


def local(target: str) -> str:
    """A path of ours to go on to; anything else is the inbox."""
    plain = target.startswith("/") and not target.startswith("//") and "\\" not in target and target.isprintable()
    return target if plain and target != "/signin" else "/inbox"
