"""Contexts to HTML: a sandboxed Jinja environment in which a missing field is an error and every value is escaped."""

import re
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

import segno
from jinja2 import FunctionLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from documents.canonical import data_hash
from documents.errors import RenderError
from documents.kinds import kind_of
from states import money, numerals

MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d")
NOTHING = "/"  #: what an empty field prints: a clerk must see that it was left empty on purpose


def html(kind: str, context: object) -> str:
    """The paper as HTML. Raises RenderError for a wrong kind or context and for a field the template cannot find."""
    found = kind_of(kind, context)
    try:
        template = _environment().get_template(found.template)
        return template.render(paper=context, kind=found, fingerprint=data_hash(context))
    except TemplateError as error:
        raise RenderError(f"{found.title}的模板与数据不符：{error}") from error


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FunctionLoader(source), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        yuan=yuan, capitals=numerals.capitals, date=day, moment=moment, percent=percent, shown=shown, short=short, qr=qr
    )
    return environment


def source(name: str) -> str:
    """The text of a template of ours, named by its path below `documents/papers`."""
    return (files("documents") / "papers" / name).read_text(encoding="utf-8")


def yuan(fen: int) -> str:
    """The amount in figures with the sign: ¥1,000,000.00."""
    return f"¥{money.grouped(fen)}"


def day(value: date | None) -> str:
    """The date in Chinese; "/" when there is none."""
    return numerals.chinese_date(value) if value else NOTHING


def moment(text: str) -> str:
    """A time as papers tell it, of one as data hold it: "2026-03-20 10:30" is 2026年3月20日 10:30."""
    on, _, at = text.partition(" ")
    return f"{numerals.chinese_date(date.fromisoformat(on))} {at}" if MOMENT.fullmatch(text) else text


def percent(units: int) -> str:
    """The share without trailing zeros: 125000 is 12.5%."""
    return money.told(units)


def shown(value: object) -> object:
    """The value, texts of a tuple joined by 、, and "/" for nothing at all."""
    if isinstance(value, tuple):
        return "、".join(str(item) for item in value) or NOTHING
    return NOTHING if value is None or (isinstance(value, str) and not value.strip()) else value


def short(digest: str) -> str:
    """The first 16 hex digits of a digest in groups of four, as people compare them; "/" for none."""
    return " ".join(digest[at : at + 4] for at in range(0, min(len(digest), 16), 4)) or NOTHING


def qr(text: str) -> Markup:
    """A QR code as an inline SVG picture without fixed size."""
    out = BytesIO()
    segno.make_qr(text, error="m").save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=0, nl=False)
    return Markup(out.getvalue().decode())  # noqa: S704 - the library's own markup, holding no text of ours
