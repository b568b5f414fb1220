"""A warm renderer in a process of its own, with limits: `Renderer` starts it, feeds it and replaces it.

The process is a fresh interpreter (nothing of ours is imported twice, no lock is inherited) that reads jobs from its
input and writes answers to its output. A job is a pickle, as it comes from us; an answer is a status byte and plain
bytes, so that a renderer gone wrong cannot send us objects. It ends by itself when its input is closed.
"""

import os
import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from documents import protocol
from documents.errors import RenderError
from documents.kinds import kind_of

JOBS = 200  #: papers a process makes before it is replaced: font caches grow
SECONDS = 60.0  #: the longest a paper may take, start of the process included
MEMORY = 2 * 1024**3  #: bytes of address space of the process

#: The renderers that are shared, by font folder.
_WARM: dict[Path, "Renderer"] = {}
_COUNTING = threading.Lock()

_ROOT = Path(__file__).resolve().parent.parent


class Renderer:
    """Makes papers one at a time in one process; safe to share between threads."""

    def __init__(self, fonts_dir: Path, *, jobs: int = JOBS, seconds: float = SECONDS, memory: int = MEMORY, users: int = 1) -> None:
        self._fonts, self._jobs, self._seconds, self._memory = fonts_dir.resolve(), jobs, seconds, memory
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self.users = users  #: who will close it
        self.made = 0  #: papers made, by however many processes

    def pdf(self, kind: str, context: object) -> bytes:
        """The paper, as `render.pdf` makes it; raises RenderError also when the process dies or takes too long."""
        kind_of(kind, context)
        job = pickle.dumps((kind, context))
        with self._lock:
            process = self._ready()
            try:
                made, answer = _exchange(process, job, self._seconds)
            except (OSError, EOFError) as error:
                self._stop()
                raise RenderError(f"文书排版进程中断或超过 {self._seconds:g} 秒，没有完成") from error
            self._done += 1
            self.made += 1
        if not made:
            raise RenderError(answer.decode("utf-8", "replace"))
        return answer

    def close(self) -> None:
        """Ends the process when its last user closes it; a later paper starts a new one."""
        with _COUNTING:
            self.users -= 1
            if self.users > 0:
                return
        with self._lock:
            self._stop()

    @property
    def pid(self) -> int | None:
        """The number of the running process, None when there is none."""
        return self._process.pid if self._process else None

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._process and (self._done >= self._jobs or self._process.poll() is not None):
            self._stop()
        if self._process is None:
            self._process, self._done = _start(self._fonts, self._memory, self._seconds), 0
        return self._process

    def _stop(self) -> None:
        if self._process is None:
            return
        self._process.kill()
        with suppress(OSError):  # what was not yet written to a dead process
            self._process.communicate()
        self._process = None


def warm(fonts_dir: Path) -> Renderer:
    """The renderer of this font folder: one in a process, however many print with it. Each closes it once."""
    with _COUNTING:
        renderer = _WARM.setdefault(fonts_dir.resolve(), Renderer(fonts_dir, users=0))
        renderer.users += 1
        return renderer


def _start(fonts: Path, memory: int, seconds: float) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    environment = kept | {
        "FONTCONFIG_FILE": str(fonts / "fonts.conf"),
        "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)]),
        "HOME": str(fonts),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-P", "-m", "documents.renderer", str(fonts), str(memory), str(int(seconds) + 1)]
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=fonts, start_new_session=True
    )


def _exchange(process: subprocess.Popen[bytes], job: bytes, seconds: float) -> tuple[bool, bytes]:
    """Sends a job and reads the answer; raises EOFError or OSError when the process ended or was late and so ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    alarm = threading.Timer(seconds, process.kill)
    alarm.start()
    try:
        process.stdin.write(len(job).to_bytes(protocol.LENGTH, "big") + job)
        process.stdin.flush()
        made = protocol.exactly(process.stdout, 1) == protocol.MADE
        return made, protocol.exactly(process.stdout, int.from_bytes(protocol.exactly(process.stdout, protocol.LENGTH), "big"))
    finally:
        alarm.cancel()
