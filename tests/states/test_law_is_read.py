"""Every parameter of the catalogue is read by code under its name, or listed as unused with its reason; never both, never neither."""

import ast

import pytest

from states.law import CATALOGUE, UNUSED, names
from tests.repository import ROOT

NAMED = {name: value for name, value in vars(names).items() if name.isupper()}


def read_by_code() -> set[str]:
    """The rules that some file outside the law room asks for: `names.AWARD_POOL`."""
    found: set[str] = set()
    for path in sorted((ROOT / "states").rglob("*.py")):
        if "law" in path.relative_to(ROOT / "states").parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "names" and node.attr in NAMED:
                found.add(NAMED[node.attr])
    return found


def test_every_name_is_asked_for():
    assert read_by_code() == set(NAMED.values())


@pytest.mark.parametrize("rule", sorted({each.id for each in CATALOGUE}))
def test_a_parameter_is_read_or_says_why_not(rule: str):
    assert (rule in NAMED.values()) is not (rule in UNUSED)


def test_nothing_is_listed_that_is_no_parameter():
    assert set(NAMED.values()) | set(UNUSED) == {each.id for each in CATALOGUE}
    assert all(len(reason) >= 8 for reason in UNUSED.values())
