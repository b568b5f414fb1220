"""Rules that stand on many rows: who may act, no hold, no date from the future."""

from datetime import date, datetime
from functools import cache

from states import labels
from states.calendar import today
from states.case import Case, Subject
from states.facts import Facts
from states.inputs.base import OUTSIDER, PERSON, UPLOAD, found, is_outsider, people_named
from states.regulation import Regulation
from states.rule import Rule, Verdict, met, not_applicable, refused, rule
from states.stages import HoldState, Seat


def seats_of(state: Subject, facts: Facts) -> frozenset[Seat]:
    """The seats the actor holds here; being a completer of *this* achievement is a seat too."""
    actor = facts.acting()
    held = actor.seats - {Seat.COMPLETER}
    named = state.completer_ids() if not isinstance(state, Case) else facts.completers()
    if actor.id in named or (not named and Seat.COMPLETER in actor.seats):
        held |= {Seat.COMPLETER}
    return held


@cache
def seat_held(allowed: tuple[Seat, ...]) -> Rule:
    """The rule that the actor holds one of the line's seats."""

    def check(state: Subject, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
        held, names = seats_of(state, facts), "、".join(labels.SEAT[s] for s in allowed)
        used = {"allowed": [s.value for s in allowed], "held": sorted(s.value for s in held)}
        if held & set(allowed):
            return met(f"由{names}办理", **used)
        return refused(f"本步骤由{names}办理，{facts.acting().name}不在其列", **used)

    return Rule("seat_held", "由规定席位办理", ("本单位制度",), check)


@rule("案件未中止且无未决异议", "本单位制度")
def not_held(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A suspension or an open objection freezes every row but its own answer and the exits."""
    if state.hold.state is HoldState.HELD:
        return refused(f"案件已中止：{state.hold.reason}", hold="held")
    waiting = [o.n for n in state.notices for o in n.open_objections()]
    if waiting:
        return refused(f"有 {len(waiting)} 件异议尚未答复，答复前不得推进", objections=list(waiting))
    return met("未中止，无未决异议", hold="active")


@rule("所填日期不晚于今日", "设计约定")
def not_in_the_future(state: Subject, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What is recorded as done cannot lie ahead of the log's own clock."""
    if facts.given is None:
        return not_applicable("尚未填写日期")
    late = [d for d in _dates(facts.given.model_dump()) if d > today(at)]
    if late:
        return refused(f"所填日期 {max(late)} 晚于今日 {today(at)}", latest=str(max(late)), today=str(today(at)))
    return met("所填日期均不晚于今日", today=str(today(at)))


def _dates(value: object) -> list[date]:
    if isinstance(value, date):
        return [value]
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        return [d for member in value for d in _dates(member)]
    return []


@rule("人员按编号登记，姓名以本单位人员记录为准", "设计约定")
def people_known(state: Subject, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Who is named is there, under the name that goes with the number; who is of no such number is named as an outsider."""
    if facts.given is None:
        return not_applicable("尚未填写人员")
    named = dict.fromkeys((*people_named(facts.given), *((person, "") for person in found(facts.given, PERSON))))
    known = {person: facts.people.get(person) for person, _ in named if not is_outsider(person)}
    strange = sorted(person for person, record in known.items() if record is None)
    if strange:
        return refused(f"没有编号为{'、'.join(strange)}的人员；外单位人员的编号写作“{OUTSIDER}”加姓名", strange=strange)
    wrong = [
        f"{person} 是{record.name}，不是{name}" for person, name in named if name and (record := known.get(person)) and record.name != name
    ]
    if wrong:
        return refused(f"编号与姓名不符：{'；'.join(wrong)}", wrong=wrong)
    return met("所列人员均在人员记录中，或者注明为外单位人员", people=sorted({person for person, _ in named}))


@rule("所附材料均已上传", "电子签名法5", "设计约定")
def attachments_present(state: Subject, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Evidence named by hash must be in the store: a reference to nothing proves nothing."""
    if facts.given is None:
        return not_applicable("尚未填写材料")
    named = sorted(set(found(facts.given, UPLOAD)))
    if not named:
        return not_applicable("没有引用材料")
    missing = [h for h in named if h not in facts.elsewhere.attachments]
    if missing:
        return refused(f"有 {len(missing)} 份材料未上传：{'、'.join(h[:12] for h in missing)}", missing=list(missing))
    return met(f"{len(named)} 份材料均已上传", *named, count=len(named))
