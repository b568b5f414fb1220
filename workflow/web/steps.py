"""A form sent: read it, take the step, go on; or show the page again with what stands in the way and all that was typed."""

import json
from dataclasses import dataclass, field
from urllib.parse import urlencode

from fastapi.responses import RedirectResponse

from states.errors import Refused, UnknownAction
from states.findings import Finding
from states.table import INPUTS
from workflow.reads import people
from workflow.step import act
from workflow.step.act import Ask
from workflow.step.answers import Answer, Request
from workflow.web import form_values
from workflow.web.form_values import Value
from workflow.web.names import Names
from workflow.web.posted import MORE, SEEN, TARGET, PostedForm
from workflow.web.visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A step not taken: what was typed, and why not. Nothing is wrong with it when only more rows were asked for."""

    action: str
    target: str
    value: Value
    errors: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    more: str = ""

    @property
    def status(self) -> int:
        if not self.errors and not self.findings:
            return 200
        return 403 if any(f.rule == "seat_held" and f.outcome == "refused" for f in self.findings) else 422

    @property
    def refusals(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.blocks)


def take(visit: Visit, posted: PostedForm, action: str, subject: str, *, target: str | None = None) -> Answer | Attempt:
    """Take the step that the form asks for. ``target`` None: the form names it. Stale, Busy and the like are raised on."""
    model = INPUTS.get(action)
    if model is None:
        raise UnknownAction("没有这个办理事项")
    about = posted.one(TARGET) if target is None else target
    value = form_values.read(model, posted.fields, Names(people.on_demand(visit.house, visit.caller)))
    if posted.one(MORE):
        return Attempt(action=action, target=about, value=value, more=posted.one(MORE))
    given, wrong = form_values.model_of(model, value)
    if given is None:
        return Attempt(action=action, target=about, value=value, errors=wrong)
    seen = posted.one(SEEN) or None
    version = posted.version if subject and seen is None else None
    request = Request(posted.key, json.dumps(["form", action, subject, about, value], ensure_ascii=False).encode())
    ask = Ask(action=action, subject=subject, target=about, given=given, version=version, seen=seen)
    try:
        return act.act(visit.house, visit.caller, ask, request)
    except Refused as refusal:
        return Attempt(action=action, target=about, value=value, findings=refusal.findings)


def onward(path: str, answer: Answer) -> RedirectResponse:
    """To the page that shows what was done: a reload repeats nothing."""
    return RedirectResponse(f"{path}?{urlencode({'done': ','.join(answer.actions)}, safe=',')}", status_code=303)
