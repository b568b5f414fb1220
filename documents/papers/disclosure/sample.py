"""The disclosure form of domain example X1."""

from datetime import date

from documents.head import Answer
from documents.papers.disclosure.paper import Completer, Disclosure, Project, Promise, Publication, Review, Right
from documents.sample import COLLEGE, PATENT, TEAM, TITLE, UNIT, head

PROMISE = "本人对本成果作出了创造性贡献，名单与贡献比例经全体完成人商定。所填内容真实完整。"


def sample(*, draft: bool = False, sandbox: bool = False) -> Disclosure:
    return Disclosure(
        head=head("ZJLG-PL-2026-0001", issued_at="2026年1月15日 16:20", draft=draft, sandbox=sandbox, terms=""),
        achievement="A2026-0001",
        disclosed_on=date(2026, 1, 8),
        title=TITLE,
        abstract="本成果提供一种负载改性二氧化钛的复合纤维膜。该膜在可见光下降解水中抗生素和染料类污染物，四小时去除率达到九成以上，"
        "连续使用三十次后活性保持在初始值的八成五以上，可用于印染、制药废水的深度处理，膜片可整体更换，运行费用低。",
        field="新材料及其应用",
        keywords=("光催化", "降解膜", "废水处理", "二氧化钛"),
        category="专利权",
        maturity="中试",
        rights=(Right(kind="发明专利", number=PATENT, status="年费缴至2027年3月31日", filed_on=date(2021, 3, 31)),),
        published=True,
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
        owners_name="专利权人",
        owners=(UNIT,),
        completers=tuple(
            Completer(name=name, unit=COLLEGE, post=post, share=share, signed=True, signed_on=date(2026, 1, 9))
            for name, post, share in TEAM
        ),
        promises=(Promise(text=PROMISE, signers=tuple(name for name, _, _ in TEAM)),),
        potential_users="印染、制药企业，水处理工程公司",
        secrecies=("公开", "内部", "商业秘密", "国家秘密"),
        secrecy="公开",
        screening=(
            Answer(question="存在质押、独占许可或权属争议", affirmative=False),
            Answer(question="涉及境外主体或向境外交付", affirmative=False),
            Answer(question="涉及两用物项或军工", affirmative=False),
            Answer(question="涉及人类遗传资源、病原体或伦理", affirmative=False),
        ),
        review=Review(
            seat="成果转化专员",
            duty="职务成果",
            grounds="执行省重点研发计划任务，利用学校实验条件完成。",
            name="周敏",
            on=date(2026, 1, 15),
        ),
        ledger_number="ZJLG-TZ-2026-0001",
        ledgered_on=date(2026, 1, 15),
    )
