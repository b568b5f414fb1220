"""Every number of the law this program applies, as dated and scoped data (domain §2.0).

The letters are the catalogue's: P price and publicity, E empowerment, A auction, X export, K contract, L records,
R revenue and awards, T and V taxes. A rule that does not bind such a unit answers None (`unbound`); a day for which no text is
known is an error (`LawUnknown`), never a default.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from states.calendar import CalendarDays, WorkDays
from states.law import procedure, revenue
from states.law.parameter import STATE_FOUNDED, Parameter, Regime, Stricter, Unit, Value
from states.law.silence import Silence
from states.law.unbound import UNBOUND
from states.law.unread import UNREAD
from states.law.unused import UNUSED

CATALOGUE: tuple[Parameter, ...] = (*procedure.CATALOGUE, *revenue.CATALOGUE)


class LawUnknown(ValueError):
    """No text of a rule is known for that day and regime, or it is not of the kind asked for."""


def parameters(rule: str, *, on: date, regime: Regime) -> tuple[Parameter, ...]:
    """Every version of the rule that binds such a unit on that day; empty when none does, which is an answer.

    Raises LawUnknown when no text is known for the day.
    """
    binding = tuple(parameter for parameter in CATALOGUE if parameter.id == rule and parameter.binds(regime, on))
    if not binding and not any(line.covers(rule, regime, on) for line in UNBOUND):
        because = next((line.reason for line in UNREAD if line.covers(rule, regime, on)), "没有这条规则")
        raise LawUnknown(f"{rule} 在 {on} 的规定不明：{because}")
    return binding


def unknown(rule: str, *, on: date, regime: Regime) -> str:
    """Why no text of the rule is known for that day, in Chinese; "" when it is known, be the answer a number or none."""
    try:
        parameters(rule, on=on, regime=regime)
    except LawUnknown as missing:
        return str(missing)
    return ""


def governing(rule: str, *, on: date, regime: Regime) -> Parameter | None:
    """The strictest version in force, with its citations; None when the rule does not bind such a unit. Raises LawUnknown."""
    binding = parameters(rule, on=on, regime=regime)
    return strictest(binding) if binding else None


def strictest(binding: Sequence[Parameter]) -> Parameter:
    """The one to obey of several versions that bind; of two equally strict ones the first, which is the local."""
    if binding[0].stricter is Stricter.LOWER:
        return min(binding, key=lambda parameter: parameter.value)
    return max(binding, key=lambda parameter: parameter.value)


def floor(rule: str, *, on: date, regime: Regime) -> int | Fraction | None:
    """The strictest number in force: days, months, 分 or an exact share, as `Unit` says; None when none binds such a unit."""
    parameter = governing(rule, on=on, regime=regime)
    if parameter is None:
        return None
    if isinstance(parameter.value, bool):
        raise LawUnknown(f"规则 {rule} 不是数值")
    return parameter.value


def share_floor(rule: str, *, on: date, regime: Regime) -> Fraction | None:
    """The strictest share in force, exactly; None when none binds such a unit."""
    parameter = _of(Unit.SHARE, rule, on=on, regime=regime)
    return Fraction(parameter.value) if parameter else None


def rate(rule: str, *, on: date, regime: Regime) -> Fraction:
    """A rate that the law sets for everybody, as of a tax; raises LawUnknown when no text says."""
    found = share_floor(rule, on=on, regime=regime)
    if found is None:
        raise LawUnknown(f"规则 {rule} 不约束 {regime}，没有比例")
    return found


def holds(rule: str, *, on: date, regime: Regime) -> bool:
    """Whether a yes-or-no rule says yes; no when it does not bind such a unit."""
    parameter = _of(Unit.YES_NO, rule, on=on, regime=regime)
    return parameter is not None and bool(parameter.value)


def length(rule: str, *, on: date, regime: Regime) -> CalendarDays | WorkDays | None:
    """The strictest length in force of a notice or period in days, of the kind of days the rule counts; None when none binds."""
    parameter = governing(rule, on=on, regime=regime)
    if parameter is not None and parameter.unit is Unit.NATURAL_DAYS:
        return CalendarDays(int(parameter.value))
    parameter = _of(Unit.WORKING_DAYS, rule, on=on, regime=regime)
    return WorkDays(int(parameter.value)) if parameter else None


def _of(unit: Unit, rule: str, *, on: date, regime: Regime) -> Parameter | None:
    parameter = governing(rule, on=on, regime=regime)
    if parameter is not None and parameter.unit is not unit:
        raise LawUnknown(f"规则 {rule} 的单位是 {parameter.unit}，不是 {unit}")
    return parameter


__all__ = [
    "CATALOGUE",
    "STATE_FOUNDED",
    "UNBOUND",
    "UNREAD",
    "UNUSED",
    "LawUnknown",
    "Parameter",
    "Regime",
    "Silence",
    "Stricter",
    "Unit",
    "Value",
    "floor",
    "governing",
    "holds",
    "length",
    "parameters",
    "rate",
    "share_floor",
    "strictest",
    "unknown",
]
