"""The road piece by piece, each piece a few acts of the right persons; the sample cases put the pieces together."""

from typing import Any

from states.signoff import Matter
from workflow.demo import material
from workflow.demo.any_player import AnyPlayer


def ledgered(player: AnyPlayer, number: str, title: str) -> str:
    """An achievement from draft to the separate ledger."""
    made = player.do("wang", "draft", **material.disclosure(number, title)).subject
    player.do("wang", "disclose", made)
    for person in ("wang", "li", "chen"):
        player.do(person, "sign_disclosure", made, promise="本人确认完成人及贡献比例属实。")
    player.do("zhou", "accept", made)
    evidence = player.upload("zhou", made, "登记簿副本与项目合同.txt", f"{title}：专利登记簿副本、项目合同（示例）")
    player.do("zhou", "record_screening", made, **material.screening([evidence]))
    player.do("zhou", "ledger", made, ledger_no=f"台-{made}")
    return made


def proposed(player: AnyPlayer, achievement: str, price: str, *, related: str = "", buyer: dict[str, str] = material.BUYER) -> str:
    """A case from opening to submission; ``related`` names how a completer is related to the buyer."""
    case = player.do("zhou", "open", achievements=[achievement]).subject
    player.do("zhou", "set_terms", case, **material.terms(price, related=bool(related), relation=related, buyer=buyer))
    for person in ("wang", "li", "chen", "zhou"):
        mine = bool(related) and person == "wang"
        player.do(person, "declare_relation", case, related=mine, text=related if mine else "本人及近亲属与受让方无关联。")
    prepare(player, case, price, related=bool(related))
    player.do("zhou", "submit", case)
    return case


def prepare(player: AnyPlayer, case: str, price: str, *, related: bool = False) -> None:
    """Buyer, price and the team's word, on the terms as they stand."""
    for person in ("wang", "li", "chen"):
        player.do(person, "consent", case, agrees=True, waives_priority=True, text="同意转化，放弃同等条件下的优先受让权。")
    check = player.upload("zhou", case, "营业执照与信用查询.txt", f"{case}：营业执照、信用查询结果（示例）")
    player.do(
        "zhou",
        "record_buyer_check",
        case,
        licence_valid=True,
        credit_clear=True,
        shareholders="自然人股东两名，均非本校人员。" if not related else "自然人股东两名，其一为完成人亲属。",
        capacity="有同类产线，具备实施能力。",
        evidence=[check],
    )
    paper = player.upload("zhou", case, "协议定价报告.txt", f"{case}：协议定价报告（示例）")
    player.do("zhou", "record_pricing", case, **material.pricing([paper], price, _appraisal(player, case, price) if related else None))


def _appraisal(player: AnyPlayer, case: str, price: str) -> dict[str, Any]:
    report = player.upload("zhou", case, "资产评估报告.txt", f"{case}：资产评估报告（示例）")
    today = str(player.today())
    return {"number": f"示例评报-{case}", "appraiser": "示例资产评估公司", "value": price, "dated": today, "attachment": report}


def noticed(player: AnyPlayer, case: str) -> str:
    """The price notice up in both places, and its days run; returns its number."""
    number = posted(player, case, "price", ("unit_site", "market"))
    run_out(player, case, number)
    player.do("zhou", "end_notice", case, number)
    return number


def run_out(player: AnyPlayer, case: str, number: str) -> None:
    """Days pass until the notice's last day is over."""
    notice = player.case(case).notice(number)
    assert notice is not None, "it was posted"
    assert notice.ends_on is not None, "and its end is known"
    player.pass_days((notice.ends_on - player.today()).days + 1)


def posted(player: AnyPlayer, case: str, kind: str, places: tuple[str, ...], round_: int = 0) -> str:
    player.do("zhou", "draft_notice", case, kind=kind, round=round_, objection_route="成果转化处，电话 0571-00000000")
    number = str(len(player.case(case).notices))
    postings = [
        {
            "place": place,
            "url": f"https://example.edu.cn/{place}/{case}-N{number}",
            "posted_on": str(player.today()),
            "snapshot": player.upload("zhou", case, f"公示页面-{place}.txt", f"{case} N{number} {place} 公示页面（示例）"),
        }
        for place in places
    ]
    player.do("zhou", "post_notice", case, number, postings=postings)
    return number


def met(player: AnyPlayer, case: str, body: str = "校长办公会", *, recused: tuple[str, ...] = ()) -> None:
    """The deciding body's meeting, recorded by its secretary."""
    minutes = player.upload("shen", case, f"{body}纪要.txt", f"{case}：{body}会议纪要（签字，示例）")
    player.do(
        "shen",
        "record_meeting",
        case,
        player.task(case, Matter.DECISION, "shen"),
        number=f"{body}〔2026〕{case[-4:]}号",
        held_on=str(player.today()),
        members=9,
        attended=8,
        recused=list(recused),
        in_favour=8 - len(recused),
        against=0,
        abstained=0,
        verdict="agree",
        text="同意按公示的交易条件转让。",
        attachment=minutes,
    )


def contracted(player: AnyPlayer, case: str) -> None:
    """The contract prepared, issued, signed on paper, uploaded and confirmed by a second clerk."""
    authority = player.upload("zhou", case, "签署授权书.txt", f"{case}：法定代表人授权委托书（示例）")
    player.do("zhou", "prepare_contract", case, **material.contract(authority, f"ZJLG-ZR-{case}", player.titles(case)))
    player.do("zhou", "issue_contract", case)
    contract = player.case(case).contract
    assert contract is not None, "it was prepared"
    scan = player.upload("zhou", case, "合同签署件扫描.txt", f"{case}：双方签章的合同扫描件（示例）")
    player.do("zhou", "upload_signed_contract", case, issued=contract.issued, scan=scan, signed_on=str(player.today()))
    player.do("jiang", "confirm_contract", case, note="与签发文本逐页核对一致，签章齐全。")


def registered(player: AnyPlayer, case: str, price: str, number: str) -> None:
    player.do("jiang", "prepare_registration", case, project="光催化降解膜专利权转让", field="新材料及其应用", total=price, technical=price)
    player.do("jiang", "submit_registration", case, on=str(player.today()))
    player.do("jiang", "accept_registration", case, on=str(player.pass_days(2)))
    today = str(player.pass_days(5))
    proof = player.upload("jiang", case, "技术合同登记证明.txt", f"{case}：技术合同登记证明 {number}（示例）")
    player.do("jiang", "register", case, number=number, registered_on=today, recognised_income=price, certificate=proof)


def titled(player: AnyPlayer, case: str) -> None:
    """The change in the patent register."""
    proof = player.upload("jiang", case, "手续合格通知书.txt", f"{case}：手续合格通知书（示例）")
    player.do("jiang", "record_title", case, changed_on=str(player.today()), evidence=proof)


def _buyer(player: AnyPlayer, case: str) -> str:
    terms = player.case(case).terms
    return terms.buyer.name if terms else ""


def settled(player: AnyPlayer, case: str, price: str, costs: list[dict[str, str]]) -> None:
    """Scheme signed, money in, split, noticed and paid."""
    player.do("zhou", "propose_scheme", case, **material.scheme())
    player.sign(case, Matter.SCHEME, "确认分配方案。")
    slip = player.upload("zheng", case, "银行回单.txt", f"{case}：银行回单（示例）")
    receipt: dict[str, Any] = {
        "amount": price,
        "received_on": str(player.today()),
        "payer": _buyer(player, case),
        "voucher": slip,
        "costs": costs,
    }
    player.do("zheng", "record_receipt", case, **receipt)
    player.do("zheng", "allocate", case, "1")
    number = posted(player, case, "award", ("unit_site",), 1)
    run_out(player, case, number)
    player.do("zhou", "end_notice", case, number)
    proof = player.upload("zheng", case, "奖励发放凭证.txt", f"{case}：奖励发放凭证（示例）")
    player.do("zheng", "pay", case, "1", paid_on=str(player.today()), evidence=proof)
