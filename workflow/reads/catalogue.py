"""The rule catalogue: every line of the table with its rules, every rule with the articles it rests on. For API, command line and dossier."""

from typing import Any

from states import labels
from states.citations import Citation, cite
from states.road import roads as built
from states.rule import Rule
from states.table import STEPS, Step


def rules() -> list[dict[str, Any]]:
    """One object a line of the table, in its order; JSON values only."""
    return [_line(step) for step in STEPS]


def roads() -> list[dict[str, Any]]:
    """One object a road that is built: its words, what it asks, and the rules it is spared, each with the reason."""
    titles = {rule.id: rule.title for step in STEPS for rule in step.guards}
    return [
        {
            "name": road.name,
            "method": road.method.name,
            "money": str(road.act.money),
            "moves_title": road.act.moves_title,
            "repeatable": road.act.repeatable,
            "registration": road.act.registration,
            "spared": [{"rule": rule, "title": title, "reason": road.spared(rule)} for rule, title in titles.items() if road.spared(rule)],
        }
        for road in built()
    ]


def _line(step: Step) -> dict[str, Any]:
    return {
        "table": str(step.table),
        "action": step.action,
        "title": step.title,
        "source": str(step.source),
        "destination": str(step.destination),
        "seats": [{"seat": str(s), "name": labels.SEAT[s]} for s in step.seats],
        "automatic": step.automatic,
        "rules": [_rule(rule) for rule in step.guards],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "rule": rule.id,
        "title": rule.title,
        "backstop": rule.backstop,
        "informs": rule.informs,
        "citations": [citation(key) for key in rule.citations],
    }


def citation(key: str) -> dict[str, str]:
    """A citation as readers see it: title, number, article, our reading of it (释义), how sure we are; raises ValueError."""
    found: Citation = cite(key)
    return {
        "key": found.key,
        "title": found.title,
        "number": found.number,
        "article": found.article,
        "issuer": found.issuer,
        "scope": str(found.scope),
        "effective_from": str(found.effective_from or ""),
        "mark": str(found.mark),
        "meaning": found.meaning,
    }
