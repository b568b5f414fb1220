"""Where each thing has its address under ``/api/v1``, and where each action is posted. One action, one address."""

from collections.abc import Mapping
from inspect import Parameter, signature
from typing import Annotated, Any

from fastapi import Path

from states import naming
from states.case import Subject
from states.lifecycles import LIFE_CYCLES, SPINES, Cycle, spine_of
from states.naming import MemberId, Target, pattern
from states.stages import NEW, LifeCycle
from states.step import Kind
from states.table import LINES, STEPS, TABLE_OF
from workflow.errors import NotFound

ROOT = "/api/v1"

AchievementId = Annotated[str, Path(pattern=f"^{pattern(LifeCycle.ACHIEVEMENT)}$", examples=["A2026-0001"])]
CaseId = Annotated[str, Path(pattern=f"^{pattern(LifeCycle.CASE)}$", examples=["C2026-0001"])]
TaskId = Annotated[str, Path(pattern=rf"^{pattern(LifeCycle.CASE)}-[1-9][0-9]{{0,3}}\.[0-9]{{1,3}}$", examples=["C2026-0001-1.0"])]
RoundNumber = Annotated[int, Path(ge=1, le=9999, examples=[1])]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", examples=["0" * 64])]
Sequence = Annotated[int, Path(ge=0, lt=2**53, examples=[0])]


def _own(cycle: Cycle) -> tuple[str, dict[str, Any]]:
    """The path template of one object of the life cycle, and the parameters in it by name."""
    spine = spine_of(cycle.key)
    if cycle.prefix:
        return f"/{cycle.folder}/{{{cycle.key}}}", {cycle.key: _id(pattern(cycle.key), f"{cycle.prefix}2026-0001")}
    if cycle.apart:
        regex, example = f"{pattern(spine.key)}-{cycle.mark}[1-9][0-9]{{0,3}}", f"{spine.prefix}2026-0001-{cycle.mark}1"
        return f"/{cycle.folder}/{{{cycle.key}}}", {cycle.key: _id(regex, example)}
    path, within = _own(spine)
    if cycle.many:
        return f"{path}/{cycle.folder}/{{n}}", within | {"n": RoundNumber}
    return (f"{path}/{cycle.folder}" if cycle.folder else path), within


def _id(regex: str, example: str) -> Any:
    return Annotated[str, Path(pattern=f"^{regex}$", examples=[example])]


#: Where an object of each life cycle has its address, and the parameters of it.
OWN: dict[LifeCycle, str] = {cycle.key: _own(cycle)[0] for cycle in LIFE_CYCLES.values()}
PARAMETERS: dict[LifeCycle, dict[str, Any]] = {cycle.key: _own(cycle)[1] for cycle in LIFE_CYCLES.values()}
#: Actions that make their object, which has no address before: a subject is posted to its list, the rest at their subject.
CREATING = frozenset(s.action for s in STEPS if s.source == NEW)
LISTS = {cycle.key: f"/{cycle.folder}" for cycle in SPINES.values()}

#: What a person may post, in the table's order; automatic lines have no address.
POSTED: tuple[str, ...] = tuple(dict.fromkeys(s.action for s in STEPS if not s.automatic))


def place(action: str) -> str:
    """The path template that an action is posted to."""
    if LINES[action].kind is Kind.TASK:
        return f"/tasks/{{task}}/{action}"
    return LISTS[TABLE_OF[action]] if makes_subject(action) else f"{OWN[posted_at(action).key]}/actions/{action}"


def makes_subject(action: str) -> bool:
    return action in CREATING and TABLE_OF[action] in SPINES


def posted_at(action: str) -> Cycle:
    """The life cycle at whose object an action is posted: of one that makes its object, the subject's."""
    table = TABLE_OF[action]
    return spine_of(table) if action in CREATING else LIFE_CYCLES[table]


def href(action: str, subject: str, target: str) -> str:
    """The address to post an action to for this subject and this member or task."""
    if LINES[action].kind is Kind.TASK:
        return ROOT + place(action).format(task=naming.TaskId(subject, Target.read(target)))
    return ROOT + _filled(place(action), posted_at(action), subject, target)


def _filled(template: str, cycle: Cycle, subject: str, target: str) -> str:
    values = {str(spine_of(cycle.key).key): subject, "n": target}
    return template.format(**values | ({str(cycle.key): str(MemberId(subject, cycle.key, target))} if cycle.apart else {}))


def named(cycle: Cycle, values: Mapping[str, Any]) -> tuple[str, str]:
    """The subject and the target that the parameters of a path name; raises NotFound."""
    if cycle.apart:
        found = MemberId.read(values[cycle.key])
        if found is None or found.cycle is not cycle.key:
            raise NotFound(f"没有编号为 {values[cycle.key]} 的{cycle.label}")
        return found.subject, found.key
    return values[spine_of(cycle.key).key], str(values.get("n", ""))


def on_path(endpoint: Any, cycle: Cycle) -> Any:
    """The endpoint, its ``**values`` declared as the parameters of the path of the life cycle's objects."""
    own = signature(endpoint)
    kept = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in own.parameters.values() if p.kind is not Parameter.VAR_KEYWORD]
    within = [Parameter(name, Parameter.KEYWORD_ONLY, annotation=type_) for name, type_ in PARAMETERS[cycle.key].items()]
    endpoint.__signature__ = own.replace(parameters=[*within, *kept])
    return endpoint


def members_of(subject: Subject) -> dict[str, list[str]]:
    """Addresses of what hangs on a subject, where there may be several."""
    several = [cycle for cycle in LIFE_CYCLES.values() if cycle.many and cycle.belongs(subject)]
    return {c.folder: [ROOT + _filled(OWN[c.key], c, subject.id, key) for key in c.members(subject)] for c in several}
