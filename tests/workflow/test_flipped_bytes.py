"""A real dossier of the demo with one byte changed is never taken for verified, and the place is named."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.workflow.conftest import Demo
from workflow.trail.verify import CENTRAL, END, LOCAL, NOT_VERIFIED, UNREADABLE, VERIFIED, verify_bytes

CASE = "C2026-0001"


@dataclass(frozen=True, slots=True)
class Place:
    """An offset in the zip; ``member`` is "" outside the members' contents."""

    at: int
    member: str


def places(members: dict[str, bytes]) -> Iterator[tuple[str, range, range, range]]:
    """Of each member: its name, then where its header, its content and its record in the directory lie."""
    body = sum(LOCAL.size + len(name) + len(content) for name, content in members.items())
    at, record = 0, body
    for name, content in sorted(members.items()):
        start = at + LOCAL.size + len(name)
        directory = range(record, record + CENTRAL.size + len(name))
        yield name, range(at, start), range(start, start + len(content)), directory
        at, record = start + len(content), directory.stop


def sampled(members: dict[str, bytes]) -> list[Place]:
    """Every member's content once, every header byte and every byte of a directory record at some member, the zip's end."""
    found, end = [], 0
    for n, (name, header, content, directory) in enumerate(places(members)):
        found.append(Place(content[n * 7919 % len(content)], name))
        found.append(Place(header[n % len(header)], ""))
        found += [Place(directory[n // 2 % len(directory)], "")] if n % 2 else []
        end = directory.stop
    entries = next(content for name, _, content, _ in places(members) if name == "data/entries.jsonl")
    found += [Place(at, "条目 ") for at in entries[:: len(entries) // 20]]
    return found + [Place(end + n, "") for n in range(END.size)]


def judge(data: bytes, vkey: str, place: Place, mask: int) -> str:
    """ "" when the change was found and named, else what went wrong."""
    spoilt = bytearray(data)
    spoilt[place.at] ^= mask
    report = verify_bytes(bytes(spoilt), vkey=vkey)
    if report.status not in {NOT_VERIFIED, UNREADABLE}:
        return f"{place}: status {report.status}"
    words = (place.member,) if place.member else ("zip", "data/", "bag", "manifest")
    return "" if any(word in problem for problem in report.problems for word in words) else f"{place}: {report.problems}"


def test_the_dossier_as_it_is_verifies(demo: Demo) -> None:
    assert verify_bytes(demo.dossier(CASE), vkey=demo.vkey).status == VERIFIED


def test_one_byte_changed_anywhere_is_found_and_named(demo: Demo) -> None:
    data, members = demo.dossier(CASE), demo.members(CASE)
    chosen = sampled(members)
    assert len(chosen) > 300
    assert {place.member for place in chosen} >= set(members)
    assert [fault for n, place in enumerate(chosen) if (fault := judge(data, demo.vkey, place, 1 + n * 37 % 255))] == []


def test_bytes_added_or_cut_off_are_found(demo: Demo) -> None:
    data = demo.dossier(CASE)
    for spoilt in (data + b"\0", b"\0" + data, data[:-1], data[1:], data[: len(data) // 2], b""):
        assert verify_bytes(spoilt, vkey=demo.vkey).status in {NOT_VERIFIED, UNREADABLE}


#: One member of each kind, small enough to change every byte of.
KINDS = (
    "bag-info.txt",
    "bagit.txt",
    "data/checkpoint",
    "data/README.txt",
    "data/regulation.toml",
    "tagmanifest-sha256.txt",
    "manifest-sha256.txt",
)


@pytest.mark.soak
def test_every_byte_of_the_container_and_of_each_kind_of_member(demo: Demo) -> None:
    data, members = demo.dossier(CASE), demo.members(CASE)
    first = {min(n for n in members if n.startswith(f"data/{kind}/")) for kind in ("proofs", "attachments")}
    chosen, end = [], 0
    for name, header, content, directory in places(members):
        chosen += [Place(at, "") for at in (*header, *directory)]
        chosen += [Place(at, name) for at in content] if name in KINDS or name in first else []
        end = directory.stop
    chosen += [Place(end + n, "") for n in range(END.size)]
    assert [fault for place in chosen if (fault := judge(data, demo.vkey, place, 1 << place.at % 8))] == []
