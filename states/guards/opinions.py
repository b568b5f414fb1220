"""Stage two and four, opinions: whose they are, what they are about, how a meeting votes."""

from datetime import datetime

from states.case import Case
from states.facts import Facts
from states.inputs.opinions import RecordMeeting
from states.regulation import Meeting, MeetingRule, Regulation
from states.rule import Verdict, met, not_applicable, refused, rule
from states.seating import conflicted, eligible, task_of
from states.signoff import Verb
from states.stages import Seat


@rule("由席位本人办理", "本单位制度")
def task_is_yours(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = task_of(state, facts)
    if found is None:
        return refused("没有这项签批任务")
    leaf, allowed = found.leaf, eligible(state, found.signoff, found.position, facts, regulation)
    if facts.acting().id not in allowed:
        return refused(f"{facts.acting().name}不能履行此席位", seat=str(leaf.seat), eligible=sorted(allowed))
    return met("由席位本人办理", seat=str(leaf.seat))


@rule("利害关系人回避", "本单位制度", "政务处分法33")
def recused(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    found = task_of(state, facts)
    if found is not None and found.leaf.exempt:
        return not_applicable("分配方案由本人确认，不涉及回避")
    if facts.acting().id in conflicted(state, facts):
        return refused(f"{facts.acting().name}与本案有利害关系，应当回避", person=facts.acting().id)
    return met("无须回避")


@rule("会议事项凭纪要决定", "三重一大", "中办发2014-55", "本单位制度")
def not_a_meeting(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """A committee does not log in: what is a meeting's to decide is not decided by a person's opinion."""
    found = task_of(state, facts)
    if found is not None and found.leaf.meeting:
        return refused("会议事项须由会议秘书登记会议纪要", meeting=found.leaf.meeting)
    return met("本席位由个人签批")


@rule("会议人数达到法定出席", "三重一大", "中办发2014-55", "本单位制度")
def quorum_met(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given, meeting = facts.take(RecordMeeting), _meeting(state, facts, regulation)
    if meeting is None:
        return refused("制度未规定此会议")
    used = {"members": given.members, "attended": given.attended, "quorum": str(meeting.quorum)}
    voted = given.in_favour + given.against + given.abstained
    counted = voted or meeting.rule is not MeetingRule.PRESIDENT  # where the president decides, nobody need vote
    if (counted and voted + len(set(given.recused)) != given.attended) or given.attended > given.members:
        return refused("票数、回避与到会人数不符", **used)
    if given.attended < meeting.quorum * given.members:
        return refused(f"到会 {given.attended} 人，不足应到 {given.members} 人的 {meeting.quorum}", **used)
    return met(f"到会 {given.attended}/{given.members} 人", **used)


@rule("表决结果与决定一致", "三重一大", "中办发2014-55-常委会", "本单位制度")
def votes_carry_the_verdict(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Each body by its own rule: its president after hearing all, or a majority of members, of those attending or entitled."""
    given, meeting = facts.take(RecordMeeting), _meeting(state, facts, regulation)
    if meeting is None:
        return refused("制度未规定此会议")
    if meeting.rule is MeetingRule.PRESIDENT:
        if not (given.heard_all and given.decided_by):
            return refused(f"{meeting.name}须在到会成员均发表意见之后由主持人决定，纪要应写明决定的人", rule=meeting.rule.value)
        return met(f"听取全体到会成员意见后由{given.decided_by}决定", rule=meeting.rule.value, verdict=given.verdict.value)
    of = _votes(meeting.rule, given)
    used = {"in_favour": given.in_favour, "of": of, "rule": meeting.rule.value, "motion": given.motion.value}
    carried = given.in_favour > meeting.majority * of
    follows = given.verdict is given.motion if carried else given.motion is Verb.AGREE and given.verdict is not Verb.AGREE
    if not follows:
        share = f"须超过 {meeting.majority * of}"
        return refused(f"会议决定与票数不符：赞成 {given.in_favour} 票，{share} 票方为通过", **used, verdict=given.verdict.value)
    return met(f"会议决定与票数一致：赞成 {given.in_favour} 票", **used)


def _meeting(state: Case, facts: Facts, regulation: Regulation) -> Meeting | None:
    found = task_of(state, facts)
    return regulation.meetings.get(found.leaf.meeting) if found else None


def _votes(how: MeetingRule, given: RecordMeeting) -> int:
    """Of how many votes more than the majority must be in favour."""
    if how is MeetingRule.ATTENDING:
        return given.attended
    return given.members - (len(set(given.recused)) if how is MeetingRule.ENTITLED else 0)


@rule("与会的利害关系人已回避", "本单位制度", "政务处分法33")
def meeting_recusals_complete(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    given = facts.take(RecordMeeting)
    missing = sorted((conflicted(state, facts) & facts.people.holding(Seat.LEADER)) - set(given.recused))
    if missing:
        return refused(f"应当回避的参会人未记回避：{'、'.join(missing)}", missing=list(missing))
    return met("应当回避的人员均已回避", recused=list(given.recused))
