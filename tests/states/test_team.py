"""A completer who does not answer, has left or was never here is no deadlock; nobody's own word is overridden."""

from dataclasses import replace
from datetime import date

import pytest

from states.errors import Refused
from states.findings import Outcome
from states.guards import proposal, team
from states.signed import unconfirmed
from states.team import said, silent
from tests.states.walk import PROOF, Walk


def offered(walk: Walk, *persons: str) -> Walk:
    walk.do("zhou", "offer_priority", persons=list(persons), delivered_on=str(walk.today()), evidence=[PROOF])
    return walk


def unanswered() -> Walk:
    walk = Walk().proposing()
    walk.case = replace(walk.case, consents=walk.case.consents[:2], relations=tuple(r for r in walk.case.relations if r.person != "chen"))
    return offered(walk, "chen", "chen")


def test_the_last_day_of_the_offer_must_be_over():
    walk = unanswered()
    (offer,) = walk.case.priority_offers
    assert (offer.delivered_on, offer.until) == (date(2026, 3, 2), date(2026, 3, 17))
    assert silent(walk.case, walk.facts(), offer.until) == frozenset()
    assert silent(walk.case, walk.facts(), date(2026, 3, 18)) == {"chen"}


@pytest.mark.parametrize("rule", [team.team_consents, team.priority_answered, proposal.relations_declared], ids=lambda rule: rule.id)
def test_who_lets_the_time_pass_is_waited_for_no_longer(rule):
    walk = unanswered()
    assert rule(walk.case, walk.facts(), walk.rules, walk.at).outcome is Outcome.REFUSED
    walk.days(16)
    assert rule(walk.case, walk.facts(), walk.rules, walk.at).outcome is Outcome.MET


def test_an_offer_of_other_terms_lapses_for_nothing():
    walk = unanswered()
    walk.days(16)
    other = replace(walk.case, terms_hash="0" * 64)
    assert silent(other, walk.facts(), walk.today()) == frozenset()


def paper(walk: Walk, *, related: bool = False) -> Walk:
    said_so = {"completer": "chen", "agrees": True, "waives_priority": True, "text": "同意"}
    declared = {"related": related, "relation": "弟为股东" if related else "无关联"}
    walk.do("zhou", "record_paper_consent", **said_so, **declared, signed_on=str(walk.today()), scan=PROOF)
    return walk


def test_a_word_on_paper_counts_once_it_was_confirmed_and_declares_what_it_declares():
    walk = paper(unanswered(), related=True)
    assert [one.of for one in unconfirmed(walk.case)] == ["陈㛃"]
    assert "chen" not in {c.person for c in said(walk.case)}
    assert "chen" not in {r.person for r in walk.case.relations}
    walk.do("wu", "confirm_signed", of="陈㛃", as_signed=True, note="一致")
    assert "chen" in {c.person for c in said(walk.case)}
    assert next(r for r in walk.case.relations if r.person == "chen").related
    assert list(unconfirmed(walk.case)) == []


def test_a_word_on_paper_that_differs_from_its_scan_is_none():
    walk = paper(unanswered())
    walk.do("wu", "confirm_signed", of="陈㛃", as_signed=False, note="日期不符")
    assert "chen" not in {c.person for c in said(walk.case)}
    assert "chen" not in {r.person for r in walk.case.relations}
    paper(walk).do("wu", "confirm_signed", of="陈㛃", as_signed=True, note="一致")
    assert "chen" in {c.person for c in said(walk.case)}


def test_nobody_puts_a_paper_in_the_place_of_a_word_that_was_given():
    walk = Walk().proposing()
    with pytest.raises(Refused, match="陈㛃已就现行交易条件表示意见"):
        paper(walk)


def test_an_offer_is_of_terms_that_were_set():
    """A delivery in another year would have lapsed before anybody could answer."""
    walk = unanswered()
    with pytest.raises(Refused, match="送达日 2026-03-01 早于交易条件确定日 2026-03-02"):
        walk.do("zhou", "offer_priority", persons=["chen"], delivered_on="2026-03-01", evidence=[PROOF])
    walk.days(5)
    walk.case = replace(walk.case, terms_at=None)
    with pytest.raises(Refused, match="早于登记日前一日 2026-03-06"):
        walk.do("zhou", "offer_priority", persons=["chen"], delivered_on="2026-03-05", evidence=[PROOF])
