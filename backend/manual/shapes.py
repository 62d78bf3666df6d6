"""JSON schemas in words: what a person reads of a type, with links to the types that have a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from backend.components import Json
from backend.ids import LARGEST


@dataclass(frozen=True, slots=True)
class Word:
    """Text; `code` is set as such, `link` names a type on the same page."""

    text: str
    code: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    shape: tuple[Word, ...]
    limits: str
    is_required: bool
    words: str


def name_of(reference: str) -> str:
    return reference.rpartition("/")[2]


def shape(schema: Json) -> tuple[Word, ...]:
    return tuple(_joined(schema))


def _joined(schema: Json) -> Iterator[Word]:
    if "$ref" in schema:
        name = name_of(schema["$ref"])
        yield Word(name, link=name)
    elif "const" in schema:
        yield Word(_literal(schema["const"]), code=True)
    elif "enum" in schema:
        yield from _choice([{"const": value} for value in schema["enum"]])
    elif choices := schema.get("anyOf") or schema.get("oneOf"):
        yield from _choice(choices)
    elif schema.get("type") == "array":
        yield Word("list of ")
        yield from _joined(schema.get("items") or {})
    elif isinstance(schema.get("additionalProperties"), Mapping):
        yield Word("object, by key: ")
        yield from _joined(schema["additionalProperties"])
    elif "contentMediaType" in schema:
        yield Word("file")
    else:
        yield Word(str(schema.get("type", "anything")))


def _choice(choices: list[Json]) -> Iterator[Word]:
    for number, choice in enumerate(choices):
        if number:
            yield Word(" or ")
        yield from _joined(choice)


def _literal(value: Any) -> str:
    return "null" if value is None else f'"{value}"' if isinstance(value, str) else str(value).lower()


def limits(schema: Json) -> str:
    """How long, how large, and what is taken when it is left out."""
    found = [*_measures(schema)]
    for choice in schema.get("anyOf", ()):
        found += _measures(choice)
    if schema.get("default") not in (None, "", (), []):
        found.append(f"default {_literal(schema['default'])}")
    return ", ".join(found)


def _measures(schema: Json) -> Iterator[str]:
    if schema.get("maximum") == LARGEST:
        schema = {key: value for key, value in schema.items() if key not in ("minimum", "maximum")}
    for least, most, unit in (
        ("minLength", "maxLength", " characters"),
        ("minimum", "maximum", ""),
        ("minItems", "maxItems", " items"),
    ):
        if least in schema and most in schema:
            yield f"{schema[least]} to {schema[most]}{unit}"
        elif most in schema:
            yield f"at most {schema[most]}{unit}"
        elif least in schema:
            yield "not empty" if least == "minLength" and schema[least] == 1 else f"at least {schema[least]}{unit}"


def fields(schema: Json) -> tuple[Field, ...]:
    """Of an object."""
    required = schema.get("required", ())
    return tuple(
        Field(name, shape(inner), limits(inner), name in required, inner.get("description", ""))
        for name, inner in schema.get("properties", {}).items()
    )


def references(value: Any) -> Iterator[str]:
    """The names of all types that are spoken of."""
    if isinstance(value, Mapping):
        if value.get("$ref", "").startswith("#/components/schemas/"):
            yield name_of(value["$ref"])
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)
