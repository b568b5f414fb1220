"""The other side of a deal: an organisation in China, a natural person, or one abroad; each with the words for what it is.

Who a person is, is personal: of an ID number only the commitment is kept, and one by which the same person is found again
(`workflow/step/personal.py`). What is printed of a party follows from its kind and from nowhere else.
"""

import hashlib
from enum import StrEnum

from pydantic.dataclasses import dataclass

from states.findings import STRICT
from states.identifiers import uscc_fault

#: What the column of the row holds.
LONGEST = 18


class PartyKind(StrEnum):
    """Keys are stored: they are only added to."""

    ORGANISATION = "organisation"
    PERSON = "person"
    FOREIGN = "foreign"  #: Hong Kong, Macao and Taiwan included, as export rules have it


#: What each kind is known by.
CODE = {PartyKind.ORGANISATION: "统一社会信用代码", PartyKind.PERSON: "公民身份号码", PartyKind.FOREIGN: "注册登记号"}
#: Who speaks for it; a person for themselves.
HEAD = {PartyKind.ORGANISATION: "法定代表人", PartyKind.PERSON: "", PartyKind.FOREIGN: "法定代表人或授权代表"}
#: What shows that it may contract at all.
PROOF = {PartyKind.ORGANISATION: "营业执照有效", PartyKind.PERSON: "身份证件有效", PartyKind.FOREIGN: "注册登记证明有效"}
#: Through whom or what an interest could come.
TIES = {PartyKind.ORGANISATION: "股东与实际控制人", PartyKind.PERSON: "任职与投资的单位", PartyKind.FOREIGN: "股东与实际控制人"}


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Buyer:
    """``uscc``, ``id_number`` (a commitment), or ``registration_number`` and ``country``, by its kind; the others are ""."""

    name: str
    uscc: str
    legal_representative: str
    address: str
    contact: str
    kind: PartyKind = PartyKind.ORGANISATION
    licence: str = ""  #: the scan of the licence, where it bears a code whose check character fails
    id_number: str = ""
    country: str = ""
    registration_number: str = ""

    @property
    def code_fault(self) -> str:
        """What is wrong with the code as it stands on the licence; "" for nothing."""
        return uscc_fault(self.uscc) if self.kind is PartyKind.ORGANISATION else ""

    @property
    def found_by(self) -> str:
        """By what the same party is found in another case: the code, or (lower case, as no code is) a digest cut to the column."""
        if self.kind is PartyKind.PERSON:
            return f"p{self.id_number}"[:LONGEST]
        if self.kind is PartyKind.FOREIGN:
            return f"f{hashlib.sha256(f'{self.country}:{self.registration_number}'.encode()).hexdigest()}"[:LONGEST]
        return self.uscc

    @property
    def code(self) -> str:
        """As printed, of a person the commitment: who prints it opens it or says that it is kept apart."""
        return self.id_number or (f"{self.registration_number}（{self.country}）" if self.country else self.uscc)
