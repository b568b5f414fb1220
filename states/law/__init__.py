"""Every number of the law this program applies, as dated and scoped data (domain §2.0).

The letters are the catalogue's: P price and publicity, E empowerment, A auction, X export, K contract, L records,
R revenue and awards, T and V taxes. Nothing in force is an error (`LawUnknown`), never a default.
"""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from states.calendar import CalendarDays, WorkDays
from states.law import procedure, revenue
from states.law.parameter import STATE_FOUNDED, Parameter, Regime, Stricter, Unit, Value

CATALOGUE: tuple[Parameter, ...] = (*procedure.CATALOGUE, *revenue.CATALOGUE)


class LawUnknown(ValueError):
    """No version of a rule is in force for that day and regime, or it is not of the kind asked for."""


def parameters(rule: str, *, on: date, regime: Regime) -> tuple[Parameter, ...]:
    """Every version of the rule that binds such a unit on that day; raises LawUnknown when there is none."""
    binding = tuple(parameter for parameter in CATALOGUE if parameter.id == rule and parameter.binds(regime, on))
    if not binding:
        raise LawUnknown(f"{on} 没有对 {regime} 生效的规则 {rule}")
    return binding


def governing(rule: str, *, on: date, regime: Regime) -> Parameter:
    """The strictest version in force, with its citations."""
    return strictest(parameters(rule, on=on, regime=regime))


def strictest(binding: Sequence[Parameter]) -> Parameter:
    """The one to obey of several versions that bind; of two equally strict ones the first, which is the local."""
    if binding[0].stricter is Stricter.LOWER:
        return min(binding, key=lambda parameter: parameter.value)
    return max(binding, key=lambda parameter: parameter.value)


def floor(rule: str, *, on: date, regime: Regime) -> int | Fraction:
    """The strictest number in force: days, months, 分 or an exact share, as `Unit` says."""
    value = governing(rule, on=on, regime=regime).value
    if isinstance(value, bool):
        raise LawUnknown(f"规则 {rule} 不是数值")
    return value


def share_floor(rule: str, *, on: date, regime: Regime) -> Fraction:
    """The strictest share in force, exactly."""
    return Fraction(_of(Unit.SHARE, rule, on=on, regime=regime).value)


def holds(rule: str, *, on: date, regime: Regime) -> bool:
    """Whether a yes-or-no rule says yes."""
    return bool(_of(Unit.YES_NO, rule, on=on, regime=regime).value)


def length(rule: str, *, on: date, regime: Regime) -> CalendarDays | WorkDays:
    """The strictest length in force of a notice or period in days, of the kind of days the rule counts."""
    parameter = governing(rule, on=on, regime=regime)
    if parameter.unit is Unit.NATURAL_DAYS:
        return CalendarDays(int(parameter.value))
    return WorkDays(int(_of(Unit.WORKING_DAYS, rule, on=on, regime=regime).value))


def _of(unit: Unit, rule: str, *, on: date, regime: Regime) -> Parameter:
    parameter = governing(rule, on=on, regime=regime)
    if parameter.unit is not unit:
        raise LawUnknown(f"规则 {rule} 的单位是 {parameter.unit}，不是 {unit}")
    return parameter


__all__ = [
    "CATALOGUE",
    "STATE_FOUNDED",
    "LawUnknown",
    "Parameter",
    "Regime",
    "Stricter",
    "Unit",
    "Value",
    "floor",
    "governing",
    "holds",
    "length",
    "parameters",
    "share_floor",
    "strictest",
]
