"""The rooms: what a file must say, what cannot be chosen, what a road is spared."""

from dataclasses import dataclass, fields, replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import pytest

import states.modes
import states.objects
import states.pricing
from documents.kinds import KINDS
from states import labels
from states.case import Case
from states.findings import Outcome
from states.guards import proposal
from states.inputs.proposal import SetTerms
from states.modes import MODES, LegalAct
from states.objects import OBJECTS
from states.pricing import METHODS
from states.road import Road, missing, road_ahead, road_of, roads
from states.rooms import found, registered
from states.stages import CaseState
from states.table import STEPS
from states.terms import Mode, ObjectKind, Pricing, terms_hash
from tests.players.memory import Memory
from tests.states import second
from tests.states.test_terms import TERMS
from tests.states.walk import START, Walk
from workflow.demo import material
from workflow.demo.roads import ROADS
from workflow.demo.roads.road import Deal, DemoRoad

#: Keys without a file so far, whichever they are.
NO_ACT, NO_OBJECT, NO_METHOD = (
    next(key for key in Mode if key.act not in MODES),
    next(key for key in ObjectKind if key not in OBJECTS),
    next(key for key in Pricing if key not in METHODS),
)
ROOMS = ((states.modes, MODES, "mode"), (states.objects, OBJECTS, "object"), (states.pricing, METHODS, "method"))


@dataclass(frozen=True)
class Entry:
    key: str
    word: str


def test_a_room_takes_each_entry_once():
    assert dict(registered(Entry("a", "甲"), Entry("b", "乙"))) == {"a": Entry("a", "甲"), "b": Entry("b", "乙")}
    with pytest.raises(ValueError, match="a stands twice"):
        registered(Entry("a", "甲"), Entry("a", "乙"))


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("absent", LegalAct, "No module named 'states.modes.absent'"),
        ("mode", LegalAct, "states.modes.mode says no MODE"),
        ("assignment", Entry, r"states.modes.assignment says no ASSIGNMENT \(Entry\)"),
    ],
)
def test_a_file_that_is_not_there_or_says_nothing_is_named(name: str, kind: type, said: str):
    with pytest.raises((ImportError, TypeError), match=said):
        found("states.modes", name, kind)


@pytest.mark.parametrize(
    ("room", "part"), [(room, f.name) for _, room, _ in ROOMS for f in fields(next(iter(room.values()))) if f.type in {str, "str"}]
)
def test_a_blank_word_is_refused_by_its_name(room, part):
    with pytest.raises(ValueError, match=f"{part} left blank"):
        registered(replace(next(iter(room.values())), **{part: ""}))


@pytest.mark.parametrize(("package", "room", "form"), ROOMS, ids=lambda part: part if isinstance(part, str) else "")
def test_every_file_of_a_room_is_registered(package: ModuleType, room, form: str):
    files = {name for _, name, _ in iter_modules(package.__path__)} - {form}
    made = {type(entry) for entry in room.values()}
    found = [entry for name in files for entry in vars(import_module(f"{package.__name__}.{name}")).values() if type(entry) in made]
    assert {entry.key for entry in found} == set(room)
    assert len(found) == len(files)


def test_every_key_has_its_word():
    assert (set(labels.MODE), set(labels.OBJECT), set(labels.PRICING)) == (set(Mode), set(ObjectKind), set(Pricing))
    assert {key: method.name for key, method in METHODS.items()}.items() <= labels.PRICING.items()
    assert {key: thing.name for key, thing in OBJECTS.items()}.items() <= labels.OBJECT.items()
    assert {key: act.action for key, act in MODES.items()}.items() <= labels.MODE.items()


def test_what_is_spared_is_a_rule_and_a_contract_is_a_paper():
    rules = {rule.id for step in STEPS for rule in step.guards}
    for _, room, _ in ROOMS:
        for entry in room.values():
            assert set(entry.spared) <= rules
    assert {kind for room in (MODES, OBJECTS) for entry in room.values() for kind in entry.contracts.values()} <= set(KINDS)


@pytest.mark.parametrize(
    ("mode", "thing", "pricing", "absent"),
    [
        (Mode.PATENT_ASSIGNMENT, ObjectKind.PATENT, Pricing.AGREEMENT, ()),
        (Mode.ASSIGNMENT, ObjectKind.PATENT, Pricing.AGREEMENT, ()),
        (NO_ACT, ObjectKind.PATENT, NO_METHOD, (NO_ACT, NO_METHOD)),
        (Mode.ASSIGNMENT, NO_OBJECT, Pricing.AGREEMENT, (NO_OBJECT,)),
    ],
)
def test_what_is_not_built_is_named(mode, thing, pricing, absent):
    assert missing(mode, thing, pricing) == absent


def test_parts_that_do_not_go_together_are_no_road(monkeypatch):
    room = {
        ObjectKind.PATENT: OBJECTS[ObjectKind.PATENT],
        ObjectKind.SOFTWARE: replace(OBJECTS[ObjectKind.PATENT], key=ObjectKind.SOFTWARE),
    }
    monkeypatch.setattr("states.road.OBJECTS", room)
    assert missing(Mode.ASSIGNMENT, ObjectKind.SOFTWARE, Pricing.AGREEMENT) == ("software",)
    act = replace(MODES[Mode.ASSIGNMENT], contracts=dict.fromkeys(ObjectKind, "contract"))
    monkeypatch.setattr("states.road.MODES", {Mode.ASSIGNMENT: act})
    assert missing(Mode.ASSIGNMENT, ObjectKind.SOFTWARE, Pricing.AGREEMENT) == ()
    assert missing(Mode.PATENT_ASSIGNMENT, ObjectKind.SOFTWARE, Pricing.AGREEMENT) == ("software",)


def test_a_thing_may_say_by_which_contract_an_act_before_it_moves_it(monkeypatch):
    software = replace(OBJECTS[ObjectKind.PATENT], key=ObjectKind.SOFTWARE, contracts={Mode.ASSIGNMENT: "software_contract"})
    monkeypatch.setattr("states.road.OBJECTS", dict(OBJECTS) | {ObjectKind.SOFTWARE: software})
    assert missing(Mode.ASSIGNMENT, ObjectKind.SOFTWARE, Pricing.AGREEMENT) == ()
    assert "software_contract" in {road.contract for road in roads()}


def test_a_contract_is_said_by_the_act_or_by_the_thing_and_not_by_both():
    assert [
        (act.key, thing.key)
        for act in MODES.values()
        for thing in OBJECTS.values()
        if {thing.key} & set(act.contracts) and {act.key} & set(thing.contracts)
    ] == []


def test_the_terms_say_their_road():
    road = road_of(TERMS)
    assert (road.act.key, road.moved.key, road.name) == (Mode.ASSIGNMENT, ObjectKind.PATENT, "专利权转让")


def test_a_method_that_finds_the_buyer_later_cannot_be_chosen(monkeypatch):
    walk = Walk().proposing()
    given = SetTerms.model_validate(material.terms("1000000.00"), strict=False)
    monkeypatch.setattr(proposal, "METHODS", {Pricing.AGREEMENT: replace(METHODS[Pricing.AGREEMENT], buyer_known=False)})
    found = proposal.road_is_open(walk.case, replace(walk.facts(), given=given), walk.rules, walk.at)
    assert (found.outcome, found.reason) == (Outcome.REFUSED, "协议定价在决策之后方知相对方，本系统尚不能登记其成交")


def test_a_road_says_what_it_is_spared():
    road = road_of(TERMS)
    spared = Road(replace(road.act, spared={"x": "无须"}), road.moved, replace(road.method, spared={"x": "第二", "y": "不适用"}))
    assert [spared.spared(rule) for rule in ("x", "y", "z")] == ["无须", "不适用", ""]


def test_a_rule_that_a_road_is_spared_answers_with_the_reason(monkeypatch):
    case = Case(id="C", state=CaseState.PROPOSING, seq=1, terms=TERMS, terms_hash=terms_hash(TERMS))
    walk = Walk()
    facts, regulation = walk.facts(), walk.rules
    assert proposal.terms_settled(case, facts, regulation, START).outcome is Outcome.MET
    act = replace(MODES[Mode.ASSIGNMENT], spared={"terms_settled": "此方式不定价款"})
    monkeypatch.setattr("states.road.MODES", {Mode.ASSIGNMENT: act})
    found = proposal.terms_settled(case, facts, regulation, START)
    assert (found.outcome, found.reason, found.rule) == (Outcome.NOT_APPLICABLE, "此方式不定价款", "terms_settled")


def test_the_road_is_that_of_the_terms_being_set():
    walk = Walk()
    bare, settled = walk.case, replace(walk.case, terms=TERMS)
    given = SetTerms.model_validate(material.terms("1000000.00"), strict=False)
    open_road, closed = replace(walk.facts(), given=given), replace(walk.facts(), given=given.model_copy(update={"mode": NO_ACT}))
    assert road_ahead(bare, walk.facts()) is None
    assert road_ahead(walk.achievement, walk.facts()) is None
    assert road_ahead(settled, walk.facts()) == road_ahead(bare, open_road) == road_of(TERMS)
    assert road_ahead(settled, closed) is None


def test_every_road_that_is_built_is_listed():
    assert ("专利权转让", "协议定价") in {(road.name, road.method.name) for road in roads()}
    assert {road.act.key for road in roads()} == set(MODES)


@pytest.mark.parametrize(("part", "key"), [("mode", NO_ACT), ("object", NO_OBJECT), ("pricing", NO_METHOD)])
def test_what_is_not_built_cannot_be_chosen(part: str, key: str):
    walk = Walk().proposing()
    given = SetTerms.model_validate(material.terms("1000000.00"), strict=False).model_copy(update={part: key})
    found = proposal.road_is_open(walk.case, replace(walk.facts(), given=given), walk.rules, walk.at)
    assert (found.outcome, found.facts["missing"]) == (Outcome.REFUSED, [key])


def test_a_mode_without_a_route_is_refused_when_chosen_and_when_submitted():
    """A regulation may speak of what is not built; what it says nothing of has nobody to decide it."""
    rules = second.regulation(NO_ACT)
    walk = Walk().proposing()
    given = SetTerms.model_validate(material.terms("1000000.00"), strict=False)
    chosen = proposal.road_is_open(walk.case, replace(walk.facts(), given=given), rules, walk.at)
    assert (chosen.outcome, chosen.reason) == (Outcome.REFUSED, "本单位制度没有规定专利权转让由谁决策，不能选用")
    for rule in (proposal.seats_filled, proposal.appraised_if_required):
        found = rule(walk.case, walk.facts(), rules, walk.at)
        assert found.outcome is Outcome.REFUSED
        assert found.reason.startswith("本单位制度未规定此类转化的决策路径")
    assert rules.route(NO_ACT, related=False, amount=0) is not None


@pytest.mark.parametrize("road", ROADS.values(), ids=lambda road: f"{road.mode}-{road.object}-{road.pricing}")
def test_a_thing_tells_of_itself_what_pages_and_papers_say(road: DemoRoad):
    """Of the achievement that its road begins with."""
    memory, thing = Memory(), OBJECTS[road.object]
    achievement = memory.achievement(road.play(Deal(player=memory), "", "ledgered").achievement)
    number, shown = thing.number(achievement), thing.shown(achievement)
    assert all([number, thing.sort(achievement), thing.status(achievement), shown, *sum(shown, ())])
    assert number in dict(shown).values()
    filed, last = thing.filed_on(achievement), thing.last_day(achievement)
    assert filed is None or last is None or filed < last
    ended = replace(achievement, rights=tuple(replace(right, ends_on=START.date()) for right in achievement.rights))
    last = thing.last_day(ended)
    assert last is None or not thing.standing(ended, last).stands
