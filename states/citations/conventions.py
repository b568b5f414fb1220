"""What is not law: the unit's own regulation, offices' practice, and conventions of this program."""

from states.citations.citation import Act, Mark, Scope

UNIT = Act(title="本单位科技成果转化管理规定", issuer="本单位", effective_from=None, dated=Mark.DESIGN, scope=Scope.UNIT)
DESIGN = Act(title="安心设计约定", issuer="本软件", effective_from=None, dated=Mark.DESIGN, scope=Scope.UNIT)
PRACTICE = Act(
    title="高校成果转化流程（长江大学等）", issuer="", effective_from=None, dated=Mark.DESIGN, sources=("S35", "S36", "S38", "S39")
)

CITATIONS = (
    UNIT.cite(
        "本单位制度",
        "",
        "本单位自己的规定，以案件锁定的版本为准；可以严于法律，不得低于法律下限。浙江条例第十九条以它为勤勉尽责的尺度。",
        mark=Mark.DESIGN,
    ),
    DESIGN.cite("设计约定", "", "不是法律：为使软件结论确定而作的约定，写明以便各单位知悉和调整。", mark=Mark.DESIGN),
    PRACTICE.cite("高校惯例", "", "不是法律：公开的高校流程中的做法，如全体完成人同意、学院决议、受让方尽职调查、关联交易审批细则。"),
)
