"""How `worker` and its renderer process speak: a job is its length and a pickle, an answer a status, its length and bytes."""

from typing import IO

LENGTH = 8  #: bytes of a length, big-endian
MADE, FAILED = b"\x01", b"\x00"  #: a paper follows, or the reason why there is none (UTF-8)


def exactly(stream: IO[bytes], count: int) -> bytes:
    """That many bytes from a stream; raises EOFError when it ends before."""
    data = stream.read(count)
    if len(data) != count:
        raise EOFError("进程已退出")
    return data
