"""`GET /api/openapi.json`: the whole REST API for machines, made from the doors themselves."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import cast

import msgspec
from quart import Blueprint, Quart, Response
from werkzeug.routing import Rule

from backend import __version__
from backend.components import REFERENCE, Components, ErrorBody, Json
from backend.errors import (
    ApiError,
    Conflict,
    Forbidden,
    InvalidFields,
    Malformed,
    NotFound,
    NotSignedIn,
    RateLimited,
    TooLarge,
    Unavailable,
    WrongType,
)
from backend.ids import LARGEST
from backend.paths import MatchedRule
from backend.signatures import Signature, signature_of
from backend.web import LONGEST_REASON

NOT_DESCRIBED = {"pages"}  # the blueprint of the page and its files
SAFE = {"GET", "HEAD", "OPTIONS"}
REFUSALS: tuple[type[ApiError], ...] = (
    Malformed,
    NotSignedIn,
    Forbidden,
    NotFound,
    Conflict,
    TooLarge,
    WrongType,
    InvalidFields,
    RateLimited,
    Unavailable,
)
PART, NOT_MODIFIED = 206, 304
AGAIN = "After how many seconds to try again."
WAITING: dict[type[ApiError], dict[str, str]] = {
    Unavailable: {"Retry-After": AGAIN},
    RateLimited: {
        "Retry-After": AGAIN,
        "X-RateLimit-Limit": "How many may come at once.",
        "X-RateLimit-Remaining": "0.",
        "X-RateLimit-Reset": "The same as Retry-After, exactly.",
    },
}
_BYTES: Json = {"type": "string", "contentMediaType": "application/octet-stream"}
FILES_FORM: Json = {
    "type": "object",
    "properties": {
        "file": _BYTES,
        "alt": {"type": "string", "maxLength": 1024},
        "spoiler": {"enum": ["true", "false"]},
    },
    "required": ["file"],
    "additionalProperties": False,
}
_WHOLE: Json = {"type": "integer", "minimum": 0, "maximum": LARGEST}
_ID: Json = {"type": "integer", "minimum": 1, "maximum": LARGEST}


class Error(msgspec.Struct, frozen=True):
    """Whatever went wrong."""

    error: ErrorBody


def blueprint(app: Quart) -> Blueprint:
    """Registered last, so that it knows every route. Their source is read now: later the files may be those of a newer version."""
    for _ in described_routes(app):
        pass
    routes = Blueprint("openapi", __name__, url_prefix="/api")
    written = functools.cache(lambda: msgspec.json.encode(describe(app)))

    @routes.get("/openapi.json")
    async def show_description() -> Response:
        """This description."""
        return Response(written(), content_type="application/json")

    return routes


def described_routes(app: Quart) -> Iterator[tuple[str, Rule, Signature]]:
    """(method, rule, what its door takes and answers), in the order of their paths."""
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule):
        if rule.endpoint.split(".")[0] not in NOT_DESCRIBED:
            guards = app.before_request_funcs.get(rule.endpoint.split(".")[0], [])
            signature = signature_of(app.view_functions[rule.endpoint], tuple(guards))
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule, signature


def path_of(rule: Rule) -> str:
    return cast(MatchedRule, rule).template


def describe(app: Quart) -> Json:
    """The document, as OpenAPI 3.1."""
    doors = list(described_routes(app))
    kinds = [kind for _, _, door in doors for kind in (door.gives, door.body) if kind is not None]
    schemas = Components([Error, *kinds])
    paths: dict[str, Json] = {}
    for method, rule, door in doors:
        paths.setdefault(path_of(rule), {})[method.lower()] = _operation(method, rule, door, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Guildhall", "version": __version__, "license": {"name": "MIT", "identifier": "MIT"}},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas.schemas,
            "responses": {
                kind.__name__: _refusal(kind, schemas)
                for kind in dict.fromkeys([*REFUSALS, *(one for _, _, door in doors for one in door.refusals)])
            },
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": "guildhall_session"},
                "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRF-Token"},
                "token": {"type": "http", "scheme": "bearer", "description": "The session's token, in scripts."},
            },
        },
    }


def _operation(method: str, rule: Rule, door: Signature, schemas: Components) -> Json:
    operation: Json = {
        "operationId": rule.endpoint,
        "tags": [rule.endpoint.split(".")[0]],
        "summary": door.summary,
        "parameters": [*_in_path(rule), *_in_query(door), *_in_header(door)],
        "responses": {str(status): _answer(status, door, schemas) for status in door.statuses},
        "security": _security(method, door),
    }
    if door.description:
        operation["description"] = door.description
    content = _content(door, schemas)
    if content is not None:
        operation["requestBody"] = {"required": not door.body_is_optional, "content": content}
    operation["responses"] |= {
        str(kind.status): {"$ref": f"#/components/responses/{kind.__name__}"} for kind in (*REFUSALS, *door.refusals)
    }
    return operation


def _content(door: Signature, schemas: Components) -> Json | None:
    if door.takes_picture:
        return {"multipart/form-data": {"schema": _form(door)}}
    if door.takes_files:
        return {"multipart/form-data": {"schema": FILES_FORM}}
    if door.takes_bytes is not None:
        return {door.takes_bytes: {"schema": _BYTES}}
    return {"application/json": {"schema": schemas.of(door.body)}} if door.body is not None else None


def _form(door: Signature) -> Json:
    properties: Json = {"file": _BYTES}
    required = ["file"]
    if door.words is not None:
        _, components = msgspec.json.schema_components([door.words], ref_template=REFERENCE)
        words = components[door.words.__name__]
        properties, required = words["properties"] | properties, [*words["required"], *required]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _answer(status: int, door: Signature, schemas: Components) -> Json:
    headers: Json = {"headers": _headers(door.says)} if door.says else {}
    if status == NOT_MODIFIED:
        return {"description": "The copy that was named is still good.", **headers}
    if door.gives is not None:
        return {"description": "Done.", **headers, "content": {"application/json": {"schema": schemas.of(door.gives)}}}
    if door.content_type is not None:
        words = "The part that was asked for." if status == PART else "Done."
        return {"description": words, **headers, "content": {door.content_type: {}}}
    return {"description": "Done; there is nothing to say.", **headers}


def _refusal(kind: type[ApiError], schemas: Components) -> Json:
    headers: Json = {"headers": _headers(WAITING[kind])} if kind in WAITING else {}
    return {"description": kind.message, **headers, "content": {"application/json": {"schema": schemas.of(Error)}}}


def _headers(said: Mapping[str, str]) -> Json:
    return {name: {"description": words, "schema": {"type": "string"}} for name, words in said.items()}


def _in_path(rule: Rule) -> Iterator[Json]:
    for kind, name in re.findall(r"<(?:(\w+):)?_?(\w+)>", rule.rule):
        schema = {"id": _ID, "int": _WHOLE}.get(kind, {"type": "string", "minLength": 1})
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _in_query(door: Signature) -> Iterator[Json]:
    if door.query is None:
        return
    _, components = msgspec.json.schema_components([door.query], ref_template=REFERENCE)
    schema = components[door.query.__name__]
    for name, inner in schema["properties"].items():
        yield {"name": name, "in": "query", "required": name in schema["required"], "schema": _never_null(inner)}


def _in_header(door: Signature) -> Iterator[Json]:
    if door.takes_reason:
        schema = {"type": "string", "maxLength": LONGEST_REASON}
        why = "For the audit log; percent-encoded UTF-8."
        yield {"name": "X-Audit-Reason", "in": "header", "required": False, "description": why, "schema": schema}
    for name, words in door.hears.items():
        text = {"type": "string"}
        yield {"name": name, "in": "header", "required": False, "description": words, "schema": text}


def _never_null(schema: Json) -> Json:
    """A query leaves out what it does not say."""
    rest = {key: value for key, value in schema.items() if not (key == "default" and value is None)}
    choices = [inner for inner in rest.pop("anyOf", []) if inner != {"type": "null"}]
    if not choices:
        return rest
    return {**rest, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}


def _security(method: str, door: Signature) -> list[Json]:
    if door.is_open:
        return []
    by_cookie: Json = {"session": []} if method in SAFE else {"session": [], "csrf": []}
    return [by_cookie, {"token": []}]
