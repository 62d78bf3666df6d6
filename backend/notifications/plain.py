"""A message's Markdown as one plain text, for where nothing can be drawn: a notification of the system."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from backend.markdown import parse
from backend.markdown.tree import Inline, Node

HIDDEN = "▒▒▒▒"  # of a spoiler, however long it is
ELLIPSIS = "…"

Name = Callable[[str, int], str]  # of a `user`, `role` or `channel`, by id


def plain(content: str, name: Name) -> str:
    return "\n".join(_block(block, name) for block in parse(content)["children"]).strip()


def cut(text: str, most: int) -> str:
    """To so many bytes of UTF-8, and no character cut in two."""
    encoded = text.encode()
    if len(encoded) <= most:
        return text
    return encoded[: most - len(ELLIPSIS.encode())].decode(errors="ignore").rstrip() + ELLIPSIS


def _block(block: Node, name: Name) -> str:
    kind = block["type"]
    if kind == "code_block":
        return str(block["text"])
    if kind in ("quote", "list"):
        return "\n".join(_block(child, name) for child in block["children"])
    if kind == "item":
        return "• " + "\n".join(_block(child, name) for child in block["children"])
    return _inlines(block["children"], name)


def _inlines(children: Iterable[Inline], name: Name) -> str:
    return "".join(child if isinstance(child, str) else _inline(child, name) for child in children)


def _inline(node: Node, name: Name) -> str:
    match node["type"]:
        case "spoiler":
            return HIDDEN
        case "code":
            return str(node["text"])
        case "user" | "role" | "channel" as kind:
            return name(kind, node["id"])
        case "emoji":
            return f":{node['name']}:"
        case "timestamp":
            return _time(node["unix"])
        case _:
            return _inlines(node["children"], name)


def _time(unix: int) -> str:
    try:
        return f"{datetime.fromtimestamp(unix, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):  # years that no calendar here has
        return ELLIPSIS
