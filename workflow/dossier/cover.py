"""The context of the dossier's cover: the case in brief, its timeline, its log, the 27 duties."""

from collections.abc import Sequence
from datetime import date

from documents.head import Head
from documents.head import Regulation as Pinned
from documents.papers.dossier.paper import Dossier, DutyRow, Log, Step
from states import labels
from states.calendar import SHANGHAI
from states.case import Case
from states.facts import Facts
from states.objects import OBJECTS, Moved
from states.regulation import Regulation
from states.road import UNNAMED, road_of
from states.stages import FINAL, STAGE_OF, CaseState, LifeCycle
from states.table import LINES, STEPS
from workflow import clock
from workflow.step.entries import REFUSED
from workflow.trail.entry import Entry
from workflow.trail.verify import STEP

#: By action and where it starts: the first contract is drawn up, the next one drawn up anew.
TITLES = {(step.action, step.source): step.title for step in STEPS}
OTHER = {"attached": "上传材料", "dossier_exported": "导出案卷"}


def context(
    case: Case,
    facts: Facts,
    regulation: Regulation,
    head: Head,
    *,
    entries: Sequence[Entry],
    duties: tuple[DutyRow, ...],
    log: Log,
    exported_by: str,
) -> Dossier:
    """``entries``: those of the case itself, in order."""
    terms, road = case.terms, road_of(case.terms) if case.terms else None
    days = [clock.day(clock.read(e.at)) for e in entries]
    return Dossier(
        head=head,
        case=case.id,
        project="、".join(a.title for a in facts.achievements),
        number_name=(road.moved if road else _first(facts)).number_name,
        numbers=_numbers(facts),
        mode=road.name if road else "转化方式未定",
        pricing_method=road.method.name if road else "定价方式未定",
        giver=road.act.giver if road else "本单位",
        taker=road.act.taker if road else UNNAMED,
        transferor=facts.unit_name,
        transferee=terms.buyer.name if terms else "",
        related=terms.related if terms else False,
        price=terms.price if terms else None,
        contract_number=case.contract.number if case.contract else "",
        registration_number=case.registration.number if case.registration else "",
        state=labels.STATE[LifeCycle.CASE][case.state],
        opened_on=days[0],
        closed_on=_closed(case, entries, days),
        exported_by=exported_by,
        regulation=Pinned(title=regulation.title, version=regulation.version, content_hash=facts.regulation_hash),
        log=log,
        timeline=_timeline(entries, facts),
        duties=duties,
    )


def _first(facts: Facts) -> Moved:
    """What the first achievement is: a case holds things of one kind once its terms are settled."""
    return OBJECTS[facts.achievements[0].kind]


def _numbers(facts: Facts) -> tuple[str, ...]:
    """Of the achievements, each as its kind is numbered."""
    return tuple(number for a in facts.achievements if (number := OBJECTS[a.kind].number(a)))


def _closed(case: Case, entries: Sequence[Entry], days: Sequence[date]) -> date | None:
    ends = {s.value for s in FINAL}
    closing = [d for e, d in zip(entries, days, strict=True) if e.body.get("destination") in ends]
    return closing[-1] if closing and case.state in FINAL else None


def _title(entry: Entry) -> str:
    """Of what did not come to pass only the action is kept: where its lines are titled differently, the first's."""
    taken = TITLES.get((entry.action, str(entry.body.get("source", ""))))
    line = LINES.get(entry.action)
    return taken or (line.title if line else OTHER.get(entry.action, entry.action))


def _timeline(entries: Sequence[Entry], facts: Facts) -> tuple[Step, ...]:
    """Steps, refusals among them; the stage is the one the case was in when it happened."""
    steps, stage = [], STAGE_OF[CaseState.INTERNAL_CONTROL]
    for entry in entries:
        if entry.body.get("kind") == STEP and entry.body["table"] == LifeCycle.CASE:
            stage = STAGE_OF[CaseState(entry.body["destination"])]
        what = _title(entry)
        who = found.name if (found := facts.people.get(entry.actor)) else "系统"
        steps.append(
            Step(
                seq=entry.seq,
                when=f"{clock.read(entry.at).astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
                stage=labels.STAGE[stage],
                what=f"{what}（未予办理）" if entry.body.get("kind") == REFUSED else what,
                who=who,
            )
        )
    return tuple(steps)
