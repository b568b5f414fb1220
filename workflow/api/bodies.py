"""Bodies and the conditions sent with them: the exact bytes, what state they rely on, under which key they may come again."""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Header, Request
from pydantic import BaseModel
from starlette.datastructures import UploadFile

from workflow.api.callers import TheCaller, TheHouse
from workflow.api.errors import WrongMediaType
from workflow.errors import InvalidInput, PreconditionRequired, Stale
from workflow.house import House
from workflow.identity.caller import Caller
from workflow.step.act import Ask, act
from workflow.step.answers import Answer
from workflow.step.answers import Request as Repeatable

JSON = re.compile(r"application/([a-z0-9.+-]+\+)?json\s*(;.*)?", re.IGNORECASE)
ENTITY_TAG = re.compile(r'"([0-9a-f]{1,64})"')
LONGEST_VERSION = 15  #: digits


async def _json(request: Request) -> bytes:
    """The body's bytes; raises WrongMediaType, as a browser form of another site can send any type but JSON."""
    raw = await request.body()
    if raw and not JSON.fullmatch(request.headers.get("content-type", "")):
        raise WrongMediaType("请求内容须为 application/json")
    return raw


JsonBody = Annotated[bytes, Depends(_json)]

#: The schema says *string* alone: what is not ours is not our current state, hence stale and not malformed.
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description="所依据的版本，即读取时得到的 ETag；缺少 428，过时 412", examples=['"3"']),
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        description="同一请求重发时所带的编号：得到同一答复，只生效一次",
        min_length=1,
        max_length=200,
        pattern=r"^[\x21-\x7e]+$",
    ),
]


def entity_tag(value: object) -> str:
    return f'"{value}"'


def seen(if_match: str | None) -> str:
    """What the caller saw, out of its quotes; raises PreconditionRequired, Stale for a tag that was never ours."""
    if if_match is None:
        raise PreconditionRequired("请带 If-Match，写明所依据的版本（读取时得到的 ETag）")
    match = ENTITY_TAG.fullmatch(if_match.strip())
    if match is None:
        raise Stale("If-Match 不是本系统给出的版本")
    return match[1]


def seen_version(if_match: str | None) -> int:
    """The version of a subject that the caller saw; raises PreconditionRequired, Stale."""
    tag = seen(if_match)
    if not tag.isdigit() or len(tag) > LONGEST_VERSION:
        raise Stale("If-Match 不是本系统给出的版本")
    return int(tag)


@dataclass(frozen=True, slots=True)
class PostedCall:
    """A step as it came in: by whom, its exact bytes, and the key under which it may come again."""

    house: House
    caller: Caller
    method: str
    path: str
    raw: bytes
    key: str | None

    def act(self, ask: Ask, if_match: str | None) -> Answer:
        """Take the step, or give the answer that this very request (method, path, condition, body) got before."""
        said = "\n".join((self.method, self.path, if_match or "", "")).encode() + self.raw
        return act(self.house, self.caller, ask, None if self.key is None else Repeatable(key=self.key, content=said))


async def _posted(request: Request, house: TheHouse, caller: TheCaller, raw: JsonBody, key: IdempotencyKey = None) -> PostedCall:
    return PostedCall(house, caller, request.method, request.url.path, raw, key)


ThePosted = Annotated[PostedCall, Depends(_posted)]


async def _upload(request: Request) -> tuple[str, bytes]:
    """File name and bytes of the one file of a multipart form; raises WrongMediaType, InvalidInput."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise WrongMediaType("附件须以 multipart/form-data 上传")
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise InvalidInput([("file", "必须上传一个文件")])
        return file.filename or "", await file.read()


Upload = Annotated[tuple[str, bytes], Depends(_upload)]


def body_of(model: type[BaseModel], *, required: bool = True, example: Any = None) -> dict[str, Any]:
    """OpenAPI's ``requestBody`` of a model that `workflow/reading.py` reads; its schema stands among the components."""
    content: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{model.__name__}"}}
    if example is not None:
        content["example"] = example
    return {"requestBody": {"required": required, "content": {"application/json": content}}}
