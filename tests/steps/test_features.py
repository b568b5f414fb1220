"""Every scenario of `features/`, played on the use cases."""

from pytest_bdd import scenarios

from tests.repository import ROOT

scenarios(str(ROOT / "features"))
