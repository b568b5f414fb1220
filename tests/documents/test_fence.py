"""The renderer reaches for nothing outside the page; tried in a process of its own, as the rest of the run must not see its fonts."""

import json
import subprocess
import sys
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
        answers[name] = render.written("form.css", f"<html lang=zh><title>t</title>{body}", b"{}", fonts=fonts)[:5].decode()
    except RenderError as error:
        answers[name] = str(error)
print(json.dumps(answers))
"""
PICTURE = "data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 9 9%22%3E%3Crect width=%229%22 height=%229%22/%3E%3C/svg%3E"
REFUSED = {
    "link": "<link rel=stylesheet href='http://127.0.0.1:9/x.css'>",
    "image over http": "<img src='http://127.0.0.1:9/x.png' alt=x>",
    "image over https": "<img src='https://127.0.0.1:9/x.png' alt=x>",
    "image from a file": "<img src='file:///etc/passwd' alt=x>",
    "image without address": "<img src='x.png' alt=x>",
    "object": "<object data='file:///etc/passwd'></object>",
    "attachment": "<link rel=attachment href='file:///etc/passwd'>",
    "linked attachment": "<a rel=attachment href='file:///etc/passwd'>x</a>",
    "style import": "<style>@import 'http://127.0.0.1:9/x.css';</style>",
    "background": "<p style='background:url(file:///etc/hostname)'>x</p>",
    "font face": "<style>@font-face{font-family:q;src:url(file:///etc/passwd)} p{font-family:q}</style><p>x</p>",
    "image in a picture": "<svg viewBox='0 0 9 9' width=9 height=9><image href='file:///etc/passwd' width=9 height=9 /></svg>",
    "base": "<base href='file:///etc/'><img src='passwd' alt=x>",
    "broken picture": "<img src='data:image/png;base64,AAAA' alt=x>",
    "unknown style": "<p style='colour:red'>x</p>",
    "glyph": "<p>𓀀</p>",
}


@pytest.fixture(scope="module")
def answers(fonts_dir: Path) -> dict[str, str]:
    cases = REFUSED | {"own picture": f"<img src='{PICTURE}' alt=x>"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(fonts_dir)], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_a_missing_or_foreign_resource_is_an_error(name: str, answers: dict[str, str]) -> None:
    assert "不能完整生成" in answers[name]


def test_a_picture_in_the_page_itself_is_printed(answers: dict[str, str]) -> None:
    assert answers["own picture"] == "%PDF-"
