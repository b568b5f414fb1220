"""One road of the demonstration for each road that is built: a new act, thing or method brings its own, one file here."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from states.road import roads
from states.terms import Mode, ObjectKind, Pricing
from workflow.demo.roads.road import DemoRoad

Key = tuple[Mode, ObjectKind, Pricing]

#: What a road is made of; every other file of this folder is one, under the name ``ROAD``.
FORM = "road"


def _played() -> Mapping[Key, DemoRoad]:
    """The roads by what they are; raises AttributeError for a file that is none, AssertionError for two that are the same."""
    names = [found.name for found in iter_modules(__path__) if found.name != FORM]
    every: list[DemoRoad] = [import_module(f"{__name__}.{name}").ROAD for name in names]
    played = {(road.mode, road.object, road.pricing): road for road in every}
    assert len(played) == len(every), f"two files play one road: {names}"
    return played


ROADS: Mapping[Key, DemoRoad] = _played()


def unplayed() -> tuple[Key, ...]:
    """Roads that are built and that no demonstration walks."""
    built = ((road.act.key, road.moved.key, road.method.key) for road in roads())
    return tuple(key for key in built if key not in ROADS)
