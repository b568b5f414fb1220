"""Names of people by id, as pages and forms ask for them: one after another, because a page names few."""

from dataclasses import dataclass

from states.facts import People


@dataclass(frozen=True, slots=True)
class Names:
    people: People

    def get(self, person: str, default: str = "") -> str:
        """The person's name; ``default`` for who is none of the unit's people."""
        found = self.people.get(person)
        return found.name if found else default
