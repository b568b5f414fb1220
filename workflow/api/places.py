"""Where each thing has its address under ``/api/v1``, and where each action is posted. One action, one address."""

from typing import Annotated

from fastapi import Path

from states.case import Case
from states.stages import NEW, LifeCycle
from states.step import Kind
from states.table import LINES, STEPS, TABLE_OF

ROOT = "/api/v1"

AchievementId = Annotated[str, Path(pattern=r"^A[0-9]{4}-[0-9]{4,8}$", examples=["A2026-0001"])]
CaseId = Annotated[str, Path(pattern=r"^C[0-9]{4}-[0-9]{4,8}$", examples=["C2026-0001"])]
NoticeId = Annotated[str, Path(pattern=r"^C[0-9]{4}-[0-9]{4,8}-N[1-9][0-9]{0,3}$", examples=["C2026-0001-N1"])]
TaskId = Annotated[str, Path(pattern=r"^C[0-9]{4}-[0-9]{4,8}-[1-9][0-9]{0,3}\.[0-9]{1,3}$", examples=["C2026-0001-1.0"])]
RoundNumber = Annotated[int, Path(ge=1, le=9999, examples=[1])]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]
Sequence = Annotated[int, Path(ge=0, lt=2**53, examples=[0])]

OWN = {
    LifeCycle.ACHIEVEMENT: "/achievements/{achievement}",
    LifeCycle.CASE: "/cases/{case}",
    LifeCycle.HOLD: "/cases/{case}",
    LifeCycle.NOTICE: "/notices/{notice}",
    LifeCycle.ROUND: "/cases/{case}/rounds/{n}",
    LifeCycle.REGISTRATION: "/cases/{case}/registration",
}
#: Actions that make their object, which has no address before: a subject is posted to its list, the rest on its case.
CREATING = frozenset(s.action for s in STEPS if s.source == NEW)
LISTS = {LifeCycle.ACHIEVEMENT: "/achievements", LifeCycle.CASE: "/cases"}

#: What a person may post, in the table's order; automatic lines have no address.
POSTED: tuple[str, ...] = tuple(dict.fromkeys(s.action for s in STEPS if not s.automatic))


def place(action: str) -> str:
    """The path template that an action is posted to."""
    table = TABLE_OF[action]
    if LINES[action].kind is Kind.TASK:
        return f"/tasks/{{task}}/{action}"
    if action in CREATING:
        return LISTS.get(table) or f"{OWN[LifeCycle.CASE]}/actions/{action}"
    return f"{OWN[table]}/actions/{action}"


def href(action: str, subject: str, target: str) -> str:
    """The address to post an action to for this subject and this notice or round."""
    found = place(action).format(achievement=subject, case=subject, notice=f"{subject}-N{target}", n=target, task=f"{subject}-{target}")
    return f"{ROOT}{found}"


def of_notice(identifier: str) -> tuple[str, str]:
    """The case and the number that a notice's id names."""
    case, _, number = identifier.rpartition("-N")
    return case, number


def of_case(case: Case) -> dict[str, list[str]]:
    """Addresses of what hangs on a case."""
    return {
        "notices": [f"{ROOT}/notices/{case.id}-N{n.key}" for n in case.notices],
        "rounds": [f"{ROOT}/cases/{case.id}/rounds/{r.key}" for r in case.rounds],
    }
