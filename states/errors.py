"""What can go wrong when the law is asked; these know nothing of HTTP.

TransferError
├── OutOfTurn        the action exists but not from here (or its task is no longer open)
├── UnknownAction    no line of the table bears that name
└── Refused          the action is in turn, but a rule says no; carries every finding
"""

from collections.abc import Sequence
from typing import ClassVar

from states.findings import Finding, Outcome


class TransferError(Exception):
    """Base of every refusal to act; ``code`` is stable and machine readable, ``title`` is for people."""

    code: ClassVar[str] = "transfer_error"
    title: ClassVar[str] = "办理未成"


class UnknownAction(TransferError):
    code = "unknown_action"
    title = "没有这个办理事项"


class OutOfTurn(TransferError):
    code = "out_of_turn"
    title = "当前状态下不能办理"


class Refused(TransferError):
    """Raised with all findings of the step, met ones included, so that the log keeps the whole judgement."""

    code = "refused"
    title = "条件不成立，未予办理"

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("；".join(f.reason for f in self.refusals))

    @property
    def refusals(self) -> tuple[Finding, ...]:
        """The findings that stand in the way: refused ones, and inputs still pending."""
        return tuple(f for f in self.findings if f.outcome in {Outcome.REFUSED, Outcome.PENDING})
