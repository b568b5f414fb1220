"""Answers that are no number: the law is known, and asks nothing of such a unit on such a day."""

from datetime import date

from states.law.parameter import STATE_FOUNDED, Regime
from states.law.silence import EVERY, Silence, silent

OUTSIDE = EVERY - {Regime.ZJ_GOV_UNIT}
NOT_STATE = EVERY - STATE_FOUNDED
ENTERPRISE = frozenset({Regime.ENTERPRISE})

UNBOUND: tuple[Silence, ...] = (
    silent("P02", regimes=NOT_STATE, reason="转化法第十八条的公示只要求国家设立的高校院所；其他单位按本单位制度"),
    silent("P02", regimes=STATE_FOUNDED, last=date(2016, 2, 25), reason="转化法第十八条要求公示而没有定天数；天数自国发〔2016〕16号起"),
    silent("P03-market", regimes=OUTSIDE, reason="省条例只约束本省政府设立的单位；全国规定中在市场公示是免责的条件，不是义务"),
    silent("P05", "P06", "E04", regimes=OUTSIDE, reason="省条例只约束本省政府设立的单位"),
    silent("P08", regimes=OUTSIDE, reason="省条例只约束本省政府设立的单位；中央级单位的自主决定见财资〔2019〕57号第（一）项"),
    silent("P09", regimes=EVERY - {Regime.CENTRAL_UNIT}, reason="财资〔2019〕57号只约束中央级高校院所"),
    silent("E01", "E02", last=date(2020, 5, 8), reason="赋权试点尚未开始"),
    silent("L02", last=date(2024, 12, 31), reason="网络数据安全管理条例尚未施行，此前没有这项期限"),
    silent("L03", last=date(2021, 10, 31), reason="个人信息保护法尚未施行，此前没有这项期限"),
    silent(
        "R01", "R02", "R03", "R03-years", regimes=NOT_STATE, reason="转化法第四十五条第一款只在未规定也未约定时适用，有规定或约定的从其规定"
    ),
    silent("R01-unruled", regimes=STATE_FOUNDED, reason="国家设立的高校院所即使有规定或约定也不得低于下限，适用 R01"),
    silent("R04", regimes=STATE_FOUNDED, last=date(2016, 2, 25), reason="国发〔2016〕16号尚未发布"),
    silent("R04", regimes=NOT_STATE, reason="国发〔2016〕16号的主要贡献人员比例只要求国家设立的高校院所"),
    silent("R05", "R06", "R07", "R12", regimes=OUTSIDE, reason="省条例只约束本省政府设立的单位，全国规定没有这项下限"),
    silent("R15", regimes=OUTSIDE, reason="转化法第二十一条要求年度报告而没有定日期，日期由省条例定"),
    silent("R08", "T01", "T02", "T03", regimes=ENTERPRISE, reason="财税〔2018〕58号的优惠只给非营利性科研机构和高校"),
    silent("T01", "T02", "T03", regimes=EVERY - ENTERPRISE, last=date(2018, 6, 30), reason="现金奖励减半计税自2018年7月1日起"),
    silent("R08", regimes=EVERY - ENTERPRISE, last=date(2018, 7, 25), reason="现金奖励公示办法尚未发布"),
    silent("R10", regimes=NOT_STATE, reason="转化法第四十五条第三款只及于国有企业、事业单位"),
    silent("R11", regimes=NOT_STATE, reason="人社部发〔2021〕14号只及于事业单位"),
    silent("R13", regimes=NOT_STATE, reason="转化法第四十三条只及于国家设立的高校院所"),
)
