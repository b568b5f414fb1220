"""A correction on the page of its case: what was on record and what stands there now, field by field."""

from states.correction import FactKind
from states.corrections import FACTS
from tests.states.test_corrections import corrected, received
from tests.states.walk import Walk, regulation
from workflow.demo import material
from workflow.reads.subjects import View
from workflow.web import prefill
from workflow.web.corrected import corrections


def test_the_fields_that_differ_are_shown_as_they_were_and_as_they_are() -> None:
    walk = corrected(received(Walk().registered(), "600000.00"), amount="500000.00", costs=material.COSTS[:3])
    [shown] = corrections(walk.case)
    assert (shown.title, shown.state) == ("更正 G1：到账登记（1）", "已更正")
    assert ("到账金额（元）", "600000.00", "500000.00") in [(c.label, c.old, c.new) for c in shown.changed]
    assert {c.new for c in shown.changed if c.label.startswith("直接成本")} == {""}
    assert len(shown.changed) == 4


def test_the_form_starts_with_what_is_on_record() -> None:
    walk = received(Walk().registered(), "600000.00")
    seen = View(subject=walk.case, facts=walk.facts(), regulation=regulation(), at=walk.at)
    said = FACTS[FactKind.RECEIPT].said(walk.case, "1")
    assert prefill.start("correct_receipt", "", seen) == {"value": said, "round": "1"}
    bare = View(subject=Walk().registered().case, facts=walk.facts(), regulation=regulation(), at=walk.at)
    assert prefill.start("correct_receipt", "", bare) == {}
