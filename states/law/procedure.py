"""Parameters of procedure: prices, notices, empowerment, export, registration, records (P, E, X, K, A, L)."""

from states.law.parameter import NO, STATE_FOUNDED, YES, Regime, Stricter, Unit, row

LOWER = Stricter.LOWER

CATALOGUE = (
    row("P02", "协议定价公示", 15, Unit.NATURAL_DAYS, "浙江条例17-2"),
    row("P02", "协议定价公示", 15, Unit.NATURAL_DAYS, "国发2016-16", "转化法18", regimes=STATE_FOUNDED),
    row("P03-market", "协议定价须同时在技术交易市场公示", YES, Unit.YES_NO, "浙江条例17-2", "国发2016-16-10"),
    row("P05", "受让方是完成人或利害关系人须标明", YES, Unit.YES_NO, "浙江条例17-2"),
    row("P06", "须有公开的异议处理办法", YES, Unit.YES_NO, "浙江条例17-1"),
    row("P08", "一般不需主管部门审批备案", YES, Unit.YES_NO, "浙江条例16"),
    row(
        "P09",
        "涉密成果批复后报财政部备案",
        15,
        Unit.WORKING_DAYS,
        "财资2019-57-1",
        stricter=LOWER,
        regimes=frozenset({Regime.CENTRAL_UNIT}),
    ),
    row("P10", "评估结论使用有效期", 12, Unit.MONTHS, "评估报告准则", stricter=LOWER),
    row("E01", "赋权公示", 15, Unit.NATURAL_DAYS, "国科发区2020-128-公示"),
    row("E02", "长期使用权期限", 10, Unit.YEARS, "国科发区2020-128"),
    row("E04", "闲置可由完成人实施", 12, Unit.MONTHS, "浙江条例38-2"),
    row("A01", "拍卖公告提前", 7, Unit.NATURAL_DAYS, "拍卖法45"),
    row("A02", "拍卖标的展示", 2, Unit.NATURAL_DAYS, "拍卖法48"),
    row("X02-review", "限制出口技术审查", 30, Unit.WORKING_DAYS, "技术进出口条例30", stricter=LOWER),
    row("X02-licence", "限制出口技术领证", 15, Unit.WORKING_DAYS, "技术进出口条例30", stricter=LOWER),
    row("X03", "自由出口技术合同登记", 3, Unit.WORKING_DAYS, "技术进出口条例36", stricter=LOWER),
    row("K01", "登记机构自受理起办结", 30, Unit.NATURAL_DAYS, "登记办法2000-63", stricter=LOWER),
    row("K02", "口头合同不予登记", YES, Unit.YES_NO, "登记办法2000-63", "民法典863"),
    row("K03", "专利实施许可合同备案", 3, Unit.MONTHS, "专利法细则15", stricter=LOWER),
    row("K04-invention", "发明专利授权奖金", 400_000, Unit.FEN, "专利法细则93"),
    row("K04-other", "实用新型、外观设计授权奖金", 150_000, Unit.FEN, "专利法细则93"),
    row("K05", "登记证明载明核定的技术性收入", YES, Unit.YES_NO, "登记办法2000-63"),
    row("K05", "登记证明载明核定的技术性收入", NO, Unit.YES_NO, "登记办法2026"),
    row("L01", "网络日志留存", 6, Unit.MONTHS, "网络安全法21"),
    row("L01", "网络日志留存", 6, Unit.MONTHS, "网络安全法23"),
    row("L02", "个人信息提供、委托处理记录保存", 3, Unit.YEARS, "数据安全条例12"),
    row("L03", "个人信息保护影响评估报告保存", 3, Unit.YEARS, "个保法56"),
    row("L04", "评估档案保存", 15, Unit.YEARS, "资产评估法29"),
    row("L04-statutory", "法定评估档案保存", 30, Unit.YEARS, "资产评估法29"),
)
