"""Tokens in angle brackets: mentions, custom emoji and moments in time."""

from __future__ import annotations

import re

from backend.markdown.tree import Node

_TOKEN = re.compile(
    r"<(?:(?P<kind>@&|@|\#)(?P<id>[1-9][0-9]{0,15})"
    r"|(?P<animated>a?):(?P<name>[A-Za-z0-9_]{2,32}):(?P<emoji>[1-9][0-9]{0,15})"
    r"|t:(?P<unix>-?[0-9]{1,12})(?::(?P<style>[tTdDfFsSR]))?)>"
)
_KINDS = {"@": "user", "@&": "role", "#": "channel"}
_LAST_ID = 2**53 - 1  # what a number can be exactly in the client
_LAST_SECOND = 253_402_300_799

MENTIONS = frozenset(_KINDS.values())


def match_token(text: str, at: int) -> tuple[Node, int] | None:
    """The token that starts at `at`, and where it ends."""
    match = _TOKEN.match(text, at)
    node = match and _node(match)
    return (node, match.end()) if match and node else None


def _node(match: re.Match[str]) -> Node | None:
    if match["kind"]:
        return _with_id({"type": _KINDS[match["kind"]], "id": int(match["id"])})
    if match["name"]:
        animated = match["animated"] == "a"
        return _with_id({"type": "emoji", "id": int(match["emoji"]), "name": match["name"], "animated": animated})
    unix = int(match["unix"])
    return {"type": "timestamp", "unix": unix, "style": match["style"] or "f"} if abs(unix) <= _LAST_SECOND else None


def _with_id(node: Node) -> Node | None:
    return node if node["id"] <= _LAST_ID else None
