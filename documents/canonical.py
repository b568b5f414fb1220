"""The data of a paper as bytes: what is embedded as `case.json` and whose SHA-256 the foot of each page shows.

The bytes are those of RFC 8785 for the values that contexts hold: objects with ASCII keys, arrays, text, booleans,
integers below 2⁵³ and null. Dates are ISO 8601 text.
"""

import json
import unicodedata
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256

from documents.errors import RenderError

Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | None


def data_bytes(context: object) -> bytes:
    """The canonical bytes of a context; raises RenderError for a value that no context may hold."""
    text = json.dumps(plain(context), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def data_hash(context: object) -> str:
    """The SHA-256 of the canonical bytes, in hex."""
    return sha256(data_bytes(context)).hexdigest()


def plain(value: object) -> Plain:
    """The value as JSON knows it; raises RenderError for floats, over-large integers and half characters."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _honest(value)
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise RenderError(f"文书数据只能是文字、整数、日期及其组合，不能是 {type(value).__name__}")


def _honest(text: str) -> str:
    """The text; raises RenderError for half a character, which no file can hold. What only cannot be printed is data all the same."""
    half = next((char for char in text if unicodedata.category(char) == "Cs"), "")
    if half:
        raise RenderError(f"文书数据含有残缺的字符 U+{ord(half):04X}")
    return text
