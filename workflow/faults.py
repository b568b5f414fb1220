"""What a person reads when an input does not fit its model: one Chinese sentence for each kind of pydantic error."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

#: By pydantic's error type; ``{…}`` are filled from the error's own context.
SENTENCES: Mapping[str, str] = {
    "missing": "必须填写",
    "extra_forbidden": "没有这一项，不得填写",
    "string_type": "应为文字",
    "string_too_short": "不得少于 {min_length} 个字",
    "string_too_long": "不得超过 {max_length} 个字",
    "string_pattern_mismatch": "写法不合规定",
    "string_unicode": "含有不能识别的字符",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_parsing_size": "数字过大",
    "int_from_float": "应为整数，不得有小数",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "date_type": "应为日期，例如 2026-03-02",
    "date_parsing": "应为日期，例如 2026-03-02",
    "date_from_datetime_parsing": "应为日期，例如 2026-03-02",
    "date_from_datetime_inexact": "应为日期，不含时间",
    "date_greater_than_equal": "不得早于 {ge}",
    "date_less_than_equal": "不得晚于 {le}",
    "datetime_type": "应为时间，例如 2026-03-02T01:00:00Z",
    "datetime_parsing": "应为时间，例如 2026-03-02T01:00:00Z",
    "datetime_from_date_parsing": "应为时间，例如 2026-03-02T01:00:00Z",
    "timezone_aware": "时间须注明时区，例如 2026-03-02T01:00:00Z",
    "enum": "不在可选范围内",
    "literal_error": "不在可选范围内",
    "tuple_type": "应为列表",
    "list_type": "应为列表",
    "dict_type": "应为对象",
    "model_type": "应为对象",
    "model_attributes_type": "应为对象",
    "too_short": "至少填写 {min_length} 项",
    "too_long": "至多填写 {max_length} 项",
    "greater_than": "应大于 {gt}",
    "greater_than_equal": "不得小于 {ge}",
    "less_than": "应小于 {lt}",
    "less_than_equal": "不得大于 {le}",
    "json_invalid": "不是合法的 JSON",
    "json_type": "不是合法的 JSON",
    "recursion_loop": "层次过深",
}
OTHERWISE = "填写有误"


def sentence(error: Mapping[str, Any]) -> str:
    """One error in Chinese; a validator's own message is Chinese already."""
    context = error.get("ctx") or {}
    if error["type"] in {"value_error", "assertion_error"} and "error" in context:
        return str(context["error"])
    return SENTENCES.get(_kind(error["type"], context), OTHERWISE).format_map(context)


def _kind(kind: str, context: Mapping[str, Any]) -> str:
    """Days, which pydantic tells as text, are early or late, not small or large; a text whose validator stands before its bounds is still counted in characters."""
    if isinstance(context.get("ge", context.get("le")), str):
        return f"date_{kind}"
    return f"string_{kind}" if kind in {"too_short", "too_long"} and context.get("field_type") == "Value" else kind


def fields(errors: Sequence[Mapping[str, Any]], model: type[BaseModel] | None = None) -> tuple[tuple[str, str], ...]:
    """Each error as (place, sentence): the place by the field's name in the JSON, with its Chinese title if it has one."""
    return tuple((place(error["loc"], model), sentence(error)) for error in errors if not _follows(error, errors))


def _follows(error: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a list is called too short only because its members were not let in, as they are told themselves."""
    at = tuple(error["loc"])
    return error["type"] == "too_short" and any(tuple(e["loc"])[: len(at)] == at for e in errors if e is not error)


def place(loc: Sequence[int | str], model: type[BaseModel] | None) -> str:
    """``buyer.uscc（统一社会信用代码）``; "" for the whole body."""
    name = ".".join(str(part) for part in loc)
    title = _title(loc, model)
    return f"{name}（{title}）" if title else name


def _title(loc: Sequence[int | str], model: type[BaseModel] | None) -> str:
    title, names = "", [part for part in loc if isinstance(part, str)]
    for name in names:
        field = model.model_fields.get(name) if model else None
        if field is None:
            return ""
        title, model = field.title or "", next(_models(field.annotation), None)
    return title


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
