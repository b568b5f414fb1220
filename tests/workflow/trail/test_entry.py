"""Entries: one canonical spelling, checked against another implementation of RFC 8785; everything else refused by name."""

from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from workflow.trail import verify
from workflow.trail.entry import Entry, Malformed, again, body_of, document_bytes, leaf, leaf_hash, nonce, read

KEYS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=6)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.booleans() | st.integers(1 - 2**53, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
BODIES = st.dictionaries(KEYS, VALUES, max_size=4)


def nested(depth: int) -> Any:
    """A value that many lists deep."""
    value: Any = True
    for _ in range(depth):
        value = [value]
    return value


AN_ENTRY = Entry(
    unit="ZJLG",
    seq=7,
    kind="case",
    case="C2026-0001",
    case_seq=1,
    prev="",
    at="2026-03-02T01:00:00.000000Z",
    actor="王老师",
    on_behalf_of="",
    action="open",
    terms="",
    findings=[],
    body={"price": 100_000_000},
    nonce="0" * 32,
)


@given(BODIES, st.lists(BODIES, max_size=2), TEXTS)
def test_leaf_is_what_another_implementation_writes_and_reads_back(body: dict[str, Any], findings: list[dict[str, Any]], actor: str):
    entry = replace(AN_ENTRY, body=body, findings=findings, actor=actor)
    fields = {name: getattr(entry, name) for name in verify.FIELDS}
    assert leaf(entry) == rfc8785.dumps(fields) == verify.canonical(fields)
    assert read(leaf(entry)) == entry
    assert verify.read_leaf(leaf(entry)) == fields


#: Mostly what a leaf may hold, with what it may not hold strewn in.
WILD = st.recursive(
    st.booleans()
    | st.integers()
    | st.sampled_from([2**53 - 1, 2**53, 1 - 2**53, -(2**53), 1.0, None, (), b"", "\ud800", "半\udfff", "\ud83d\ude00", "\ue000", "\ud7ff"])
    | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(KEYS | st.sampled_from(["", "\x1f", "\x7f", "键", "é", "a b", 1, None]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(WILD)
@example(nested(verify.DEEPEST))
@example(nested(verify.DEEPEST + 1))
def test_the_quick_check_of_the_profile_lets_pass_just_what_the_one_that_names_the_place_does(value: Any):
    try:
        verify.check_profile(value)
    except Malformed:
        assert not verify.follows_profile(value)
    else:
        assert verify.follows_profile(value)


@given(BODIES)
def test_a_document_is_written_as_whoever_verifies_it_writes_it(document: dict[str, Any]):
    assert document_bytes(document) == verify.canonical(document)
    assert body_of(leaf(replace(AN_ENTRY, body=document))) == document


def test_every_control_character_is_written_as_rfc_8785_says():
    text = "".join(map(chr, range(0x21))) + '"\\\x7f\u2028\ufffe😀'
    body = {"text": text}
    assert rfc8785.dumps(body) in leaf(replace(AN_ENTRY, body=body))
    assert verify.canonical(body) == rfc8785.dumps(body)


@pytest.mark.parametrize(
    ("body", "path"),
    [
        ({"price": 1.0}, "body.price"),
        ({"price": float("nan")}, "body.price"),
        ({"rounds": [{"net": 1}, {"net": 0.5}]}, "body.rounds[1].net"),
        ({"note": None}, "body.note"),
        ({"n": 2**53}, "body.n"),
        ({"n": -(2**53)}, "body.n"),
        ({"n": 2**64}, "body.n"),
        ({"价格": 1}, "body.'价格'"),
        ({"": 1}, "body.''"),
        ({"a\n": 1}, "body.'a\\n'"),
        ({1: "x"}, "body.1"),
        ({"half": "a\ud83d"}, "body.half"),
        ({"pair": ("a", "b")}, "body.pair"),
        ({"raw": b"x"}, "body.raw"),
    ],
)
def test_what_may_not_stand_in_an_entry_is_refused_by_its_path(body: dict[Any, Any], path: str):
    with pytest.raises(Malformed) as refused:
        leaf(replace(AN_ENTRY, body=body))
    assert refused.value.path == path


def test_nesting_has_an_end():
    value: Any = 1
    for _ in range(verify.DEEPEST + 1):
        value = [value]
    with pytest.raises(Malformed, match="嵌套过深"):
        leaf(replace(AN_ENTRY, body={"deep": value}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("schema", "anxin-entry/2"),
        ("alg", "sm3"),
        ("unit", ""),
        ("unit", "浙江"),
        ("seq", -1),
        ("seq", True),
        ("seq", "7"),
        ("kind", "other"),
        ("case", "C/1"),
        ("case_seq", 0),
        ("case_seq", 2),
        ("prev", "00"),
        ("prev", "A" * 64),
        ("prev", "a" * 64),
        ("at", "2026-03-02T01:00:00Z"),
        ("at", "2026-02-30T01:00:00.000000Z"),
        ("at", "2026-03-02T01:00:00.000000Z\n"),
        ("actor", 3),
        ("action", "Open"),
        ("findings", {}),
        ("body", []),
        ("nonce", "0" * 31),
        ("nonce", "G" * 32),
    ],
)
def test_fields_must_have_their_form(field: str, value: Any):
    with pytest.raises(Malformed) as refused:
        leaf(replace(AN_ENTRY, **{field: value}))
    assert refused.value.path in {field, "case_seq"}


def test_an_entry_about_the_unit_itself_has_no_case_and_no_predecessor():
    about_the_unit = replace(AN_ENTRY, case="", case_seq=0)
    assert read(leaf(about_the_unit)) == about_the_unit


LEAF = leaf(AN_ENTRY)
MISWRITTEN = {
    "not JSON": LEAF[:-1],
    "not UTF-8": LEAF.replace("王".encode(), b"\xff"),
    "byte order mark": b"\xef\xbb\xbf" + LEAF,
    "a list": b"[]",
    "a number": b"3",
    "white space": LEAF.replace(b'"seq":7', b'"seq": 7'),
    "trailing newline": LEAF + b"\n",
    "escaped letter": LEAF.replace(b"open", b"\\u006fpen"),
    "escaped Chinese": LEAF.replace("王".encode(), b"\\u738b"),
    "half surrogate": LEAF.replace("王".encode(), b"\\ud83d"),
    "float": LEAF.replace(b'"seq":7', b'"seq":7.0'),
    "exponent": LEAF.replace(b'"seq":7', b'"seq":7e0'),
    "minus zero": LEAF.replace(b'"price":100000000', b'"price":-0'),
    "long number": LEAF.replace(b'"price":100000000', b'"price":' + b"9" * 5000),
    "not a number": LEAF.replace(b'"price":100000000', b'"price":NaN'),
    "null": LEAF.replace(b'"price":100000000', b'"price":null'),
    "deep": LEAF.replace(b"100000000", b"[" * 100_000 + b"]" * 100_000),
    "unknown field": LEAF.replace(b'"unit"', b'"ultra":1,"unit"'),
    "missing field": LEAF.replace(b'"terms":"",', b""),
    "field twice": LEAF.replace(b'"terms":"",', b'"terms":"","terms":"",'),
    "field twice, hidden": LEAF.replace(b'"price":100000000', b'"price":1,"price":100000000'),
    "unsorted": LEAF.replace(b'"terms":"","unit":"ZJLG"', b'"unit":"ZJLG","terms":""'),
}


@pytest.mark.parametrize("raw", MISWRITTEN.values(), ids=MISWRITTEN)
@pytest.mark.parametrize("reader", [read, verify.read_leaf])
def test_a_leaf_written_in_any_other_way_is_refused(reader, raw):
    assert raw != LEAF
    with pytest.raises(Malformed):
        reader(raw)


@given(st.binary(max_size=40))
def test_readers_refuse_noise_without_falling_over(noise: bytes):
    for reader in (read, verify.read_leaf):
        with pytest.raises(Malformed):
            reader(noise)


def test_a_leaf_that_was_read_is_read_again_without_its_profile():
    assert again(leaf(AN_ENTRY)) == read(leaf(AN_ENTRY)) == AN_ENTRY
    for raw in (b"", b"[]", b'{"unit":"ZJLG"}', b"\xff"):
        with pytest.raises(Malformed):
            again(raw)


def test_leaf_hash_is_that_of_rfc_6962():
    assert leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"


def test_nonces_are_128_bits_and_differ():
    drawn = {nonce() for _ in range(100)}
    assert len(drawn) == 100
    assert all(len(bytes.fromhex(one)) == 16 for one in drawn)
