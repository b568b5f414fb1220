import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from documents import fonts
from documents.errors import RenderError
from documents.papers.approval.sample import sample as an_approval
from documents.papers.disclosure.sample import sample as a_disclosure
from documents.worker import Renderer, warm


@pytest.fixture
def own(fonts_dir: Path) -> Iterator[Renderer]:
    """A renderer that the test may break; two papers a process."""
    made = Renderer(fonts_dir, seconds=20, jobs=2)
    yield made
    made.close()


def test_a_process_is_replaced_after_its_jobs(own: Renderer) -> None:
    pids = []
    for _ in range(3):
        own.pdf("disclosure", a_disclosure())
        pids.append(own.pid)
    assert pids[0] == pids[1] != pids[2]


def test_a_process_that_died_between_papers_is_replaced(own: Renderer, papers: dict[str, bytes]) -> None:
    own.pdf("disclosure", a_disclosure())
    assert own.pid
    os.kill(own.pid, signal.SIGKILL)
    os.waitid(os.P_PID, own.pid, os.WEXITED | os.WNOWAIT)
    assert own.pdf("disclosure", a_disclosure()) == papers["disclosure"]


def test_a_process_that_dies_at_work_is_an_error_and_the_next_paper_is_made(own: Renderer, papers: dict[str, bytes]) -> None:
    own.pdf("disclosure", a_disclosure())
    pid = own.pid
    assert pid
    os.kill(pid, signal.SIGSTOP)
    threading.Timer(0.3, os.kill, (pid, signal.SIGKILL)).start()
    with pytest.raises(RenderError, match="中断"):
        own.pdf("approval", an_approval())
    assert own.pid is None
    assert own.pdf("disclosure", a_disclosure()) == papers["disclosure"]


def test_a_process_that_hangs_is_stopped_in_time(fonts_dir: Path) -> None:
    hanging = Renderer(fonts_dir, seconds=20)
    hanging.pdf("disclosure", a_disclosure())
    pid = hanging.pid
    assert pid
    hanging._seconds = 0.5
    os.kill(pid, signal.SIGSTOP)
    started = time.monotonic()
    with pytest.raises(RenderError, match="超过"):
        hanging.pdf("approval", an_approval())
    assert time.monotonic() - started < 5
    assert not Path(f"/proc/{pid}").exists()


def test_a_process_without_memory_is_an_error(fonts_dir: Path) -> None:
    small = Renderer(fonts_dir, memory=200 * 1024**2)
    with pytest.raises(RenderError):
        small.pdf("disclosure", a_disclosure())
    small.close()


def test_limits_hold_in_the_process(renderer: Renderer, papers: dict[str, bytes]) -> None:
    limits = Path(f"/proc/{renderer.pid}/limits").read_text(encoding="ascii")
    found = {line[:25].strip(): line[26:].split()[0] for line in limits.splitlines()}
    assert found["Max address space"] == str(2 * 1024**3)
    assert found["Max core file size"] == "0"
    assert 60 < int(found["Max cpu time"]) < 600


def test_a_refused_paper_does_not_cost_the_process(renderer: Renderer, papers: dict[str, bytes]) -> None:
    before = renderer.pid
    with pytest.raises(RenderError, match="不能由"):
        renderer.pdf("contract", a_disclosure())
    assert renderer.pdf("disclosure", a_disclosure()) == papers["disclosure"]
    assert renderer.pid == before


def test_threads_may_share_a_renderer(renderer: Renderer, papers: dict[str, bytes]) -> None:
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(renderer.pdf, kind, build()) for kind, build in [("disclosure", a_disclosure), ("approval", an_approval)] * 2]
    assert [job.result() for job in jobs] == [papers["disclosure"], papers["approval"]] * 2


def test_closing_ends_the_process_and_a_later_paper_starts_one(own: Renderer) -> None:
    own.pdf("disclosure", a_disclosure())
    pid = own.pid
    own.close()
    own.close()
    assert own.pid is None
    assert not Path(f"/proc/{pid}").exists()
    assert own.pdf("disclosure", a_disclosure()).startswith(b"%PDF-1.7")


def test_a_folder_without_fonts_is_an_error(tmp_path: Path) -> None:
    bare = Renderer(tmp_path)
    with pytest.raises(RenderError, match="字体目录尚未准备"):
        bare.pdf("disclosure", a_disclosure())
    bare.close()


def test_who_prints_with_the_same_fonts_shares_a_process_until_the_last_is_done(tmp_path: Path) -> None:
    """By whatever path the fonts are reached."""
    own, link = tmp_path / "fonts", tmp_path / "link"
    fonts.prepare(own)
    link.symlink_to(own)
    first, second = warm(own), warm(link)
    assert first is second
    second.pdf("disclosure", a_disclosure())
    second.close()
    assert first.pid is not None
    first.close()
    assert first.pid is None
