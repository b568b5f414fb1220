"""Electronic records and signatures, archives, personal data, network security."""

from datetime import date

from states.citations.citation import Act, Mark

SIGNATURES = Act(title="中华人民共和国电子签名法", issuer="全国人民代表大会常务委员会", effective_from=date(2019, 4, 23), sources=("S14",))
ARCHIVES = Act(title="中华人民共和国档案法", issuer="全国人民代表大会常务委员会", effective_from=date(2021, 1, 1), sources=("S13",))
ARCHIVE_RULES = Act(title="中华人民共和国档案法实施条例", issuer="国务院", effective_from=date(2024, 3, 1), sources=("S13",))
PERSONAL_DATA = Act(
    title="中华人民共和国个人信息保护法", issuer="全国人民代表大会常务委员会", effective_from=date(2021, 11, 1), sources=("S11",)
)
DATA_RULES = Act(title="网络数据安全管理条例", issuer="国务院", effective_from=date(2025, 1, 1), sources=("S11",))
NETWORK = Act(
    title="中华人民共和国网络安全法",
    issuer="全国人民代表大会常务委员会",
    effective_from=date(2017, 6, 1),
    effective_to=date(2025, 12, 31),
    sources=("S10",),
)
NETWORK_2026 = Act(
    title="中华人民共和国网络安全法（2025修正）",
    issuer="全国人民代表大会常务委员会",
    effective_from=date(2026, 1, 1),
    dated=Mark.VERIFIED,
    sources=("S10",),
)

CITATIONS = (
    SIGNATURES.cite("电子签名法4", "第四条", "能有形表现内容并可随时调取查用的数据电文，视为书面形式。"),
    SIGNATURES.cite("电子签名法5", "第五条", "内容自最终形成起保持完整、未被更改，并可随时调取的数据电文，视为满足原件要求。"),
    SIGNATURES.cite("电子签名法6", "第六条", "能识别发件人、收件人和收发时间、格式可准确再现的数据电文，视为满足保存要求。"),
    SIGNATURES.cite("电子签名法7", "第七条", "数据电文不因其电子形式就被拒绝作为证据。"),
    SIGNATURES.cite(
        "电子签名法8", "第八条", "判断真实性看生成、储存、传递方法是否可靠，保持完整的方法是否可靠，鉴别发件人的方法是否可靠。"
    ),
    SIGNATURES.cite("电子签名法13", "第十三条", "可靠的电子签名：制作数据专有、由签名人控制，签名和内容事后的改动都能被发现。"),
    SIGNATURES.cite("电子签名法14", "第十四条", "可靠的电子签名与手写签名或盖章效力相同。"),
    SIGNATURES.cite("电子签名法16", "第十六条", "需要第三方认证的，由依法设立的电子认证服务机构提供。"),
    ARCHIVES.cite("档案法14", "第十四条", "应归档的材料按期移交档案机构，任何人不得据为己有。"),
    ARCHIVES.cite("档案法37", "第三十七条", "来源可靠、程序规范、要素合规的电子档案与纸质档案效力相同。"),
    ARCHIVE_RULES.cite("档案法条例39", "第三十九条", "电子档案的形成、处理、整理、归档、保管、移交要可追溯，并记录过程。"),
    PERSONAL_DATA.cite("个保法19", "第十九条", "个人信息的保存期限应为实现目的所必需的最短时间。"),
    PERSONAL_DATA.cite("个保法24", "第二十四条", "自动化决策要透明公正；对个人权益有重大影响的，个人可要求说明并拒绝仅由机器作出的决定。"),
    PERSONAL_DATA.cite("个保法25", "第二十五条", "公开处理的个人信息须取得单独同意，所以公示不写身份证号、银行卡号和电话。"),
    PERSONAL_DATA.cite("个保法28", "第二十八条", "金融账户等是敏感个人信息，须有特定目的和充分必要性，并严格保护。"),
    PERSONAL_DATA.cite("个保法29", "第二十九条", "处理敏感个人信息须取得单独同意。"),
    PERSONAL_DATA.cite("个保法51", "第五十一条", "处理者须采取加密、分类、权限控制等安全措施。"),
    PERSONAL_DATA.cite("个保法56", "第五十六条", "个人信息保护影响评估报告和处理记录至少保存三年。"),
    DATA_RULES.cite("数据安全条例12", "第十二条", "向他人提供或委托处理个人信息和重要数据的记录，至少保存三年。"),
    NETWORK.cite("网络安全法21", "第二十一条第三项", "网络日志留存不少于六个月。"),
    NETWORK_2026.cite("网络安全法23", "第二十三条", "网络日志留存不少于六个月；2026年起条文重新编号。", mark=Mark.KNOWLEDGE_MEDIUM),
)
