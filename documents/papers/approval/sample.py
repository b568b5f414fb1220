"""The approval form of domain example X1: one patent, agreed price, one payment."""

from datetime import date

from documents.head import Answer, Opinion
from documents.papers.approval.paper import (
    Achievement,
    Approval,
    Counterparty,
    Declaration,
    Instalment,
    Meeting,
    Member,
    Notice,
    ProposedShare,
)
from documents.sample import BUYER, COLLEGE, PATENT, PRICE, REGULATION, TEAM, TITLE, head, opinion


def opinions() -> tuple[Opinion, ...]:
    return (
        opinion("成果完成人", "王明远", "全体完成人一致同意以协议定价方式转让，并声明放弃优先受让。", date(2026, 2, 3)),
        opinion(COLLEGE, "赵国栋", "经院务会议讨论，同意转让，价格合理，与受让方无关联关系。", date(2026, 2, 5)),
        opinion("成果转化管理办公室", "周敏", "受让方资信良好，转化方式和价格经过比较，公示期满无异议。", date(2026, 3, 3)),
        opinion("国有资产管理处", "吴海燕", "单列台账登记完整，同意处置。", date(2026, 3, 4)),
        opinion("计划财务处", "郑晓峰", "付款安排明确，费用测算有据。", date(2026, 3, 4)),
        opinion("法务办公室", "孙立", "合同条款完备，权属和保证条款符合要求。", date(2026, 3, 5), on_behalf_of="何静"),
        opinion("分管校领导", "林志远", "请按程序提交校长办公会审议。", date(2026, 3, 6)),
    )


def a_meeting() -> Meeting:
    return Meeting(
        body="校长办公会",
        minutes_number="之江理工校纪〔2026〕6号",
        held_on=date(2026, 3, 9),
        due=9,
        attended=8,
        recused=(),
        decided_by="",
        in_favour=8,
        against=0,
        abstained=0,
        dissent="",
        resolution=f"会议审议同意将发明专利“{TITLE}”以人民币壹佰万元整转让给{BUYER}，授权成果转化管理办公室办理合同签订、权利转移和认定登记。",
        secretary="黄倩",
    )


def sample(*, draft: bool = False, sandbox: bool = False) -> Approval:
    return Approval(
        head=head("ZJLG-SP-2026-0001", issued_at="2026年3月10日 09:05", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        achievements=(
            Achievement(
                title=TITLE, kind="发明专利", number=PATENT, legal_status="年费缴至2027年3月31日", ledger_number="ZJLG-TZ-2026-0001"
            ),
        ),
        completers=tuple(Member(name=name, unit=COLLEGE, post=post, share=share, about="") for name, post, share in TEAM),
        mode="转让（专利权）",
        counterparty=Counterparty(
            called="受让方",
            name=BUYER,
            code_name="统一社会信用代码",
            code="91330106MA2ABCDEX7",
            head_name="法定代表人",
            legal_representative="沈建华",
            address="浙江省杭州市西湖区云栖小镇石龙山街 18 号 3 幢 502 室",
            contact="金晨",
            ties_name="股东与实际控制人",
            shareholders="沈建华 60%、杭州云岭投资合伙企业 40%",
            related=False,
            relation="",
        ),
        price=PRICE,
        payment="一次总付",
        instalments=(Instalment(condition="合同生效后 15 日内", due=date(2026, 3, 31), amount=PRICE),),
        pricing_method="协议定价",
        price_basis="以评估报告（浙之评报〔2026〕第 18 号，评估值 98 万元）为参考，并比较同类技术合同三项，经两轮协商确定。",
        deductions=6_521_000,
        net=93_479_000,
        allocations=(
            ProposedShare(receiver="成果完成人及转化贡献人员", share=800_000, amount=74_783_200),
            ProposedShare(receiver=COLLEGE, share=100_000, amount=9_347_900),
            ProposedShare(receiver="学校", share=100_000, amount=9_347_900),
        ),
        screening=(
            Answer(question="存在质押、独占许可或权属争议", affirmative=False),
            Answer(question="涉及境外主体或向境外交付", affirmative=False),
            Answer(question="涉及人类遗传资源、病原体或伦理", affirmative=False),
        ),
        declarations=tuple(
            Declaration(name=name, related=False, text="本人及近亲属与受让方无股权、任职、亲属或者债权债务关系。", on=date(2026, 2, 3))
            for name in ("王明远", "李思齐", "陈㛃", "周敏")
        ),
        notice=Notice(
            number="N1",
            places=("学校信息公开网", "中国浙江网上技术市场"),
            starts=date(2026, 2, 9),
            ends=date(2026, 2, 24),
            days=15,
            objections="公示期内未收到异议",
        ),
        unnoticed="",
        risks="专利在转移登记前失效的风险：由学校缴清年费；受让方逾期付款的风险：约定违约金，价款到账后申请权利转移登记。",
        follow_up="成果转化管理办公室在合同签订后六个月、十二个月各回访一次。",
        opinions=opinions(),
        meeting=a_meeting(),
        regulation=REGULATION,
    )
