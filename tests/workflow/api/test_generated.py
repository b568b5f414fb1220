"""Requests made up from the description itself: whatever is sent, never a 5xx, and only answers that the description names."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.workflow.api.door import Template, copied, opened

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def described(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("generated") / "data"
    with copied(sqlite_template, folder, None) as house, opened(house, sqlite_template) as door:
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", door.app)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(
    max_examples=12, derandomize=True, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_no_made_up_request_breaks_the_door(case: schemathesis.Case, sqlite_template: Template) -> None:
    if case.operation.definition.raw.get("operationId") != "sign_in":
        case.headers["Authorization"] = f"Bearer {sqlite_template.tokens['zhou'].token}"
    case.call_and_validate(checks=list(CHECKS), base_url="http://127.0.0.1")
