"""The renderer process that `worker.Renderer` starts: `python -m documents.renderer FONTS MEMORY SECONDS`."""

import math
import os
import pickle
import resource
import sys
from pathlib import Path

from documents import protocol
from documents.errors import RenderError
from documents.render import pdf


def main(fonts: Path, memory: int, seconds: int) -> None:
    """Answers jobs until the input ends. `memory` bytes of address space, `seconds` of processor time a job."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while head := sys.stdin.buffer.read(protocol.LENGTH):
        job = protocol.exactly(sys.stdin.buffer, int.from_bytes(head, "big"))
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = math.ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        status, answer = _made(job, fonts)
        answers.write(status + len(answer).to_bytes(protocol.LENGTH, "big") + answer)
        answers.flush()


def _made(job: bytes, fonts: Path) -> tuple[bytes, bytes]:
    try:
        kind, context = pickle.loads(job)  # noqa: S301 - our own process sent it
        return protocol.MADE, pdf(kind, context, fonts=fonts)
    except RenderError as error:
        reason = str(error)
    except Exception as error:  # noqa: BLE001 - whatever a library raises, the one who asked must hear of it
        reason = f"文书排版出错：{type(error).__name__} {error}"
    return protocol.FAILED, reason.encode("utf-8", "replace")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
