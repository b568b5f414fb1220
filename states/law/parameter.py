"""What a rule of law is as data: one value, dated, scoped, with its citations (domain §2.0)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from states.citations import Mark, Scope, cite

Value = bool | int | Fraction


class Regime(StrEnum):
    """Which rules bind a unit, by who founded it."""

    ZJ_GOV_UNIT = "ZJ_GOV_UNIT"  #: 浙江省各级政府设立的高校院所
    CENTRAL_UNIT = "CENTRAL_UNIT"  #: 中央级高校院所
    PRIVATE_NONPROFIT = "PRIVATE_NONPROFIT"  #: 民办非营利高校院所
    ENTERPRISE = "ENTERPRISE"  #: 企业


YES, NO = True, False  #: the value of a rule that is either law or not
STATE_FOUNDED = frozenset({Regime.ZJ_GOV_UNIT, Regime.CENTRAL_UNIT})
#: Whom a source binds, by whose it is.
BY_SCOPE = {Scope.NATIONAL: frozenset(Regime), Scope.ZHEJIANG: frozenset({Regime.ZJ_GOV_UNIT}), Scope.UNIT: frozenset(Regime)}


class Unit(StrEnum):
    """What a value counts."""

    NATURAL_DAYS = "natural_days"  #: 自然日
    WORKING_DAYS = "working_days"  #: 工作日
    MONTHS = "months"  #: 个月
    YEARS = "years"  #: 年
    SHARE = "share"  #: 比例，精确分数
    FEN = "fen"  #: 分
    YES_NO = "yes_no"  #: 是否
    MONTH_DAY = "month_day"  #: 每年的月日，330 即三月三十日


class Stricter(StrEnum):
    """Which of two values in force binds."""

    HIGHER = "higher"  #: 不低于、不少于：取高
    LOWER = "lower"  #: 不超过、之内：取低


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One rule in one version, in force from its first to its last day inclusive (None: still in force)."""

    id: str
    name: str
    value: Value
    unit: Unit
    scope: Scope
    citations: tuple[str, ...]
    effective_from: date
    effective_to: date | None
    mark: Mark
    stricter: Stricter
    regimes: frozenset[Regime]

    def binds(self, regime: Regime, on: date) -> bool:
        """Whether this version binds a unit of that regime on that day."""
        in_force = self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)
        return in_force and regime in self.regimes


def row(  # a row of the catalogue; what it does not say, its first citation does
    rule: str,
    name: str,
    value: Value,
    unit: Unit,
    *citations: str,
    mark: Mark | None = None,
    stricter: Stricter = Stricter.HIGHER,
    regimes: frozenset[Regime] | None = None,
) -> Parameter:
    """One parameter: its days, scope and mark are those of its first citation unless given.

    `regimes` narrows whom it binds: Zhejiang's rules bind its own units, national ones all units. Raises ValueError for
    an unknown citation, or one whose first day is not known.
    """
    source = cite(citations[0])
    if source.effective_from is None:
        raise ValueError(f"{source.key} 没有施行日期，不能作为 {rule} 的依据")
    return Parameter(
        id=rule,
        name=name,
        value=value,
        unit=unit,
        scope=source.scope,
        citations=tuple(cite(key).key for key in citations),
        effective_from=source.effective_from,
        effective_to=source.effective_to,
        mark=mark or source.mark,
        stricter=stricter,
        regimes=regimes or BY_SCOPE[source.scope],
    )
