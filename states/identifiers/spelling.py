"""What all identifiers share: how a clerk may type them, and the shape of a normalised text field."""

from collections.abc import Callable
from typing import Any

from pydantic import AfterValidator, Strict, WithJsonSchema

from states.text import settled

MAX_LENGTH = 64  #: characters typed, blanks included

#: Full-width forms that a Chinese input method leaves behind, and blanks that copying brings along.
_TYPED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, " \t\u00a0\u3000"))


def compact(text: str) -> str:
    """Upper case, half width, without blanks; raises ValueError when longer than any identifier."""
    if len(text) > MAX_LENGTH:
        raise ValueError(f"号码不得超过 {MAX_LENGTH} 个字符")
    return settled(text).translate(_TYPED).upper()


def maybe(normalise: Callable[[str], str]) -> Callable[[str], str]:
    """The same, where nothing may be said."""
    return lambda text: normalise(text) if text.strip() else ""


def rule(normalise: Callable[[str], str], description: str, example: str) -> tuple[Strict, AfterValidator, WithJsonSchema]:
    """The pydantic metadata of one identifier: a string only, normalised, shown in OpenAPI with a valid example.

    The schema gives no pattern: blanks, case and prefixes vary, and a check digit is beyond a regular expression.
    """
    schema: dict[str, Any] = {
        "type": "string",
        "minLength": 1,
        "maxLength": MAX_LENGTH,
        "description": description,
        "examples": [example],
    }
    return Strict(), AfterValidator(normalise), WithJsonSchema(schema)
