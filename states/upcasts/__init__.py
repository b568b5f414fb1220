"""Shapes that changed: what an older release wrote is read as today's by small functions, one a change.

An event carries the version of the shapes it was written in (absent: 1). Whoever changes a group's shape raises `VERSION`
and adds a file here with one function, registered in `UPCASTS` under the group and the version it leads away from. A keyed
group is written whole by the first event of the newer shape, so that one document never mixes two.
"""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from states.upcasts import exempt, halves

Upcast = Callable[[JsonValue], JsonValue]

#: The version that this release writes, and the newest it can read.
VERSION = 2

#: By group and version, the step to the version after it.
UPCASTS: Mapping[tuple[str, int], Upcast] = {("signoffs", 1): exempt.named, ("terms", 1): halves.parted}


class NewerShape(ValueError):
    """An event was written by a newer release than this one."""


def current(
    group: str, value: JsonValue, version: int, upcasts: Mapping[tuple[str, int], Upcast] = UPCASTS, newest: int = VERSION
) -> JsonValue:
    """The group's value in today's shape; raises NewerShape."""
    if version > newest:
        raise NewerShape(f"{group} 由更新的版本写成（v={version}），本版本只认识到 v={newest}")
    for step in range(version, newest):
        value = upcasts.get((group, step), _unchanged)(value)
    return value


def reshaped(group: str, version: int) -> bool:
    """Whether a group written in that version has another shape today."""
    return any((group, step) in UPCASTS for step in range(version, VERSION))


def _unchanged(value: JsonValue) -> JsonValue:
    return value
