"""Taxes on a transfer and on awards, and the accounting that supports the figures."""

from datetime import date

from states.citations.citation import Act, Mark

VAT_LAW = Act(
    title="中华人民共和国增值税法",
    issuer="全国人民代表大会常务委员会",
    effective_from=date(2026, 1, 1),
    dated=Mark.VERIFIED,
    sources=("S20",),
)
VAT_PILOT = Act(
    title="营业税改征增值税试点过渡政策的规定",
    number="财税〔2016〕36号附件3",
    issuer="财政部、国家税务总局",
    effective_from=date(2016, 5, 1),
    effective_to=date(2025, 12, 31),
    sources=("S53",),
)
VAT_RATES = Act(
    title="营业税改征增值税试点实施办法",
    number="财税〔2016〕36号附件1",
    issuer="财政部、国家税务总局",
    effective_from=date(2016, 5, 1),
    effective_to=date(2025, 12, 31),
)
ANNOUNCEMENT_10 = Act(
    title="财政部 税务总局公告2026年第10号",
    issuer="财政部、税务总局",
    effective_from=date(2026, 1, 1),
    effective_to=date(2027, 12, 31),
    dated=Mark.VERIFIED,
    sources=("S67",),
)
ANNOUNCEMENT_9 = Act(
    title="财政部 税务总局公告2026年第9号",
    issuer="财政部、税务总局",
    effective_from=date(2026, 1, 1),
    dated=Mark.KNOWLEDGE_MEDIUM,
    sources=("S67",),
)
VAT_CONTINUED = Act(
    title="增值税法施行后的过渡优惠（文件未见）",
    issuer="国务院财政、税务主管部门",
    effective_from=date(2026, 1, 1),
    dated=Mark.KNOWLEDGE_LOW,
)
STAMP_LAW = Act(title="中华人民共和国印花税法", issuer="全国人民代表大会常务委员会", effective_from=date(2022, 7, 1), sources=("S21",))
CITY_TAX = Act(title="中华人民共和国城市维护建设税法", issuer="全国人民代表大会常务委员会", effective_from=date(2021, 9, 1))
EDUCATION = Act(title="征收教育费附加的暂行规定", issuer="国务院", effective_from=date(2005, 10, 1), dated=Mark.KNOWLEDGE_MEDIUM)
LOCAL_EDUCATION = Act(
    title="关于统一地方教育附加政策有关问题的通知",
    number="财综〔2010〕98号",
    issuer="财政部",
    effective_from=date(2010, 11, 7),
    dated=Mark.KNOWLEDGE_MEDIUM,
)
CASH_AWARD_TAX = Act(
    title="关于科技人员取得职务科技成果转化现金奖励有关个人所得税政策的通知",
    number="财税〔2018〕58号",
    issuer="财政部、税务总局、科技部",
    effective_from=date(2018, 7, 1),
    sources=("S24",),
)
INCOME_TAX = Act(title="中华人民共和国个人所得税法", issuer="全国人民代表大会常务委员会", effective_from=date(2019, 1, 1), sources=("S19",))
CORPORATE_RULES = Act(title="中华人民共和国企业所得税法实施条例", issuer="国务院", effective_from=date(2008, 1, 1), sources=("S18",))
CONTRIBUTIONS = Act(
    title="关于完善股权激励和技术入股有关所得税政策的通知",
    number="财税〔2016〕101号",
    issuer="财政部、国家税务总局",
    effective_from=date(2016, 9, 1),
)
SHARE_AWARDS = Act(
    title="关于促进科技成果转化有关税收政策的通知", number="财税字〔1999〕45号", issuer="财政部、国家税务总局", effective_from=None
)
INTANGIBLES = Act(title="政府会计准则第4号——无形资产", issuer="财政部", effective_from=date(2019, 1, 1))
VOUCHERS = Act(title="会计档案管理办法", issuer="财政部、国家档案局", effective_from=date(2016, 1, 1))
CASH_BASIS = Act(title="会计收付凭证（到账以银行回单为准）", issuer="", effective_from=None)

HIGH, MEDIUM = Mark.KNOWLEDGE_HIGH, Mark.KNOWLEDGE_MEDIUM

CITATIONS = (
    VAT_LAW.cite("增值税法10", "第十条第三项", "销售服务、无形资产，税率一般为百分之六。"),
    VAT_LAW.cite("增值税法11", "第十一条", "简易计税的征收率为百分之三。"),
    VAT_LAW.cite(
        "增值税法24", "第二十四条", "免税项目清单中没有技术转让和技术开发；国务院可依第二十五条另定优惠，2026年起的免税见公告2026年第10号。"
    ),
    VAT_PILOT.cite("财税2016-36", "第一条第（二十六）项", "技术转让、技术开发和与之相关的技术咨询、服务免征增值税；须经技术合同认定登记。"),
    VAT_RATES.cite("财税2016-36-税率", "第十五条", "销售技术等无形资产，税率百分之六。", mark=HIGH),
    ANNOUNCEMENT_10.cite(
        "公告2026-10",
        "二（二）2",
        "2026年1月1日至2027年12月31日，技术转让、技术开发和与之相关的技术咨询、服务免征增值税；合同须经省级科技、工信主管部门认定。",
    ),
    ANNOUNCEMENT_9.cite("公告2026-9", "附件2", "免税的技术转让、技术开发和相关咨询、服务的范围。"),
    VAT_CONTINUED.cite(
        "财税2016-36-延续",
        "",
        "已由公告2026年第10号取代，不再引用；留此供阅读以前的记录：当时文件未读到，免税预计由过渡政策延续。",
        mark=Mark.KNOWLEDGE_LOW,
    ),
    STAMP_LAW.cite("印花税法5", "第五条", "应税合同按所列金额计税，不含单独列明的增值税税款。"),
    STAMP_LAW.cite("印花税法税率表", "所附税目税率表", "技术合同和专利权等产权转移书据按价款万分之三，各方各自缴纳。", mark=HIGH),
    CITY_TAX.cite("城建税法4", "第四条", "以实缴增值税为基数，市区百分之七，县城和镇百分之五，其他百分之一。", mark=HIGH),
    EDUCATION.cite("教育费附加", "", "以实缴增值税为基数，百分之三。", mark=HIGH),
    LOCAL_EDUCATION.cite("地方教育附加", "", "以实缴增值税为基数，百分之二。", mark=HIGH),
    CASH_AWARD_TAX.cite("财税2018-58", "", "非营利性科研机构和高校依法给科技人员的职务成果转化现金奖励，符合条件的享受个人所得税优惠。"),
    CASH_AWARD_TAX.cite("财税2018-58-1", "第一条", "符合条件的现金奖励，减按百分之五十计入科技人员当月工资薪金所得。"),
    CASH_AWARD_TAX.cite(
        "财税2018-58-5",
        "第五条",
        "单位取得转化收入后三年（三十六个月）内发放；须公示，须签订技术合同并取得认定登记证明；不得把正常工资变名为奖励。",
    ),
    CASH_AWARD_TAX.cite("财税2018-58-6", "第六条", "发放单位代扣代缴个人所得税，并向税务机关备案。"),
    INCOME_TAX.cite("个税法3", "第三条", "综合所得按年适用百分之三至百分之四十五的超额累进税率。"),
    INCOME_TAX.cite("个税法税率表", "所附税率表一", "七级税率和速算扣除数，基本减除费用每月五千元，按累计预扣法预扣。", mark=HIGH),
    CORPORATE_RULES.cite("企业所得税条例90", "第九十条", "一年内技术转让所得五百万元以内免征企业所得税，超出部分减半。"),
    CONTRIBUTIONS.cite("财税2016-101", "", "技术入股全部取得股权的，可递延到转让股权时纳税；个人按百分之二十。", mark=HIGH),
    SHARE_AWARDS.cite("财税字1999-45", "", "高校院所以股权奖励科技人员，取得时不征个人所得税，分红和转让时征。", mark=HIGH),
    INTANGIBLES.cite("政府会计准则4", "", "自行研发的技术只有开发阶段支出可以资本化，实务中常以名义金额一元入账。", mark=MEDIUM),
    VOUCHERS.cite("会计档案办法", "", "会计凭证、账簿保管三十年。", mark=MEDIUM),
    CASH_BASIS.cite("会计收付", "", "收益按每笔实际到账分配，不按合同价；以银行回单为凭。", mark=HIGH),
)
