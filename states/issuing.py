"""Which kind of paper a step issues: what a line of the table says under ``issues``. Keys of `documents.kinds.KINDS`."""

from states.case import Case
from states.inputs.contracting import IssuePaper


def contract(_case: Case, _given: object) -> str:
    return "contract"


def asked(_case: Case, given: IssuePaper) -> str:
    """The kind that the input names."""
    return given.kind
