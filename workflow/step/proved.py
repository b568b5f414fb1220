"""What the rules ask of other subjects and of uploads, each fact proved by the log within the step.

Another subject that bears on this one is held against the log like one's own (`subjects.load`), an inclusion against the case
that it names, and which evidence was uploaded is read from the entries themselves. So an invented row is refused, and a changed
one too, at the cost of what was found: the few cases of an achievement, the year's deals with one buyer. What a row was changed
*not* to be found by, no index of ours can tell within a step: `audit check` does, and whoever opens that subject.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from states.achievement import Achievement
from states.case import Case
from states.regulation import content_hash
from states.stages import FINAL
from workflow.errors import RowDiffers
from workflow.store import across as store
from workflow.store import whole
from workflow.subjects import Loaded, bound, checked, load, load_cases, stored
from workflow.trail.entry import again

INCLUDED, TEXT = "关联的成果", "制度文本"  #: what differs, besides a subject's own row


def uploads(connection: Connection, unit: str, owners: Iterable[str]) -> frozenset[str]:
    """Hashes of all that was uploaded to these subjects, as their entries tell."""
    leaves = store.attached(connection, unit, list(dict.fromkeys(owners)))
    return frozenset(str(again(leaf).body["sha256"]) for leaf in leaves)


def cases_with(connection: Connection, unit: str, achievements: Sequence[str], but: str = "") -> tuple[Loaded[Case], ...]:
    """Every case, running or ended, that is about any of these achievements. Raises RowDiffers for one whose row is not as the log
    has it, and for one that is about none of them whatever the inclusions say."""
    found = load_cases(connection, unit, store.cases_on(connection, unit, achievements, but))
    for loaded in found:
        if not set(loaded.subject.achievements) & set(achievements):
            raise RowDiffers(unit, loaded.subject.id, INCLUDED)
    return found


def live_cases_with(connection: Connection, unit: str, achievements: Sequence[str], but: str = "") -> tuple[Loaded[Case], ...]:
    """Those still running."""
    return tuple(case for case in cases_with(connection, unit, achievements, but) if case.subject.state not in FINAL)


def deals_with(connection: Connection, unit: str, buyers: Sequence[str], since: str, but: str = "") -> tuple[Case, ...]:
    """The deals decided with these buyers since a day, other than ``but``. Raises RowDiffers."""
    return tuple(one.subject for one in load_cases(connection, unit, store.deals_with(connection, unit, buyers, since, but)))


def holder_of(connection: Connection, unit: str, column: str, value: str, but: str) -> str:
    """Another live subject with this patent or registration number; "" if none. Raises RowDiffers."""
    found = store.holder_of(connection, unit, column, value, but)
    if found is None:
        return ""
    identifier, table = found
    if table == Case.CYCLE.value:
        return load(connection, unit, identifier, Case).subject.id
    return load(connection, unit, identifier, Achievement).subject.id


def recheck(connection: Connection, unit: str, identifier: str) -> None:
    """Hold whatever differed once more against the log: a subject's row, tasks and inclusions, or (under its own name) the texts of
    the unit's regulations. Raises RowDiffers."""
    if identifier == unit:
        if any(content_hash(row.text) != row.hash for row in whole.regulations(connection, unit)):
            raise RowDiffers(unit, unit, TEXT)
        return
    row = stored(connection, unit, identifier)
    if row is None and bound(connection, unit, identifier):
        raise RowDiffers(unit, identifier, "状态")
    subject = None if row is None else checked(connection, row).subject
    said = set(store.achievements_in(connection, unit, identifier))
    if said != (set(subject.achievements) if isinstance(subject, Case) else set()):
        raise RowDiffers(unit, identifier, INCLUDED)
