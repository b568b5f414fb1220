"""What belongs to several: each owner has a share, agrees in writing, has a part of the net income, and is a transferor."""

from datetime import datetime

from states.achievement import Achievement
from states.case import Case
from states.facts import Facts
from states.inputs.contracting import PrepareContract
from states.inputs.internal_control import Draft
from states.inputs.proposal import SetTerms
from states.money import WHOLE, percent
from states.owners import co_owners, own_names
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule

_TWO_OWNERS = {
    "number": "202110345678.3",
    "title": "共有的成果",
    "filed_on": "2021-03-29",
    "granted_on": "2022-11-08",
    "owners": ["甲单位", "乙单位"],
    "fee_paid_until": "2027-03-29",
}


@rule("权利共有的，各权利人份额合计 100%", "专利法14", "设计约定", breaks={"patent": _TWO_OWNERS})
def owner_shares_whole(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    held = facts.take(Draft).held
    if held is None or len(held.owners) == 1:
        return not_applicable("权利人只有一个")
    if len(held.shares) != len(held.owners) or sum(held.shares) != WHOLE:
        return refused(
            "权利共有的，须按权利人的次序逐一填写份额，合计 100%", owners=list(held.owners), shares=[percent(s) for s in held.shares]
        )
    return met("各权利人份额已填写", owners=list(held.owners), shares=[percent(s) for s in held.shares])


@rule("共有人约定了净收入的份额", "专利法14", "设计约定", breaks={"co_owners": [{"name": "不是权利人的单位", "part": "30"}]})
def owners_agreed(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Without their agreement nobody could say whose the income is; who is no owner gets none."""
    given, owners = facts.take(SetTerms), co_owners(facts.achievements, own_names(facts.unit_name, regulation.aliases))
    named = [one.name for one in given.co_owners]
    if not owners and not named:
        return not_applicable("成果不是共有")
    missing, strangers = [o for o in owners if o not in named], [n for n in named if n not in owners]
    if missing or strangers or len(set(named)) != len(named):
        return refused(
            f"共有人与权利登记不符：{_differing(missing, strangers) or '同一共有人重复列名'}", missing=missing, strangers=strangers
        )
    if sum(one.part for one in given.co_owners) >= WHOLE:
        return refused("各共有人所得净收入份额合计须低于 100%，其余归本单位", parts=[percent(one.part) for one in given.co_owners])
    if given.parts_agreement is None:
        return refused("须上传全体共有人就净收入份额订立的书面约定", owners=list(owners))
    return met("共有人已书面约定净收入的份额", given.parts_agreement, owners=list(owners), parts=[percent(o.part) for o in given.co_owners])


@rule(
    "共有人与本单位同为合同一方",
    "专利法14",
    "专利法10",
    breaks={
        "co_transferors": [
            {
                "name": "不是权利人的单位",
                "uscc": "12339900MADEUP005M",
                "legal_representative": "某",
                "agent": "某",
                "address": "某地",
                "contact": "某",
            }
        ]
    },
)
def every_owner_transfers(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, owners = facts.take(PrepareContract), co_owners(facts.achievements, own_names(facts.unit_name, regulation.aliases))
    named = [one.name for one in given.co_transferors]
    agreed = {one.name for one in state.terms.deal.co_owners} if state.terms else set()
    if not owners and not named:
        return not_applicable("成果不是共有")
    if agreed != set(owners):
        return refused("交易条件没有载明各共有人所得净收入的份额，须退回方案", owners=list(owners), agreed=sorted(agreed))
    missing, strangers = [o for o in owners if o not in named], [n for n in named if n not in owners]
    if missing or strangers:
        return refused(f"合同中本单位一方与权利登记不符：{_differing(missing, strangers)}", missing=missing, strangers=strangers)
    return met("共有人与本单位同为合同一方", owners=list(owners))


def _differing(missing: list[str], strangers: list[str]) -> str:
    told = (("未列", missing), ("不是权利人", strangers))
    return "；".join(f"{word}：{'、'.join(names)}" for word, names in told if names)
