"""The renderer reaches for nothing outside the page; tried in a process of its own, as the rest of the run must not see its fonts."""

import base64
import json
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

PROBE = """
import json, os, pathlib, sys
from documents import render
from documents.errors import RenderError
fonts = pathlib.Path(sys.argv[1])
answers = {}
for name, body in json.load(sys.stdin).items():
    try:
        made = render.written("form.css", f"<html lang=zh><title>t</title>{body}", b"{}", fonts=fonts)
        answers[name] = made[:5].decode() + (" /Interpolate" if b"/Interpolate true" in made else "")
    except RenderError as error:
        answers[name] = str(error)
print(json.dumps(answers))
"""
DRAWING = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 9 9%22%3E%3Crect width=%229%22 height=%229%22/%3E%3C/svg%3E"
FOREIGN = {
    "link": "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>",
    "image over http": "<img src='http://127.0.0.1:9/x.png' alt=x>",
    "image over https": "<img src='https://127.0.0.1:9/x.png' alt=x>",
    "image from a file": "<img src='file:///etc/passwd' alt=x>",
    "object": "<object data='file:///etc/passwd'></object>",
    "attachment": "<link rel=attachment href='file:///etc/passwd'>",
    "linked attachment": "<a rel=attachment href='file:///etc/passwd'>x</a>",
    "style import": "<style>@import 'http://127.0.0.1:9/x.css';</style>",
    "background": "<p style='background:url(file:///etc/hostname)'>x</p>",
    "font face": "<style>@font-face{font-family:q;src:url(file:///etc/passwd)} p{font-family:q}</style><p>x</p>",
    "image in a picture": "<svg viewBox='0 0 9 9' width=9 height=9><image href='file:///etc/passwd' width=9 height=9 /></svg>",
    "base": "<base href='file:///etc/'><img src='passwd' alt=x>",
}
INCOMPLETE = {
    "image without address": "<img src='x.png' alt=x>",
    "broken picture": "<img src='data:image/png;base64,AAAA' alt=x>",
    "unknown style": "<p style='colour:red'>x</p>",
}


def png() -> str:
    """A picture of one pixel, as an address."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(b"\0\xff\0\0")), (b"IEND", b"")]
    data = b"".join(struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks)
    return f"data:image/png;base64,{base64.b64encode(bytes.fromhex('89504e470d0a1a0a') + data).decode()}"


OWN = {"drawing": f"<img src='{DRAWING}' alt=x>", "picture": f"<img src='{png()}' width=50 height=50 alt=x>"}


@pytest.fixture(scope="module")
def answers(fonts_dir: Path) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(fonts_dir)],
        input=json.dumps(FOREIGN | INCOMPLETE | OWN),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", FOREIGN)
def test_what_stands_outside_the_page_is_refused(name: str, answers: dict[str, str]) -> None:
    assert "不能完整生成" in answers[name]
    assert "引用了不可取用的资源" in answers[name]


@pytest.mark.parametrize("name", INCOMPLETE)
def test_whatever_is_missing_is_an_error(name: str, answers: dict[str, str]) -> None:
    assert "不能完整生成" in answers[name]


@pytest.mark.parametrize("name", OWN)
def test_a_picture_in_the_page_itself_is_printed_as_archives_allow(name: str, answers: dict[str, str]) -> None:
    assert answers[name] == "%PDF-"
