"""The two descriptions of the API as pages for people: what `templates/manual.html` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from backend.components import Json
from backend.manual.shapes import Field, Word, fields, name_of, references, shape

AT_THE_END = {"Administration", "Health", "Manual", "Metrics", "Openapi"}


@dataclass(frozen=True, slots=True)
class Section:
    """Of an entry: what it takes or gives, as the fields of an object or as a type."""

    title: str
    shape: tuple[Word, ...] = ()
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A route or an event. `badge`: its method, or who sends it."""

    anchor: str
    badge: str
    name: str
    summary: str
    words: str
    who: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Group:
    anchor: str
    title: str
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Type:
    name: str
    words: str
    shape: tuple[Word, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Page:
    kind: str
    title: str
    groups: tuple[Group, ...]
    types: tuple[Type, ...]
    errors: tuple[tuple[str, str], ...] = ()


def of_routes(document: Json) -> Page:
    schemas = document["components"]["schemas"]
    groups: dict[str, Group] = {}
    spoken_of: list[Any] = [document["components"]["responses"]]
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            tag = operation["tags"][0]
            group = groups.setdefault(tag, Group(f"group-{tag}", _title(tag)))
            group.entries.append(_route(method, path, operation, schemas))
            spoken_of += _spoken_of(operation, schemas)
    ordered = sorted(groups.values(), key=lambda group: (group.title in AT_THE_END, group.title))
    return Page("routes", "REST API", tuple(ordered), _types(spoken_of, schemas), tuple(_refusals(document)))


def _spoken_of(operation: Json, schemas: Json) -> Iterator[Any]:
    """What has links to types in it. A body's fields stand with its route."""
    yield operation["responses"]
    yield operation["parameters"]
    for content in operation.get("requestBody", {"content": {}})["content"].values():
        schema = content.get("schema", {})
        yield schemas[name_of(schema["$ref"])] if "$ref" in schema else schema


def _refusals(document: Json) -> Iterator[tuple[str, str]]:
    """(status, in words), the same for every route."""
    operation = next(iter(next(iter(document["paths"].values())).values()))
    for status, response in operation["responses"].items():
        if "$ref" in response:
            yield status, document["components"]["responses"][name_of(response["$ref"])]["description"]


def _route(method: str, path: str, operation: Json, schemas: Json) -> Entry:
    return Entry(
        operation["operationId"],
        method.upper(),
        path,
        operation["summary"],
        operation.get("description", ""),
        "Whoever is signed in" if operation["security"] else "Anybody",
        (*_parameters(operation), *_body(operation, schemas), *_answers(operation)),
    )


def _parameters(operation: Json) -> Iterator[Section]:
    for where, title in (("path", "In the path"), ("query", "In the query"), ("header", "Headers")):
        found = [one for one in operation["parameters"] if one["in"] == where]
        if found:
            properties = {
                one["name"]: {**one["schema"], **({"description": one["description"]} if "description" in one else {})}
                for one in found
            }
            required = [one["name"] for one in found if one["required"]]
            yield Section(title, fields=fields({"properties": properties, "required": required}))


def _body(operation: Json, schemas: Json) -> Iterator[Section]:
    body = operation.get("requestBody")
    if body is None:
        return
    optional = "" if body["required"] else ", may be left out"
    for content_type, content in body["content"].items():
        schema = content.get("schema", {})
        whole = schemas[name_of(schema["$ref"])] if "$ref" in schema else schema
        shown = fields(whole)
        yield Section(f"Body, {content_type}{optional}", () if shown else shape(schema), shown)


def _answers(operation: Json) -> Iterator[Section]:
    for status, response in operation["responses"].items():
        if "$ref" in response:  # a refusal, the same for all
            continue
        content = response.get("content", {})
        for content_type, inner in content.items():
            yield Section(
                f"{status} answers", shape(inner["schema"]) if "schema" in inner else (Word(_kind(content_type)),)
            )
        if not content:
            yield Section(f"{status} answers", (Word("nothing"),))


def _kind(content_type: str) -> str:
    return "the file" if content_type == "*/*" else content_type


def of_events(document: Json) -> Page:
    components = document["components"]
    groups = {
        "receive": Group("group-receive", "What a client sends"),
        "send": Group("group-send", "What the server sends"),
    }
    answers: list[Any] = []
    for operation in document["operations"].values():
        message = components["messages"][name_of(operation["messages"][0]["$ref"])]
        reply = [components["messages"][name_of(one["$ref"])] for one in operation.get("reply", {}).get("messages", ())]
        groups[operation["action"]].entries.append(_event(operation["action"], message, reply, components["schemas"]))
        answers += [components["schemas"][name_of(message["payload"]["$ref"])], *reply]
    return Page("events", "Socket API", tuple(groups.values()), _types(answers, components["schemas"]))


def _event(action: str, message: Json, reply: list[Json], schemas: Json) -> Entry:
    payload_name = name_of(message["payload"]["$ref"])
    sections = [Section("Object", fields=fields(schemas[payload_name]))]
    for one in reply:
        done = one["payload"]["oneOf"][0]
        sections.append(Section("Acknowledgement", fields=fields(done)))
    is_ours = action == "send"
    return Entry(
        f"event-{payload_name}" if is_ours else f"send-{message['name']}",
        "server" if is_ours else "client",
        message["name"],
        message["summary"],
        message.get("description", ""),
        ("Given again after a lost connection" if "x-offset" in message else "Not repeated after a lost connection")
        if is_ours
        else "Any signed-in client",
        tuple(sections),
    )


def _types(spoken_of: Iterable[Any], schemas: Json) -> tuple[Type, ...]:
    """Those that are linked to, and whatever these link to."""
    found: dict[str, Type] = {}
    waiting = list(references(list(spoken_of)))
    while waiting:
        name = waiting.pop()
        if name not in found:
            schema = schemas[name]
            found[name] = Type(name, schema.get("description", ""), shape(schema), fields(schema))
            waiting += references(schema)
    return tuple(found[name] for name in sorted(found))


def _title(tag: str) -> str:
    return tag.replace("_", " ").capitalize()
