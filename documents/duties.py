"""The 27 duties an auditor asks about, each with the evidence that proves it (domain §3.4).

Texts are printed on the dossier cover as they stand here. Which entries prove a duty in a given case is not decided
here: the caller looks that up and adds it.
"""

from dataclasses import dataclass

from states.law import Regime

_PROVINCE = "浙江条例"


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty: its number, what has to be done, what proves it, the source that asks for it, and the stage."""

    id: str
    duty: str
    required: str
    basis: str
    stage: str

    def basis_for(self, regime: Regime) -> str:
        """The sources that bind such a unit: the province's own bind nobody else, who then goes by the regulation."""
        found = self.basis.split("；")
        ours = [one for one in found if regime is Regime.ZJ_GOV_UNIT or not one.startswith(_PROVINCE)]
        return "；".join(ours) or "本单位制度"


DUTIES = (
    Duty("EV-01", "成果披露与登记", "披露表、台账记录及其时间", "浙江条例15条", "内控"),
    Duty("EV-02", "权属清晰", "权利登记簿副本、项目合同、共有人同意书、非职务成果说明", "专利法6、14条；民法典870条", "内控"),
    Duty("EV-03", "完成人名单准确完整", "载明贡献的名单、全体签名、异议处理记录", "技术合同解释6条；专利法实施细则14条", "内控"),
    Duty("EV-04", "保密、出口、遗传资源和伦理审查", "审查清单、审查人及结论", "保密法31条；科技进步法34条；进出口条例", "内控"),
    Duty("EV-05", "保障完成人优先受让权", "致完成人的通知、答复或放弃声明", "民法典847条", "审批"),
    Duty("EV-06", "完成人团队同意", "全体完成人授权同意书", "通行做法", "审批"),
    Duty("EV-07", "相对方尽职调查", "营业执照、信用查询、股东与履约能力、与完成人的联系", "通行做法", "审批"),
    Duty("EV-08", "关联关系申报", "完成人、经办人、审批人的关联声明，利益冲突登记", "浙江条例17条2款", "审批"),
    Duty("EV-09", "审批人员回避", "回避记录", "本单位制度；政务处分法33条", "审批"),
    Duty("EV-10", "转化方式经过比较", "两种以上转化方式的比较", "通行做法", "审批"),
    Duty("EV-11", "定价有据", "定价说明、评估报告或可比案例、谈判纪要", "转化法18条；资产评估法", "审批"),
    Duty(
        "EV-12",
        "由有权机构决策",
        "会议纪要：日期、成员、人数、意见、表决、所依制度版本和权限",
        "转化法18条；三重一大；本单位制度",
        "审批",
    ),
    Duty("EV-13", "公示完整", "公示文本、网址、截图及指纹、两处场所、起止与撤下时间", "浙江条例17条", "审批"),
    Duty("EV-14", "异议得到处理", "异议登记、受理、调查、决定、答复、恢复办理的决定", "浙江条例17条", "审批"),
    Duty("EV-15", "公开交易公平", "挂牌或拍卖记录、保证金、竞买人、成交确认、时间戳", "拍卖法45—53条", "交易"),
    Duty("EV-16", "合同规范", "合同、签署人授权、条款核对单、用印记录", "民法典845条", "交易"),
    Duty("EV-17", "合同认定登记", "登记证明、编号、成交额和技术交易额", "技术合同认定登记管理办法", "登记"),
    Duty("EV-18", "价款到账", "各期银行回单、欠款催收记录", "会计制度", "分配"),
    Duty("EV-19", "净收入计算正确", "成本凭证、载明制度版本的计算表", "浙江条例37条4款", "分配"),
    Duty("EV-20", "分配比例合法", "分配方案、团队签名、法定下限核对", "浙江条例37条", "分配"),
    Duty("EV-21", "奖励公示", "奖励公示及无异议证明", "浙江条例39条；国科发政〔2018〕103号", "分配"),
    Duty("EV-22", "依法办税", "扣缴申报、备案表、三十六个月期限核对", "财税〔2018〕58号", "分配"),
    Duty("EV-23", "领导人员按规定处理", "领导人员声明、公示", "国发〔2016〕16号", "分配"),
    Duty("EV-24", "权利转移手续", "权利变更通知、许可备案或股权登记", "专利法10条；细则15条2款；公司法49条", "交易"),
    Duty("EV-25", "后续跟踪", "履行情况、提成核查、争议、终止", "民法典866—875条", "后续"),
    Duty("EV-26", "年度报告", "按期报送的年度报告", "浙江条例28条；转化法21条", "后续"),
    Duty("EV-27", "日志完整", "哈希链与导出", "电子签名法5—8条；档案法37条", "全程"),
)
