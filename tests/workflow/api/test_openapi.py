"""The description: an operation an action, bodies that name no more than the action asks, examples that are let in."""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any, get_args, get_type_hints

import pytest
from fastapi.routing import APIRoute
from sqlmodel import SQLModel

from states.achievement import Achievement
from states.case import Case
from states.money import Unit
from states.table import INPUTS, STEPS
from tests.workflow.api.door import DRAFT, Door, Template, copied, opened
from workflow.api import places
from workflow.api.examples import EXAMPLES
from workflow.api.openapi import input_schemas
from workflow.api.shown import units
from workflow.step import media
from workflow.store import tables

OURS_ALONE = {"id", "state", "version", "unit", "seq", "actor", "at"}


@pytest.fixture(scope="module")
def described(sqlite_template: Template, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("openapi") / "data"
    with copied(sqlite_template, folder, None) as house, opened(house, sqlite_template) as door:
        yield door.client.get("/api/v1/openapi.json").json()


def operations(described: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {o["operationId"]: o for path in described["paths"].values() for o in path.values()}


def test_it_is_openapi_3_1_and_names_the_house(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    assert described["info"]["title"] == "安心"


def test_every_action_that_a_person_takes_is_one_operation(described: dict[str, Any]) -> None:
    posted = {s.action for s in STEPS if not s.automatic}
    assert set(places.POSTED) == posted == set(INPUTS)
    assert posted <= set(operations(described))
    assert not {s.action for s in STEPS if s.automatic} & set(operations(described))


@pytest.mark.parametrize("action", places.POSTED)
def test_an_action_has_its_own_body_and_says_what_it_relies_on(described: dict[str, Any], action: str) -> None:
    operation = operations(described)[action]
    content = operation["requestBody"]["content"]
    assert list(content) == ["application/json"]
    assert content["application/json"]["schema"] == {"$ref": f"#/components/schemas/{INPUTS[action].__name__}"}
    headers = {p["name"]: p["required"] for p in operation["parameters"] if p["in"] == "header"}
    creates = places.place(action) in places.LISTS.values()
    assert headers == {"Idempotency-Key": False} | ({} if creates else {"If-Match": True})
    assert {"401", "403", "404", "409", "413", "415", "422", "503"} <= set(operation["responses"])
    assert creates or {"412", "428"} <= set(operation["responses"])


@pytest.mark.parametrize("action", INPUTS)
def test_the_example_is_let_in(action: str) -> None:
    assert INPUTS[action].model_validate_json(json.dumps(EXAMPLES[action]))


def test_no_body_names_what_is_ours_alone_to_say() -> None:
    named = {(name, member) for name, schema in input_schemas().items() for member in schema.get("properties", {})}
    assert named
    wrong = {(name, member) for name, member in named if member in OURS_ALONE and not name.endswith("Told")}
    assert wrong == set()


@pytest.mark.parametrize("name", [n for n, s in input_schemas().items() if s["type"] == "object" and not n.endswith("Told")])
def test_every_body_is_closed(name: str) -> None:
    assert input_schemas()[name]["additionalProperties"] is False


def endless(node: Any) -> Iterator[Any]:
    """Texts and lists that nothing bounds."""
    if isinstance(node, dict):
        if node.get("type") == "string" and not {"enum", "pattern", "format", "const", "maxLength"} & set(node):
            yield node
        if node.get("type") == "array" and "maxItems" not in node:
            yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from endless(child)


@pytest.mark.parametrize("name", [n for n in input_schemas() if not n.endswith("Told")])
def test_whatever_is_asked_has_an_end(name: str) -> None:
    assert list(endless(input_schemas()[name])) == []


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    known = set(described["components"]["schemas"])
    used = {text.rpartition("/")[2] for text in references(described)}
    assert used <= known


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from (v for k, v in node.items() if k == "$ref")
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from references(child)


def test_no_table_is_named(sqlite_door: Door) -> None:
    models = {value for value in vars(tables).values() if isinstance(value, type) and issubclass(value, SQLModel)}
    hints = {hint for route in sqlite_door.app.routes if isinstance(route, APIRoute) for hint in get_type_hints(route.endpoint).values()}
    assert not models & hints


def values_of(hint: Any, found: set[type]) -> set[type]:
    if is_dataclass(hint) and isinstance(hint, type) and hint not in found:
        found.add(hint)
        for inner in get_type_hints(hint).values():
            values_of(inner, found)
    for inner in get_args(hint):
        values_of(inner, found)
    return found


def test_every_integer_of_the_state_says_what_it_counts() -> None:
    """A bare ``int`` may be money or a share as well as a number: whoever shows it would have to guess."""
    values = values_of(Case, set()) | values_of(Achievement, set())
    bare = {(v, name) for v in values for name, hint in get_type_hints(v).items() if hint is int and name not in units(v)}
    assert bare == set()
    assert {unit for v in values for unit in units(v).values()} == set(Unit)


@pytest.mark.parametrize("subject", ["achievement", "case"])
def test_uploads_tell_the_malformed_form_and_files_every_media_type(described: dict[str, Any], subject: str) -> None:
    assert {"201", "400", "503", "507"} <= set(operations(described)[f"attach_to_{subject}"]["responses"])
    content = operations(described)[f"get_{subject}_attachment"]["responses"]["200"]["content"]
    assert set(content) == set(media.TYPES)
    assert {"application/pdf", "application/x-ole-storage", "image/heic"} <= set(content)


def test_a_form_that_cannot_be_taken_apart_is_400_as_told(sqlite_door: Door) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=edge"}
    answer = sqlite_door.ask("POST", f"/achievements/{DRAFT}/attachments", headers=headers, content=b"--other\r\nno form")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")
