"""The public check of a paper: the very bytes are genuine, one changed byte is not."""

import pytest
from starlette.testclient import TestClient

from tests.application import application
from workflow.demo.player import Player
from workflow.reads import check
from workflow.store import subjects
from workflow.transaction import reading


@pytest.fixture
def anybody(finished):
    with TestClient(application(finished), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def paper(finished):
    """The bytes of the straight case's approval form."""
    with reading(finished) as connection:
        found = [p.sha256 for p in subjects.papers(connection, "ZJLG", "C2026-0001") if p.kind == "approval"]
    return finished.files.get(found[0])


def answer(client: TestClient, content: bytes) -> str:
    given = client.post("/check", files={"file": ("paper.pdf", content, "application/pdf")})
    assert given.status_code == 200
    return given.text


def test_an_issued_paper_is_known_to_anybody(anybody, paper):
    assert "选择收到的 PDF 文件" in anybody.get("/check").text
    page = answer(anybody, paper)
    assert "内容一字未改" in page
    assert "C2026-0001" in page


def test_one_changed_byte_is_another_file(anybody, paper, finished):
    changed = paper[:-1] + bytes([paper[-1] ^ 1])
    assert "没有签发过这样一份文件" in answer(anybody, changed)
    assert check.paper(finished, changed) is None


def test_a_later_paper_of_its_kind_supersedes_the_first(finished):
    with reading(finished) as connection:
        first = next(p.sha256 for p in subjects.papers(connection, "ZJLG", "C2026-0001") if p.kind == "disclosure")
    before = check.paper(finished, finished.files.get(first))
    Player(finished, "ZJLG").do("zhou", "issue_paper", "C2026-0001", kind="disclosure")
    after = check.paper(finished, finished.files.get(first))
    assert (before.superseded, after.superseded) == (False, True)
