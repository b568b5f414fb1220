"""技术合同认定登记: what was submitted and what came back."""

from datetime import date

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.money import Fen
from states.stages import RegistrationState


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Registration:
    """技术合同认定登记; amounts in 分."""

    state: RegistrationState
    project: str
    field: str
    total: Fen
    technical: Fen
    submitted_on: date | None = None
    accepted_on: date | None = None
    fix: str = ""
    number: str = ""
    registered_on: date | None = None
    recognised_income: Fen = 0  #: 0: not recognised (yet)
    certificate: str = ""
    recognised_on: date | None = None  #: when by a step of its own, after the certificate
    recognition: str = ""  #: its paper
    refusal: str = ""  #: of the final refusal, its paper
