"""The sample case that is refused by every rule it meets, and mended each time, from disclosure to payment.

What was refused and which lines were walked is read from the log alone, and compared by ``anxin demo``.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from workflow.demo.any_player import AnyPlayer
from workflow.demo.player import Player
from workflow.demo.refused import approval, contract, control, money, notice
from workflow.demo.trial import Trial
from workflow.reads import catalogue
from workflow.store import log
from workflow.trail.entry import read
from workflow.transaction import ACCESS, CASE, reading

#: Rules on the lines walked that nothing the sample does can break, each with the reason; the features show them refusing.
ELSEWHERE: Mapping[str, str] = {
    "vat_known": "样例的到账日都在增值税规定已知的期间",
    "receipt_stands_alone": "样例的到账没有更正过，没有差额轮次",
    "documents_are_of_the_thing": "样例转让的是发明专利，权利要求书、说明书它都有",
}


@dataclass(frozen=True, slots=True)
class Attempts:
    """(action, rule) pairs: refused at least once; standing on the lines walked (backstops and notes left out)."""

    refused: frozenset[tuple[str, str]]
    walked: frozenset[tuple[str, str]]


def refused_then_mended(player: Player) -> tuple[str, Attempts]:
    """Play the case; the straight one is already there, and its numbers may not be used again."""
    start = _sizes(player)
    achievement, case = mended(player)
    return case, _outcome(player, case, achievement, start)


def mended(player: AnyPlayer) -> tuple[str, str]:
    """The achievement and the case, whoever plays them."""
    trial = Trial(player)
    achievement = control.achievement(trial)
    case = approval.proposal(trial, achievement)
    approval.review(trial, case, achievement)
    notice.notice(trial, case)
    approval.decision(trial, case)
    contract.contract(trial, case, achievement)
    money.noticed(trial, case)
    contract.registration(trial, case)
    money.paid(trial, case)
    return achievement, case


def _sizes(player: Player) -> dict[str, int]:
    with reading(player.house) as connection:
        heads = {kind: log.head(connection, player.unit, kind) for kind in (CASE, ACCESS)}
    return {kind: head.size if head else 0 for kind, head in heads.items()}


def _outcome(player: Player, case: str, achievement: str, start: dict[str, int]) -> Attempts:
    """From the log alone: what was refused since the case began, and the lines that it and its achievement walked."""
    with reading(player.house) as connection:
        found = [read(r.leaf) for kind, size in start.items() for r in log.entries(connection, player.unit, kind, after=size - 1)]
    refused = {(e.action, f["rule"]) for e in found for f in e.findings if e.body["kind"] == "refused" and f["outcome"] == "refused"}
    steps = {(e.action, e.body["source"]) for e in found if e.body["kind"] == "step" and e.case in {case, achievement}}
    lines = [line for line in catalogue.rules() if (line["action"], line["source"]) in steps and not line["automatic"]]
    asked = {(line["action"], r["rule"]) for line in lines for r in line["rules"] if not r["backstop"] and not r["informs"]}
    walked = {(action, rule) for action, rule in asked if rule not in ELSEWHERE}
    return Attempts(frozenset(refused), frozenset(walked))
