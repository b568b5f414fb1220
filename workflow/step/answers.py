"""What a step answers, and how the same request gets the same answer again (Idempotency-Key, per person)."""

import hmac
import json
from dataclasses import asdict, dataclass

from states.case import Subject, plain
from states.errors import Refused
from states.findings import Finding, Outcome
from workflow import keys
from workflow.errors import KeyReused
from workflow.identity.caller import Caller
from workflow.store import people
from workflow.transaction import Write

TAKEN, REFUSED = 200, 422


@dataclass(frozen=True, slots=True)
class Request:
    """A request that may come twice: the person's key, and all that the request said."""

    key: str
    content: bytes

    def digest(self, secret: bytes) -> str:
        """What is kept of it: keyed, because a request may hold personal data that a plain hash would let guess."""
        return hmac.new(secret, self.content, "sha256").hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A step taken: the subject as it is now, the actions that happened (the automatic ones too), the log's last entry."""

    subject: str
    state: str
    version: int
    target: str
    actions: tuple[str, ...]
    entry: int


def made(state: Subject, target: str, actions: tuple[str, ...], entry: int) -> Answer:
    return Answer(subject=state.id, state=state.state.value, version=state.seq, target=target, actions=actions, entry=entry)


def replay(write: Write, caller: Caller, request: Request | None) -> Answer | None:
    """The answer already given, None for a new request; raises Refused again if that was the answer, KeyReused when
    the key came with another request."""
    held = people.answered(write.connection, caller.unit, caller.person, request.key) if request else None
    if held is None or request is None:
        return None
    if held.request != request.digest(keys.personal(write.house.settings.data)):
        raise KeyReused("这个 Idempotency-Key 已用于另一请求")
    answer = json.loads(held.answer)
    if held.status == TAKEN:
        return Answer(**{**answer, "actions": tuple(answer["actions"])})
    raise Replayed([Finding(**{**f, "outcome": Outcome(f["outcome"]), **_tuples(f)}) for f in answer])


class Replayed(Refused):
    """A refusal that was given before under the same key: told again, not logged again."""


def _tuples(finding: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(finding.get(name, ())) for name in ("citations", "evidence")}


def remember(write: Write, caller: Caller, request: Request | None, answer: Answer) -> None:
    if request is not None:
        _keep(write, caller, request, TAKEN, asdict(answer))


def remember_refusal(write: Write, caller: Caller, request: Request | None, refusal: Refused) -> None:
    if request is not None:
        _keep(write, caller, request, REFUSED, [plain(f) for f in refusal.findings])


def _keep(write: Write, caller: Caller, request: Request, status: int, answer: object) -> None:
    values = {
        "unit": caller.unit,
        "person": caller.person,
        "key": request.key,
        "request": request.digest(keys.personal(write.house.settings.data)),
    }
    people.remember(write.connection, values | {"status": status, "answer": json.dumps(answer, ensure_ascii=False)})
