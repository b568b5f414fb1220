"""Requests made up from the description itself: whatever is sent, never a 5xx, and only answers that the description names."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from tests.workflow.api.door import Template, copied, opened

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
#: Requests made up for each operation; the malformed ones take long to make.
EXAMPLES = {GenerationMode.POSITIVE: 8, GenerationMode.NEGATIVE: 3}


@pytest.fixture(scope="module")
def operations(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Any]]:
    """Every operation that the description names; signing in is slow on purpose, and tried elsewhere."""
    folder = tmp_path_factory.mktemp("generated") / "data"
    with copied(sqlite_template, folder, None) as house:
        named = replace(house, settings=replace(house.settings, hosts=("testserver",)))
        with opened(named, sqlite_template) as door:
            described = schemathesis.openapi.from_asgi("/api/v1/openapi.json", door.app)
            found = [operation.ok() for operation in described.get_all_operations()]
            yield [operation for operation in found if operation.definition.raw["operationId"] != "sign_in"]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_made_up_request_breaks_the_door(operations: list[Any], sqlite_template: Template, mode: GenerationMode) -> None:
    assert len(operations) > 50
    for operation in operations:
        if mode is GenerationMode.POSITIVE or operation.definition.raw.get("parameters") or operation.body:
            _send(operation, mode, sqlite_template.tokens["zhou"].token)


def _send(operation: Any, mode: GenerationMode, token: str) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=EXAMPLES[mode],
        derandomize=True,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def send(case: Any) -> None:
        case.headers["Authorization"] = f"Bearer {token}"
        case.call_and_validate(checks=CHECKS)

    send()
