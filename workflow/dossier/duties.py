"""The duty → evidence matrix of a case (domain §3.4): for each of the 27 duties, which entries prove it, or why none does.

What proves a duty is the entry of an act that the rules let through; a duty without one is *absent*, never assumed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from documents.duties import DUTIES
from documents.papers.dossier.paper import ABSENT, NOT_APPLICABLE, PRESENT, DutyRow, Evidence
from states.achievement import Leadership
from states.calendar import SHANGHAI
from states.case import Case
from states.facts import Facts
from states.notice import NoticeKind
from states.road import road_of
from states.stages import NoticeState
from states.table import LINES
from workflow.clock import read
from workflow.dossier.pieces import PIECES, Piece, leaders, steps
from workflow.trail.entry import Entry, leaf, leaf_hash
from workflow.trail.verify import STEP


@dataclass(frozen=True, slots=True)
class Proof:
    """What is said of a duty while a step that proves it is missing; when the duty does not apply."""

    absent: str
    spared: Callable[[Case, Facts], str] = lambda _case, _facts: ""


def _no_conflict(case: Case, facts: Facts) -> str:
    """Whoever completed the achievement gives no organ's opinion, and has none to be kept from."""
    declared = [r for r in case.relations if r.related]
    if not case.relations or any(r.person not in facts.completers() for r in declared):
        return ""
    if declared:
        return f"声明利害关系的{'、'.join(r.name for r in declared)}是完成人，不参与审核和决策，无须回避"
    return "" if case.terms is not None and case.terms.related else "无人声明利害关系，无须回避"


def _no_objection(case: Case, _facts: Facts) -> str:
    over = any(n.state is NoticeState.ENDED for n in case.notices if n.kind is NoticeKind.PRICE)
    return "公示期间未收到异议" if over and not any(n.objections for n in case.notices) else ""


def _no_leader(case: Case, facts: Facts) -> str:
    """Not applicable only where neither the scheme nor a disclosure names a leader among those who receive."""
    if case.scheme is None or any(leaders(case, facts)):
        return ""
    told = [c.name for a in facts.achievements for c in a.completers if c.leadership is not Leadership.NONE]
    return f"完成人{'、'.join(told)}担任领导职务，不在分配名单中" if told else "分配名单中没有担任领导职务的人员"


def _no_priority(case: Case, _facts: Facts) -> str:
    return road_of(case.terms).spared("priority_answered") if case.terms else ""


def _no_price_notice(case: Case, _facts: Facts) -> str:
    method = road_of(case.terms).method if case.terms else None
    return "" if method is None or method.price_notice else f"{method.name}不公示拟交易价格"


def _no_transfer(case: Case, _facts: Facts) -> str:
    road = road_of(case.terms) if case.terms else None
    return "" if road is None or road.act.moves_title else f"{road.name}不转移权利"


def _no_market(case: Case, _: Facts) -> str:
    return road_of(case.terms).method.no_market if case.terms else ""


PROOFS: dict[str, Proof] = {
    "EV-01": Proof("尚未披露或登入台账"),
    "EV-02": Proof("尚未审查权属"),
    "EV-03": Proof("完成人尚未全部签名"),
    "EV-04": Proof("尚未作保密与出口审查"),
    "EV-05": Proof("尚未征询完成人的优先受让权", _no_priority),
    "EV-06": Proof("完成人团队尚未同意"),
    "EV-07": Proof("尚未核查相对方"),
    "EV-08": Proof("尚未作关联声明"),
    "EV-09": Proof("存在利害关系，尚无回避记录", _no_conflict),
    "EV-10": Proof("尚未比较转化方式"),
    "EV-11": Proof("尚未说明定价"),
    "EV-12": Proof("决策机构尚未作出决定"),
    "EV-13": Proof("公示尚未期满", _no_price_notice),
    "EV-14": Proof("公示尚未期满，或异议尚未答复", _no_objection),
    "EV-15": Proof("尚未确定定价方式", _no_market),
    "EV-16": Proof("合同尚未签署并核对"),
    "EV-17": Proof("尚未取得登记证明"),
    "EV-18": Proof("价款尚未到账"),
    "EV-19": Proof("尚未计算净收入"),
    "EV-20": Proof("尚未分配"),
    "EV-21": Proof("奖励公示尚未期满"),
    "EV-22": Proof("本系统尚不记录扣缴申报与备案，请另附凭证"),
    "EV-23": Proof("尚未分配，或者领导人员本人的声明没有记录", _no_leader),
    "EV-24": Proof("尚未办理权属变更", _no_transfer),
    "EV-25": Proof("本系统尚不记录履约跟踪"),
    "EV-26": Proof("本系统尚不生成年度报告"),
    "EV-27": Proof("日志为空"),
}


def proving() -> dict[str, frozenset[str]]:
    """By duty the actions that prove it, all of them needed, as the lines of the table say; raises AssertionError for a duty
    that is none, and for one without its sentence."""
    found: dict[str, frozenset[str]] = {duty.id: frozenset() for duty in DUTIES}
    assert found.keys() == PROOFS.keys(), "duties and their sentences differ"
    for line in LINES.values():
        for duty in line.proves:
            assert duty in found, f"{line.action} proves {duty}, which is no duty"
            found[duty] |= {line.action}
    return found


PROVING = proving()


def matrix(case: Case, facts: Facts, entries: Sequence[Entry]) -> tuple[DutyRow, ...]:
    """All rows, in the order of their numbers; ``entries``: the case's and its achievements', in log order."""
    taken = [e for e in entries if e.body.get("kind") == STEP]
    rows = []
    for duty in DUTIES:
        proof = PROOFS[duty.id]
        spared = proof.spared(case, facts)
        pieces = _pieces(duty.id, case, facts)
        found = [] if spared else _evidence(pieces, taken, facts)
        status = NOT_APPLICABLE if spared else PRESENT if found else ABSENT
        rows.append(
            DutyRow(
                id=duty.id,
                duty=duty.duty,
                required=duty.required,
                basis=duty.basis_for(facts.regime),
                stage=duty.stage,
                status=status,
                evidence=tuple(found),
                note=spared or ("" if found else _absent(proof, pieces, taken)),
            )
        )
    return tuple(rows)


def _absent(proof: Proof, pieces: Sequence[Piece], taken: Sequence[Entry]) -> str:
    """What is missing: by name where part of it is there, or where it is one person's."""
    missing = _missing(pieces, taken)
    named = len(missing) < len(pieces) or any(piece.person for piece in pieces)
    return f"{proof.absent}：缺{'、'.join(missing)}" if missing and named else proof.absent


def _pieces(duty: str, case: Case, facts: Facts) -> tuple[Piece, ...]:
    return PIECES[duty](case, facts, PROVING[duty]) if duty in PIECES else steps(PROVING[duty])


def _evidence(pieces: Sequence[Piece], taken: Sequence[Entry], facts: Facts) -> list[Evidence]:
    """Entries of the pieces to be listed, in their order, if there is one of each piece."""
    if not pieces or _missing(pieces, taken):
        return []
    found = [e for e in taken if any(piece.listed and piece.found(e) for piece in pieces)]
    return [Evidence(seq=e.seq, leaf=leaf_hash(leaf(e)).hex(), who=_name(e.actor, facts), when=_when(e)) for e in found]


def _missing(pieces: Sequence[Piece], taken: Sequence[Entry]) -> list[str]:
    return [piece.name for piece in pieces if not any(piece.found(e) for e in taken)]


def _name(actor: str, facts: Facts) -> str:
    return "系统" if actor == "system" else facts.people.name(actor)


def _when(entry: Entry) -> str:
    return f"{read(entry.at).astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
