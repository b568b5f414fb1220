"""The pages' templates: every value escaped, a missing one an error, money and moments written as people read them."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from states.calendar import SHANGHAI
from states.citations import ALL, Citation, Mark
from states.law.bodies import registration_body
from states.money import grouped, percent
from states.naming import MemberId
from states.notice import Notice
from states.stages import LifeCycle
from workflow import clock
from workflow.web import words


def render(template: str, values: Mapping[str, Any]) -> str:
    return environment().get_template(template).render(values)


@cache
def environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(yuan=grouped, share=share, day=day, moment=moment, articles=articles, short=short, size=size)
    environment.filters.update(registered_by=registered_by)
    environment.globals.update(words=words, style=style_address(), notice_id=notice_id)
    return environment


def _source(name: str) -> str:
    return (resources.files("workflow.web") / "templates" / name).read_text(encoding="utf-8")


@cache
def asset(name: str) -> bytes:
    """A file of ours that pages refer to."""
    return (resources.files("workflow.web") / "static" / name).read_bytes()


def style_address() -> str:
    """The sheet's address changes with its content, so that browsers may keep it."""
    return f"/static/anxin.css?v={sha256(asset('anxin.css')).hexdigest()[:12]}"


def share(units: int) -> str:
    """125000 is 12.5%."""
    return f"{percent(units).rstrip('0').rstrip('.')}%"


def notice_id(case: str, notice: Notice) -> MemberId:
    return MemberId(case, LifeCycle.NOTICE, notice.key)


def day(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if value else "—"


def moment(value: datetime | str) -> str:
    """The minute in China, of a moment or of its stored text."""
    read = clock.read(value) if isinstance(value, str) else value
    return read.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def articles(keys: tuple[str, ...] | list[str]) -> list[Citation]:
    """The articles cited; a key of an older catalogue that we no longer know is left out of the list, not of the log."""
    return [ALL[key] for key in keys if key in ALL]


def registered_by(day: date) -> str:
    """Whose registration body recognises the contract, by which act, and how sure we are of it."""
    name, act = registration_body(day)
    return f"{name}设立的登记机构（{act}{'' if act.mark is Mark.VERIFIED else '，条文未核'}）"


def short(digest: str) -> str:
    return digest[:12]


def size(count: int) -> str:
    """Bytes for people."""
    return f"{count / 1024 / 1024:.1f} MB" if count >= 1024 * 1024 else f"{max(1, count // 1024)} KB"
