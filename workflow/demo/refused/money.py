"""Stage four: receipts, the scheme, allocation, award notice, payment."""

from typing import Any

from states.signoff import Matter
from workflow.demo import material, road
from workflow.demo.refused.figures import FIRST, PRICE, SECOND
from workflow.demo.refused.notice import upheld
from workflow.demo.trial import Trial


def receipt(t: Trial, case: str) -> dict[str, Any]:
    slip = t.player.upload("zheng", case, "银行回单.txt", f"{case}：银行回单（示例）")
    return {"amount": PRICE, "received_on": str(t.player.today()), "payer": material.SCAN["name"], "voucher": slip}


def noticed(t: Trial, case: str) -> None:
    """Received, split and noticed before there is a certificate; then the notice is objected to with reason and all is undone."""
    slip = receipt(t, case)
    t.do("zheng", "record_receipt", case, **slip)
    t.wrong("scheme_approved", "zheng", "allocate", case, "1")
    _scheme(t, case)
    t.do("zheng", "void_receipt", case, "1", reason="误按全款登记，实为首期。")
    t.player.do("zheng", "record_receipt", case, **{**slip, "amount": FIRST})
    t.do("zheng", "allocate", case, "2")
    _award_noticed(t, case, 2)
    t.wrong("certificate_not_awaited", "zhu", "pay", case, "2", **_paid(t, case))
    t.player.do("zheng", "record_receipt", case, **{**receipt(t, case), "amount": SECOND})
    t.player.do("zheng", "allocate", case, "3")
    upheld(t, case)
    t.wrong("award_notice_ended", "zhu", "pay", case, "2", **_paid(t, case))
    t.wrong("round_is_last", "zheng", "reopen_round", case, "2", reason="公示异议成立。")
    t.do("zheng", "reopen_round", case, "3", reason="第二轮须先重新分配。")
    t.player.do("zheng", "reopen_round", case, "2", reason="公示异议成立，重新核算。")


def _scheme(t: Trial, case: str) -> None:
    good = material.scheme()
    shares = good["shares"]
    stranger = [{**shares[0], "person": "sun", "name": "孙学礼"}, *shares[1:]]
    nobody = [{**shares[0], "person": "nobody-99"}, *shares[1:]]
    t.wrong("people_known", "zhou", "propose_scheme", case, **{**good, "shares": nobody})
    t.wrong("main_are_completers", "zhou", "propose_scheme", case, **{**good, "shares": stranger})
    judge = [*shares[:3], {**shares[3], "person": "gao", "name": "高远"}, *shares[4:]]
    t.wrong("organs_receive_nothing", "zhou", "propose_scheme", case, **{**good, "shares": judge})
    t.do("zhou", "propose_scheme", case, **good)
    for person in ("wang", "li", "chen"):
        t.player.do(person, "agree", case, t.player.task(case, Matter.SCHEME, person), text="确认分配方案。")
    leaf = t.player.task(case, Matter.SCHEME, "zheng")
    t.wrong("recipient_stands_back", "zhou", "agree", case, leaf, text="同意。")
    t.player.sign(case, Matter.SCHEME, "确认分配方案。")


def paid(t: Trial, case: str) -> None:
    """Allocated anew, now exempt from VAT, noticed again and paid, one after the other; the title last."""
    for number in ("2", "3"):
        t.player.do("zheng", "allocate", case, number)
    _award_noticed(t, case, 2)
    t.wrong("money_passes_two_hands", "zheng", "pay", case, "2", **_paid(t, case))
    t.do("zhu", "pay", case, "2", **_paid(t, case))
    _award_noticed(t, case, 3)
    t.player.do("zhu", "pay", case, "3", **_paid(t, case))
    slip = t.player.upload("jiang", case, "手续合格通知书.txt", f"{case}：手续合格通知书（示例）")
    t.do("jiang", "record_title", case, changed_on=str(t.player.today()), evidence=slip)


def _award_noticed(t: Trial, case: str, round_: int) -> None:
    number = road.posted(t.player, case, "award", ("unit_site",), round_)
    road.run_out(t.player, case, number)
    t.player.do("zhou", "end_notice", case, number)


def _paid(t: Trial, case: str) -> dict[str, Any]:
    today = str(t.player.today())
    return {"paid_on": today, "evidence": t.player.upload("zheng", case, "发放凭证.txt", f"{case}：{today} 发放凭证（示例）")}
