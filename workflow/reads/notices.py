"""Notices that were made public, for anybody."""

from states.notice import Notice
from states.regulation import Regulation, parse
from workflow import subjects
from workflow.errors import NotFound
from workflow.house import House
from workflow.store import people
from workflow.transaction import reading


def posted_notice(house: House, unit: str, case: str, number: str) -> tuple[str, Notice, Regulation]:
    """A notice that was made public, with the unit's name and the regulation that names its places; for anybody. Raises NotFound."""
    with reading(house) as connection:
        row = people.unit(connection, unit)
        found = subjects.load_case(connection, unit, case)
        text = people.regulation(connection, unit, found.regulation)
    notice = found.notice(number)
    if row is None or text is None or notice is None or not notice.postings:
        raise NotFound("没有这项公示，或公示尚未发布")
    return row.name, notice, parse(text)
