"""How far each synthetic achievement and case goes, by its number alone: whoever begins again finds where the last one stopped."""

from collections.abc import Callable
from dataclasses import dataclass

from states.inputs.internal_control import PROMISE
from states.signoff import Matter
from workflow.demo import material, road
from workflow.demo.generate import numbers
from workflow.demo.generate.clerk import Clerk
from workflow.demo.generate.size import Share

#: Prices in turn: decided by the officer, the vice-president, the president's meeting.
PRICES = ("100000.00", "300000.00", "1000000.00")
MEETING = PRICES[2]
DRAFT, DISCLOSED = 8, 9  #: of ten achievements without a case, one stays a draft and one waits for signatures

Life = Callable[[Clerk, str], None]


def achievement(clerk: Clerk, number: int, *, whole: bool) -> None:
    """The achievement with this number in its unit, from 0; ``whole``: up to the ledger, because a case needs it."""
    patent, title = numbers.patent(number), f"合成成果第 {number + 1} 号：一种膜材料的制备方法"
    stop = 0 if whole else number % 10
    if stop not in {DRAFT, DISCLOSED}:
        road.ledgered(clerk, patent, title)
        return
    made = clerk.do("wang", "draft", **material.disclosure(patent, title)).subject
    if stop == DISCLOSED:
        clerk.do("wang", "disclose", made)
        clerk.do("wang", "sign_disclosure", made, promise=PROMISE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What becomes of a unit's cases: the last ``tasks`` of them wait for one opinion each, the others go their ways."""

    share: Share

    def case(self, clerk: Clerk, number: int, achievement: str) -> None:
        """The case with this number in its unit, from 0, up to where its life first lets days pass."""
        price, buyer = PRICES[number % 3], {**material.BUYER, "name": f"合成受让方第 {number + 1} 号", "uscc": numbers.uscc(number)}
        life = self.life(number)
        if life not in {proposing, withdrawn}:
            life(clerk, road.proposed(clerk, achievement, price, buyer=buyer))
            return
        case = clerk.do("zhou", "open", achievements=[achievement]).subject
        clerk.do("zhou", "set_terms", case, **material.terms(price, buyer=buyer))
        life(clerk, case)

    def life(self, number: int) -> Life:
        if number >= self.share.cases - self.share.tasks:
            return WAITING[number % len(WAITING)]
        return OTHERS[number % len(OTHERS)]

    def traded(self, number: int) -> bool:
        """Whether the case goes on to its contract once its notice has run."""
        return number < self.share.cases - self.share.tasks and self.life(number) is noticed


def proposing(clerk: Clerk, case: str) -> None:
    """Its terms are set, the rest is still to come."""


def withdrawn(clerk: Clerk, case: str) -> None:
    """Given up before anybody was asked."""
    clerk.do("zhou", "withdraw", case, reason="合成数据：受让方不再有意向。")


def submitted(clerk: Clerk, case: str) -> None:
    """The college is asked."""


def half_signed(clerk: Clerk, case: str) -> None:
    """All but the legal department have agreed."""
    for person in ("sun", "qian", "zheng"):
        clerk.do(person, "agree", case, clerk.task(case, Matter.REVIEW, person), text="材料齐全，同意。")


def deciding(clerk: Clerk, case: str) -> None:
    """Reviewed; whoever decides is asked."""
    clerk.sign(case, Matter.REVIEW)


def noticed(clerk: Clerk, case: str) -> None:
    """Reviewed, and the price notice is up."""
    clerk.sign(case, Matter.REVIEW)
    road.posted(clerk, case, "price", ("unit_site", "market"))


def trade(clerk: Clerk, case: str, number: int) -> None:
    """The notice's days run, the decision, the contract prepared: the next step issues a paper."""
    road.run_out(clerk, case, "1")
    clerk.do("zhou", "end_notice", case, "1")
    if PRICES[number % 3] == MEETING:
        road.met(clerk, case)
    else:
        clerk.sign(case, Matter.DECISION, "同意转让。")
    authority = clerk.upload("zhou", case, "签署授权书.txt", "")
    clerk.do("zhou", "prepare_contract", case, **material.contract(authority, f"HC-ZR-{case}", clerk.titles(case), PRICES[number % 3]))


WAITING: tuple[Life, ...] = (submitted, half_signed, deciding, noticed)
OTHERS: tuple[Life, ...] = (noticed, proposing, noticed, withdrawn, noticed)
