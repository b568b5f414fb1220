import json
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

import pytest
import rfc8785

from documents.canonical import data_bytes, data_hash, plain
from documents.errors import RenderError
from documents.kinds import KINDS
from documents.papers.disclosure.sample import sample as a_disclosure


@pytest.mark.parametrize("kind", KINDS)
def test_data_are_the_bytes_of_rfc_8785(kind: str) -> None:
    data = data_bytes(KINDS[kind].sample())
    assert data == rfc8785.dumps(json.loads(data))
    assert data_hash(KINDS[kind].sample()) == sha256(data).hexdigest()


def test_dates_and_tuples_become_text_and_arrays() -> None:
    data = json.loads(data_bytes(a_disclosure()))
    assert data["disclosed_on"] == "2026-01-08"
    assert data["keywords"] == ["光催化", "降解膜", "废水处理", "二氧化钛"]


@dataclass(frozen=True, slots=True)
class Loose:
    value: object


@pytest.mark.parametrize("value", [1.5, 2**53, {"a": 1}, [1], b"x", ("x", 0.1)])
def test_a_value_that_json_cannot_hold_exactly_is_refused(value: object) -> None:
    with pytest.raises(RenderError, match="文书数据只能是"):
        plain(Loose(value))


def test_plain_values_pass() -> None:
    assert plain(Loose(("文字", 2**53 - 1, True, None, date(2026, 2, 28)))) == {"value": ["文字", 2**53 - 1, True, None, "2026-02-28"]}


def test_half_a_character_is_refused() -> None:
    with pytest.raises(RenderError, match=r"U\+D800"):
        data_bytes(replace(a_disclosure(), title="降解\ud800膜"))


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x00", "\x1b", "\x7f"])
def test_data_hold_a_text_as_it_is(char: str) -> None:
    assert json.loads(data_bytes(replace(a_disclosure(), title=f"降解{char}膜")))["title"] == f"降解{char}膜"
