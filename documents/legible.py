"""What a paper prints in place of a character that it cannot show: 〓, as compositors put it, and a note that names them all.

Nothing new holds such a character (`states/text.py` refuses it where it is typed), but entries of earlier releases may, and
they must not keep a dossier or a paper from being made. The embedded data hold the text as it is.
"""

import re
from collections.abc import Iterable

STAND_IN = "〓"

#: What could make a paper read differently from its data: direction marks, controls; a page's own line ends and tabs stay.
_HIDING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def hiding(html: str) -> set[str]:
    """The characters of this kind in a page."""
    return set(_HIDING.findall(html))


def replaced(html: str, lacking: Iterable[str]) -> str:
    """The page without these characters, which a note at its end names; unchanged when there are none."""
    codes = sorted(ord(char) for char in lacking)
    if not codes:
        return html
    note = f"{STAND_IN} 处原有不能打印的字符（{'、'.join(f'U+{code:04X}' for code in codes)}），原文见所附 case.json。"
    printed = html.translate(dict.fromkeys(codes, STAND_IN))
    return printed.replace("</body>", f'<p class="lacking">{note}</p>\n</body>')
