"""What a form sent: its fields, its file, and proof that it was our page that sent it."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from workflow.errors import Forbidden, InvalidInput, PreconditionRequired, TooLarge
from workflow.step import uploads
from workflow.web.visit import Visit, Visitor

#: Bytes of one form without its file, and how many fields: far beyond what a person types.
MOST_TYPED, MOST_FIELDS = 2 * 1024 * 1024, 4000

#: Hidden fields of our own; no input model has a name that begins so.
CSRF, VERSION, SEEN, KEY, TARGET, MORE = "_csrf", "_version", "_seen", "_key", "_target", "_more"


@dataclass(frozen=True, slots=True)
class PostedForm:
    """The fields by name, every value of each; the upload if there is one."""

    fields: dict[str, list[str]]
    file: UploadFile | None

    def one(self, name: str) -> str:
        return next(iter(self.fields.get(name, ())), "")

    @property
    def version(self) -> int:
        """The state that the page showed; raises PreconditionRequired when the form does not say it."""
        text = self.one(VERSION)
        if not (text.isascii() and text.isdigit()) or len(text) > len(str(2**31)):
            raise PreconditionRequired("表单缺少版本号，请从页面办理")
        return int(text)

    @property
    def key(self) -> str:
        """The form's own Idempotency-Key: sent twice, it takes effect once."""
        text = self.one(KEY)
        if not text or len(text) > len(secrets.token_urlsafe(48)):
            raise PreconditionRequired("表单缺少请求编号，请从页面办理")
        return text


async def form_of(request: Request) -> AsyncIterator[FormData]:
    """The body, read within bounds; raises TooLarge, InvalidInput."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise InvalidInput([("请求", "须注明长度")])
    if int(length) > uploads.MOST + MOST_TYPED:
        raise TooLarge(f"附件不得超过 {uploads.MOST // 1024 // 1024} MB")
    async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_TYPED) as form:
        yield form


def anonymous(form: Annotated[FormData, Depends(form_of)]) -> PostedForm:
    """A form of nobody yet: only signing in."""
    fields: dict[str, list[str]] = {}
    file: UploadFile | None = None
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            file = value
        else:
            fields.setdefault(name, []).append(value)
    return PostedForm(fields, file)


def checked(visit: Visitor, posted: Annotated[PostedForm, Depends(anonymous)]) -> PostedForm:
    """A form of the session's own page; raises Forbidden without its token."""
    if not secrets.compare_digest(posted.one(CSRF).encode(), visit.csrf.encode()):
        raise Forbidden("表单令牌缺失或已失效，请回到页面重新提交")
    return posted


def hidden(visit: Visit, **values: object) -> dict[str, str]:
    """The hidden fields of a form: the session's token and a fresh key, then what the caller adds."""
    own = {CSRF: visit.csrf, KEY: secrets.token_urlsafe(18)}
    return own | {f"_{name}": str(value) for name, value in values.items()}


AnyForm = Annotated[PostedForm, Depends(anonymous)]
OurForm = Annotated[PostedForm, Depends(checked)]
