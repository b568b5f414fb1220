"""Days that are recorded follow one another (`states/days.py`)."""

from datetime import datetime

from states import days
from states.calendar import today
from states.case import Subject
from states.facts import Facts
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule


@rule("日期先后相符", "设计约定")
def days_in_order(state: Subject, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """What is said of a day agrees with all other days of the case, and with the times of its entries."""
    if facts.given is None:
        return not_applicable("尚未填写日期")
    found = days.held(state, facts, today(at))
    wrong = [told for one in found for told in one.broken()]
    if wrong:
        return refused("；".join(wrong), wrong=wrong)
    return met("日期先后相符", days=[f"{one.what} {one.day}" for one in found])
