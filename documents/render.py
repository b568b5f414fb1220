"""The one door to WeasyPrint: a context becomes a PDF/A-3u with its data embedded, or a RenderError.

The same context, templates, fonts and library versions give the same bytes. Libraries of the renderer are imported
here and only when the first paper is made, because they look for fonts at import; `worker.py` does that in a process
of its own, which is where papers should be made.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from documents import legible
from documents.canonical import data_bytes
from documents.errors import RenderError
from documents.kinds import kind_of
from documents.templating import html

__all__ = ["html", "pdf", "written"]

#: An attachment must carry dates (ISO 19005-3); ours are fixed, as the bytes must not depend on when they are made.
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - written as it stands and marked Z by WeasyPrint


def pdf(kind: str, context: object, *, fonts: Path) -> bytes:
    """The paper as PDF/A-3u with `case.json` inside, set in the fonts that `fonts.prepare` put under `fonts`.

    Raises RenderError when a field or a resource is missing: never a paper with a hole. Not for two threads
    at once: Pango's font map is shared.
    """
    return written(kind_of(kind, context).style, html(kind, context), data_bytes(context), fonts=fonts)


def written(style: str, text: str, data: bytes, *, fonts: Path) -> bytes:
    """HTML set with one of our style sheets, `data` attached; raises RenderError for whatever WeasyPrint complains of. A character
    that no face has is replaced, and named in a note (`legible.py`)."""
    _point_to(fonts)
    hiding = legible.hiding(text)
    result, lacking = _set(style, legible.replaced(text, hiding), data)
    if lacking:
        result, _ = _set(style, legible.replaced(text, hiding | lacking), data)
    return result


def _set(style: str, text: str, data: bytes) -> tuple[bytes, set[str]]:
    """The paper, and the characters that it would show as empty boxes; raises RenderError for any other complaint."""
    from weasyprint import HTML, Attachment

    from documents.fence import Fence

    fence = Fence()
    attachment = Attachment(string=data, name="case.json", description="文书数据", created=_EPOCH, modified=_EPOCH, relationship="Source")
    with _complaints() as heard:
        result = _printed(HTML(string=text, url_fetcher=fence), style, attachment)
    complaints = [*heard.messages, *(f"引用了不可取用的资源 {url}" for url in fence.refused)]
    if complaints:
        raise RenderError(f"文书不能完整生成：{'；'.join(dict.fromkeys(complaints))}")
    return result, heard.lacking


def _printed(document: Any, style: str, attachment: Any) -> bytes:
    try:
        result = document.write_pdf(
            font_config=_font_configuration(),
            stylesheets=[_stylesheet("page.css"), _stylesheet(style)],
            attachments=[attachment],
            pdf_variant="pdf/a-3u",
        )
    except Exception as error:
        raise RenderError(f"文书不能完整生成：{type(error).__name__} {error}") from error
    assert isinstance(result, bytes)
    return result


def _point_to(fonts: Path) -> None:
    """Makes fontconfig read our folder alone; raises RenderError when it is not prepared, or it is too late."""
    config = str(fonts / "fonts.conf")
    if not Path(config).is_file():
        raise RenderError(f"字体目录尚未准备：{fonts}")
    if "weasyprint" in sys.modules and os.environ.get("FONTCONFIG_FILE") != config:
        raise RenderError("排版程序已用别的字体启动")
    os.environ["FONTCONFIG_FILE"] = config


@cache
def _font_configuration() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _stylesheet(name: str) -> Any:
    from weasyprint import CSS

    from documents.fence import Fence

    text = (files("documents") / "styles" / name).read_text(encoding="utf-8")
    return CSS(string=text, url_fetcher=Fence(), font_config=_font_configuration())


class _Collector(logging.Handler):
    """Turns what WeasyPrint would only log into reasons to refuse the paper, or to set it again."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []
        self.lacking: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith(".notdef glyph") and isinstance(record.args, tuple):
            self.lacking.add(str(record.args[0]))
        else:
            self.messages.append(record.getMessage())


@contextmanager
def _complaints() -> Iterator[_Collector]:
    collector, logger = _Collector(), logging.getLogger("weasyprint")
    logger.addHandler(collector)
    try:
        yield collector
    finally:
        logger.removeHandler(collector)
