"""The OpenAPI 3.1 description: what FastAPI derives from the routes, and the schemas of bodies that we read ourselves."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from states.inputs.contracting import IssuePaper
from states.table import INPUTS
from workflow.api import problems, schemas, shapes
from workflow.api.callers import COOKIE

TEMPLATE = "#/components/schemas/{model}"
DESCRIPTION = """\
职务科技成果转化：从披露到合同登记与收益分配。每一步由规则判断，凭据可由第三方核验。

- 金额为元，字符串，两位小数；比例为百分数，字符串；时间为 RFC 3339（UTC）；日期为 YYYY-MM-DD。
- 办理一步须带 `If-Match`（读取时的 ETag）；带 `Idempotency-Key` 的请求可安全重发。
- 不予办理的答复为 RFC 9457 问题文档，`findings` 列出未成立的规则、理由与条文。
"""


def install(app: FastAPI) -> None:
    """Make ``app.openapi()`` answer the whole description; built once, when first asked for."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _describe(app)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def _describe(app: FastAPI) -> dict[str, Any]:
    described = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", description=DESCRIPTION, routes=app.routes)
    components = described.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas |= input_schemas() | {"Problem": problems.SCHEMA}
    components["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer"},
        "cookie": {"type": "apiKey", "in": "cookie", "name": COOKIE},
    }
    for operation in (o for path in described["paths"].values() for o in path.values()):
        _require_condition(operation)
    described["security"] = [{"bearer": []}, {"cookie": []}]
    return described


def input_schemas() -> dict[str, Any]:
    """Every input's schema and those it refers to, by name."""
    models: dict[type[BaseModel], None] = dict.fromkeys((*INPUTS.values(), *shapes.BODIES, shapes.FindingTold))
    _, found = models_json_schema([(model, "validation") for model in models], ref_template=TEMPLATE)
    definitions: dict[str, Any] = found["$defs"]
    return definitions | {IssuePaper.__name__: schemas.enumerated(definitions[IssuePaper.__name__])}


def _require_condition(operation: dict[str, Any]) -> None:
    """If-Match is required; only its absence is answered by 428 and not as a malformed parameter."""
    for parameter in operation.get("parameters", ()):
        if parameter["name"] == "If-Match":
            parameter |= {"required": True, "schema": {"type": "string", "minLength": 1}}
