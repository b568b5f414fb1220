"""Parameters that no code reads, each with the reason: what is kept as data is either read by name (`names`) or stands here."""

from collections.abc import Mapping
from types import MappingProxyType

_NOT_BUILT = "这种转化方式尚未建成"
_REGISTERS = "涉境外的成果须先在本系统之外取得批准或登记才能入库"
_KEPT = "本系统的记录只增不删，没有期限可比"
_GRANT = "授权奖金不是转化收益，不经本系统发放"
_INCOME_TAX = "由财务部门办税时适用，分配计算不含所得税"
_PERSONNEL = "由人事、财务部门计列工资和缴费时适用"
_APPRAISER = "是评估机构的保存义务"
_PLACE = "尚不能选择单位所在地，按市区计算"

UNUSED: Mapping[str, str] = MappingProxyType(
    {
        "P05": "不是数值，由规则“关联关系已说明”执行",
        "P06": "不是数值，由异议的登记、答复各步骤执行",
        "P08": "无须报批，所以不设报批步骤，没有可比的数",
        "P09": "涉密成果不进本系统",
        "E01": _NOT_BUILT,
        "E02": _NOT_BUILT,
        "E04": _NOT_BUILT,
        "A01": _NOT_BUILT,
        "A02": _NOT_BUILT,
        "X02-review": _REGISTERS,
        "X02-licence": _REGISTERS,
        "X03": _REGISTERS,
        "K01": "是登记机构的期限，不约束本单位的步骤",
        "K02": "不是数值，由规则“已上传签署件”执行",
        "K03": _NOT_BUILT,
        "K04-invention": _GRANT,
        "K04-other": _GRANT,
        "L01": _KEPT,
        "L02": _KEPT,
        "L03": "影响评估报告不存于本系统",
        "L04": _APPRAISER,
        "L04-statutory": _APPRAISER,
        "R02": _NOT_BUILT,
        "R03": _NOT_BUILT,
        "R03-years": _NOT_BUILT,
        "R10": _PERSONNEL,
        "R11": _PERSONNEL,
        "R12": _NOT_BUILT,
        "R13": "收入留归单位，所以不设上缴步骤，没有可比的数",
        "R15": "年度报告尚未建成",
        "R16": "制订制度时听取意见在本系统之外进行",
        "T01": _INCOME_TAX,
        "T03": "不是数值，由登记证明一条规则执行",
        "T05": _INCOME_TAX,
        "T06": _NOT_BUILT,
        "V02": "尚不能选择简易计税，按一般计税计算",
        "V03-town": _PLACE,
        "V03-other": _PLACE,
    }
)
