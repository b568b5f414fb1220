"""The dossier cover of domain example X1, closed but for the yearly report."""

from datetime import date

from documents.duties import DUTIES
from documents.papers.dossier.paper import ABSENT, NOT_APPLICABLE, PRESENT, Dossier, DutyRow, Evidence, Log, Step
from documents.sample import BUYER, PATENT, PRICE, REGULATION, TITLE, UNIT, digest, head

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


def sample(*, draft: bool = False, sandbox: bool = False) -> Dossier:
    return Dossier(
        head=head("ZJLG-AJ-2026-0001", issued_at="2026年4月23日 09:00", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        project=f"“{TITLE}”专利权转让",
        number_name="专利号",
        numbers=(f"{PATENT} {TITLE}",),
        mode="转让（专利权）",
        pricing_method="协议定价",
        giver="让与人",
        taker="受让人",
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
            checkpoint_at="2026-04-23 09:00",
            first_seq=96,
            last_seq=213,
            entries=71,
        ),
        timeline=tuple(
            Step(seq=96 + 9 * at, when=when, stage=stage, what=what, who=who) for at, (when, stage, what, who) in enumerate(STEPS)
        ),
        duties=duty_rows(),
    )
