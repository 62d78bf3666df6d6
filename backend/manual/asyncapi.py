"""`GET /api/asyncapi.json`: the whole socket API for machines, made from its doors and from the classes of its events."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from backend import __version__
from backend.components import Components, ErrorBody, Json
from backend.realtime.doors import Door
from backend.realtime.events import Event
from backend.realtime.server import PATH

SOCKET = "#/channels/socket"
OFFSET = (
    "For one who comes back: the offset of this event in the stream, the second argument. A listener may ignore it."
)


def sent_events(of: type[Event] = Event) -> Iterator[type[Event]]:
    """Every class of event that clients get, by its name."""
    found = sorted(_below(of), key=lambda kind: (kind.event_name, kind.__name__))
    return (kind for kind in found if kind.event_name and kind.__module__.startswith("backend."))


def _below(of: type[Event]) -> Iterator[type[Event]]:
    for kind in of.__subclasses__():
        yield kind
        yield from _below(kind)


def describe(public_url: str | None, doors: Mapping[str, Door]) -> Json:
    """The document. From where the server stands: what clients send it receives."""
    events = list(sent_events())
    answers = [given for door in doors.values() if (given := _given(door)) is not None]
    schemas = Components([ErrorBody, *(door.schema for door in doors.values()), *answers, *events])
    messages: dict[str, Json] = {}
    operations: dict[str, Json] = {}
    for name, door in sorted(doors.items()):
        messages[name] = _message(name, schemas.of(door.schema), *_words(door.handle))
        messages[f"{name}.ack"] = _acknowledgement(name, door, schemas)
        operations[f"receive.{name}"] = _receives(name, *_words(door.handle))
    for kind in events:
        messages[kind.__name__] = _of_event(kind, schemas)
        operations[f"send.{kind.__name__}"] = _sends(kind)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Guildhall",
            "version": __version__,
            "description": "The Socket.IO API, default namespace. Any stock Socket.IO 4 client speaks it.",
            "license": {"name": "MIT"},
        },
        "defaultContentType": "application/json",
        "servers": {"this": _server(public_url)},
        "channels": {"socket": _channel(messages)},
        "operations": operations,
        "components": {"schemas": schemas.schemas, "messages": messages, "securitySchemes": _security()},
    }


def _server(public_url: str | None) -> Json:
    address = urlsplit(public_url or "http://localhost:5000")
    schemes = ({"$ref": f"#/components/securitySchemes/{name}"} for name in _security())
    return {
        "host": address.netloc,
        "pathname": PATH,
        "protocol": "wss" if address.scheme == "https" else "ws",
        "description": "Socket.IO 4 (Engine.IO 4), by websocket or long polling.",
        "security": list(schemes),
    }


def _channel(messages: Mapping[str, Json]) -> Json:
    return {
        "address": "/",
        "title": "The default namespace",
        "description": "A message is a Socket.IO event of that name whose first argument is the payload.",
        "servers": [{"$ref": "#/servers/this"}],
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
    }


def _receives(name: str, summary: str, description: str) -> Json:
    return {
        "action": "receive",
        "channel": {"$ref": SOCKET},
        "summary": summary,
        **({"description": description} if description else {}),
        "messages": [{"$ref": f"{SOCKET}/messages/{name}"}],
        "reply": {"channel": {"$ref": SOCKET}, "messages": [{"$ref": f"{SOCKET}/messages/{name}.ack"}]},
    }


def _sends(kind: type[Event]) -> Json:
    return {
        "action": "send",
        "channel": {"$ref": SOCKET},
        "summary": _words(kind)[0],
        "messages": [{"$ref": f"{SOCKET}/messages/{kind.__name__}"}],
    }


def _of_event(kind: type[Event], schemas: Components) -> Json:
    message = _message(kind.event_name, schemas.of(kind), *_words(kind))
    if kind.kept:
        message["x-offset"] = OFFSET
    return message


def _message(name: str, payload: Json, summary: str, description: str = "") -> Json:
    told = {"description": description} if description else {}
    return {"name": name, "title": name, "summary": summary, **told, "payload": payload}


def _acknowledgement(name: str, door: Door, schemas: Components) -> Json:
    """`{ok: true, …}` or `{ok: false, error}`."""
    given = _given(door)
    more = schemas.whole(given) if given is not None else {"properties": {}, "required": []}
    done = _object({"ok": {"const": True}, **more["properties"]}, ["ok", *more["required"]])
    refused = _object({"ok": {"const": False}, "error": schemas.of(ErrorBody)}, ["ok", "error"])
    return _message(f"{name}.ack", {"oneOf": [done, refused]}, f"Answers {name}.")


def _object(properties: Json, required: list[str]) -> Json:
    return {"type": "object", "properties": properties, "required": required}


def _given(door: Door) -> Any:
    return getattr(door.handle, "gives", (None, 0))[0]


def _words(of: Any) -> tuple[str, str]:
    """The first sentence of what stands beside it, and the rest; where nothing does, its name."""
    text = of.__doc__ if isinstance(of, type) else inspect.getdoc(of)
    if not text:
        name: str = getattr(of, "event_name", of.__name__)
        return name.replace("_", " ").capitalize() + ".", ""
    sentence, _, rest = " ".join(text.split()).partition(". ")
    return sentence.rstrip(".") + ".", rest


def _security() -> dict[str, Json]:
    return {
        "session": {
            "type": "httpApiKey",
            "in": "cookie",
            "name": "guildhall_session",
            "description": "In browsers; with `auth: {csrf}` of the handshake, the session's CSRF token.",
        },
        "token": {"type": "apiKey", "in": "user", "description": "In scripts: `auth: {token}` of the handshake."},
    }
