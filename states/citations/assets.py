"""State assets, decisions, appraisal, companies, auctions, discipline, secrecy and audit."""

from datetime import date

from states.citations.citation import Act, Mark

STATE_ASSETS = Act(
    title="行政事业性国有资产管理条例",
    number="国务院令第738号",
    issuer="国务院",
    effective_from=date(2021, 4, 1),
    dated=Mark.VERIFIED,
    sources=("S9",),
)
APPRAISAL = Act(title="中华人民共和国资产评估法", issuer="全国人民代表大会常务委员会", effective_from=date(2016, 12, 1), sources=("S17",))
COMPANIES = Act(title="中华人民共和国公司法", issuer="全国人民代表大会常务委员会", effective_from=date(2024, 7, 1), sources=("S15",))
AUCTIONS = Act(title="中华人民共和国拍卖法", issuer="全国人民代表大会常务委员会", effective_from=date(2015, 4, 24), sources=("S16",))
DISCIPLINE = Act(
    title="中华人民共和国公职人员政务处分法", issuer="全国人民代表大会常务委员会", effective_from=date(2020, 7, 1), sources=("SL",)
)
SECRETS = Act(title="中华人民共和国保守国家秘密法", issuer="全国人民代表大会常务委员会", effective_from=date(2024, 5, 1), sources=("SL",))
AUDIT = Act(title="中华人民共和国审计法", issuer="全国人民代表大会常务委员会", effective_from=date(2022, 1, 1), sources=("S12",))
HEAD_UNDER_COMMITTEE = Act(
    title="关于坚持和完善普通高等学校党委领导下的校长负责制的实施意见",
    number="中办发〔2014〕55号",
    issuer="中共中央办公厅",
    effective_from=date(2014, 10, 15),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S68",),
)
INTERNAL_CONTROL = Act(
    title="行政事业单位内部控制规范（试行）", number="财会〔2012〕21号", issuer="财政部", effective_from=date(2014, 1, 1)
)
LEADERS = Act(title="高校院所领导干部成果转化收益政策（种业改革意见、四川16条转述）", issuer="", effective_from=None, sources=("S28",))
APPRAISAL_REPORT = Act(
    title="资产评估执业准则——资产评估报告",
    number="中评协〔2018〕35号",
    issuer="中国资产评估协会",
    effective_from=date(2019, 1, 1),
    dated=Mark.KNOWLEDGE_MEDIUM,
)
COLLECTIVE = Act(title="“三重一大”决策制度", issuer="", effective_from=None)

CITATIONS = (
    STATE_ASSETS.cite(
        "国令738-9",
        "第九条",
        "资产配置（调剂、购置、建设、租用、受赠）的重大事项，要经可行性研究和集体决策，价值较高的还要评估并履行审批。",
    ),
    STATE_ASSETS.cite("国令738-17", "第十七条", "事业单位对外投资要经可行性研究和集体决策，按权限和程序办理，并明确股权管理责任。"),
    STATE_ASSETS.cite("国令738-19", "第十九条", "处置资产要经集体决策、履行审批程序后及时办理。"),
    STATE_ASSETS.cite(
        "国令738-23",
        "第二十三条",
        "国家设立的高校院所使用和处置科技成果，适用转化法、专利法和国家有关规定；所以转化决策不以本条例第九、十七、十九条为依据。",
    ),
    STATE_ASSETS.cite("国令738-36", "第三十六条", "国有资产转让、拍卖、对外投资等一般应当评估，国家另有规定的除外。"),
    STATE_ASSETS.cite("国令738-50", "第五十条", "审计部门依法对国有资产管理进行审计监督。"),
    APPRAISAL.cite("资产评估法26", "第二十六条", "评估一般要用两种以上方法，经比较分析形成结论；只适用一种方法的除外。"),
    APPRAISAL.cite("资产评估法28", "第二十八条", "法定评估须由两名以上相应专业的评估师承办并签名。"),
    APPRAISAL.cite("资产评估法29", "第二十九条", "评估档案保存不少于十五年，法定评估不少于三十年。"),
    APPRAISAL_REPORT.cite(
        "评估报告准则",
        "",
        "评估报告写明结论使用有效期；评估基准日与经济行为实现日相距不超过一年时，通常才可使用。",
        mark=Mark.KNOWLEDGE_MEDIUM,
    ),
    COMPANIES.cite("公司法47", "第四十七条", "有限责任公司股东认缴的出资，自公司成立起五年内缴足。"),
    COMPANIES.cite("公司法48", "第四十八条", "知识产权等非货币财产可以作价出资，应当评估，不得高估或低估。"),
    COMPANIES.cite("公司法49", "第四十九条", "以非货币财产出资的，须把财产权转移到公司名下。"),
    AUCTIONS.cite("拍卖法45", "第四十五条", "拍卖日七日前发布公告。"),
    AUCTIONS.cite("拍卖法48", "第四十八条", "拍卖前展示标的不少于两日。"),
    AUCTIONS.cite("拍卖法56", "第五十六条", "没有约定佣金的，向双方各收取不超过成交价百分之五。"),
    DISCIPLINE.cite(
        "政务处分法33", "第三十三条", "利用职权或者职务上的影响为本人或者他人谋取私利的，给予政务处分；所以有利害关系的人应当回避。"
    ),
    DISCIPLINE.cite("政务处分法36", "第三十六条", "违反规定从事或参与营利性活动、兼职取酬的，给予政务处分。"),
    DISCIPLINE.cite("政务处分法39", "第三十九条", "滥用职权、不履行或不正确履行职责造成不良后果的，给予政务处分。"),
    SECRETS.cite("保密法16", "第十六条", "国家秘密由定密责任人确定；科学技术中的秘密事项属于国家秘密范围。"),
    SECRETS.cite("保密法13-5", "第十三条第（五）项", "科学技术中的秘密事项，泄露后可能损害国家安全和利益的，应当确定为国家秘密。"),
    SECRETS.cite("保密法31-1-3", "第三十一条第一款第（三）项", "不得用非涉密的信息系统、信息设备存储或者处理国家秘密。"),
    HEAD_UNDER_COMMITTEE.cite("中办发2014-55", "", "党委全委会讨论决定事项，以应到会委员过半数同意为通过。"),
    HEAD_UNDER_COMMITTEE.cite(
        "中办发2014-55-常委会", "", "党委常委会表决以应到会常委过半数同意为通过；校长办公会由校长听取意见后决定。", mark=Mark.KNOWLEDGE_HIGH
    ),
    INTERNAL_CONTROL.cite("财会2012-21", "", "不相容岗位相互分离：申请、审批、执行、记录和监督不由一人包办。", mark=Mark.KNOWLEDGE_HIGH),
    AUDIT.cite("审计法26", "第二十六条", "审计机关可以对被审计单位落实国家重大经济社会政策措施的情况进行审计监督。"),
    AUDIT.cite("审计法32", "第三十二条", "单位应当健全内部审计，接受审计机关的业务指导和监督。"),
    AUDIT.cite("审计法34", "第三十四条", "被审计单位须按要求提供资料和电子数据，并对其真实、完整负责。"),
    AUDIT.cite("审计法36", "第三十六条", "审计机关有权检查资料、资产，并可检查信息系统的安全性、可靠性。"),
    LEADERS.cite(
        "正职领导", "", "高校院所（不含内设机构）和所属法人单位的正职领导可得现金奖励，原则上不得股权激励；领导的转化收益须公示。"
    ),
    INTERNAL_CONTROL.cite("内控规范12", "第十二条", "控制方法包括不相容岗位相互分离、内部授权审批、归口管理等。", mark=Mark.KNOWLEDGE_HIGH),
    INTERNAL_CONTROL.cite(
        "内控规范14",
        "第十四条",
        "经济活动的决策、执行和监督相互分离；重大经济事项由单位领导班子集体研究决定。",
        mark=Mark.KNOWLEDGE_HIGH,
    ),
    COLLECTIVE.cite("三重一大", "", "重大决策、重要人事、重大项目和大额资金由领导班子集体讨论决定。", mark=Mark.KNOWLEDGE_HIGH),
)
