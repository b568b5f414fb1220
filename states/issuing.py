"""Which kind of paper a step issues: what a line of the table says under ``issues``. Keys of `documents.kinds.KINDS`."""

from states.case import Case
from states.inputs.contracting import IssuePaper
from states.road import road_of


def contract(case: Case, _given: object) -> str:
    """That of the case's road; "" while nothing is chosen."""
    return road_of(case.terms).contract if case.terms else ""


def asked(_case: Case, given: IssuePaper) -> str:
    """The kind that the input names."""
    return given.kind
