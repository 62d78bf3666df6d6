"""Reading what a client sent: JSON into a Struct that names every field, with refusals a person understands.

A schema is a `Schema`: unknown fields are refused. Checks that a type cannot express raise `errors.invalid` in the action.
"""

from __future__ import annotations

import re
from typing import Any, TypeVar

import msgspec

from backend.errors import InvalidFields, Malformed
from backend.ids import LARGEST

SchemaType = TypeVar("SchemaType", bound=msgspec.Struct)

Id = msgspec.Meta(ge=1, le=LARGEST)


class Schema(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


def decode(body: bytes, schema: type[SchemaType]) -> SchemaType:
    """Raises Malformed when it is no JSON object, InvalidFields when a field is missing, unknown or not valid."""
    try:
        return msgspec.json.decode(body, type=schema)
    except msgspec.ValidationError as problem:
        raise _refusal(str(problem)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Malformed("The body is not valid JSON.") from None


def convert(data: Any, schema: type[SchemaType], *, from_text: bool = False) -> SchemaType:
    """The same for data already parsed; `from_text` reads numbers from strings (query values)."""
    try:
        return msgspec.convert(data, type=schema, strict=not from_text)
    except msgspec.ValidationError as problem:
        raise _refusal(str(problem)) from None


_AT = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED = re.compile(r"(?:missing required|contains unknown) field `(?P<name>[^`]*)`")


def _refusal(problem: str) -> InvalidFields | Malformed:
    """msgspec says "Object contains unknown field `x`" or "Expected `str`, got `int` - at `$.name`"."""
    named = _NAMED.search(problem)
    if named is not None:
        why = "is required" if "missing" in problem else "is not known"
        return InvalidFields(fields={named["name"][:64]: why})
    at = _AT.search(problem)
    if at is None or not at["path"]:
        return Malformed("The body must be one JSON object.")
    return InvalidFields(fields={at["path"][:64]: problem[: at.start()].replace("`", "").lower()})
