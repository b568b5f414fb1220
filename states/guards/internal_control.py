"""Stage one, 内控管理: disclosure, signatures, screening, the ledger."""

from datetime import datetime

from states import labels
from states.achievement import Achievement, Duty, Secrecy
from states.calendar import today
from states.facts import Facts, OtherCase
from states.inputs.internal_control import Draft, RecordFee
from states.inputs.proposal import Open, SetTerms
from states.modes import MODES
from states.money import is_whole, told
from states.objects import OBJECTS
from states.owners import own_names
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.stages import AchievementState
from states.text import folded

LIVE = frozenset({AchievementState.DRAFT, AchievementState.DISCLOSED, AchievementState.SCREENING, AchievementState.LEDGERED})


@rule("同一权利未重复登记", "浙江条例15", "设计约定")
def patent_not_yet_recorded(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(Draft)
    moved, held = OBJECTS.get(given.object), given.held
    if moved is None:
        return refused(f"本系统尚不能登记{labels.OBJECT[given.object]}", object=str(given.object))
    if held is None:
        return refused("所填的权利与成果形式不符：须且只须填写本形式的一栏", object=str(given.object))
    if not moved.identity(held):
        return not_applicable(f"{moved.name}没有可供查重的编号")
    if facts.elsewhere.duplicate_right:
        return refused(
            f"{moved.number_name} {held.number} 已登记为成果 {facts.elsewhere.duplicate_right}", other=facts.elsewhere.duplicate_right
        )
    return met(f"{moved.number_name} {held.number} 未曾登记", number=held.number)


@rule("编号与申请日相符", "ZC0006", "专利法42", "设计约定")
def number_fits_its_day(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """The term is counted from the day of filing, so a wrong day would print a wrong end."""
    given = facts.take(Draft)
    moved, held = OBJECTS.get(given.object), given.held
    wrong = moved.misfit(held) if moved and held else ""
    return refused(wrong) if wrong else met("编号与申请日没有矛盾")


@rule("完成人贡献比例合计 100%", "解释6", "专利法细则14")
def contributions_sum_to_whole(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    shares = tuple(c.share for c in state.completers)
    total = sum(shares)
    if not is_whole(shares):
        return refused(f"完成人贡献比例合计为 {told(total)}，须为 100%", total=total)
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
    if state.judged is None:
        return refused("尚未作职务属性判定")
    if state.judged.duty is Duty.NON_DUTY:
        return refused("判定为非职务成果，不属于本单位处置", duty=str(state.judged.duty))
    return met("职务属性已判定", duty=str(state.judged.duty))


@rule("审查结论附有材料", "科技进步法34", "本单位制度")
def screening_evidenced(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.judged is None:
        return refused("尚未登记审查结论")
    if not state.judged.evidence:
        return refused("审查结论没有附材料，须补充后重新登记")
    return met(f"审查结论附有 {len(state.judged.evidence)} 份材料", *state.judged.evidence)


@rule("不涉及国家秘密", "保密法31-1-3", "保密法13-5")
def not_a_state_secret(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """State secrets leave the system: they must not be kept where it runs."""
    if state.judged is None:
        return refused("尚未作保密审查")
    if state.judged.secrecy is Secrecy.STATE_SECRET:
        return refused("涉及国家秘密，应当离开本系统，另按保密规定办理", secrecy=str(state.judged.secrecy))
    return met("保密审查通过", *state.judged.evidence, secrecy=str(state.judged.secrecy))


@rule("出口、生物与资助限制已排除", "科技进步法34", "技术进出口条例30")
def export_and_biology_clear(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.judged is None:
        return refused("尚未作出口、生物与资助限制审查")
    raised = {
        "foreign_party": "涉及境外主体或向境外交付",
        "dual_use": "涉及两用物项",
        "genetic_resources": "涉及人类遗传资源或伦理",
        "funder_limits": "项目合同另有限制",
    }
    found = [label for name, label in raised.items() if getattr(state.judged, name)]
    if found:
        return refused(f"须先取得专门批准：{'、'.join(found)}", found=list(found))
    return met("出口、生物与资助限制均不涉及", *state.judged.evidence)


@rule("权属清晰，共有人书面同意", "专利法14", "民法典870")
def ownership_clear(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if state.judged is None:
        return refused("尚未作权属审查")
    owners, ours = list(state.owners), own_names(facts.unit_name, regulation.aliases)
    if ours.isdisjoint(map(folded, owners)):
        return refused(f"{OBJECTS[state.kind].owners_name}中没有本单位（{facts.unit_name}）", owners=owners)
    consents = {folded(one.owner): one.file for one in state.judged.consents}
    missing = [o for o in owners if folded(o) not in ours | consents.keys()]
    if missing:
        return refused(f"共有人尚未书面同意，或者没有上传同意书：{'、'.join(missing)}", missing=list(missing))
    if state.judged.encumbered:
        return refused("存在质押、独占许可或权属争议，解除前不得转化", encumbered=True)
    return met("权属清晰，无权利负担", *(file for owner, file in consents.items() if owner in set(map(folded, owners))), owners=owners)


@rule("权利人中有本单位", "民法典870", "设计约定")
def unit_is_an_owner(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Told where the owners are typed, not when everything else is done; what nobody owns yet is not asked."""
    given = facts.take(Draft)
    owners = list(given.held.owners) if given.held else []
    if not owners:
        return not_applicable("所填的权利没有权利人")
    if own_names(facts.unit_name, regulation.aliases).isdisjoint(map(folded, owners)):
        names = "、".join((facts.unit_name, *regulation.aliases))
        return refused(f"{'、'.join(owners)}中没有本单位（{names}）；证书上是曾用名或简称的，先列入本单位制度的 aliases", owners=owners)
    return met("权利人中有本单位", owners=owners)


@rule("权利有效", "民法典870", "专利法42", "专利法44-1", "专利法细则115")
def patent_in_force(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    return in_force(state, at)


def in_force(achievement: Achievement, at: datetime) -> Verdict:
    """Whether what the achievement is stands on the day, by its own kind."""
    if achievement.held is None:
        return refused("未填写成果的权利")
    found = OBJECTS[achievement.kind].standing(achievement, today(at))
    return (met if found.stands else refused)(found.reason, **found.used)


@rule("年费缴至更晚", "专利法43", "设计约定", breaks={"fee_paid_until": "2000-01-01"})
def fee_reaches_further(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, until = facts.take(RecordFee), OBJECTS[state.kind].paid_until(state) if state.held else None
    if until is None:
        return refused(f"{OBJECTS[state.kind].name}不缴年费")
    if given.fee_paid_until <= until:
        return refused(f"已登记缴至 {until}，所填不晚于此日", recorded=str(until), given=str(given.fee_paid_until))
    return met(f"年费缴至 {given.fee_paid_until}", given=str(given.fee_paid_until))


@rule("无在办的转化案件", "设计约定")
def no_live_case(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    if facts.elsewhere.other_cases:
        return refused(f"成果仍有在办案件：{_ids(facts.elsewhere.other_cases)}", cases=[c.id for c in facts.elsewhere.other_cases])
    return met("无在办案件")


@rule("权属已变更", "专利法10")
def title_moved(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    moved = OBJECTS[state.kind]
    if facts.elsewhere.title_moved:
        return met(f"{moved.transfer}已办结，{moved.name}已转移")
    return refused(f"{moved.transfer}尚未办结")


@rule("权属变更登记已撤销", "专利法10")
def title_stayed(state: Achievement, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Its case recorded a change that was none."""
    if facts.elsewhere.title_moved:
        return refused("权属变更登记仍然有效")
    return met(f"没有{OBJECTS[state.kind].transfer}的登记")


@rule("成果均在库或在办内控", "浙江条例15", "本单位制度")
def achievements_available(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    asked = facts.take(Open).achievements
    found = {a.id: a for a in facts.achievements}
    bad = [i for i in asked if i not in found or found[i].state not in LIVE]
    if bad or len(set(asked)) != len(asked):
        return refused(f"成果不存在、不在库或重复：{'、'.join(bad or asked)}", bad=list(bad))
    return met(f"成果 {len(asked)} 项可办理", achievements=list(asked))


@rule("成果不在其他在办案件中", "设计约定")
def not_in_another_case(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Whatever has no legal act yet may turn out to be one that stands alone; the act itself is held by `may_repeat`."""
    alone = _alone(facts.elsewhere.other_cases)
    if alone:
        return refused(f"成果已在案件 {_ids(alone)} 中办理", cases=[c.id for c in alone])
    return met(
        "成果未在其他案件中" if not facts.elsewhere.other_cases else "其他案件所用的方式可以重复",
        cases=[c.id for c in facts.elsewhere.other_cases],
    )


@rule(
    "成果可以再次转化",
    "设计约定",
    backstop="已建的转化方式都不可重复，发起时即已查明；本条防备可以重复的方式与不可重复的方式并存",
)
def may_repeat(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """An act that takes the whole achievement leaves nothing for another case, in either order."""
    given = facts.take(SetTerms)
    alone = _alone(facts.elsewhere.other_cases)
    act = MODES.get(given.mode.act)
    if alone or (facts.elsewhere.other_cases and not (act and act.repeatable)):
        others = alone or facts.elsewhere.other_cases
        return refused(f"成果已在案件 {_ids(others)} 中办理，不能再以{labels.MODE[given.mode]}转化", cases=[c.id for c in others])
    return met("成果可以再次转化", cases=[c.id for c in facts.elsewhere.other_cases])


def _alone(cases: tuple[OtherCase, ...]) -> tuple[OtherCase, ...]:
    return tuple(c for c in cases if c.mode is None or not MODES[c.mode.act].repeatable)


def _ids(cases: tuple[OtherCase, ...]) -> str:
    return "、".join(c.id for c in cases)


@rule("成果均已进入单列台账", "浙江条例15", "本单位制度")
def all_achievements_ledgered(state: object, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    waiting = [a.id for a in facts.achievements if a.state is not AchievementState.LEDGERED]
    if waiting or not facts.achievements:
        return refused(f"成果尚未入台账：{'、'.join(waiting)}", waiting=list(waiting))
    return met("成果均已入台账", achievements=[f"{a.id}@{a.seq}" for a in facts.achievements])
