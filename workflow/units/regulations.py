"""Put a version of a unit's regulation in force."""

from states.floors import weaknesses
from states.regulation import content_hash, parse
from workflow import clock
from workflow.errors import InvalidInput
from workflow.identity.caller import OPERATOR
from workflow.store import people
from workflow.trail.log import Draft
from workflow.transaction import Write


def publish(write: Write, regulation: str) -> None:
    """Put a version in force: not weaker than the law on the day, its whole text in the entry."""
    rules, version = parse(regulation), content_hash(regulation)
    weak = weaknesses(rules, on=clock.day(write.at))
    if weak:
        raise InvalidInput([(w.where, str(w)) for w in weak])
    values = {"unit": write.unit, "hash": version, "text": regulation, "published_at": clock.text(write.at)}
    people.insert_regulation(write.connection, values)
    people.in_force(write.connection, write.unit, version)
    body = {"kind": "regulation", "hash": version, "title": rules.title, "version": rules.version, "text": regulation}
    write.append(Draft(case="", actor=OPERATOR, action="regulation_published", findings=[], body=body))
