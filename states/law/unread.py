"""What is not known: days for which no text of a rule has been read. Where a permission hangs on it the step is refused; a tax
rate is then what finance records from the tax office's paper. Each line falls away when its text is loaded."""

from datetime import date

from states.law.parameter import STATE_FOUNDED, Regime
from states.law.silence import Silence, silent

ZHEJIANG = frozenset({Regime.ZJ_GOV_UNIT})
CENTRAL = frozenset({Regime.CENTRAL_UNIT})

UNREAD: tuple[Silence, ...] = (
    silent(
        "P03-market",
        "P05",
        "P06",
        "P08",
        "E04",
        "R05",
        "R06",
        "R07",
        "R12",
        "R15",
        regimes=ZHEJIANG,
        last=date(2017, 9, 30),
        reason="浙江条例2017年修订以前的文本没有读过",
    ),
    silent("P10", last=date(2018, 12, 31), reason="中评协〔2018〕35号以前的评估报告准则没有录入"),
    silent("P09", regimes=CENTRAL, last=date(2019, 9, 22), reason="财资〔2019〕57号以前的文件没有录入"),
    silent("X02-review", "X02-licence", "X03", last=date(2020, 11, 28), reason="技术进出口管理条例2020年修订以前的文本没有录入"),
    silent("K03", "K04-invention", "K04-other", last=date(2024, 1, 19), reason="专利法实施细则2023年修订以前的文本没有录入"),
    silent("L01", last=date(2017, 5, 31), reason="网络安全法施行以前的规定没有录入"),
    silent("L04", "L04-statutory", last=date(2016, 11, 30), reason="资产评估法施行以前的规定没有录入"),
    silent("R11", regimes=STATE_FOUNDED, last=date(2021, 2, 7), reason="人社部发〔2021〕14号以前的文件没有录入"),
    silent("T04", "V01", last=date(2016, 4, 30), reason="营业税改征增值税试点办法施行以前的规定没有录入"),
    silent("T04", first=date(2028, 1, 1), reason="公告2026年第10号的免税到2027年12月31日止，此后的文件没有录入"),
    silent("K01", "K02", first=date(2026, 1, 23), reason="2026年《技术合同认定登记管理办法》的条文没有读过"),
    silent("T06", last=date(2016, 8, 31), reason="财税〔2016〕101号以前的文件没有录入"),
    silent("T08", last=date(2022, 6, 30), reason="印花税法施行以前的暂行条例没有录入"),
    silent("V02", last=date(2025, 12, 31), reason="增值税法施行以前的征收率没有录入"),
    silent("V03-city", "V03-town", "V03-other", last=date(2021, 8, 31), reason="城市维护建设税法施行以前的暂行条例没有录入"),
)
