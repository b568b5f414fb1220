"""Stages three and five: the contract and its registration."""

from typing import Any

from workflow.demo import material
from workflow.demo.refused.fees import fee, lapse
from workflow.demo.refused.figures import FOR_GOOD, PRICE, TAKEN_REGISTRATION, TITLE, UNTIL_CONFIRM
from workflow.demo.refused.money import receipt
from workflow.demo.refused.notice import notice, upheld
from workflow.demo.trial import Trial


def contract(t: Trial, case: str, achievement: str) -> None:
    authority = t.player.upload("zhou", case, "授权书.txt", f"{case}：授权委托书（示例）")
    t.do("zhou", "prepare_contract", case, **material.contract(authority, f"ZJLG-ZR-{case}", TITLE, PRICE))
    upheld(t, case)
    t.wrong("price_notice_ended", "zhou", "issue_contract", case)
    notice(t, case, first=False)
    lapse(t, case)
    t.wrong("patents_in_force", "zhou", "issue_contract", case)
    fee(t, achievement, UNTIL_CONFIRM)
    t.wrong("scan_bound_to_issued", "zhou", "upload_signed_contract", case, **_scan(t, case, issued="f" * 64))
    t.do("zhou", "issue_contract", case)
    t.wrong("scan_uploaded", "jiang", "confirm_contract", case, note="无扫描件。")
    t.do("zhou", "upload_signed_contract", case, **_scan(t, case))
    upheld(t, case)
    t.wrong("price_notice_ended", "jiang", "confirm_contract", case, note="核对。")
    notice(t, case, first=False)
    t.wrong("signed_after_notice", "jiang", "confirm_contract", case, note="核对。")
    t.player.do("zhou", "upload_signed_contract", case, **_scan(t, case))
    t.wrong("second_clerk", "zhou", "confirm_contract", case, note="核对。")
    lapse(t, case)
    t.wrong("patents_in_force", "jiang", "confirm_contract", case, note="核对。")
    fee(t, achievement, FOR_GOOD)
    t.wrong("contract_signed", "jiang", "prepare_registration", case, project=TITLE, field="先进制造", total=PRICE, technical=PRICE)
    t.wrong("contract_signed", "zheng", "record_receipt", case, **receipt(t, case))
    t.do("jiang", "confirm_contract", case, note="与签发文本一致。")
    proof = t.player.upload("jiang", case, "手续合格通知书.txt", f"{case}：手续合格通知书（示例）")
    t.do("jiang", "record_title", case, changed_on=str(t.player.today()), evidence=proof)


def _scan(t: Trial, case: str, issued: str = "") -> dict[str, Any]:
    contract = t.player.case(case).contract
    assert contract is not None, "it was prepared"
    today = str(t.player.today())
    scan = t.player.upload("zhou", case, "签署件.txt", f"{case}：{today} 签署件扫描（示例）")
    return {"issued": issued or contract.issued, "scan": scan, "signed_on": today}


def registration(t: Trial, case: str) -> None:
    asked = {"project": TITLE, "field": "先进制造", "total": PRICE, "technical": PRICE}
    t.do("jiang", "prepare_registration", case, **asked)
    t.do("jiang", "submit_registration", case, on=str(t.player.today()))
    t.do("jiang", "accept_registration", case, on=str(t.player.today()))
    proof = t.player.upload("jiang", case, "登记证明.txt", f"{case}：登记证明（示例）")
    given = {"number": "2026330101000999", "registered_on": str(t.player.today()), "certificate": proof}
    t.wrong("registration_number_unused", "jiang", "register", case, **{**given, "number": TAKEN_REGISTRATION})
    t.do("jiang", "register", case, **given)
