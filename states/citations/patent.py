"""Patent law and its implementing rules, and the rules on technology export."""

from datetime import date

from states.citations.citation import Act, Mark

PATENT_LAW = Act(title="中华人民共和国专利法", issuer="全国人民代表大会常务委员会", effective_from=date(2021, 6, 1), sources=("S6",))
PATENT_RULES = Act(title="中华人民共和国专利法实施细则", issuer="国务院", effective_from=date(2024, 1, 20), sources=("S7",))
EXPORT_RULES = Act(title="中华人民共和国技术进出口管理条例", issuer="国务院", effective_from=date(2020, 11, 29), sources=("S8",))
GENETIC_RULES = Act(title="中华人民共和国人类遗传资源管理条例", issuer="国务院", effective_from=date(2019, 7, 1), sources=("SL",))

CITATIONS = (
    PATENT_LAW.cite(
        "专利法6", "第六条", "执行单位任务或主要利用单位条件完成的发明创造是职务发明，申请权和专利权归单位；利用单位条件的可以约定归属。"
    ),
    PATENT_LAW.cite(
        "专利法10", "第十条", "专利权转让须订立书面合同并向国务院专利行政部门登记，自登记之日起生效；向境外转让依有关规定办手续。"
    ),
    PATENT_LAW.cite(
        "专利法14", "第十四条", "共有人有约定的从约定；没有约定的，各共有人可自行实施或普通许可并分享许可费，其余处分须全体共有人同意。"
    ),
    PATENT_LAW.cite("专利法19", "第十九条", "在中国完成的发明或实用新型向外国申请专利，先经保密审查。"),
    PATENT_LAW.cite(
        "专利法27",
        "第二十六条、第二十七条",
        "发明和实用新型的文件是说明书、权利要求书；外观设计的是图片或者照片和简要说明。",
        mark=Mark.KNOWLEDGE_HIGH,
    ),
    PATENT_LAW.cite("专利法42", "第四十二条", "发明专利二十年、实用新型十年、外观设计十五年，都从申请日起算；发明专利可有期限补偿。"),
    PATENT_LAW.cite("专利法43", "第四十三条", "专利权人自被授予专利权的当年起缴纳年费。"),
    PATENT_LAW.cite("专利法44-1", "第四十四条第（一）项", "没有按照规定缴纳年费的，专利权在期限届满前终止。"),
    PATENT_LAW.cite("专利法47", "第四十七条", "被宣告无效的专利视为自始不存在；已履行的转让、许可一般不追溯，恶意或显失公平的除外。"),
    PATENT_RULES.cite(
        "专利法细则13",
        "第十三条",
        "职务发明包括本职工作、交付的任务，以及退休、调离或劳动人事关系终止后一年内作出、与原工作或任务有关的发明。",
    ),
    PATENT_RULES.cite("专利法细则14", "第十四条", "发明人是对实质性特点作出创造性贡献的人；只负责组织、提供方便或从事辅助工作的不是。"),
    PATENT_RULES.cite("专利法细则15", "第十五条", "第二款管许可备案：专利实施许可合同自生效之日起三个月内备案。转让的登记见专利法第十条。"),
    PATENT_RULES.cite(
        "专利法细则115",
        "第一百一十五条",
        "年费在上一年度期满前预缴；未缴足的，自应缴期满之日起六个月内可以补缴并付滞纳金，再不缴的，专利权自应缴期满之日起终止。",
    ),
    PATENT_RULES.cite(
        "专利法细则93",
        "第九十三条",
        "未规定也未约定的，授权公告后三个月内发给发明人奖金：发明不少于四千元，实用新型和外观设计不少于一千五百元。",
    ),
    EXPORT_RULES.cite(
        "技术进出口条例30",
        "第三十条至第三十五条",
        "限制出口的技术实行许可：三十个工作日内审查，批准后方可谈判签约，再于十五个工作日内领证，合同自领证生效。",
    ),
    EXPORT_RULES.cite("技术进出口条例36", "第三十六条至第三十八条", "自由出口的技术实行合同登记，三个工作日内登记。"),
    GENETIC_RULES.cite("人遗条例7", "第七条", "外方及其设立或实际控制的机构不得采集、保藏我国人类遗传资源，不得向境外提供。"),
    GENETIC_RULES.cite("人遗条例28", "第二十八条", "向外方提供或开放人类遗传资源信息，要备案并提交备份，可能影响安全的须经审查。"),
    PATENT_LAW.cite(
        "专利法42-外观", "第四十二条", "外观设计十五年只适用于申请日在2021年6月1日以后的，此前为十年。", mark=Mark.KNOWLEDGE_HIGH
    ),
)
