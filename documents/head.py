"""What every paper carries, and the small parts that several papers share.

Contexts hold plain values only (text, integers, dates, tuples of such): they are embedded in the paper as JSON.
Money is in 分, shares in 0.0001 % (100 % = 1 000 000). Empty text means that there is nothing to say: what was
asked and left empty prints "/", what nobody was asked is left out.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Unit, number and standing of a paper.

    `number` is the paper's own number and stays empty on a draft. `issued_at` is the moment of issue as readers see
    it ("2026年3月20日 10:30"). `terms_hash` is the hex hash of the terms that the paper cites, empty when there are
    none yet; `supersedes` the number of the paper that this one replaces. `verify_url` goes into the QR code. Raises ValueError when an issued paper lacks number, time or address.
    """

    unit: str
    number: str
    version: int
    sandbox: bool
    draft: bool
    issued_at: str
    verify_url: str
    terms_hash: str
    supersedes: str = ""

    def __post_init__(self) -> None:
        if not self.draft and not (self.number and self.issued_at and self.verify_url):
            raise ValueError("正式签发的文书须有编号、签发时间和核验网址")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One sign-off: what was said from a seat, by whom, and for whom when a stand-in spoke ("乙 代 甲").

    Without a verdict the cell is printed empty, to be filled in by hand.
    """

    seat: str
    name: str
    verdict: str
    text: str
    on: date | None
    on_behalf_of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """The unit's own regulation as pinned by the case: the yardstick of diligence (浙江条例 19)."""

    title: str
    version: str
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A screening question, as it was asked, with its answer; ``about``: the achievement, where a paper has several."""

    question: str
    affirmative: bool
    about: str = ""
