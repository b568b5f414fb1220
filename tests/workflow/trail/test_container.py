"""The container: one canonical zip that other programs read, a BagIt bag, and the refusal of every other spelling."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workflow.trail.verify import Malformed, bag, bound_files, canonical_zip, read_zip

NAMES = st.from_regex(r"[A-Za-z0-9_-]{1,8}(/[A-Za-z0-9_-]{1,8}(\.[a-z]{1,3})?)?", fullmatch=True)
MEMBERS = {"a.txt": b"first", "data/b.bin": bytes(range(256)), "data/c": b""}


@given(st.dictionaries(NAMES, st.binary(max_size=60), min_size=1, max_size=6))
def test_a_zip_reads_back_here_and_in_the_standard_library(members: dict[str, bytes]):
    data = canonical_zip(members)
    assert read_zip(data) == (members, [])
    assert canonical_zip(dict(reversed(members.items()))) == data
    with zipfile.ZipFile(io.BytesIO(data)) as theirs:
        assert theirs.testzip() is None
        assert theirs.namelist() == sorted(members)
        assert {name: theirs.read(name) for name in theirs.namelist()} == members


def test_members_are_plain_files_of_1980_without_anything_more():
    with zipfile.ZipFile(io.BytesIO(canonical_zip(MEMBERS))) as theirs:
        for info in theirs.infolist():
            assert (info.compress_type, info.date_time) == (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
            assert (info.external_attr >> 16, info.extra, info.comment, info.flag_bits) == (0o100644, b"", b"", 0)
        assert theirs.comment == b""


@pytest.mark.parametrize(
    "name", ["", "/a", "a/", "../a", "a/../b", "a/..", "./a", "a/./b", "a//b", "a\\b", "a b", "a\n", "材料", "a" * 201, "a:b"]
)
def test_names_that_could_leave_the_folder_or_be_misread_are_refused(name: str):
    with pytest.raises(Malformed):
        canonical_zip({name: b""})


def test_more_members_than_a_plain_zip_holds_are_refused():
    with pytest.raises(Malformed):
        canonical_zip({str(number): b"" for number in range(0xFFFF)})


def rezipped(compression: int, **options: bool) -> bytes:
    """The same members by another program."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as theirs:
        for name, content in MEMBERS.items():
            theirs.writestr(name, content, **options)
    return out.getvalue()


PLAIN = canonical_zip(MEMBERS)
UNREADABLE = {
    "nothing": b"",
    "text": b"not a zip",
    "no members": canonical_zip({}),
    "deflated": rezipped(zipfile.ZIP_DEFLATED),
    "with today's date": rezipped(zipfile.ZIP_STORED),
    "cut in a header": PLAIN[:20],
    "cut in a member": PLAIN[:100],
    "cut before the directory": PLAIN[: PLAIN.index(b"PK\x01\x02")],
    "something before": b"#!" + PLAIN,
    "length of an extra field": PLAIN[:28] + b"\1" + PLAIN[29:],
    "unsafe name": PLAIN.replace(b"a.txt", b"/.txt"),
    "name not ASCII": PLAIN.replace(b"a.txt", b"a\xfftxt"),
    "first member twice": PLAIN[:40] + PLAIN,
    "size wrong": PLAIN[:18] + struct.pack("<2I", 4, 4) + PLAIN[26:],
    "size beyond the end": PLAIN[:18] + struct.pack("<2I", 2**32 - 1, 2**32 - 1) + PLAIN[26:],
    "sizes that differ": PLAIN[:18] + struct.pack("<2I", 5, 6) + PLAIN[26:],
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_a_zip_whose_members_cannot_be_told_apart_is_unreadable(data: bytes):
    with pytest.raises(Malformed):
        read_zip(data)


def test_problems_name_the_member():
    body = PLAIN.index(b"first")
    assert read_zip(PLAIN[:body] + b"F" + PLAIN[body + 1 :])[1] == ["a.txt：内容与 zip 校验码不符"]
    directory = PLAIN.rindex(b"data/b.bin")
    assert "data/b.bin" in read_zip(PLAIN[:directory] + b"D" + PLAIN[directory + 1 :])[1][0]
    assert "文件结尾" in read_zip(PLAIN + b"comment")[1][0]
    assert "文件结尾" in read_zip(PLAIN[:-1])[1][0]


def test_members_out_of_order_are_a_problem():
    first, second = canonical_zip({"a": b"1"}), canonical_zip({"b": b"2"})
    locals_swapped = second[:32] + first[:32]
    assert read_zip(locals_swapped + canonical_zip({"a": b"1", "b": b"2"})[64:])[1] == ["zip：成员未按名称排序"]


def test_a_bag_has_the_tag_files_of_the_specification():
    whole = bag({"data/x": b"x", "data/entries.jsonl": b"yy"}, unit="ZJLG", case="C2026-0001", day="2026-03-02")
    assert whole["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert b"Payload-Oxum: 3.2\n" in whole["bag-info.txt"]
    assert whole["manifest-sha256.txt"].splitlines()[1] == b"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881  data/x"
    assert [line[66:] for line in whole["tagmanifest-sha256.txt"].splitlines()] == [b"bag-info.txt", b"bagit.txt", b"manifest-sha256.txt"]


def test_the_export_binds_every_payload_file_that_does_not_hold_the_export_itself():
    members = dict.fromkeys(
        ["bagit.txt", "data/x", "data/entries.jsonl", "data/checkpoint", "data/consistency", "data/proofs/1.tlog-proof"], b""
    )
    assert set(bound_files(members)) == {"data/x"}
