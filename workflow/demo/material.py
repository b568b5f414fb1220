"""What the sample cases are about: fictional achievements, buyers and clauses. Amounts in yuan, shares in percent."""

from typing import Any

from workflow.units.sample import NAME

#: Invented: no division of Zhejiang is numbered 339900, and the organisation code was made up; its check characters are right.
UNIT_CODE = "12339900MADEUP005M"
COLLEGE = "材料科学与工程学院"

COMPLETERS: list[dict[str, Any]] = [
    {"person": "wang", "name": "王明远", "college": COLLEGE, "post": "教授", "share": "50", "leadership": "none"},
    {"person": "li", "name": "李思齐", "college": COLLEGE, "post": "副教授", "share": "30", "leadership": "none"},
    {"person": "chen", "name": "陈㛃", "college": COLLEGE, "post": "讲师", "share": "20", "leadership": "none"},
]


def disclosure(number: str = "ZL202110345678.3", title: str = "一种光催化降解膜及其制备方法", owner: str = NAME) -> dict[str, Any]:
    """The disclosure form (F1) of a patent granted and in force."""
    return {
        "title": title,
        "abstract": "在可见光下降解水中有机污染物的复合膜，可卷绕生产，适用于印染废水的深度处理。",
        "keywords": "光催化、复合膜、废水处理",
        "maturity": "中试",
        "potential_users": "印染、制药企业的废水处理单位",
        "field": "新材料",
        "published": False,
        "patent": {
            "number": number,
            "title": title,
            "filed_on": f"{number.removeprefix('ZL')[:4]}-03-29",
            "granted_on": "2022-11-08",
            "owners": [owner],
            "fee_paid_until": "2027-03-29",
        },
        "projects": [
            {"name": "浙江省重点研发计划项目（示例）", "funder": "浙江省科学技术厅", "amount": "600000.00", "number": "2020C0300X"}
        ],
        "completers": COMPLETERS,
    }


def screening(evidence: list[str]) -> dict[str, Any]:
    return {
        "duty": "duty",
        "duty_grounds": "执行省重点研发计划任务，利用学校实验条件完成。",
        "owners_consent": [],
        "encumbered": False,
        "secrecy": "open",
        "foreign_party": False,
        "dual_use": False,
        "genetic_resources": False,
        "funder_limits": False,
        "evidence": evidence,
    }


BUYER = {
    "name": "杭州云栖新材料有限公司",
    "uscc": "91330106MA2ABCDEX7",
    "legal_representative": "赵云",
    "address": "杭州市西湖区示例路 1 号",
    "contact": "陈经理",
}
#: Other buyers: deals with one buyer within twelve months are added together, so each sample case has its own.
SALT = {**BUYER, "name": "宁波耐盐膜科技有限公司", "uscc": "91330106MA2ABCDF87", "legal_representative": "钱海"}
KIN = {**BUYER, "name": "绍兴兄弟净水设备有限公司", "uscc": "91330106MA2ABCDG62", "legal_representative": "王明达"}
#: Its code was given out with a check character that fails.
SCAN = {**BUYER, "name": "嘉兴视检仪器有限公司", "uscc": "91330106MA2ABCDH4X", "legal_representative": "孙视"}
ABROAD = {
    "kind": "foreign",
    "name": "Example Vision GmbH",
    "country": "德国",
    "registration_number": "HRB 000000",
    "legal_representative": "A. Muster",
    "address": "Musterstraße 1, Berlin",
    "contact": "B. Muster",
}


#: A payment day that is ahead of whatever day a deal is made on.
AHEAD = "2046-12-31"


def terms(price: str, *, related: bool = False, relation: str = "", buyer: dict[str, str] = BUYER, due: str = AHEAD) -> dict[str, Any]:
    return {
        "mode": "assignment",
        "object": "patent",
        "pricing": "agreement",
        "buyer": buyer,
        "related": related,
        "relation": relation,
        "price": price,
        "instalments": [{"amount": price, "due": due, "condition": "合同生效后三十日内"}],
    }


def pricing(evidence: list[str], floor: str, appraisal: dict[str, Any] | None = None) -> dict[str, Any]:
    given: dict[str, Any] = {
        "methods": ["收益法", "市场法"],
        "explanation": "按五年预期许可费折现，并与三件同类专利的登记交易比较。",
        "negotiation": "双方两次谈判，受让方首次报价为成交价的八成，最终按底价以上成交。",
        "floor": floor,
        "modes_compared": ["转让", "普通许可"],
        "mode_grounds": "受让方需独家投入生产线，转让更利于产业化。",
        "evidence": evidence,
        "risks": "受让方逾期付款的，按合同计收违约金；价款未付清前不申请权利转移登记。",
        "follow_up": "由成果转化处在签约后跟踪付款、权利转移和实施情况。",
    }
    return given | ({"appraisal": appraisal} if appraisal else {})


def contract(authority: str, number: str, title: str = "一种光催化降解膜及其制备方法", price: str = "1000000.00") -> dict[str, Any]:
    """All of the price is for the patent, and lists no VAT."""
    return {
        "number": number,
        "place": "浙江省杭州市",
        "valid_until": "2029-12-31",
        "authority": authority,
        "lists_vat": False,
        "listed_vat": "0.00",
        "technical": price,
        "other_vat_rate": "0",
        "transferor": {
            "uscc": UNIT_CODE,
            "legal_representative": "高校长",
            "agent": "周敏",
            "address": "浙江省杭州市示例区学府路 1 号",
            "contact": "周敏",
            "phone": "0571-00000000",
            "email": "tto@example.edu.cn",
            "bank": "示例银行杭州分行",
            "account": "1202000000000000001",
        },
        "transferee": {"contact": "陈经理", "phone": "0571-00000001", "bank": "示例银行西湖支行", "account": "1202000000000000002"},
        "scope": "专利的全部权利，包括自转让登记之日起的实施、许可和再转让的权利。",
        "technical_target": f"甲方按说明书可以实施“{title}”，并达到说明书所载的技术效果。",
        "existing_licences": "无",
        "pledges": "无",
        "documents": ["专利证书原件", "专利登记簿副本", "说明书、权利要求书全文", "中试工艺记录"],
        "document_days": 15,
        "delivery_place": "乙方住所地当面",
        "register_by": "ours",
        "register_days": 30,
        "register_fee_by": "ours",
        "annual_fee_by": "ours",
        "acceptance": "甲方对照第五条清单核对，资料齐全、可读即为合格。",
        "acceptance_days": 15,
        "retained_use": "转让登记后，乙方只为教学和科学研究目的使用，不再许可他人实施。",
        "improvements": "任何一方的后续改进归改进方所有，另一方在同等条件下优先受让。",
        "secrecy_scope": "未公开的中试工艺参数和交易文件。",
        "secrecy_people": "双方因履行本合同须知悉的人员",
        "secrecy_years": 5,
        "late_rate": "0.05",
        "late_cap": "10",
        "dispute": "提交乙方住所地有管辖权的人民法院诉讼解决。",
        "definitions": [{"word": "本专利", "meaning": f"本合同所列、名称为“{title}”的专利。"}],
        "copies": 5,
    }


def scheme() -> dict[str, Any]:
    """80/10/10; inside the pool 80 main, 15 others, 5 office; main 50/30/20 (worked example X1)."""
    return {
        "pool": "80",
        "college": "10",
        "university": "10",
        "main": "80",
        "others": "15",
        "office": "5",
        "shares": [
            {"person": "wang", "name": "王明远", "post": "教授", "group": "main", "weight": "50"},
            {"person": "li", "name": "李思齐", "post": "副教授", "group": "main", "weight": "30"},
            {"person": "chen", "name": "陈㛃", "post": "讲师", "group": "main", "weight": "20"},
            {"person": "luo", "name": "罗平", "post": "实验师", "group": "others", "weight": "100"},
            {"person": "zhou", "name": "周敏", "post": "成果转化专员", "group": "office", "weight": "100"},
        ],
    }


#: The deductions of X1 besides stamp tax, which the service computes.
COSTS: list[dict[str, str]] = [
    {"item": "资产评估费", "amount": "12000.00", "voucher_no": "示例-记-0101"},
    {"item": "技术经纪服务费", "amount": "50000.00", "voucher_no": "示例-记-0102"},
    {"item": "著录项目变更费", "amount": "200.00", "voucher_no": "示例-记-0103"},
    {"item": "欠缴年费", "amount": "2710.00", "voucher_no": "示例-记-0104"},
]
