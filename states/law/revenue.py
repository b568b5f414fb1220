"""Parameters of revenue: awards and the taxes around them (R, T, V).

The national half is a hard floor for state-founded units even against their own rule or an agreement (转化法 45(2));
others are bound by it only when they ruled and agreed nothing (R01-unruled).
"""

from fractions import Fraction

from states.citations import Mark
from states.law.parameter import STATE_FOUNDED, YES, Regime, Stricter, Unit, row

LOWER = Stricter.LOWER
HIGH = Mark.KNOWLEDGE_HIGH
NOT_STATE = frozenset(Regime) - STATE_FOUNDED
NON_PROFIT = frozenset(Regime) - {Regime.ENTERPRISE}
HALF, SEVENTY, TEN, FIVE = Fraction(1, 2), Fraction(7, 10), Fraction(1, 10), Fraction(1, 20)

CATALOGUE = (
    row("R01", "转让、许可奖励占净收入", SEVENTY, Unit.SHARE, "浙江条例37-1"),
    row("R01", "转让、许可奖励占净收入", HALF, Unit.SHARE, "转化法45", regimes=STATE_FOUNDED),
    row("R01-unruled", "未规定未约定时转让、许可奖励占净收入", HALF, Unit.SHARE, "转化法45", regimes=NOT_STATE),
    row("R02", "作价投资奖励占所得股份", SEVENTY, Unit.SHARE, "浙江条例37-1"),
    row("R02", "作价投资奖励占所得股份", HALF, Unit.SHARE, "转化法45", regimes=STATE_FOUNDED),
    row("R03", "自行、合作实施每年奖励占营业利润", TEN, Unit.SHARE, "浙江条例37-1"),
    row("R03", "自行、合作实施每年奖励占营业利润", FIVE, Unit.SHARE, "转化法45", regimes=STATE_FOUNDED),
    row("R03-years", "自行、合作实施奖励年数", 5, Unit.YEARS, "浙江条例37-1"),
    row("R03-years", "自行、合作实施奖励年数", 3, Unit.YEARS, "转化法45", regimes=STATE_FOUNDED),
    row("R04", "主要贡献人员占奖励总额", SEVENTY, Unit.SHARE, "浙江条例37-2"),
    row("R04", "主要贡献人员占奖励总额", HALF, Unit.SHARE, "国发2016-16-6", regimes=STATE_FOUNDED),
    row("R05", "技术转移机构工作人员和管理人员占奖励总额", FIVE, Unit.SHARE, "浙江条例37-2"),
    row("R06", "未规定未约定时的奖励期限", 6, Unit.MONTHS, "浙江条例40", stricter=LOWER),
    row("R07", "奖励公示", 15, Unit.NATURAL_DAYS, "浙江条例39"),
    row("R08", "现金奖励公示", 15, Unit.WORKING_DAYS, "国科发政2018-103", mark=HIGH, regimes=NON_PROFIT),
    row("R10", "奖励计入当年工资总额、不受总额限制", YES, Unit.YES_NO, "转化法45", "浙江条例39", regimes=STATE_FOUNDED),
    row("R11", "现金奖励不作社会保险缴费基数", YES, Unit.YES_NO, "人社部发2021-14", regimes=STATE_FOUNDED),
    row("R12", "取得权属份额者不再参与收益分配", YES, Unit.YES_NO, "浙江条例37-3"),
    row("R13", "收入全部留归单位", YES, Unit.YES_NO, "转化法43", "浙江条例18", regimes=STATE_FOUNDED),
    row("R15", "年度报告报送", 330, Unit.MONTH_DAY, "浙江条例28", "转化法21", stricter=LOWER),
    row("R16", "奖励规定须听取意见并公开", YES, Unit.YES_NO, "转化法44"),
    row("T01", "现金奖励计入当月工资薪金", HALF, Unit.SHARE, "财税2018-58-1", stricter=LOWER, regimes=NON_PROFIT),
    row("T02", "自收到收入起发放现金奖励", 36, Unit.MONTHS, "财税2018-58-5", stricter=LOWER, regimes=NON_PROFIT),
    row("T03", "现金奖励优惠须合同认定登记", YES, Unit.YES_NO, "财税2018-58-5", regimes=NON_PROFIT),
    row("T04", "技术转让、开发免征增值税", YES, Unit.YES_NO, "财税2016-36"),
    row("T04", "技术转让、开发免征增值税", YES, Unit.YES_NO, "公告2026-10", "公告2026-9"),
    row("T05", "技术转让所得免征企业所得税", 500_000_000, Unit.FEN, "企业所得税条例90", stricter=LOWER),
    row("T06", "技术入股转让股权个人所得税", Fraction(1, 5), Unit.SHARE, "财税2016-101"),
    row("T08", "技术合同、产权转移书据印花税", Fraction(3, 10_000), Unit.SHARE, "印花税法税率表", "印花税法5"),
    row("V01", "无形资产增值税税率", Fraction(6, 100), Unit.SHARE, "财税2016-36-税率"),
    row("V01", "无形资产增值税税率", Fraction(6, 100), Unit.SHARE, "增值税法10"),
    row("V02", "简易计税征收率", Fraction(3, 100), Unit.SHARE, "增值税法11"),
    row("V03-city", "城市维护建设税（市区）", Fraction(7, 100), Unit.SHARE, "城建税法4"),
    row("V03-town", "城市维护建设税（县城、镇）", Fraction(5, 100), Unit.SHARE, "城建税法4"),
    row("V03-other", "城市维护建设税（其他）", Fraction(1, 100), Unit.SHARE, "城建税法4"),
    row("V04", "教育费附加", Fraction(3, 100), Unit.SHARE, "教育费附加"),
    row("V05", "地方教育附加", Fraction(2, 100), Unit.SHARE, "地方教育附加"),
)
