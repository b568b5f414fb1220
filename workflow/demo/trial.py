"""A step tried wrongly first, then rightly: for every rule of its line, the attempt that this rule refuses."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from states.inputs.base import UPLOAD, paths
from states.table import INPUTS, STEPS
from workflow.demo.any_player import AnyPlayer
from workflow.step.answers import Answer

NOWHERE = "0" * 64  #: the hash of nothing that was uploaded
OUTSIDER = "xu"  #: the administrator decides nothing
DATES = ("posted_on", "signed_on", "received_on", "paid_on", "changed_on", "held_on", "registered_on", "on", "dated")

FOLLOWING = (
    "granted_on",
    "signed_on",
    "received_on",
    "paid_on",
    "changed_on",
    "held_on",
    "registered_on",
    "on",
    "dated",
    "due",
    "valid_until",
)
EARLY, LATE = "1990-01-02", "2090-01-02"


@dataclass
class Trial:
    """Plays like its player, but before each act makes the attempts that the common rules of its line must refuse."""

    player: AnyPlayer

    def wrong(self, rule: str, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> None:
        """An attempt that this rule (maybe with others) must refuse."""
        refused = self.player.refuse(person, action, subject, target, **given)
        assert rule in refused, f"{action}: {rule} did not refuse, only {sorted(refused)}"

    def do(self, person: str, action: str, subject: str = "", target: str = "", **given: Any) -> Answer:
        """The refusals of the common rules, and of those that say how an input breaks them; then the act itself."""
        guards = [g for s in STEPS if s.action == action for g in s.guards]
        rules = {g.id for g in guards}
        self.wrong("seat_held", OUTSIDER, action, subject, target, **given)
        if "not_held" in rules:
            self._held(person, action, subject, target, given)
        if "not_in_the_future" in rules:
            self.wrong("not_in_the_future", person, action, subject, target, **self._late(given))
        if "days_in_order" in rules:
            self.wrong("days_in_order", person, action, subject, target, **_disordered(given))
        if "attachments_present" in rules:
            self.wrong("attachments_present", person, action, subject, target, **_unfounded(action, given))
        for broken in guards:
            if broken.breaks and broken.breaks.keys() <= INPUTS[action].model_fields.keys():
                self.wrong(broken.id, person, action, subject, target, **given | dict(broken.breaks))
        return self.player.do(person, action, subject, target, **given)

    def _held(self, person: str, action: str, subject: str, target: str, given: dict[str, Any]) -> None:
        self.wrong("seat_held", OUTSIDER, "hold", subject, reason="无权中止。")
        self.player.do("yang", "hold", subject, reason="审计抽查，暂停办理。")
        self.wrong("seat_held", OUTSIDER, "release", subject, reason="无权恢复。")
        self.wrong("not_held", person, action, subject, target, **given)
        self.player.do("yang", "release", subject, reason="抽查完毕，恢复办理。")

    def _late(self, given: dict[str, Any]) -> dict[str, Any]:
        later = str(self.player.today() + timedelta(days=2))
        return _replaced(given, lambda key, _value: key in DATES, later)


def _disordered(given: dict[str, Any]) -> dict[str, Any]:
    """The first day that follows another put long before it; else a fee paid for longer than any right lasts."""
    early = _replace(copy := deepcopy(given), lambda key, _value: key in FOLLOWING, EARLY)
    return copy if early else _replaced(given, lambda key, _value: key == "fee_paid_until", LATE)


def _unfounded(action: str, given: dict[str, Any]) -> dict[str, Any]:
    uploads = {path.rpartition(".")[2] for path in paths(INPUTS[action], UPLOAD)}
    return _replaced(given, lambda key, _value: key in uploads, NOWHERE)


def _replaced(given: dict[str, Any], chosen: Any, value: str) -> dict[str, Any]:
    """A copy with the first chosen field replaced; lists of hashes get one entry."""
    copy = deepcopy(given)
    assert _replace(copy, chosen, value), "the input has no such field"
    return copy


def _replace(node: Any, chosen: Any, value: str) -> bool:
    if isinstance(node, list):
        return any(_replace(member, chosen, value) for member in node)
    if not isinstance(node, dict):
        return False
    for key, member in node.items():
        if chosen(key, member):
            node[key] = [value] if isinstance(member, list) else value
            return True
        if _replace(member, chosen, value):
            return True
    return False
