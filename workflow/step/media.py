"""What files may be kept as evidence, told by their bytes alone: kept and handed back as they came, never shown inline.

The name says nothing: whoever uploads gives it. What an office really has is let in, old Word and WPS files among it, scans,
a telephone's pictures and text in the encodings of this country; what cannot be told is refused, a program for one.
"""

import codecs

from workflow.errors import InvalidInput

#: How the bytes begin, by media type.
_STARTS: dict[bytes, str] = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"II*\x00": "image/tiff",
    b"MM\x00*": "image/tiff",
    b"PK\x03\x04": "application/zip",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "application/x-ole-storage",  # .doc, .xls, .ppt, .wps
}
_PDF, _PDF_WITHIN = b"%PDF-", 1024  #: scanners write a byte order mark or a line before it, and readers take that
_HEIC = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})  #: brands of a telephone's pictures
_TEXTS = {
    "utf-8": "text/plain",
    "gb18030": "text/plain; charset=GB18030",
    "utf-16": "text/plain; charset=UTF-16",
}
_BLANKS = frozenset("\t\n\v\f\r")

#: Every media type that an upload may have.
TYPES: tuple[str, ...] = tuple(dict.fromkeys(("application/pdf", *_STARTS.values(), "image/heic", *_TEXTS.values())))


def media_type(content: bytes) -> str:
    """By the bytes; raises InvalidInput for what is not kept."""
    found = next((kind for start, kind in _STARTS.items() if content.startswith(start)), "")
    if not found and _PDF in content[: _PDF_WITHIN + len(_PDF)]:
        found = "application/pdf"
    if not found and content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        found = "image/heic"
    found = found or _text(content)
    if not found:
        raise InvalidInput([("附件", "只收 PDF、图片（PNG、JPEG、TIFF、HEIC）、Office 与 WPS 文档、压缩包（zip）和文本")])
    return found


def _text(content: bytes) -> str:
    """The media type of a text; "" for what is none. UTF-16 only with its mark: it takes any bytes for letters."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and all(char >= " " or char in _BLANKS for char in text):
            return _TEXTS[encoding]
    return ""
