"""The same request again: one effect and the same answer, also from another process; and two signers at once."""

import threading

import pytest
from httpx import Response

from tests.workflow.api.door import LOOSE, PROPOSING, REVIEWING, Door, opened
from tests.workflow.api.test_statuses import check, disclosure
from workflow.installation import open_house

OPINION = {"text": "材料齐全，同意。"}


def test_a_step_sent_twice_under_its_key_happens_once(door: Door) -> None:
    path = f"/achievements/{LOOSE}/actions/disclose"
    first = door.post(path, {}, "wang", seen='"1"', key="k-1")
    after = door.written()
    second = door.post(path, {}, "wang", seen='"1"', key="k-1")
    assert (second.status_code, second.json(), second.headers["etag"]) == (200, first.json(), first.headers["etag"])
    assert door.written() == after


def test_a_creation_sent_twice_under_its_key_makes_one(door: Door) -> None:
    first, second = (door.post("/achievements", disclosure(), "wang", key="k-1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert (first.json(), first.headers["location"]) == (second.json(), second.headers["location"])
    assert len(door.get("/achievements").json()["items"]) == 4


def test_the_answer_outlives_the_process(door: Door) -> None:
    path = f"/achievements/{LOOSE}/actions/disclose"
    first = door.post(path, {}, "wang", seen='"1"', key="k-1")
    house = open_house(door.house.settings)
    try:
        with opened(house, door.template) as anew:
            assert anew.app is not door.app
            assert anew.post(path, {}, "wang", seen='"1"', key="k-1").json() == first.json()
            check(anew.post(path, {}, "wang", seen='"1"'), 412, "stale")
    finally:
        house.close()


def test_a_refusal_under_a_key_is_told_again_and_logged_once(door: Door) -> None:
    path = f"/cases/{PROPOSING}/actions/withdraw"
    seen = door.tag(f"/cases/{PROPOSING}")
    first = door.post(path, {"reason": "试"}, "sun", seen=seen, key="k-1")
    after = door.written()
    second = door.post(path, {"reason": "试"}, "sun", seen=seen, key="k-1")
    assert check(second, 403, "refused") == first.json()
    assert door.written() == after


@pytest.mark.parametrize("change", ["body", "path", "condition"])
def test_a_key_used_for_another_request_is_refused(door: Door, change: str) -> None:
    door.post(f"/achievements/{LOOSE}/actions/disclose", {}, "wang", seen='"1"', key="k-1")
    after = door.written()
    path = f"/achievements/{LOOSE}/actions/{'abandon' if change == 'path' else 'disclose'}"
    raw = b"{ }" if change == "body" else b"{}" if change == "condition" else b'{"reason": "x"}'
    again = door.post(path, None, "wang", seen='"2"' if change == "condition" else '"1"', key="k-1", raw=raw)
    check(again, 422, "idempotency_key_reused")
    assert door.written() == after


def test_a_key_is_one_person_s_own(door: Door) -> None:
    mine = door.post("/achievements", disclosure(), "wang", key="k-1").json()
    theirs = door.post("/achievements", disclosure(title="另一项"), "zhou", key="k-1")
    assert (theirs.status_code, theirs.json()["code"]) == (422, "refused")  # the patent is there already; the key is not in the way
    assert mine["subject"] == "A2026-0004"


@pytest.mark.parametrize("key", ["", "x" * 201, "with blank", "中文".encode()])
def test_a_key_that_cannot_be_kept_is_told_so(door: Door, key: str | bytes) -> None:
    before = door.written()
    answer = door.ask(
        "POST", "/achievements", "wang", headers={"Idempotency-Key": key, "Content-Type": "application/json"}, json=disclosure()
    )
    assert check(answer, 422, "invalid_input")["fields"][0]["field"] == "Idempotency-Key"
    assert door.written() == before


def sign(door: Door, leaf: int, person: str, seen: str) -> Response:
    return door.post(f"/tasks/{REVIEWING}-1.{leaf}/agree", OPINION, person, seen=seen)


def at_once(door: Door, *signers: tuple[int, str]) -> list[Response]:
    """Each opinion in a thread of its own, all released together; every one saw the task before any was given."""
    seen = [door.tag(f"/tasks/{REVIEWING}-1.{leaf}", person) for leaf, person in signers]
    gate = threading.Barrier(len(signers))
    answers: list[Response | None] = [None] * len(signers)

    def run(n: int, leaf: int, person: str) -> None:
        gate.wait()
        answers[n] = sign(door, leaf, person, seen[n])

    threads = [threading.Thread(target=run, args=(n, *signer)) for n, signer in enumerate(signers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [a for a in answers if a is not None]


def test_of_two_who_may_sign_the_same_one_is_late(door: Door) -> None:
    answers = at_once(door, (0, "sun"), (0, "gao"))
    assert sorted(a.status_code for a in answers) == [200, 409]
    check(next(a for a in answers if a.status_code == 409), 409, "out_of_turn")
    opinions = door.get(f"/cases/{REVIEWING}").json()["signoffs"][0]["opinions"]
    assert len(opinions) == 1


def test_opinions_at_once_all_count_and_the_step_closes_once(door: Door) -> None:
    assert sign(door, 0, "sun", door.tag(f"/tasks/{REVIEWING}-1.0", "sun")).status_code == 200
    answers = at_once(door, (1, "qian"), (2, "zheng"), (3, "feng"))
    assert [a.status_code for a in answers] == [200, 200, 200]
    assert sum("review_passed" in a.json()["actions"] for a in answers) == 1
    told = door.get(f"/cases/{REVIEWING}").json()
    assert (told["state"], len(told["signoffs"][0]["opinions"])) == ("deciding", 4)
    assert [e["action"] for e in door.get(f"/cases/{REVIEWING}/events?limit=200").json()["items"]].count("review_passed") == 1


def test_the_same_person_twice_is_one(door: Door) -> None:
    seen = door.tag(f"/tasks/{REVIEWING}-1.0", "sun")
    assert sign(door, 0, "sun", seen).status_code == 200
    check(sign(door, 0, "sun", seen), 409, "out_of_turn")
    assert len(door.get(f"/cases/{REVIEWING}").json()["signoffs"][0]["opinions"]) == 1


def test_another_s_vote_does_not_make_what_a_signer_saw_stale(door: Door) -> None:
    seen = door.tag(f"/tasks/{REVIEWING}-1.1", "qian")
    assert sign(door, 0, "sun", door.tag(f"/tasks/{REVIEWING}-1.0", "sun")).status_code == 200
    assert sign(door, 1, "qian", seen).status_code == 200
