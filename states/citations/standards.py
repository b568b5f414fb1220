"""Technical standards for codes, papers and archives, and the rule on writing amounts."""

from datetime import date

from states.citations.citation import Act, Citation, Mark

_SAC = "国家标准化管理机构"


def _standard(key: str, title: str, number: str, meaning: str, *, issuer: str = _SAC, source: str = "") -> Citation:
    act = Act(title=title, number=number, issuer=issuer, effective_from=None, sources=(source,) if source else ())
    return act.cite(key, "", meaning, mark=Mark.VERIFIED if source else Mark.KNOWLEDGE_HIGH)


_NUMERALS = Act(title="支付结算办法附一", number="银发〔1997〕393号", issuer="中国人民银行", effective_from=date(1997, 12, 1))

CITATIONS = (
    _standard("GB32100", "法人和其他组织统一社会信用代码编码规则", "GB 32100-2015", "十八位代码，第十八位为模 31 校验。", source="S57"),
    _standard("GB11714", "全国组织机构代码编制规则", "GB 11714-1997", "八位本体加一位模 11 校验。", source="S57"),
    _standard("GB11643", "公民身份号码", "GB 11643-1999", "十八位，含地址码、出生日期、顺序码和模 11-2 校验码。", source="S57"),
    _standard("GBT2260", "中华人民共和国行政区划代码", "GB/T 2260", "六位数字，前两位为省级。"),
    _standard(
        "ZC0006", "专利申请号标准", "ZC 0006-2003", "2003年10月起专利申请号十二位加校验位；此前为八位加校验位。", issuer="国家知识产权局"
    ),
    _standard("GBT9704", "党政机关公文格式", "GB/T 9704-2012", "公文用纸、版心、字体字号和排版要求。"),
    _standard("GBT18894", "电子文件归档与电子档案管理规范", "GB/T 18894-2016", "电子文件收集、整理、归档和长期保存的要求。"),
    _standard("GBT22239", "信息安全技术 网络安全等级保护基本要求", "GB/T 22239-2019", "三级系统须审计到每个用户，保护审计记录，三员分立。"),
    _standard("GBT38540", "信息安全技术 安全电子签章密码技术规范", "GB/T 38540-2020", "电子印章和签章的数据格式与验证。"),
    _standard("DAT46", "文书类电子文件元数据方案", "DA/T 46-2009", "归档电子文件应记录的元数据。", issuer="国家档案局"),
    _standard("DAT94", "电子会计档案管理规范", "DA/T 94-2022", "电子会计资料的归档与保管。", issuer="国家档案局"),
    _standard("GBT42727", "政务服务事项电子文件归档规范", "GB/T 42727-2023", "政务服务办理形成的电子文件如何归档。"),
    _standard("GBT39362", "党政机关电子公文归档规范", "GB/T 39362-2020", "电子公文如何归档。"),
    _NUMERALS.cite("支付结算办法附一", "", "金额大写的用字、零和整的写法。", mark=Mark.KNOWLEDGE_HIGH),
)
