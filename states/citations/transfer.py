"""The national transfer law, the science law, and the State Council's and ministries' rules on transfer and awards."""

from datetime import date

from states.citations.citation import Act, Mark

TRANSFER_LAW = Act(
    title="中华人民共和国促进科技成果转化法", issuer="全国人民代表大会常务委员会", effective_from=date(2015, 10, 1), sources=("S1",)
)
SCIENCE_LAW = Act(
    title="中华人民共和国科学技术进步法", issuer="全国人民代表大会常务委员会", effective_from=date(2022, 1, 1), sources=("S5",)
)
COUNCIL_2016_16 = Act(
    title="实施《中华人民共和国促进科技成果转化法》若干规定",
    number="国发〔2016〕16号",
    issuer="国务院",
    effective_from=date(2016, 2, 26),
    sources=("S27",),
)
AWARD_NOTICE = Act(
    title="关于科技人员取得职务科技成果转化现金奖励信息公示办法的通知",
    number="国科发政〔2018〕103号",
    issuer="科技部、财政部、税务总局",
    effective_from=date(2018, 7, 26),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S26",),
)
MINISTRY_ASSETS = Act(
    title="财政部关于进一步加大授权力度 促进科技成果转化的通知",
    number="财资〔2019〕57号",
    issuer="财政部",
    effective_from=date(2019, 9, 23),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S25",),
)
EMPOWERMENT = Act(
    title="赋予科研人员职务科技成果所有权或长期使用权试点实施方案",
    number="国科发区〔2020〕128号",
    issuer="科技部等九部门",
    effective_from=date(2020, 5, 9),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S55",),
)
CASH_AWARDS = Act(
    title="关于事业单位科研人员职务科技成果转化现金奖励纳入绩效工资管理有关问题的通知",
    number="人社部发〔2021〕14号",
    issuer="人力资源社会保障部、财政部、科技部",
    effective_from=date(2021, 2, 8),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S29",),
)

CITATIONS = (
    TRANSFER_LAW.cite(
        "转化法2", "第二条", "职务科技成果是为完成单位工作任务、或主要靠单位物质技术条件取得的科技成果；判断职务与否看任务来源和条件来源。"
    ),
    TRANSFER_LAW.cite("转化法6", "第六条", "成果优先在境内实施；向境外转让或许可，先过法律、行政法规和国家规定的关。"),
    TRANSFER_LAW.cite(
        "转化法16", "第十六条", "转化方式有六：自己投资实施、转让、许可、以成果为合作条件共同实施、作价投资、其他协商的方式。"
    ),
    TRANSFER_LAW.cite(
        "转化法18",
        "第十八条",
        "国家设立的高校院所可自行决定转让、许可或作价投资，但价格须经协议定价、技术交易市场挂牌、拍卖等方式形成；"
        "协议定价的，要在本单位公示成果名称和拟交易价格。",
    ),
    TRANSFER_LAW.cite(
        "转化法19",
        "第十九条",
        "完成人可与单位订立协议，在权属不变的前提下转化成果；完成人和课题负责人不得阻碍转化，不得把成果和资料据为己有。",
    ),
    TRANSFER_LAW.cite("转化法21", "第二十一条", "国家设立的高校院所每年向主管部门报告成果数量、转化和收入分配情况。"),
    TRANSFER_LAW.cite("转化法43", "第四十三条", "转化收入全部留在单位；奖励有重要贡献的人员之后，主要用于科研和转化。"),
    TRANSFER_LAW.cite(
        "转化法44", "第四十四条", "单位须奖励作出重要贡献的人员，可规定或约定方式、数额和时限；制定规定要听取科技人员意见并公开。"
    ),
    TRANSFER_LAW.cite(
        "转化法45",
        "第四十五条",
        "奖励下限：转让、许可净收入的百分之五十，作价投资所得股份的百分之五十，自行或合作实施的投产后连续三至五年每年营业利润的百分之五。"
        "国家设立的高校院所即使另有规定或约定也不得低于此。奖励计入当年工资总额，但不受总额限制、不作基数。",
    ),
    SCIENCE_LAW.cite("科技进步法34", "第三十四条", "财政资金项目形成的知识产权，向境外组织或个人转让或独占许可，须经项目管理机构批准。"),
    SCIENCE_LAW.cite("科技进步法68", "第六十八条", "探索性强、风险高的项目未能完成，原始记录能证明已勤勉尽责的，予以免责。"),
    SCIENCE_LAW.cite(
        "科技进步法97", "第九十七条", "在改革、研发和转化中先行先试出现失误，已尽合理注意和监督义务且没有谋取非法利益的，负责人免责。"
    ),
    COUNCIL_2016_16.cite(
        "国发2016-16",
        "",
        "转化法的配套规定：协议定价公示不少于十五日；研发和转化的主要贡献人员所得不低于奖励总额的百分之五十；"
        "正职领导可以得现金奖励，原则上不得股权激励。",
        mark=Mark.KNOWLEDGE_HIGH,
    ),
    COUNCIL_2016_16.cite(
        "国发2016-16-6",
        "第（六）项",
        "国家设立的高校院所制定收益分配制度时，给研发和转化的主要贡献人员的不低于奖励总额的百分之五十。",
        mark=Mark.KNOWLEDGE_HIGH,
    ),
    COUNCIL_2016_16.cite(
        "国发2016-16-10",
        "第（十）项",
        "经技术市场挂牌、拍卖定价，或协议定价并在本单位和技术市场公示拟交易价格的，单位领导勤勉尽责、没有牟取非法利益，"
        "就不因成果后来的价值变化承担决策责任。",
    ),
    AWARD_NOTICE.cite(
        "国科发政2018-103",
        "",
        "享受现金奖励个人所得税优惠须先公示不少于十五个工作日，内容为成果转化、奖励人员、现金奖励、技术合同登记、公示期限五类信息；"
        "担任领导职务的科技人员同样公示。五类内容读过原文的引述，工作日天数凭已有知识（把握高）。",
    ),
    MINISTRY_ASSETS.cite(
        "财资2019-57-1",
        "第（一）项",
        "中央级高校院所自主决定转让、许可、作价投资，一般不报批备案；涉密等成果由主管部门审批后十五个工作日内报财政部备案。",
    ),
    MINISTRY_ASSETS.cite("财资2019-57-4", "第（四）项", "中央级高校院所转让、许可、作价投资时，是否做资产评估由单位自主决定。"),
    EMPOWERMENT.cite(
        "国科发区2020-128", "", "赋权试点：长期使用权不低于十年；赋予所有权的，单位与完成人成为共同所有权人并约定收益、决策和费用。"
    ),
    EMPOWERMENT.cite("国科发区2020-128-公示", "", "赋权在单位内公示不少于十五日。", mark=Mark.KNOWLEDGE_HIGH),
    CASH_AWARDS.cite("人社部发2021-14", "", "现金奖励计入当年绩效工资总量但不受核定总量限制、不作下一年基数，也不作社会保险缴费基数。"),
)
