"""Recognition and registration of technology contracts."""

from datetime import date

from states.citations.citation import Act, Mark

MEASURES = Act(
    title="技术合同认定登记管理办法",
    number="国科发政字〔2000〕063号",
    issuer="科学技术部、财政部、国家税务总局",
    effective_from=date(2000, 2, 16),
    effective_to=date(2026, 1, 22),
    sources=("S30",),
)
RULES = Act(
    title="技术合同认定规则",
    number="国科发政字〔2001〕253号",
    issuer="科学技术部",
    effective_from=date(2001, 7, 18),
    effective_to=date(2026, 1, 22),
    sources=("S30",),
)
#: Issued on this day, when both above were abolished; that it also came into force then was not read.
MEASURES_2026 = Act(
    title="技术合同认定登记管理办法（2026）",
    issuer="工业和信息化部",
    effective_from=date(2026, 1, 23),
    dated=Mark.KNOWLEDGE_LOW,
)
RULES_2026 = Act(
    title="技术合同认定登记规则",
    number="技术合同认定登记管理办法（2026）附件",
    issuer="工业和信息化部",
    effective_from=date(2026, 1, 23),
    dated=Mark.KNOWLEDGE_LOW,
)
FORM = Act(title="技术合同登记表填写说明", issuer="科学技术部", effective_from=None, sources=("S31",))

CITATIONS = (
    MEASURES.cite(
        "登记办法2000-63",
        "",
        "卖方在所在地一次登记；须有完整书面合同；登记机构自受理起三十日内完成，核定技术性收入；口头合同不予登记，不符合的注明未予登记后退回。",
    ),
    MEASURES.cite(
        "登记办法2000-63-6", "第六条", "未申请认定登记或未予登记的技术合同，不享受有关税收、信贷和奖励优惠。", mark=Mark.KNOWLEDGE_HIGH
    ),
    RULES.cite(
        "认定规则", "", "按合同内容而不是名称分类；合同成交总额扣除设备、材料等非技术性费用为技术交易额。", mark=Mark.KNOWLEDGE_HIGH
    ),
    RULES.cite("认定规则51", "第五十一条", "金额未定或履行中有变的，须先办理核定或变更，再享受税收优惠和提取奖酬。", sources=("S65",)),
    MEASURES_2026.cite(
        "登记办法2026",
        "",
        "工业和信息化部2026年1月23日印发，七章二十九条，同时废止2000年的办法和2001年的规则；施行日和条文没有读过，不引条目。"
        "据介绍，主管部门改为工业和信息化部门，证明载明成交额和技术交易额，技术性收入另行核定。",
        mark=Mark.KNOWLEDGE_LOW,
    ),
    RULES_2026.cite("认定规则2026", "", "新办法的附件，取代2001年的认定规则；条文没有读过，不引条目。", mark=Mark.KNOWLEDGE_LOW),
    FORM.cite("登记表说明", "", "合同登记编号十六位，由登记机构给出；行政区划代码六位。编号各段的含义为推断，无校验位。"),
)
