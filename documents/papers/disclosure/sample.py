"""The disclosure form of domain example X1."""

from datetime import date

from documents.head import Answer
from documents.papers.disclosure.paper import Completer, Disclosure, Project, Publication, Right
from documents.sample import COLLEGE, NUMBERS, PATENT, TEAM, TITLE, head, opinion


def sample(*, draft: bool = False, sandbox: bool = False) -> Disclosure:
    return Disclosure(
        head=head("ZJLG-PL-2026-0001", issued_at="2026年1月15日 16:20", draft=draft, sandbox=sandbox, terms=""),
        achievement="A2026-0001",
        disclosed_on=date(2026, 1, 8),
        title=TITLE,
        abstract="本成果提供一种负载改性二氧化钛的复合纤维膜。该膜在可见光下降解水中抗生素和染料类污染物，四小时去除率达到九成以上，"
        "连续使用三十次后活性保持在初始值的八成五以上，可用于印染、制药废水的深度处理，膜片可整体更换，运行费用低。",
        key_points="改性剂配比和烧结温度曲线另附密封件，编号 MJ-2026-003，由成果转化管理办公室保管。",
        field="新材料及其应用",
        keywords=("光催化", "降解膜", "废水处理", "二氧化钛"),
        category="发明专利",
        maturity="中试",
        rights=(Right(kind="发明专利", number=PATENT, status="有效", filed_on=date(2021, 3, 31)),),
        publications=(Publication(form="期刊论文", title="可见光响应复合膜的制备与性能", on=date(2022, 6, 1)),),
        projects=(
            Project(
                title="水体新污染物光催化去除关键材料",
                number="浙江省重点研发计划 2020C03001",
                funder="浙江省科学技术厅",
                amount=120_000_000,
                terms="成果归承担单位，不含国家安全和重大公共利益的特别约定",
            ),
        ),
        co_units=(),
        equipment="管式烧结炉、静电纺丝机、紫外可见分光光度计",
        completers=tuple(
            Completer(name=name, unit=COLLEGE, post=post, id_number=number, share=share, signed_on=date(2026, 1, 9))
            for (name, post, share), number in zip(TEAM, NUMBERS, strict=True)
        ),
        potential_users="印染、制药企业，水处理工程公司",
        secrecy="公开",
        screening=(
            Answer(question="是否涉及国家秘密或者重大公共利益", affirmative=False, note="学院保密工作小组核对"),
            Answer(question="是否属于限制或者禁止出口的技术", affirmative=False, note="对照现行目录"),
            Answer(question="是否使用人类遗传资源或者涉及生物安全", affirmative=False, note=""),
            Answer(question="是否涉及科技伦理审查事项", affirmative=False, note=""),
        ),
        college_opinion=opinion(f"{COLLEGE}", "赵国栋", "名单与贡献比例属实，权属清晰。", date(2026, 1, 12)),
        office_opinion=opinion("成果转化管理办公室", "周敏", "准予登记入账。", date(2026, 1, 15)),
        ledger_number="ZJLG-TZ-2026-0001",
        ledgered_on=date(2026, 1, 15),
    )
