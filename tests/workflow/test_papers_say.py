"""Forms say what was said, by whom and when it was said, and nothing of what nobody was asked."""

import re
from dataclasses import replace
from datetime import date

import pytest

from documents.templating import html
from states.inputs.internal_control import PROMISE
from states.labels import DUTY, SECRECY
from tests.states.walk import PROOF, TEAM, Walk
from tests.workflow.told_otherwise import contexts
from workflow.demo import material
from workflow.reads.subjects import View
from workflow.web import prefill, words


class Slow(Walk):
    """The completers sign days after the disclosure, each on another day; the last words her promise herself."""

    def ledgered(self) -> "Slow":
        self.do("wang", "draft", **material.disclosure())
        self.do("wang", "disclose")
        for person, promise in zip(TEAM, (PROMISE, PROMISE, "我另行承诺：数据真实。"), strict=True):
            self.days(10)
            self.do(person, "sign_disclosure", promise=promise)
        self.do("zhou", "accept")
        self.do("zhou", "record_screening", **material.screening([PROOF]))
        self.days(1)
        self.do("zhou", "ledger", ledger_no="台-1")
        return self


def test_a_signature_bears_the_day_of_its_entry_and_the_text_that_was_signed() -> None:
    walk = Slow().ledgered()
    (form,) = contexts("disclosure", walk)
    assert form.disclosed_on == date(2026, 3, 2)
    assert [person.signed_on for person in form.completers] == [date(2026, 3, 12), date(2026, 3, 22), date(2026, 4, 1)]
    assert [(p.text, p.signers) for p in form.promises] == [(PROMISE, ("王明远", "李思齐")), ("我另行承诺：数据真实。", ("陈㛃",))]
    assert form.ledgered_on == date(2026, 4, 2)
    text = html("disclosure", form)
    assert text.count("2026年4月1日") == 2  # the day of her signature, and of the screening
    assert "我另行承诺：数据真实。" in text


def test_the_form_shows_the_signer_the_whole_text() -> None:
    walk = Walk()
    seen = View(subject=walk.achievement, facts=walk.facts(), regulation=walk.rules, at=walk.at)
    assert prefill.start("sign_disclosure", "", seen) == {"promise": PROMISE}


def test_of_signatures_from_before_their_text_was_kept_neither_day_nor_promise_is_told() -> None:
    walk = Walk().ledgered()
    walk.achievement = replace(walk.achievement, signatures=(), ledgered_at=None)
    (form,) = contexts("disclosure", walk)
    assert [(person.signed, person.signed_on) for person in form.completers] == [(True, None)] * 3
    text = html("disclosure", form)
    assert "承诺" not in text
    assert "入账日期" not in text
    assert "台账编号" in text


def test_a_return_takes_the_signatures_with_their_texts() -> None:
    walk = Walk()
    walk.do("wang", "draft", **material.disclosure())
    walk.do("wang", "disclose")
    walk.do("wang", "sign_disclosure", promise=PROMISE)
    walk.do("zhou", "return_disclosure", reason="补正")
    assert walk.achievement.signatures == ()


@pytest.mark.parametrize(("expected", "net"), [("65210.00", 93_479_000), ("0.00", 100_000_000), ("99999999.00", 0)])
def test_net_income_is_estimated_from_what_the_officer_expects_it_to_cost(expected: str, net: int) -> None:
    walk = Walk().proposing()
    walk.do("zhou", "record_pricing", **material.pricing([PROOF], "1000000.00") | {"expected_costs": expected})
    (form,) = contexts("approval", walk)
    assert form.net == net
    assert sum(line.amount for line in form.allocations) == net


def test_without_an_estimate_no_net_income_is_told() -> None:
    (form,) = contexts("approval", Walk().proposing())
    assert (form.deductions, form.net) == (None, None)
    assert "净收入测算" not in html("approval", form)


def test_a_notice_tells_of_objections_only_what_is_known_on_its_day() -> None:
    walk = Walk().deciding().posted("1", ("unit_site", "market"), kind="price")
    assert contexts("approval", walk)[0].notice.objections == "本表制成时公示尚未期满，未收到异议"
    walk.days(16)
    walk.do("zhou", "end_notice", "1")
    assert contexts("approval", walk)[0].notice.objections == "公示期内未收到异议"
    before = html("approval", contexts("approval", Walk().proposing())[0])
    assert "本表制成时尚未公示" in before
    assert "集体决策" not in before


def test_several_achievements_are_told_apart() -> None:
    walk = Walk().proposing()
    other = replace(walk.achievement, id="A2", title="第二项成果")
    walk.more["achievements"] = (walk.achievement, other)
    (form,) = contexts("approval", walk)
    assert len(form.screening) == 2 * len({answer.question for answer in form.screening})
    assert {member.about for member in form.completers} == {walk.achievement.title, "第二项成果"}
    assert len(re.findall("第二项成果", html("approval", form))) > len(form.screening) // 2


def test_form_and_paper_have_the_same_words() -> None:
    assert words.CHOICE["Secrecy"] == {key.value: word for key, word in SECRECY.items()}
    assert words.CHOICE["Duty"] == {key.value: word for key, word in DUTY.items()}
    (form,) = contexts("disclosure", Walk().ledgered())
    assert form.secrecies == tuple(SECRECY.values())


def test_an_outsider_is_named_as_such() -> None:
    walk = Walk().ledgered()
    *others, last = walk.achievement.completers
    walk.achievement = replace(walk.achievement, completers=(*others, replace(last, person="校外-张三", name="张三")))
    (form,) = contexts("disclosure", walk)
    assert [person.name for person in form.completers] == ["王明远", "李思齐", "张三（校外）"]
