"""转让: the right itself goes to the buyer, against a price in one or more payments."""

from states.modes.mode import LegalAct, Money
from states.terms import Mode, ObjectKind

ASSIGNMENT = LegalAct(
    key=Mode.ASSIGNMENT,
    action="转让",
    buyer="受让方",
    giver="让与人",
    taker="受让人",
    contracts={ObjectKind.PATENT: "contract"},
    money=Money.INSTALMENTS,
    moves_title=True,
    repeatable=False,
    follow_up="办理权属变更、合同认定登记、到账确认和奖励公示",
    registration="技术转让合同",
)
