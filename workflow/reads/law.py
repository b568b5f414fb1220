"""The law room as readers see it: every parameter with its versions, what binds nobody, what is not known and what soon will not be."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from states.calendar import add_months
from states.law import CATALOGUE, UNBOUND, UNREAD, UNUSED, Parameter, Regime, Silence

WARNED_MONTHS = 12  #: how long ahead an administrator is told that a text ends


def law(on: date) -> dict[str, Any]:
    """JSON values. ``unused``: read by no code, "" for the others; ``ending``: what code reads and nobody will know a year after ``on``."""
    return {
        "on": str(on),
        "parameters": [_parameter(one) for one in CATALOGUE],
        "unbound": [_silence(line) for line in UNBOUND],
        "unknown": [_silence(line) for line in UNREAD],
        "ending": ending(on),
    }


def ending(on: date) -> list[dict[str, str]]:
    """Rules that code reads, known on the day and no longer known within twelve months: a text has to be loaded before."""
    found = []
    for rule in dict.fromkeys(one.id for one in CATALOGUE if one.id not in UNUSED):
        lines = [line for line in UNREAD if rule in line.rules and line.first and on < line.first <= add_months(on, WARNED_MONTHS)]
        found += [{"rule": rule, "from": str(line.first), "reason": line.reason} for line in lines]
    return found


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "rule": one.id,
        "name": one.name,
        "value": one.value if isinstance(one.value, bool) else str(one.value),
        "unit": str(one.unit),
        "scope": str(one.scope),
        "citations": list(one.citations),
        "effective_from": str(one.effective_from),
        "effective_to": str(one.effective_to or ""),
        "mark": str(one.mark),
        "regimes": _regimes(one.regimes),
        "unused": UNUSED.get(one.id, ""),
    }


def _silence(line: Silence) -> dict[str, Any]:
    return {
        "rules": list(line.rules),
        "regimes": _regimes(line.regimes),
        "from": str(line.first or ""),
        "to": str(line.last or ""),
        "reason": line.reason,
    }


def _regimes(regimes: Iterable[Regime]) -> list[str]:
    return sorted(str(regime) for regime in regimes)
