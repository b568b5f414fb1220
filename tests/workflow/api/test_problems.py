"""Every error has a status, every answer of the framework the same shape, and the unexpected tells nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from documents.errors import RenderError
from states.errors import TransferError
from tests.workflow.api.door import LOOSE, Door, opened
from tests.workflow.api.test_statuses import check
from workflow import faults
from workflow.api import problems
from workflow.app import create_app
from workflow.reads import catalogue
from workflow.store import engine, log
from workflow.units import sample


def below(error: type[TransferError]) -> Iterator[type[TransferError]]:
    for child in error.__subclasses__():
        yield child
        yield from below(child)


EVERY = tuple(dict.fromkeys(below(TransferError)))


def test_the_errors_are_all_found() -> None:
    assert set(problems.STATUS) <= set(EVERY)


@pytest.mark.parametrize("error", EVERY)
def test_every_error_has_a_status_a_code_and_a_title(error: type[TransferError]) -> None:
    assert 400 <= problems.status_of(error) <= 599
    assert error.code != TransferError.code
    assert error.title != TransferError.title


def test_an_error_without_a_status_is_noticed() -> None:
    with pytest.raises(StopIteration):
        problems.status_of(TransferError)


def test_codes_name_one_error_each() -> None:
    codes = [error.code for error in problems.STATUS]
    assert len(codes) == len(set(codes))


def raising(door: Door, error: Exception) -> TestClient:
    """A client of an application with one more route, which fails."""

    def fail() -> None:
        raise error

    app = create_app(door.house)
    app.add_api_route("/fails", fail)
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


def test_the_unexpected_tells_nothing_of_the_inside(sqlite_door: Door) -> None:
    answer = raising(sqlite_door, RuntimeError("secret inside")).get("/fails")
    check(answer, 500, "internal_error")
    assert "secret" not in answer.text
    assert "Runtime" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_paper_that_cannot_be_made_says_what_is_missing(sqlite_door: Door) -> None:
    problem = check(raising(sqlite_door, RenderError("字体中没有“\U0001f4a9”")).get("/fails"), 422, "paper_not_made")
    assert problem["detail"] == "字体中没有“\U0001f4a9”"


@pytest.mark.parametrize(("status", "code"), [(400, "bad_request"), (415, "unsupported_media_type"), (418, "http_error")])
def test_the_framework_s_own_refusals_have_the_same_shape(sqlite_door: Door, status: int, code: str) -> None:
    answer = raising(sqlite_door, HTTPException(status)).get("/fails")
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (status, code, status)


def test_a_writer_that_waits_too_long_is_told_to_come_again(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 1)
    impatient = replace(door.house, engine=engine.connect(door.house.settings.url))
    path = f"/achievements/{LOOSE}/actions/disclose"
    with opened(impatient, door.template) as waiting:
        with engine.writing(door.house.engine) as connection:
            log.lock_head(connection, sample.UNIT, "case")
            answer = waiting.post(path, {}, "wang", seen='"1"')
        check(answer, 503, "busy")
        assert int(answer.headers["retry-after"]) > 0
        assert waiting.post(path, {}, "wang", seen='"1"').status_code == 200
    impatient.close()


@pytest.mark.parametrize("kind", sorted(faults.SENTENCES))
def test_a_sentence_is_chinese(kind: str) -> None:
    context = {"min_length": 1, "max_length": 2, "gt": 0, "ge": 0, "lt": 9, "le": 9}
    said = faults.sentence({"type": kind, "ctx": context})
    assert "{" not in said
    assert any("\u4e00" <= c <= "\u9fff" for c in said)


def test_an_unknown_kind_of_fault_still_has_a_sentence() -> None:
    assert faults.sentence({"type": "never_heard_of"}) == faults.OTHERWISE


def test_every_citation_of_a_rule_is_known() -> None:
    with pytest.raises(ValueError, match="没有登记的依据"):
        catalogue.citation("没有这部法")
    assert catalogue.citation("转化法18")["article"] == "第十八条"
