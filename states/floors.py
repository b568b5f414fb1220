"""A regulation held against the law: every point where it is weaker, with the article. Weaker ones are not published."""

from datetime import date
from fractions import Fraction

from states.law import governing, holds, names, unknown
from states.law.cited import cited
from states.regulation import WHOLE, Regulation
from states.separation import alone, uncounted
from states.weakness import Weakness


def weaknesses(regulation: Regulation, *, on: date) -> tuple[Weakness, ...]:
    """All points weaker than the law in force on the day; empty means it may be published."""
    shares = regulation.shares
    asked: tuple[tuple[str, str, Fraction], ...] = (
        ("price_notice.days", names.PRICE_NOTICE_DAYS, Fraction(regulation.price_notice.days)),
        ("award_notice.calendar_days", names.AWARD_NOTICE_DAYS, Fraction(regulation.award_notice.calendar_days)),
        ("award_notice.work_days", names.CASH_AWARD_NOTICE_WORK_DAYS, Fraction(regulation.award_notice.work_days)),
        ("shares.pool", names.AWARD_POOL, Fraction(shares.pool, WHOLE)),
        ("shares.main", names.MAIN_CONTRIBUTORS, Fraction(shares.main, WHOLE)),
    )
    found = [_short(where, rule, has, regulation, on) for where, rule, has in asked]
    if shares.office:
        found.append(_short("shares.office", names.TRANSFER_OFFICE, Fraction(shares.office, WHOLE), regulation, on))
    found.extend(_places(regulation, on))
    found.extend(_related_routes(regulation))
    found.extend(uncounted(regulation))
    found.extend(alone(regulation))
    return tuple(w for w in found if w is not None)


def _short(where: str, rule: str, has: Fraction, regulation: Regulation, on: date) -> Weakness | None:
    """None: as strict as the law, or no floor binds such a unit and its own value stands."""
    if missing := unknown(rule, on=on, regime=regulation.regime):
        return Weakness(where, str(has), missing, rule, ())
    law = governing(rule, on=on, regime=regulation.regime)
    if law is None or has >= law.value:
        return None
    return Weakness(where, str(has), str(Fraction(law.value)), rule, law.citations)


def _places(regulation: Regulation, on: date) -> list[Weakness | None]:
    """In the unit where the law asks for a notice at all; on the technology market too where the province asks for it."""
    kinds = {p.kind for p in regulation.places if p.key in regulation.price_notice.places}
    says = "、".join(sorted(kinds))
    if missing := unknown(names.PRICE_NOTICE_ON_MARKET, on=on, regime=regulation.regime):
        return [Weakness("price_notice.places", says, missing, names.PRICE_NOTICE_ON_MARKET, ())]
    market = holds(names.PRICE_NOTICE_ON_MARKET, on=on, regime=regulation.regime)
    noticed = governing(names.PRICE_NOTICE_DAYS, on=on, regime=regulation.regime) is not None
    needed = {"unit", "market"} if market else {"unit"} if noticed else set[str]()
    absent = needed - kinds
    return [
        Weakness(
            "price_notice.places",
            says,
            "、".join(sorted(needed)),
            names.PRICE_NOTICE_ON_MARKET,
            cited(("转化法18", "浙江条例17-2"), on=on, regime=regulation.regime),
        )
        if absent
        else None
    ]


def _related_routes(regulation: Regulation) -> list[Weakness | None]:
    """Our own convention, not law: a related deal is appraised (priced by two independent hands)."""
    return [
        Weakness(f"routes[{i}].appraisal", "false", "true", "设计约定", ("设计约定",))
        for i, route in enumerate(regulation.routes)
        if route.related and not route.appraisal
    ]
