"""The context of 披露表: the achievement as disclosed, signed and screened."""

from documents.head import Answer
from documents.papers.disclosure.paper import Completer, Disclosure, Project, Promise, Publication, Review, Right
from states import labels
from states.achievement import Achievement, Screening
from states.achievement import Completer as Person
from states.facts import Facts
from states.inputs.base import is_outsider
from states.inputs.internal_control import RecordScreening
from states.objects import OBJECTS
from states.stages import Seat
from workflow import clock
from workflow.papers.builders import builds
from workflow.papers.source import Source

#: The questions of intake that are answered by yes or no.
QUESTIONS = {name: str(field.title) for name, field in RecordScreening.model_fields.items() if field.annotation is bool}


@builds("disclosure")
def context(source: Source[Achievement]) -> Disclosure:
    """Of the one achievement that the form is about."""
    achievement = source.target
    assert achievement.disclosed_at is not None, "a ledgered achievement was disclosed"
    moved, screening = OBJECTS[achievement.kind], achievement.judged
    return Disclosure(
        head=source.head,
        achievement=achievement.id,
        disclosed_on=clock.day(achievement.disclosed_at),
        title=achievement.title,
        abstract=achievement.abstract,
        field=achievement.field,
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
        published=achievement.publicity.published,
        publications=tuple(Publication(form=p.form, title=p.title, on=p.on) for p in achievement.publicity.publications),
        projects=tuple(
            Project(title=p.name, number=p.number, funder=p.funder, amount=p.amount, terms=p.terms) for p in achievement.projects
        ),
        owners_name=moved.owners_name,
        owners=achievement.owners,
        completers=_completers(achievement),
        promises=_promises(achievement),
        potential_users=achievement.potential_users,
        secrecies=tuple(labels.SECRECY.values()),
        secrecy=labels.SECRECY[screening.secrecy] if screening else "",
        screening=screening_answers(screening),
        review=_review(screening, source.facts) if screening else None,
        ledger_number=achievement.ledger_no,
        ledgered_on=clock.day(achievement.ledgered_at) if achievement.ledgered_at else None,
    )


def _completers(achievement: Achievement) -> tuple[Completer, ...]:
    signed = {s.person: clock.day(s.at) for s in achievement.signatures}
    return tuple(
        Completer(
            name=called(c),
            unit=c.college,
            post=c.post,
            share=c.share,
            signed=c.person in achievement.signed,
            signed_on=signed.get(c.person),
        )
        for c in achievement.completers
    )


def called(completer: Person) -> str:
    """The completer's name; who is of another employer is named as such."""
    return f"{completer.name}（校外）" if is_outsider(completer.person) else completer.name


def _promises(achievement: Achievement) -> tuple[Promise, ...]:
    """Each wording once, with all who signed it."""
    by_text: dict[str, tuple[str, ...]] = {}
    for signature in achievement.signatures:
        by_text[signature.promise] = (*by_text.get(signature.promise, ()), signature.name)
    return tuple(Promise(text=text, signers=signers) for text, signers in by_text.items())


def screening_answers(screening: Screening | None, about: str = "") -> tuple[Answer, ...]:
    """The questions of intake as they were asked, with their answers; ``about``: the achievement, where several are told of."""
    if screening is None:
        return ()
    return tuple(Answer(question=asked, affirmative=getattr(screening, name), about=about) for name, asked in QUESTIONS.items())


def _review(screening: Screening, facts: Facts) -> Review:
    return Review(
        seat=labels.SEAT[Seat.OFFICER],
        duty=labels.DUTY[screening.duty],
        grounds=screening.duty_grounds,
        name=facts.people.name(screening.by),
        on=clock.day(screening.at),
    )
