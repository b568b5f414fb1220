"""Other sides of a deal that are no organisation with a code as it should be."""

from typing import Any

from workflow.demo import material

_COMMON = {"address": material.BUYER["address"], "contact": "陆经理"}
BUYERS: dict[str, dict[str, Any]] = {
    "自然人": {**_COMMON, "kind": "person", "name": "陆安", "id_number": "330106199003071236"},
    "境外单位": {
        **_COMMON,
        "kind": "foreign",
        "name": "Example Membranes GmbH",
        "country": "德国",
        "registration_number": "HRB 000001",
        "legal_representative": "A. Muster",
    },
    "校验位不符的老企业": {**material.BUYER, "name": "厦门示例老企业有限公司", "uscc": "91350203M0001QKT19"},
}
