"""Contexts as the service would build them for domain example X1: one patent, agreed price, one payment."""

from datetime import date
from hashlib import sha256

from documents.contexts.approval import Achievement, Allocation, Approval, Counterparty, Instalment, Meeting, Member, Notice
from documents.contexts.contract import Contract, Delivery, Party, Patent, Payment, Term
from documents.contexts.disclosure import Completer, Disclosure, Project, Publication, Right
from documents.contexts.dossier import ABSENT, NOT_APPLICABLE, PRESENT, Dossier, DutyRow, Evidence, Log, Step
from documents.contexts.head import Answer, Head, Opinion, Regulation
from documents.duties import DUTIES

UNIT = "浙江省之江理工大学(示例)"
COLLEGE = "材料科学与工程学院"
BUYER = "杭州云栖新材料有限公司"
TITLE = "一种光催化降解膜及其制备方法"
PATENT = "ZL202110345678.3"
PRICE = 100_000_000
NUMBERS = ("330106********1236", "330102********0012", "330683********4521")
TEAM = (("王明远", "教授", 500_000), ("李思齐", "副教授", 300_000), ("陈㛃", "讲师", 200_000))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


REGULATION = Regulation(title=f"{UNIT}科技成果转化管理办法", version="2026年第1版", content_hash=digest("rule"))


def head(number: str, *, issued_at: str, draft: bool = False, sandbox: bool = False, terms: str = digest("terms")) -> Head:
    return Head(
        unit=UNIT,
        number="" if draft else number,
        version=1,
        sandbox=sandbox,
        draft=draft,
        issued_at="" if draft else issued_at,
        verify_url="" if draft else f"http://127.0.0.1:8000/check?paper={number}",
        terms_hash=terms,
    )


def opinion(seat: str, name: str, text: str, on: date, *, on_behalf_of: str = "") -> Opinion:
    return Opinion(seat=seat, name=name, verdict="同意", text=text, on=on, on_behalf_of=on_behalf_of)


def a_disclosure(*, draft: bool = False, sandbox: bool = False) -> Disclosure:
    return Disclosure(
        head=head("ZJLG-PL-2026-0001", issued_at="2026年1月15日 16:20", draft=draft, sandbox=sandbox, terms=""),
        achievement="A2026-0001",
        disclosed_on=date(2026, 1, 8),
        title=TITLE,
        abstract="本成果提供一种负载改性二氧化钛的复合纤维膜。该膜在可见光下降解水中抗生素和染料类污染物，四小时去除率达到九成以上，"
        "连续使用三十次后活性保持在初始值的八成五以上，可用于印染、制药废水的深度处理，膜片可整体更换，运行费用低。",
        key_points="改性剂配比和烧结温度曲线另附密封件，编号 MJ-2026-003，由成果转化管理办公室保管。",
        field="新材料及其应用",
        keywords=("光催化", "降解膜", "废水处理", "二氧化钛"),
        category="发明专利",
        maturity="中试",
        rights=(Right(kind="发明专利", number=PATENT, status="有效", filed_on=date(2021, 3, 31)),),
        publications=(Publication(form="期刊论文", title="可见光响应复合膜的制备与性能", on=date(2022, 6, 1)),),
        projects=(
            Project(
                title="水体新污染物光催化去除关键材料",
                number="浙江省重点研发计划 2020C03001",
                funder="浙江省科学技术厅",
                amount=120_000_000,
                terms="成果归承担单位，不含国家安全和重大公共利益的特别约定",
            ),
        ),
        co_units=(),
        equipment="管式烧结炉、静电纺丝机、紫外可见分光光度计",
        completers=tuple(
            Completer(name=name, unit=COLLEGE, post=post, id_number=number, share=share, signed_on=date(2026, 1, 9))
            for (name, post, share), number in zip(TEAM, NUMBERS, strict=True)
        ),
        potential_users="印染、制药企业，水处理工程公司",
        secrecy="公开",
        screening=(
            Answer(question="是否涉及国家秘密或者重大公共利益", affirmative=False, note="学院保密工作小组核对"),
            Answer(question="是否属于限制或者禁止出口的技术", affirmative=False, note="对照现行目录"),
            Answer(question="是否使用人类遗传资源或者涉及生物安全", affirmative=False, note=""),
            Answer(question="是否涉及科技伦理审查事项", affirmative=False, note=""),
        ),
        college_opinion=opinion(f"{COLLEGE}", "赵国栋", "名单与贡献比例属实，权属清晰。", date(2026, 1, 12)),
        office_opinion=opinion("成果转化管理办公室", "周敏", "准予登记入账。", date(2026, 1, 15)),
        ledger_number="ZJLG-TZ-2026-0001",
        ledgered_on=date(2026, 1, 15),
    )


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
        in_favour=8,
        against=0,
        abstained=0,
        resolution=f"会议审议同意将发明专利“{TITLE}”以人民币壹佰万元整转让给{BUYER}，授权成果转化管理办公室办理合同签订、权利转移和认定登记。",
        secretary="黄倩",
    )


def an_approval(*, draft: bool = False, sandbox: bool = False) -> Approval:
    return Approval(
        head=head("ZJLG-SP-2026-0001", issued_at="2026年3月10日 09:05", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        achievements=(Achievement(title=TITLE, kind="发明专利", number=PATENT, legal_status="有效", ledger_number="ZJLG-TZ-2026-0001"),),
        completers=tuple(Member(name=name, unit=COLLEGE, post=post, share=share) for name, post, share in TEAM),
        mode="转让（专利权）",
        licence_scope="",
        counterparty=Counterparty(
            name=BUYER,
            uscc="91330106MA2ABCDEX7",
            legal_representative="沈建华",
            address="浙江省杭州市西湖区云栖小镇石龙山街 18 号 3 幢 502 室",
            contact="金晨",
            shareholders="沈建华 60%、杭州云岭投资合伙企业 40%",
            related=False,
        ),
        price=PRICE,
        payment="一次总付",
        instalments=(Instalment(due="合同生效后 15 日内", amount=PRICE),),
        pricing_method="协议定价",
        price_basis="以评估报告（浙之评报〔2026〕第 18 号，评估值 98 万元）为参考，并比较同类技术合同三项，经两轮协商确定。",
        deductions=6_521_000,
        net=93_479_000,
        allocations=(
            Allocation(receiver="成果完成人及转化贡献人员", share=800_000, amount=74_783_200),
            Allocation(receiver=COLLEGE, share=100_000, amount=9_347_900),
            Allocation(receiver="学校", share=100_000, amount=9_347_900),
        ),
        screening=(
            Answer(question="是否涉及国家秘密或者重大公共利益", affirmative=False, note=""),
            Answer(question="是否属于限制或者禁止出口的技术", affirmative=False, note="受让方为境内企业"),
            Answer(question="是否涉及科技伦理、遗传资源、生物安全", affirmative=False, note=""),
        ),
        relation_number="C2026-0001-GL",
        relation_statement="全体完成人、经办人和审批人声明与受让方无股权、任职、亲属或者债权债务关系。",
        notice=Notice(
            number="C2026-0001-N1",
            places=("学校信息公开网", "中国浙江网上技术市场"),
            starts="2026年2月9日 09:00",
            ends="2026年2月24日 24:00",
            days=15,
            objections="",
        ),
        risks="专利在转移登记前失效的风险：由学校缴清年费；受让方逾期付款的风险：约定违约金，价款到账后申请权利转移登记。",
        follow_up="成果转化管理办公室在合同签订后六个月、十二个月各回访一次。",
        opinions=opinions(),
        meeting=a_meeting(),
        regulation=REGULATION,
    )


def a_contract(*, draft: bool = False, sandbox: bool = False) -> Contract:
    return Contract(
        head=head("ZJLG-HT-2026-0001", issued_at="2026年3月11日 10:30", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        project=f"“{TITLE}”专利权转让",
        transferor=Party(
            name=UNIT,
            uscc="12330000470009990J",
            legal_representative="方正平",
            agent="周敏",
            address="浙江省杭州市钱塘区学源街 998 号",
            contact="周敏",
            phone="0571-86000000",
            email="tto@zjlg.example",
            bank="中国银行杭州高教支行",
            account="400000000000000001",
        ),
        transferee=Party(
            name=BUYER,
            uscc="91330106MA2ABCDEX7",
            legal_representative="沈建华",
            agent="",
            address="浙江省杭州市西湖区云栖小镇石龙山街 18 号 3 幢 502 室",
            contact="金晨",
            phone="0571-87000000",
            email="jin@yunqi.example",
            bank="杭州银行西湖支行",
            account="330000000000000002",
        ),
        place="浙江省杭州市钱塘区",
        valid_from=None,
        valid_until=date(2028, 12, 31),
        terms=(
            Term(word="专利权", meaning="本合同第二条所列、经国家知识产权局授权的发明专利权。"),
            Term(word="技术交易额", meaning="价款总额中扣除设备、材料等非技术性费用后的部分。"),
            Term(word="日", meaning="除写明工作日的以外，均指自然日，开始的当日不计入。"),
        ),
        patents=(
            Patent(
                title=TITLE,
                kind="发明",
                number=PATENT,
                application_number="202110345678.3",
                applicant=UNIT,
                owner=UNIT,
                inventors=tuple(name for name, _, _ in TEAM),
                filed_on=date(2021, 3, 31),
                granted_on=date(2023, 5, 16),
                expires_on=date(2041, 3, 31),
                fees_paid_until=date(2027, 3, 31),
            ),
        ),
        scope="上述专利权的全部权利，包括在其有效期内于中国境内制造、使用、许诺销售、销售专利产品和使用专利方法的权利。",
        target="按照专利说明书实施例制备的复合膜，可见光下四小时对四环素的去除率不低于 90%。",
        existing_licences="",
        pledges="",
        price=PRICE,
        technical_amount=PRICE,
        payment="一次总付",
        payments=(Payment(condition="本合同生效", due="生效之日起 15 日内", amount=PRICE),),
        delivery=Delivery(
            documents=("专利证书原件、授权文本和登记簿副本", "最近一期年费缴纳凭证", "实施专利所需的工艺说明和中试记录"),
            document_days=15,
            place="乙方成果转化管理办公室",
            register_by="乙方",
            register_days=30,
            register_fee_by="乙方",
            annual_fee_by="甲方",
        ),
        acceptance="资料齐全，与第五条清单一致；按工艺说明制得的样品达到第二条所列要求。",
        acceptance_days=30,
        retained_use="乙方在转让前没有自行生产经营性实施该专利。转让后乙方可以继续将其用于教学和科学研究，不得用于生产经营。",
        improvements="任何一方在该专利基础上作出的新的改进，归改进方所有；改进方拟转让的，另一方在同等条件下优先受让。",
        secrecy_scope="双方为履行本合同提供的未公开技术资料、经营信息以及标明密级的文件。",
        secrecy_people="双方因履行本合同确需知悉的员工、发明人和受托机构人员。",
        secrecy_years=5,
        late_rate=500,
        late_cap=100_000,
        dispute="向乙方所在地有管辖权的人民法院提起诉讼。",
        copies=6,
        copies_each=2,
        copies_registration=2,
        annexes=("专利证书复印件", "资料交付清单", "成果完成人优先受让权声明"),
    )


STEPS = (
    ("2026-01-15 16:20", "内控管理", "成果登记入账", "周敏"),
    ("2026-01-20 09:12", "内控管理", "立案", "周敏"),
    ("2026-02-03 10:40", "转化审批", "提出转化条款，团队同意", "王明远"),
    ("2026-02-09 09:00", "转化审批", "张贴定价公示 N1", "周敏"),
    ("2026-02-25 08:30", "转化审批", "公示期满，无异议", "系统"),
    ("2026-03-04 15:02", "转化审批", "国资、财务、法务会签完成", "郑晓峰"),
    ("2026-03-09 17:30", "转化审批", "校长办公会决议通过", "黄倩"),
    ("2026-03-11 10:30", "公开交易", "签发合同文本", "周敏"),
    ("2026-03-16 14:00", "公开交易", "签署件确认，合同成立", "钱进"),
    ("2026-03-27 11:15", "收益分配", "价款到账 1,000,000.00", "郑晓峰"),
    ("2026-04-20 09:40", "合同登记", "取得登记证明", "冯雪"),
    ("2026-04-22 16:05", "收益分配", "奖励发放完成，办结", "郑晓峰"),
)
_NOT_APPLICABLE = {"EV-14": "公示期内没有异议", "EV-15": "协议定价，未进场交易", "EV-23": "完成人中没有领导人员"}
_ABSENT = {"EV-26": "年度报告尚未到报送期"}


def duty_rows() -> tuple[DutyRow, ...]:
    return tuple(_duty_row(at, duty.id) for at, duty in enumerate(DUTIES))


def _duty_row(at: int, key: str) -> DutyRow:
    duty = DUTIES[at]
    note = _NOT_APPLICABLE.get(key) or _ABSENT.get(key) or ""
    when, _, _, who = STEPS[at % len(STEPS)]
    proof = Evidence(seq=101 + 3 * at, leaf=digest(key), who=who, when=when)
    status = NOT_APPLICABLE if key in _NOT_APPLICABLE else ABSENT if key in _ABSENT else PRESENT
    return DutyRow(
        id=duty.id,
        duty=duty.duty,
        required=duty.required,
        basis=duty.basis,
        stage=duty.stage,
        status=status,
        evidence=() if note else (proof,),
        note=note,
    )


def a_dossier(*, draft: bool = False, sandbox: bool = False) -> Dossier:
    return Dossier(
        head=head("ZJLG-AJ-2026-0001", issued_at="2026年4月23日 09:00", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        project=f"“{TITLE}”专利权转让",
        patents=(f"{PATENT} {TITLE}",),
        mode="转让（专利权）",
        pricing_method="协议定价",
        transferor=UNIT,
        transferee=BUYER,
        related=False,
        price=PRICE,
        contract_number="ZJLG-HT-2026-0001",
        registration_number="2026330101000123",
        state="已办结",
        opened_on=date(2026, 1, 20),
        closed_on=date(2026, 4, 22),
        exported_by="审计员 高原",
        regulation=REGULATION,
        log=Log(
            origin="anxin.example/ZJLG/case",
            size=214,
            root=digest("root"),
            checkpoint_at="2026年4月23日 09:00",
            first_seq=96,
            last_seq=213,
            entries=71,
        ),
        timeline=tuple(
            Step(seq=96 + 9 * at, when=when, stage=stage, what=what, who=who) for at, (when, stage, what, who) in enumerate(STEPS)
        ),
        duties=duty_rows(),
    )


SAMPLES = {"disclosure": a_disclosure, "approval": an_approval, "contract": a_contract, "dossier": a_dossier}
