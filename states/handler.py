"""Who handled a case: set its terms, checked, priced, noticed, answered. Kept with the case, so that a rule can tell them from those
who decide."""

from typing import ClassVar

from pydantic.dataclasses import dataclass

from states.findings import STRICT


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Handler:
    """A person by id, with the actions taken in handling the case, each once and in their order. ``answers``: they did no more than
    answer objections to what others did."""

    person: str
    name: str
    did: tuple[str, ...]
    answers: bool

    KEY: ClassVar[str] = "person"

    @property
    def key(self) -> str:
        return self.person
