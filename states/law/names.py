"""What the rules of law that this program asks for are called: a catalogue number stands here once, and nowhere else is one to
be looked up. The numbers themselves are stored (findings, allocations), so they never change."""

PRICE_NOTICE_DAYS = "P02"  #: 协议定价公示
PRICE_NOTICE_ON_MARKET = "P03-market"  #: 协议定价须同时在技术交易市场公示
CERTIFICATE_SHOWS_INCOME = "K05"  #: 登记证明载明核定的技术性收入
APPRAISAL_MONTHS = "P10"  #: 评估结论使用有效期
AWARD_POOL = "R01"  #: 转让、许可奖励占净收入
AWARD_POOL_UNRULED = "R01-unruled"  #: 未规定未约定时转让、许可奖励占净收入
MAIN_CONTRIBUTORS = "R04"  #: 主要贡献人员占奖励总额
TRANSFER_OFFICE = "R05"  #: 技术转移机构工作人员和管理人员占奖励总额
AWARD_NOTICE_DAYS = "R07"  #: 奖励公示
CASH_AWARD_NOTICE_WORK_DAYS = "R08"  #: 现金奖励公示
AWARD_TERM = "R06"  #: 未规定未约定时的奖励期限
RELIEF_MONTHS = "T02"  #: 自收到收入起发放现金奖励
VAT_EXEMPTION = "T04"  #: 技术转让、开发免征增值税
STAMP_DUTY = "T08"  #: 技术合同、产权转移书据印花税
VAT_RATE = "V01"  #: 无形资产增值税税率
CITY_MAINTENANCE_TAX = "V03-city"  #: 城市维护建设税（市区）
EDUCATION_SURCHARGE = "V04"  #: 教育费附加
LOCAL_EDUCATION_SURCHARGE = "V05"  #: 地方教育附加
