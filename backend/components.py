"""The schemas of many types at once, named and shared, as both descriptions of the API (`openapi.py`, `asyncapi.py`) hold them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

Json = dict[str, Any]

REFERENCE = "#/components/schemas/{name}"


class ErrorBody(msgspec.Struct, frozen=True):
    code: str
    message: str
    fields: dict[str, str] | msgspec.UnsetType = msgspec.UNSET
    retry_after: float | msgspec.UnsetType = msgspec.UNSET


class Components:
    def __init__(self, kinds: Iterable[Any]) -> None:
        types: list[Any] = []
        for kind in kinds:
            if kind not in types:
                types.append(kind)
        found, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
        self._known = list(zip(types, found, strict=True))
        self.schemas = {name: _as_it_is_sent(schema) for name, schema in components.items()}

    def of(self, kind: Any) -> Json:
        """Where a type's schema is, by the type itself: `list[Guild]` too."""
        return next(schema for known, schema in self._known if known == kind)

    def whole(self, kind: Any) -> Json:
        """The schema itself, of a type that has a name."""
        return self.schemas[self.of(kind)["$ref"].rpartition("/")[2]]


def _as_it_is_sent(schema: Json) -> Json:
    """What we answer has all its fields but those that may be UNSET: a default is for whoever makes it, not for a reader."""
    if "properties" not in schema or schema.get("additionalProperties") is False:
        return schema
    properties = {name: dict(inner) for name, inner in schema["properties"].items()}
    required = {*schema["required"], *(name for name, inner in properties.items() if "default" in inner)}
    for inner in properties.values():
        inner.pop("default", None)
    return {**schema, "properties": properties, "required": [name for name in properties if name in required]}
