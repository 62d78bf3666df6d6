"""What the server says of itself in `/api/openapi.json`, to hold its answers against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
import msgspec
from support import Answer

from backend.house import House
from backend.openapi import describe

JSON = "application/json"


def described_path(rule: str) -> str:
    """`/api/guilds/<id:guild_id>` as it stands in the description: `/api/guilds/{guild_id}`."""
    return re.sub(r"<(?:\w+:)?_?(\w+)>", r"{\1}", rule)


def references(value: Any) -> Iterator[str]:
    """All `$ref` in a document."""
    if isinstance(value, dict):
        yield from ([value["$ref"]] if "$ref" in value else [])
        yield from (found for inner in value.values() for found in references(inner))
    elif isinstance(value, list):
        yield from (found for inner in value for found in references(inner))


class Description:
    def __init__(self, app: House) -> None:
        self.document = msgspec.json.decode(msgspec.json.encode(describe(app)))
        self._validator = cache(self._make_validator)

    def operation(self, method: str, path: str) -> dict[str, Any]:
        """`path` as it stands in the description, such as `/api/guilds/{guild_id}`."""
        return self.document["paths"][path][method.lower()]  # type: ignore[no-any-return]

    def body_of(self, operation: dict[str, Any]) -> dict[str, Any]:
        """The schema of the JSON object that it takes."""
        reference = operation["requestBody"]["content"][JSON]["schema"]["$ref"]
        return self.document["components"]["schemas"][reference.rpartition("/")[2]]  # type: ignore[no-any-return]

    def what_is_wrong(self, method: str, path: str, answer: Answer) -> str | None:
        """With an answer of this route; None when it is as described."""
        responses = self.operation(method, path)["responses"]
        if str(answer.status) not in responses:
            return f"{answer.status} is not described"
        content = self._resolved(responses[str(answer.status)]).get("content", {})
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        if not content:
            return f"there should be no body, but {answer.body[:80]!r}" if answer.body else None
        if kind not in content and "*/*" not in content:
            return f"{kind} should be {' or '.join(content)}"
        schema = content.get(kind, {}).get("schema")
        return self._errors(schema, answer.json) if schema is not None and kind == JSON else None

    def _resolved(self, response: dict[str, Any]) -> dict[str, Any]:
        name = response.get("$ref", "").rpartition("/")[2]
        return self.document["components"]["responses"][name] if name else response  # type: ignore[no-any-return]

    def _errors(self, schema: dict[str, Any], value: Any) -> str | None:
        validator = self._validator(schema["$ref"] if "$ref" in schema else schema["items"]["$ref"])
        values = [value] if "$ref" in schema else value
        errors = [
            f"{'.'.join(map(str, error.instance_path))}: {error.message}"
            for one in values
            for error in validator.iter_errors(one)
        ]
        return "; ".join(errors) or None

    def _make_validator(self, reference: str) -> Any:
        return jsonschema_rs.Draft202012Validator({"$ref": reference, "components": self.document["components"]})
