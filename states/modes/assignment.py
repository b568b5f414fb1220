"""转让: the right itself goes to the buyer, against a price in one or more payments."""

from states.modes.mode import LegalAct, Money
from states.terms import Mode, ObjectKind

ASSIGNMENT = LegalAct(
    key=Mode.ASSIGNMENT,
    action="转让",
    buyer="受让方",
    moves=frozenset({ObjectKind.PATENT}),
    money=Money.INSTALMENTS,
    moves_title=True,
    repeatable=False,
    contract="contract",
    registration="技术转让合同",
)
