"""One road of the demonstration for each road that is built: a new act, thing or method brings its own, one file and one line here."""

from collections.abc import Mapping

from states.road import roads
from states.terms import Mode, ObjectKind, Pricing
from workflow.demo.roads import assignment_agreement
from workflow.demo.roads.road import DemoRoad

Key = tuple[Mode, ObjectKind, Pricing]

ROADS: Mapping[Key, DemoRoad] = {(road.mode, road.object, road.pricing): road for road in (assignment_agreement.ROAD,)}


def unplayed() -> tuple[Key, ...]:
    """Roads that are built and that no demonstration walks."""
    built = ((road.act.key, road.moved.key, road.method.key) for road in roads())
    return tuple(key for key in built if key not in ROADS)
