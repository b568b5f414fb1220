"""What the contract's form asks and what the contract then says are one: each question stands beside its sentence."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from documents.templating import html
from states.inputs.contracting import PrepareContract
from tests.states.walk import PROOF, Walk
from tests.workflow.test_papers_due import HEAD
from workflow.demo import material
from workflow.papers.builders import BUILDERS
from workflow.papers.source import LogHead, Source
from workflow.web import words

#: Each question, by field and as the form puts it, and the sentence of the contract in which its answer stands: "~" is where.
SAYS = {
    "number": ("合同编号", "合同编号：~项目名称"),
    "place": ("签订地点", "签订地点：~签订日期"),
    "valid_until": ("有效期至", "有效期限：自生效之日起至~止"),
    "lists_vat": ("价款中单列增值税税款", "价款中的~税款为"),
    "listed_vat": ("单列的增值税税款（元，未单列的填 0）", "价款中的增值税税款为~（大写"),
    "technical": ("技术交易额（元，价款扣除设备、材料等非技术部分）", "其中技术交易额为~（大写"),
    "transferor.uscc": ("统一社会信用代码", "乙方）某大学统一社会信用代码~"),
    "transferor.legal_representative": ("法定代表人", "法定代表人~住所"),
    "transferor.agent": ("签署代表", "委托代理人~联系人"),
    "transferor.address": ("住所", "住所~委托代理人"),
    "transferor.contact": ("联系人", "联系人~联系电话"),
    "transferor.phone": ("电话（不公开）", "联系电话~电子邮箱"),
    "transferor.email": ("电子邮箱（不公开）", "电子邮箱~开户银行"),
    "transferor.bank": ("开户银行（收款）", "开户银行~账号"),
    "transferor.account": ("账号（收款，不公开）", "账号~乙方拟将其拥有的专利权转让给甲方"),
    "transferee.agent": ("签署代表（由法定代表人签署的不填）", "委托代理人~联系人"),
    "transferee.contact": ("联系人", "联系人~联系电话"),
    "transferee.phone": ("电话（不公开）", "联系电话~电子邮箱"),
    "transferee.email": ("电子邮箱（不公开）", "电子邮箱~开户银行"),
    "transferee.bank": ("开户银行", "开户银行~账号"),
    "transferee.account": ("账号（不公开）", "账号~让与人（乙方）"),
    "scope": ("内容与范围", "转让的内容和范围：~2."),
    "technical_target": ("技术目标与要求", "应当达到的要求：~第三条"),
    "existing_licences": ("已有许可", "签订本合同以前，乙方就上述专利已订立的许可：~。"),
    "pledges": ("质押等负担", "设定的质押或者受到的查封等限制：~。"),
    "documents.0": ("交付资料", "交付下列资料，甲方点收后出具收据：（1）~；"),
    "document_days": ("交付期限（日）", "乙方在本合同生效之日起~日内，在"),
    "delivery_place": ("交付地点与方式", "日内，在~向甲方交付下列资料"),
    "register_by": ("权属变更办理方", "专利权转移登记由~负责，"),
    "register_days": ("权属变更期限（日）", "负责，自本合同生效之日起~日内向国家知识产权局提出申请"),
    "register_fee_by": ("权属变更费用承担方", "登记费用由~承担。"),
    "annual_fee_by": ("权属变更前应缴年费的承担方", "专利权转移以前应缴的年费由~承担，自转移之日起由甲方承担。"),
    "acceptance": ("验收标准与方式", "验收标准：~2."),
    "acceptance_days": ("验收期限（日）", "甲方在收到全部资料之日起~日内验收"),
    "retained_use": ("本单位继续实施", "乙方的继续实施~第八条"),
    "improvements": ("后续改进", "后续改进~第十一条"),
    "secrecy_scope": ("保密内容", "保密内容：~2."),
    "secrecy_people": ("涉密人员范围", "涉密人员范围：~3."),
    "secrecy_years": ("保密期限（年）", "保密期限自本合同签订之日起~年"),
    "late_rate": ("逾期违约金日率（%）", "每逾期一日按逾期金额的~支付违约金"),
    "late_cap": ("违约金上限（占价款 %）", "违约金累计以价款总额的~为限"),
    "dispute": ("争议解决", "协商不成的，~第十八条"),
    "definitions.0.word": ("名词", "“~”："),
    "definitions.0.meaning": ("解释", "”：~第二条"),
    "copies": ("合同份数（双方各执一半，单数的余一份用于认定登记）", "本合同一式~份"),
    "annexes.0": ("附件（没有的不填）", "下列附件是本合同的组成部分：（1）~。"),
}
#: Questions whose answers the contract does not print, each with its reason.
UNPRINTED = {
    "authority": "the proof of who may sign, kept with the case",
    "other_vat_rate": "what finance computes by; the contract states the tax, not its rate",
}
CO_OWNER = "co_transferors.0."
#: Answers that are no text, and as the contract tells them. Of the others each is a text of its own.
ANSWERS: dict[str, tuple[object, str]] = {
    "valid_until": ("2031-07-09", "2031年7月9日"),
    "lists_vat": (True, "增值税"),
    "listed_vat": ("47169.81", "¥47,169.81"),
    "technical": ("812345.67", "¥812,345.67"),
    "transferor.uscc": ("12330000470009990J", "12330000470009990J"),
    "document_days": (17, "17"),
    "register_by": ("theirs", "甲方"),
    "register_days": (37, "37"),
    "register_fee_by": ("halves", "双方各半"),
    "annual_fee_by": ("ours", "乙方"),
    "acceptance_days": (19, "19"),
    "secrecy_years": (23, "23"),
    "late_rate": ("0.0700", "0.07%"),
    "late_cap": ("11.0000", "11%"),
    "copies": (7, "7"),
}
#: What a question says of its answer has to be said by the sentence too.
MEANS = {
    "前": "以前",
    "本单位": "乙方",
    "已有": "已订立",
    "承担方": "承担",
    "办理方": "负责",
    "（日）": "日",
    "（年）": "年",
    "日率": "一日",
    "上限": "为限",
}


def questions(model: type[BaseModel], before: str = "") -> Iterator[tuple[str, str]]:
    """Every field that is typed, at any depth, with its label; of a list the first."""
    for name, found in model.model_fields.items():
        parts = [t for t in (found.annotation, *getattr(found.annotation, "__args__", ())) if isinstance(t, type)]
        inner = next((t for t in parts if issubclass(t, BaseModel)), None)
        where = f"{before}{name}{'.0' if 'tuple' in str(found.annotation) else ''}"
        if inner:
            yield from questions(inner, f"{where}.")
        else:
            yield where, str(found.title)


def answered(**other: Any) -> dict[str, Any]:
    """The form with an answer of its own in every field that is a text."""
    given = material.contract(PROOF, "1")
    given["transferee"] |= {"agent": "", "email": ""}
    given |= {"annexes": [""], "other_vat_rate": "13"}
    for where, _ in questions(PrepareContract):
        if where not in UNPRINTED and (where.split(".")[0] in given):
            _put(given, where, ANSWERS.get(where, (f"答{where}。".replace(".", "丶").rstrip("。"), ""))[0])
    return given | other


def _put(given: Any, where: str, answer: object) -> None:
    *path, last = (int(part) if part.isdigit() else part for part in where.split("."))
    for part in path:
        given = given[part]
    given[last] = answer


def printed(given: dict[str, Any]) -> str:
    """The contract's text without blanks."""
    walk = Walk()
    walk.approved().do("zhou", "prepare_contract", **given)
    facts = walk.facts()
    source = Source(case=walk.case, target=walk.case, facts=facts, regulation=walk.rules, opened=str, log=LogHead(1, ""), head=HEAD)
    text = html("contract", BUILDERS["contract"](source)).split("</head>")[1]
    return re.sub(r"<[^>]+>|\s", "", text).replace(facts.unit_name, HEAD.unit)


@pytest.fixture(scope="module")
def text() -> str:
    return printed(answered())


def test_every_question_has_its_sentence_and_every_sentence_its_question() -> None:
    asked = {where: label for where, label in questions(PrepareContract) if not where.startswith(CO_OWNER)}
    assert {where: label for where, label in asked.items() if where not in UNPRINTED} == {
        where: label for where, (label, _) in SAYS.items()
    }
    assert asked.keys() > UNPRINTED.keys()


def test_a_co_owner_is_asked_what_the_unit_is_and_its_name() -> None:
    """Their particulars are printed by the macro of the unit's own; a road of owners plays them (`features/co_owners.feature`)."""
    asked = {where.removeprefix(CO_OWNER) for where, _ in questions(PrepareContract) if where.startswith(CO_OWNER)}
    assert asked - {"name"} == {where.removeprefix("transferor.") for where in SAYS if where.startswith("transferor.")}


@pytest.mark.parametrize("where", SAYS.keys() - {"number"})
def test_the_answer_stands_in_the_sentence_that_its_question_is_about(where: str, text: str) -> None:
    label, sentence = SAYS[where]
    told = ANSWERS[where][1] if where in ANSWERS else f"答{where}".replace(".", "丶")
    assert sentence.replace("~", told) in text
    assert [word for word, meant in MEANS.items() if word in label and meant not in sentence] == []


def test_the_number_is_the_case_s_own(text: str) -> None:
    assert f"合同编号：{HEAD.number}项目名称" in text


def test_a_side_has_one_name_in_the_text() -> None:
    """让与人 and 受让人 are explained once, on the cover, at the head and over the signatures: the clauses say 甲方 and 乙方."""
    text = printed(material.contract(PROOF, "1"))
    clauses = text[text.index("第一条") : text.index("（以下为签章处）")]
    assert re.findall("让与人|受让人|受让方|相对方", clauses) == []


@pytest.mark.parametrize(
    ("copies", "said"), [(2, "双方各执1份，各份"), (4, "双方各执2份，各份"), (5, "双方各执2份，余1份用于认定登记，各份")]
)
def test_copies_are_divided_and_the_odd_one_is_told(copies: int, said: str) -> None:
    assert f"一式{copies}份，{said}" in printed(answered(copies=copies))


def test_no_annex_is_named_where_none_was() -> None:
    assert "附件" not in printed(answered(annexes=[])).split("生效与文本")[1]


@pytest.mark.parametrize("field", ["bank", "account"])
def test_a_contract_says_where_its_price_is_paid_to(field: str) -> None:
    given = material.contract(PROOF, "1")
    with pytest.raises(ValidationError, match=field):
        PrepareContract.model_validate(given | {"transferor": given["transferor"] | {field: ""}})


def test_days_are_written_in_one_way(text: str) -> None:
    assert re.findall(r"\d{4}-\d\d-\d\d", text) == []


def test_sides_and_bearers_have_their_words() -> None:
    assert words.choice("Side", "ours") == words.choice("Bearer", "ours") == "本单位（乙方）"
