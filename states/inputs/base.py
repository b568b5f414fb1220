"""What all inputs share: nothing unknown is let in, nothing is coerced, text is never blank.

An input says in its *types* what it is: `Upload` is evidence, which must be among the subject's attachments; `Personal`
is erasable and never stands in the log in clear; `PersonId` and its like name something that is there already, and a form offers
what there is. `found`, `replaced` and `paths` look for either mark at any depth, so
that whoever adds a field cannot forget its handling. Text is settled by `states/text.py` before its length is asked, and a
day lies within bounds: a field of a bare ``str`` or ``date`` is refused when its model is made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from states import text

HASH = StringConstraints(pattern=r"^[0-9a-f]{64}$")

#: The days that a field takes: the republic's first, and beyond any right or instalment that begins in our time.
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a type says about the text that it holds, beyond its form."""

    meaning: str


def _settled(settle: Callable[[str], str]) -> BeforeValidator:
    """Before lengths are asked; raises ValueError, in Chinese, for what no paper could show."""

    def settle_text(value: object) -> object:
        if not isinstance(value, str):
            return value
        given = settle(value)
        if refused := text.refusal(given):
            raise ValueError(refused)
        return given

    return BeforeValidator(settle_text)


LINE, PARAGRAPHS = _settled(text.one_line), _settled(text.settled)

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), LINE]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000), PARAGRAPHS]
#: As `Line` and `Text`, where nothing may be said; the field sets the length.
MaybeLine = Annotated[str, StringConstraints(strip_whitespace=True), LINE]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True), PARAGRAPHS]
BOUNDS = Field(ge=FIRST_DAY, le=LAST_DAY)
Day = Annotated[date, BOUNDS]

UPLOAD = Mark("the sha256 of a file uploaded to this subject")
PERSONAL = Mark("text about a natural person, kept apart from the log and erasable")

#: Beside `PERSONAL`: its commitment is keyed instead of salted, so that the same number is the same commitment in every case.
RECOGNISED = Mark("a natural person's number, by which the same person is found again")

PERSON = Mark("a person of the unit, by id")
ACHIEVEMENT = Mark("an achievement, by id")
PLACE = Mark("a place where notices are put up, by its key in the regulation")
ROUND = Mark("a round of the case, by its number; 0 for none")
OBJECTION = Mark("an objection to the notice, by its number")
KIND = Mark("a kind of paper, by its key")
ABOUT = Mark("what a paper is to be about, by id")
ISSUED = Mark("the sha256 of a paper that was issued")

Sha256 = Annotated[str, HASH]  #: of anything but an upload
Upload = Annotated[Sha256, UPLOAD]
Personal = Annotated[MaybeLine, PERSONAL]
PersonId = Annotated[Line, PERSON]
Evidence = Annotated[tuple[Upload, ...], Field(max_length=50)]


#: How the number of somebody begins who is no person of the unit: what follows is the name.
OUTSIDER = "校外-"


def is_outsider(person: str) -> bool:
    """Whether the number says that it is nobody's of the unit."""
    return person.startswith(OUTSIDER) and len(person) > len(OUTSIDER)


@cache
def _types(model: type[BaseModel]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


def _is_bare(type_: Any) -> bool:
    """Whether text or days of this type are taken as they come. What has a validator, as an identifier has, reads itself."""
    if type_ is str or type_ is date:
        return True
    if get_origin(type_) is Annotated:
        first, *rest = get_args(type_)
        return _is_bare(first) and not any(mark in (HASH, LINE, PARAGRAPHS, BOUNDS) or isinstance(mark, AfterValidator) for mark in rest)
    return any(_is_bare(part) for part in get_args(type_))


class Input(BaseModel):
    """Base of every action's input."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Raises TypeError for a field whose text would pass unsettled, or whose day unbounded."""
        super().__pydantic_init_subclass__(**kwargs)
        if bare := [name for name, type_ in _types(cls).items() if _is_bare(type_)]:
            raise TypeError(f"{cls.__name__}: {', '.join(bare)} of a bare str or date: use Line, Text, MaybeLine, Day or their like")


class Nothing(Input):
    """The action needs no further word."""


class Reason(Input):
    """The action needs a reason."""

    reason: Text = Field(title="理由", examples=["材料需要补正"])


Model = TypeVar("Model", bound=BaseModel)


def found(given: BaseModel, mark: Mark) -> tuple[str, ...]:
    """Every text under this mark, at any depth, in the order of the fields; an empty one is not given."""
    seen: list[str] = []

    def look(value: str) -> str:
        seen.append(value)
        return value

    replaced(given, mark, look)
    return tuple(seen)


def people_named(given: BaseModel) -> tuple[tuple[str, str], ...]:
    """Number and name of each person whom the input names by both, at any depth."""
    members = [given, *(m for name in type(given).model_fields for m in _members(getattr(given, name)))]
    inner = tuple(pair for member in members[1:] for pair in people_named(member))
    person, name = getattr(given, "person", ""), getattr(given, "name", "")
    return (*(((person, name),) if person and name else ()), *inner)


def _members(value: object) -> tuple[BaseModel, ...]:
    return tuple(v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, BaseModel))


def replaced(given: Model, mark: Mark, change: Callable[[str], str]) -> Model:
    """The input with every text under this mark changed, at any depth; an empty one is not given and stays."""
    update = {}
    for name, marked in _marked(type(given), mark):
        value = getattr(given, name)
        if (changed := _changed(value, mark, change, marked=marked)) != value:
            update[name] = changed
    return given.model_copy(update=update) if update else given


def _changed(value: Any, mark: Mark, change: Callable[[str], str], *, marked: bool) -> Any:
    """Where part of a field's type bears the mark, all of its text does: a doubt is settled on the safe side."""
    if isinstance(value, BaseModel):
        return replaced(value, mark, change)
    if isinstance(value, dict):
        return {key: _changed(member, mark, change, marked=marked) for key, member in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        return type(value)(_changed(member, mark, change, marked=marked) for member in value)
    return change(value) if marked and isinstance(value, str) and value else value


def bears(type_: Any, mark: object) -> bool:
    """Whether this mark (or constraint) stands in the type itself, models inside it left aside."""
    return type_ == mark or any(bears(part, mark) for part in get_args(type_))


def marks(model: type[BaseModel]) -> dict[str, Mark]:
    """What the fields are that bear a mark, at any depth, each by its model and its name."""
    mine = {f"{model.__name__}.{name}": mark for name, type_ in _types(model).items() for mark in _borne(type_)}
    return mine | {key: mark for type_ in _types(model).values() for part in _models(type_) for key, mark in marks(part).items()}


def _borne(type_: Any) -> tuple[Mark, ...]:
    return (type_,) if isinstance(type_, Mark) else tuple(mark for part in get_args(type_) for mark in _borne(part))


def paths(model: type[BaseModel], mark: object) -> frozenset[str]:
    """The fields under this mark (or constraint), at any depth, by their names joined with a dot."""
    mine = {name for name, type_ in _types(model).items() if bears(type_, mark)}
    inner = {f"{name}.{p}" for name, type_ in _types(model).items() for part in _models(type_) for p in paths(part, mark)}
    return frozenset(mine | inner)


def _models(type_: Any) -> tuple[type[BaseModel], ...]:
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return (type_,)
    return tuple(model for part in get_args(type_) for model in _models(part))


@cache
def _marked(model: type[BaseModel], mark: Mark) -> tuple[tuple[str, bool], ...]:
    """The fields, each with whether its type bears the mark."""
    return tuple((name, bears(type_, mark)) for name, type_ in _types(model).items())
