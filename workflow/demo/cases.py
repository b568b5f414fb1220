"""Three sample cases that go through: straight (worked example X1), with an objection and a return, with a related buyer."""

from states.signoff import Matter
from workflow.demo import material, road
from workflow.demo.any_player import AnyPlayer
from workflow.demo.roads.assignment_agreement import ROAD
from workflow.demo.roads.road import Deal


def straight(player: AnyPlayer) -> str:
    """X1: one million yuan, decided by the president's meeting, registered, 80/10/10, paid."""
    return ROAD.play(Deal(player=player)).case


def objection_and_return(player: AnyPlayer) -> str:
    """300,000 yuan, decided by the leader: finance returns it once, an outsider objects, the objection is dismissed."""
    price = "300000.00"
    achievement = road.ledgered(player, "ZL202210987654.2", "一种耐盐渗透膜的改性方法")
    case = road.proposed(player, achievement, price, buyer=material.SALT)
    college = player.task(case, Matter.REVIEW, "sun")
    player.do("sun", "agree", case, college, text="学院同意。")
    finance = player.task(case, Matter.REVIEW, "zheng")
    player.do("zheng", "return", case, finance, text="定价说明未写可比交易，请补充。")
    road.prepare(player, case, price)
    player.do("zhou", "submit", case)
    player.sign(case, Matter.REVIEW)
    notice = road.posted(player, case, "price", ("unit_site", "market"))
    player.pass_days(10)
    player.do("zhou", "object", case, notice, objector="某校友", named=True, contact="13800005678", text="价格似低于同类专利。")
    road.run_out(player, case, notice)
    reply = "已核对三件可比交易，价格在区间之内，并书面答复异议人。"
    player.do("wu", "answer_objection", case, notice, objection=1, outcome="dismissed", answer=reply, body="成果转化领导小组")
    player.do("zhou", "end_notice", case, notice)
    player.sign(case, Matter.DECISION, "同意转让。")
    papers(player, case)
    road.contracted(player, case)
    road.titled(player, case)
    road.registered(player, case, price, "2026330101000456")
    road.settled(player, case, price, [])
    return case


def related_buyer(player: AnyPlayer) -> str:
    """300,000 yuan to a completer's relative: one level up, to the president's meeting; appraised; a leader recused."""
    price = "300000.00"
    achievement = road.ledgered(player, "ZL202220123456.7", "膜组件清洗装置")
    case = road.proposed(player, achievement, price, related="受让方股东之一系完成人王明远之弟。", buyer=material.KIN)
    player.do("zhao", "declare_relation", case, related=True, text="受让方法定代表人系本人亲属，申请回避。")
    player.sign(case, Matter.REVIEW)
    road.noticed(player, case)
    road.met(player, case, recused=("zhao",))
    papers(player, case)
    road.contracted(player, case)
    road.titled(player, case)
    road.registered(player, case, price, "2026330101000789")
    road.settled(player, case, price, [])
    return case


def papers(player: AnyPlayer, case: str) -> None:
    """The two forms of the road so far."""
    for kind in ("disclosure", "approval"):
        player.do("zhou", "issue_paper", case, kind=kind)
