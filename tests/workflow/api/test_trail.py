"""The trail over HTTP: entries with their leaf hashes, the file as it stood, uploads that never run, the public checkpoint."""

from hashlib import sha256

import pytest

from states.law import UNREAD, UNUSED
from tests.workflow.api.door import LEDGERED, LOOSE, PROPOSING, REVIEWING, Door
from tests.workflow.api.test_statuses import check
from workflow.dossier import checkpoints
from workflow.step.uploads import MOST
from workflow.store import engine, log
from workflow.trail import verify
from workflow.trail.entry import leaf_hash
from workflow.units import sample

PDF = b"%PDF-1.7 evidence"


def attach(door: Door, content: bytes = PDF, name: str = "证据.pdf", subject: str = REVIEWING, person: str = "zhou"):
    place = "achievements" if subject.startswith("A") else "cases"
    return door.ask("POST", f"/{place}/{subject}/attachments", person, files={"file": (name, content)})


def test_entries_come_in_pages_with_the_hash_of_their_leaf(door: Door) -> None:
    first = door.get(f"/cases/{REVIEWING}/events?limit=3").json()
    rest = door.get(f"/cases/{REVIEWING}/events?after={first['next']}").json()
    items = first["items"] + rest["items"]
    assert [e["case_seq"] for e in items] == list(range(1, len(items) + 1))
    assert (len(first["items"]), rest["next"], items[0]["action"]) == (3, None, "open")
    with engine.reading(door.house.engine) as connection:
        rows = log.entries(connection, sample.UNIT, "case", case=REVIEWING)
    assert [e["leaf_hash"] for e in items] == [leaf_hash(r.leaf).hex() for r in rows]
    assert {f["outcome"] for f in items[-2]["findings"]} <= {"met", "not_applicable"}


def test_the_file_as_it_stood_is_what_was_answered_then(door: Door) -> None:
    then = door.get(f"/achievements/{LOOSE}").json()
    seq = door.get(f"/achievements/{LOOSE}/events").json()["items"][-1]["seq"]
    door.act(f"/achievements/{LOOSE}", "disclose", {}, "wang")
    assert door.get(f"/achievements/{LOOSE}").json() != then
    assert door.get(f"/achievements/{LOOSE}/as-known-at/{seq}").json() == then


def test_an_upload_is_known_by_its_hash_and_comes_back_as_a_file(door: Door) -> None:
    stored = attach(door)
    digest = sha256(PDF).hexdigest()
    assert (stored.status_code, stored.json()["sha256"]) == (201, digest)
    back = door.client.get(stored.headers["location"], headers=door_headers(door))
    assert back.content == PDF
    assert back.headers["content-disposition"] == "attachment; filename*=UTF-8''%E8%AF%81%E6%8D%AE.pdf"
    assert back.headers["x-content-type-options"] == "nosniff"
    listed = door.get(f"/cases/{REVIEWING}/attachments").json()["items"]
    assert [(u["name"], u["size"], u["by"]) for u in listed if u["sha256"] == digest] == [("证据.pdf", len(PDF), "zhou")]
    assert door.get(f"/cases/{REVIEWING}/events?limit=200").json()["items"][-1]["action"] == "attached"


def door_headers(door: Door) -> dict[str, str]:
    return {"Authorization": f"Bearer {door.template.tokens['zhou'].token}"}


def test_an_upload_of_one_case_is_not_another_s(door: Door) -> None:
    digest = attach(door).json()["sha256"]
    check(door.get(f"/cases/{PROPOSING}/attachments/{digest}"), 404, "not_found")
    check(door.get(f"/cases/{REVIEWING}/attachments/{digest}", "outsider"), 404, "not_found")


@pytest.mark.parametrize(("content", "name"), [(b"", "空.pdf"), (b"\x7fELF\xff", "程序.bin"), (PDF, " "), (PDF, "长" * 201)])
def test_an_upload_that_is_not_kept_leaves_nothing(door: Door, content: bytes, name: str) -> None:
    before = door.written()
    check(attach(door, content, name), 422, "invalid_input")
    assert door.written() == before


@pytest.mark.parametrize("size", [MOST + 1, MOST + 1024 * 1024])
def test_an_upload_too_large_is_refused(sqlite_door: Door, size: int) -> None:
    before = sqlite_door.written()
    check(attach(sqlite_door, PDF + bytes(size - len(PDF))), 413, "too_large")
    assert sqlite_door.written() == before


def test_an_upload_of_the_largest_size_is_kept(sqlite_door: Door) -> None:
    assert attach(sqlite_door, PDF + b"0" * (MOST - len(PDF)), subject=LEDGERED).status_code == 201


@pytest.mark.parametrize(
    ("content", "media_type", "status", "code"),
    [
        (b"{}", "application/json", 415, "unsupported_media_type"),
        (b"--x--", "multipart/form-data; boundary=x", 422, "invalid_input"),
        (b"nonsense", "multipart/form-data; boundary=x", 400, "bad_request"),
        (b"nonsense", "multipart/form-data", 400, "bad_request"),
        (
            b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ntext\r\n--x--\r\n',
            "multipart/form-data; boundary=x",
            422,
            "invalid_input",
        ),
    ],
)
def test_a_form_without_a_file_is_refused(door: Door, content: bytes, media_type: str, status: int, code: str) -> None:
    before = door.written()
    answer = door.ask("POST", f"/cases/{REVIEWING}/attachments", headers={"Content-Type": media_type}, content=content)
    check(answer, status, code)
    assert door.written() == before


def test_anybody_may_fetch_the_checkpoint_and_check_its_signature(door: Door) -> None:
    answer = door.client.get(f"/log/{sample.UNIT}/checkpoint")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    size = int(answer.text.split("\n")[1])
    assert door.written()[0][sample.UNIT, "case"] == size
    key = verify.read_vkey(checkpoints.vkey(door.house, sample.UNIT))
    assert verify.signer_problem(verify.read_checkpoint(answer.content), key) is None
    for unit in ("NOBODY", "%00", "x" * 33):
        check(door.client.get(f"/log/{unit}/checkpoint"), 404, "not_found")


def test_the_rules_name_every_line_with_its_articles(door: Door) -> None:
    lines = door.get("/rules").json()
    opening = next(line for line in lines if line["action"] == "open")
    assert {"seat": "officer", "name": "成果转化专员"} in opening["seats"]
    assert all(c["meaning"] for line in lines for r in line["rules"] for c in r["citations"])
    assert all(r["citations"] for line in lines for r in line["rules"])


def test_the_law_is_told_with_what_is_not_known(door: Door) -> None:
    told = door.get("/law").json()
    assert {"R01", "V03-town"} <= {one["rule"] for one in told["parameters"]}
    assert all(one["unused"] == UNUSED.get(one["rule"], "") for one in told["parameters"])
    assert [line["reason"] for line in told["unknown"]] == [line.reason for line in UNREAD]


def test_who_may_not_upload_or_export_is_kept_out_and_the_access_log_knows(door: Door) -> None:
    sizes, rows = door.written()
    check(attach(door, person="yang"), 403, "forbidden")
    check(door.get(f"/cases/{REVIEWING}/dossier", "qian"), 403, "forbidden")
    assert door.written() == (sizes | {(sample.UNIT, "access"): sizes[sample.UNIT, "access"] + 2}, rows)
