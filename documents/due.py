"""When a paper can be made: each answers why not yet, in Chinese, or "" when it can."""

from states.case import Case
from states.facts import Facts


def disclosed(_case: Case, facts: Facts) -> str:
    """A disclosure form is about one achievement, which was disclosed."""
    if len(facts.achievements) != 1:
        return "披露表一项成果一份，请写明本案中的成果编号"
    return "" if facts.achievements[0].disclosed_at is not None else "成果尚未提交披露"


def terms_set(case: Case, _facts: Facts) -> str:
    return "" if case.terms is not None else "尚未拟定交易条件"


def contract_prepared(case: Case, _facts: Facts) -> str:
    return "" if case.contract is not None else "尚未拟定合同"


def always(_case: Case, _facts: Facts) -> str:
    return ""
