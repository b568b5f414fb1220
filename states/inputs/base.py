"""What all inputs share: nothing unknown is let in, nothing is coerced, text is never blank."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Evidence = Annotated[tuple[Sha256, ...], Field(max_length=50)]


class Input(BaseModel):
    """Base of every action's input."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Nothing(Input):
    """The action needs no further word."""


class Reason(Input):
    """The action needs a reason."""

    reason: Text = Field(title="理由", examples=["材料需要补正"])
