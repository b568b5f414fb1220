"""Identifiers with check digits, normalised to one spelling each, and the masks for print (domain §10, §6.3).

Every `normalise_x(text)` returns the one spelling that is stored and compared, or raises ValueError in Chinese. The
annotated types (`Uscc`, `PatentNumber`, …) do the same in a pydantic model.
"""

from typing import Annotated

from states.identifiers.organisation import normalise_organisation_code, normalise_region_code, normalise_uscc, spelled_uscc, uscc_fault
from states.identifiers.patent import (
    PatentKind,
    from_abroad,
    grant_number,
    normalise_patent_number,
    number_year,
    patent_kind,
    patent_last_day,
)
from states.identifiers.person import (
    mask_bank_card,
    mask_id_number,
    mask_mobile,
    mask_name,
    normalise_bank_card,
    normalise_id_number,
    normalise_mobile,
)
from states.identifiers.registration import (
    normalise_layout_number,
    normalise_plant_number,
    normalise_registration_number,
    normalise_software_number,
    registration_year,
)
from states.identifiers.spelling import maybe, rule

#: A code as a licence has it, or "": whether its check characters are right is asked by whoever takes it.
SpelledUscc = Annotated[str, *rule(maybe(spelled_uscc), "统一社会信用代码", "12339900MADEUP005M")]
Uscc = Annotated[str, *rule(normalise_uscc, "统一社会信用代码", "12339900MADEUP005M")]
OrganisationCode = Annotated[str, *rule(normalise_organisation_code, "组织机构代码", "MADEUP00-5")]
RegionCode = Annotated[str, *rule(normalise_region_code, "行政区划代码", "330106")]
IdNumber = Annotated[str, *rule(normalise_id_number, "公民身份号码", "330106199003071236")]
MaybeIdNumber = Annotated[str, *rule(maybe(normalise_id_number), "公民身份号码，不是自然人的不填", "330106199003071236")]
Mobile = Annotated[str, *rule(normalise_mobile, "手机号码", "13812345678")]
BankCard = Annotated[str, *rule(normalise_bank_card, "银行卡号", "6222021001123456789")]
PatentNumber = Annotated[str, *rule(normalise_patent_number, "专利号或申请号", "ZL202110345678.3")]
RegistrationNumber = Annotated[str, *rule(normalise_registration_number, "技术合同登记编号", "2024330101000123")]
SoftwareNumber = Annotated[str, *rule(normalise_software_number, "软件著作权登记号", "2021SR0123456")]
LayoutNumber = Annotated[str, *rule(normalise_layout_number, "集成电路布图设计登记号", "BS.215001234")]
PlantNumber = Annotated[str, *rule(normalise_plant_number, "植物新品种权号", "CNA20181234.5")]

__all__ = [
    "BankCard",
    "IdNumber",
    "LayoutNumber",
    "MaybeIdNumber",
    "Mobile",
    "OrganisationCode",
    "PatentKind",
    "PatentNumber",
    "PlantNumber",
    "RegionCode",
    "RegistrationNumber",
    "SoftwareNumber",
    "SpelledUscc",
    "Uscc",
    "from_abroad",
    "grant_number",
    "mask_bank_card",
    "mask_id_number",
    "mask_mobile",
    "mask_name",
    "normalise_bank_card",
    "normalise_id_number",
    "normalise_layout_number",
    "normalise_mobile",
    "normalise_organisation_code",
    "normalise_patent_number",
    "normalise_plant_number",
    "normalise_region_code",
    "normalise_registration_number",
    "normalise_software_number",
    "normalise_uscc",
    "number_year",
    "patent_kind",
    "patent_last_day",
    "registration_year",
    "uscc_fault",
]
