"""From a receipt to every person's 分: net income, award pool, allocation, equity, profit awards, tax on awards.

Pure arithmetic on integers and exact fractions; rates come in as arguments, from `states.law` or the regulation.
"""

from states.revenue.award import FloorCheck, Floors, Payment, Split, allocate, award_pool, honours
from states.revenue.equity import EquitySplit, Holder, Role, equity_split
from states.revenue.net import Line, Net, net_income, total
from states.revenue.operating import self_implementation
from states.revenue.scheme import Member, Scheme
from states.revenue.wages import Month, annual_tax, taxable_award, withheld

__all__ = [
    "EquitySplit",
    "FloorCheck",
    "Floors",
    "Holder",
    "Line",
    "Member",
    "Month",
    "Net",
    "Payment",
    "Role",
    "Scheme",
    "Split",
    "allocate",
    "annual_tax",
    "award_pool",
    "equity_split",
    "honours",
    "net_income",
    "self_implementation",
    "taxable_award",
    "total",
    "withheld",
]
