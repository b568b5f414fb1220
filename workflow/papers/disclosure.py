"""The context of 披露表: the achievement as disclosed, signed and screened."""

from documents.head import Answer, Opinion
from documents.papers.disclosure.paper import Completer, CoUnit, Disclosure, Project, Right
from states.achievement import Achievement, Duty, Screening, Secrecy
from states.facts import Facts
from states.objects import OBJECTS
from workflow import clock
from workflow.papers.builders import builds
from workflow.papers.source import Source

SECRECY = {Secrecy.OPEN: "公开", Secrecy.INTERNAL: "内部", Secrecy.TRADE_SECRET: "商业秘密", Secrecy.STATE_SECRET: "国家秘密"}
DUTY = {Duty.DUTY: "职务科技成果", Duty.NON_DUTY: "非职务成果", Duty.AGREED: "约定归属"}


@builds("disclosure")
def context(source: Source[Achievement]) -> Disclosure:
    """Of the one achievement that the form is about."""
    achievement, facts = source.target, source.facts
    disclosed = clock.day(achievement.disclosed_at) if achievement.disclosed_at else None
    assert disclosed is not None, "a ledgered achievement was disclosed"
    moved, screening = OBJECTS[achievement.kind], achievement.screening
    return Disclosure(
        head=source.head,
        achievement=achievement.id,
        disclosed_on=disclosed,
        title=achievement.title,
        abstract=achievement.abstract,
        key_points="",
        field="",
        keywords=tuple(achievement.keywords.replace("；", "、").split("、")),
        category=moved.name,
        maturity=achievement.maturity,
        rights=(
            Right(
                kind=moved.sort(achievement),
                number=moved.number(achievement),
                status=moved.status(achievement),
                filed_on=moved.filed_on(achievement),
            ),
        ),
        publications=(),
        projects=tuple(Project(title=p.name, number="", funder=p.funder, amount=p.amount, terms="") for p in achievement.projects),
        co_units=_co_units(achievement, facts.unit_name),
        equipment="",
        completers=tuple(
            Completer(
                name=c.name,
                unit=c.college,
                post=c.post,
                id_number="",
                share=c.share,
                signed_on=disclosed if c.person in achievement.signed else None,
            )
            for c in achievement.completers
        ),
        potential_users=achievement.potential_users,
        secrecy=SECRECY[screening.secrecy] if screening else "",
        screening=screening_answers(screening),
        college_opinion=Opinion(seat="所在学院", name="", verdict="", text="", on=None),
        office_opinion=_office(screening, facts),
        ledger_number=achievement.ledger_no,
        ledgered_on=None,
    )


def _co_units(achievement: Achievement, unit: str) -> tuple[CoUnit, ...]:
    return tuple(CoUnit(name=o, share=0) for o in achievement.owners if o != unit)


def screening_answers(screening: Screening | None) -> tuple[Answer, ...]:
    """The questions of intake with their answers."""
    if screening is None:
        return ()
    asked = (
        ("存在质押、独占许可或权属争议", screening.encumbered),
        ("涉及境外主体或向境外交付", screening.foreign_party),
        ("涉及两用物项或军工", screening.dual_use),
        ("涉及人类遗传资源、病原体或伦理", screening.genetic_resources),
        ("项目合同另有限制", screening.funder_limits),
    )
    return tuple(Answer(question=q, affirmative=a, note="") for q, a in asked)


def _office(screening: Screening | None, facts: Facts) -> Opinion:
    if screening is None:
        return Opinion(seat="成果转化处", name="", verdict="", text="", on=None)
    officer = facts.people.get(screening.by)
    text = f"{DUTY[screening.duty]}。{screening.duty_grounds}"
    return Opinion(seat="成果转化处", name=officer.name if officer else "", verdict="审查通过", text=text, on=clock.day(screening.at))
