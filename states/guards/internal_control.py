"""Stage one, 内控管理: disclosure, signatures, screening, the ledger."""

from datetime import datetime

from states.achievement import Achievement, Duty, Patent, Secrecy
from states.calendar import today
from states.facts import Facts
from states.identifiers import patent_expiry
from states.inputs.internal_control import Draft, RecordFee
from states.inputs.proposal import Open
from states.regulation import WHOLE, Regulation
from states.rule import Verdict, met, refused, rule
from states.stages import AchievementState

LIVE = frozenset({AchievementState.DRAFT, AchievementState.DISCLOSED, AchievementState.SCREENING, AchievementState.LEDGERED})


@rule("专利号未重复登记", "浙江条例15", "设计约定")
def patent_not_yet_recorded(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    number = facts.take(Draft).patent.number
    if facts.duplicate_patent:
        return refused(f"专利号 {number} 已登记为成果 {facts.duplicate_patent}", other=facts.duplicate_patent)
    return met(f"专利号 {number} 未曾登记", number=number)


@rule("完成人贡献比例合计 100%", "解释6", "专利法细则14")
def contributions_sum_to_whole(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    total = sum(c.share for c in state.completers)
    if total != WHOLE:
        return refused(f"完成人贡献比例合计为 {total / 10_000:g}%，须为 100%", total=total)
    return met("完成人贡献比例合计 100%", total=total)


@rule("完成人不重复列名", "解释6")
def completers_distinct(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if len(state.completer_ids()) != len(state.completers):
        return refused("同一完成人重复列名", listed=len(state.completers))
    return met(f"完成人 {len(state.completers)} 名，无重复", listed=len(state.completers))


@rule("本人尚未签名", "解释6")
def not_signed_yet(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.acting().id in state.signed:
        return refused(f"{facts.acting().name}已签名", person=facts.acting().id)
    return met("本人尚未签名", person=facts.acting().id)


@rule("全体完成人均已签名", "转化法19", "解释6")
def all_completers_signed(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    missing = [c.name for c in state.completers if c.person not in state.signed]
    if missing:
        return refused(f"尚未签名的完成人：{'、'.join(missing)}", missing=list(missing))
    return met("全体完成人均已签名", signed=list(state.signed))


@rule("已判定为职务科技成果", "转化法2", "专利法6")
def judged_duty(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.screening is None:
        return refused("尚未作职务属性判定")
    if state.screening.duty is Duty.NON_DUTY:
        return refused("判定为非职务成果，不属于本单位处置", duty=str(state.screening.duty))
    return met("职务属性已判定", duty=str(state.screening.duty))


@rule("不涉及国家秘密", "科技进步法34", "设计约定")
def not_a_state_secret(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """State secrets leave the system: they must not be kept where it runs."""
    if state.screening is None:
        return refused("尚未作保密审查")
    if state.screening.secrecy is Secrecy.STATE_SECRET:
        return refused("涉及国家秘密，应当离开本系统，另按保密规定办理", secrecy=str(state.screening.secrecy))
    return met("保密审查通过", *state.screening.evidence, secrecy=str(state.screening.secrecy))


@rule("出口、生物与资助限制已排除", "科技进步法34", "技术进出口条例30")
def export_and_biology_clear(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.screening is None:
        return refused("尚未作出口、生物与资助限制审查")
    raised = {
        "foreign_party": "涉及境外主体或向境外交付",
        "dual_use": "涉及两用物项",
        "genetic_resources": "涉及人类遗传资源或伦理",
        "funder_limits": "项目合同另有限制",
    }
    found = [label for name, label in raised.items() if getattr(state.screening, name)]
    if found:
        return refused(f"须先取得专门批准：{'、'.join(found)}", found=list(found))
    return met("出口、生物与资助限制均不涉及", *state.screening.evidence)


@rule("权属清晰，共有人书面同意", "专利法14", "民法典870")
def ownership_clear(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.screening is None or state.patent is None:
        return refused("尚未作权属审查")
    if facts.unit_name not in state.patent.owners:
        return refused(f"专利权人中没有本单位（{facts.unit_name}）", owners=list(state.patent.owners))
    missing = [o for o in state.patent.owners if o not in {facts.unit_name, *state.screening.owners_consent}]
    if missing:
        return refused(f"共有人尚未书面同意：{'、'.join(missing)}", missing=list(missing))
    if state.screening.encumbered:
        return refused("存在质押、独占许可或权属争议，解除前不得转让", encumbered=True)
    return met("权属清晰，无权利负担", owners=list(state.patent.owners))


@rule("专利权有效", "民法典865", "专利法42")
def patent_in_force(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return in_force(state.patent, at)


def in_force(patent: Patent | None, at: datetime) -> Verdict:
    """Term not over and annual fee paid on the day (civil law forbids dealing in a lapsed patent)."""
    if patent is None:
        return refused("未填写专利")
    expiry = patent_expiry(patent.kind, patent.filed_on)
    used = {"number": patent.number, "expires": str(expiry), "fee_paid_until": str(patent.fee_paid_until)}
    if today(at) >= expiry:
        return refused(f"专利权已于 {expiry} 终止（期满）", **used)
    if today(at) > patent.fee_paid_until:
        return refused(f"年费仅缴至 {patent.fee_paid_until}，专利权可能终止", **used)
    return met(f"专利权有效，{expiry} 届满，年费缴至 {patent.fee_paid_until}", **used)


@rule("年费缴至更晚", "专利法42", "设计约定", breaks={"fee_paid_until": "2000-01-01"})
def fee_reaches_further(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, until = facts.take(RecordFee), state.patent.fee_paid_until if state.patent else None
    if until is not None and given.fee_paid_until <= until:
        return refused(f"已登记缴至 {until}，所填不晚于此日", recorded=str(until), given=str(given.fee_paid_until))
    return met(f"年费缴至 {given.fee_paid_until}", given=str(given.fee_paid_until))


@rule("无在办的转化案件", "设计约定")
def no_live_case(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.other_cases:
        return refused(f"成果仍有在办案件：{'、'.join(facts.other_cases)}", cases=list(facts.other_cases))
    return met("无在办案件")


@rule("专利权属已变更", "专利法10")
def title_moved(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.title_moved:
        return met("著录项目变更已办结，专利权已转移")
    return refused("著录项目变更尚未办结")


@rule("成果均在库或在办内控", "浙江条例15")
def achievements_available(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    asked = facts.take(Open).achievements
    found = {a.id: a for a in facts.achievements}
    bad = [i for i in asked if i not in found or found[i].state not in LIVE]
    if bad or len(set(asked)) != len(asked):
        return refused(f"成果不存在、不在库或重复：{'、'.join(bad or asked)}", bad=list(bad))
    return met(f"成果 {len(asked)} 项可办理", achievements=list(asked))


@rule("成果不在其他在办案件中", "设计约定")
def not_in_another_case(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.other_cases:
        return refused(f"成果已在案件 {'、'.join(facts.other_cases)} 中办理", cases=list(facts.other_cases))
    return met("成果未在其他案件中")


@rule("成果均已进入单列台账", "浙江条例15")
def all_achievements_ledgered(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    waiting = [a.id for a in facts.achievements if a.state is not AchievementState.LEDGERED]
    if waiting or not facts.achievements:
        return refused(f"成果尚未入台账：{'、'.join(waiting)}", waiting=list(waiting))
    return met("成果均已入台账", achievements=[f"{a.id}@{a.seq}" for a in facts.achievements])
