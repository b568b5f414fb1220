"""Text as people type and paste it, settled once at the door: what is kept, what two spellings have in common, what prints.

What is stripped shows nothing on paper and can hide anything: zero-width characters, direction marks, variation selectors
(a name then prints in its standard form). Look-alike radicals, which copying out of a PDF leaves behind, become the Han
characters that they look like; the rest is brought to NFC. What has no glyph in the faces that papers are set in
(`prints.py`) is refused where it is typed. Entries of earlier releases are never
read again by this.
"""

import re
import unicodedata

from states.prints import code_points

#: Unicode's Default_Ignorable_Code_Point.
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_KANGXI = range(0x2F00, 0x2FD6)
#: By what Unicode says, the Han characters that the CJK radicals from 2E81 on look like; one looks like none.
_SUPPLEMENT = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵\u2e9a旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝"
    "𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_LOOKALIKE = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **dict(enumerate(_SUPPLEMENT, start=0x2E81)),
    0x2800: " ",  # the Braille cell without dots
}
_BLANKS = re.compile(r"\s+")


def settled(text: str) -> str:
    """The text without what shows nothing, its radicals as Han, each line end as one newline."""
    return unicodedata.normalize("NFC", _BREAK.sub("\n", _IGNORED.sub("", text)).translate(_LOOKALIKE))


def one_line(text: str) -> str:
    """As `settled`, on one line: line ends and tabs become spaces, none at either end."""
    return " ".join(filter(None, re.split(r"[ \t\n]*[\t\n][ \t\n]*", settled(text)))).strip()


def folded(text: str) -> str:
    """What two spellings of one name have in common: widths, case and blanks set aside. To compare, never to show."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", settled(text)).casefold())


def refusal(text: str) -> str:
    """In Chinese, the first character of a settled text that no paper could show; "" when all print."""
    lacking = next((char for char in text if ord(char) not in code_points() and char not in "\t\n"), "")
    shown = f"“{lacking}”" if lacking.isprintable() else ""
    return lacking and f"含有不能打印的字符{shown}（U+{ord(lacking):04X}）"
