"""A point where a regulation is weaker than the law."""

from dataclasses import dataclass

from states.citations import cite


@dataclass(frozen=True, slots=True)
class Weakness:
    """One point: where in the regulation, what it says, what the law asks at least, the rule's id and its articles.

    No articles: no text of the rule is known for the day, and ``law`` says why; such a regulation is not published either.
    """

    where: str
    says: str
    law: str
    rule: str
    citations: tuple[str, ...]

    def __str__(self) -> str:
        if not self.citations:
            return f"{self.says}，无从判断是否弱于法律：{self.law}"
        return f"{self.says}，弱于 {self.rule} 的 {self.law}（{'；'.join(str(cite(key)) for key in self.citations)}）"
