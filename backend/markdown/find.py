"""What a text mentions. Every sent message passes through here, so most find out quickly that they mention nothing."""

from __future__ import annotations

import msgspec

from backend.markdown.blocks import parse_blocks
from backend.markdown.characters import Meter, with_line_feeds
from backend.markdown.scan import FOR_FINDING, Everyone, LinkEnd, LinkStart, scan
from backend.markdown.tree import Inline, Node


class Emoji(msgspec.Struct, frozen=True):
    name: str
    id: int
    animated: bool = False


class Link(msgspec.Struct, frozen=True):
    url: str
    embed: bool = True  # false: its author wants no preview


class Found(msgspec.Struct, frozen=True):
    """Each once, in the order in which they first appear. Nothing in code counts."""

    users: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    channels: tuple[int, ...] = ()
    everyone: bool = False
    here: bool = False
    emojis: tuple[Emoji, ...] = ()
    links: tuple[Link, ...] = ()


NOTHING = Found()


def find(text: str, meter: Meter | None = None) -> Found:
    if "<" not in text and "@" not in text and "://" not in text:
        return NOTHING
    finder, counted = _Finder(), meter or Meter()

    def inline(part: str) -> list[Inline]:
        finder.read(part, counted)
        return []

    parse_blocks(with_line_feeds(text), inline, counted)
    return finder.found()


class _Finder:
    def __init__(self) -> None:
        # Dictionaries, because they keep the order and hold everything once.
        self._ids: dict[str, dict[int, None]] = {"user": {}, "role": {}, "channel": {}}
        self._everyone: set[str] = set()
        self._emojis: dict[Emoji, None] = {}
        self._links: dict[str, bool] = {}

    def read(self, text: str, meter: Meter) -> None:
        in_link = False
        for piece in scan(text, FOR_FINDING, meter):
            if isinstance(piece, dict):
                self._node(piece)
            elif isinstance(piece, Everyone):
                if not in_link:
                    self._everyone.add(piece.name)
            elif isinstance(piece, LinkStart):
                in_link = True
            elif isinstance(piece, LinkEnd):
                in_link = False
                self._link(piece.url, piece.embed)

    def found(self) -> Found:
        return Found(
            users=tuple(self._ids["user"]),
            roles=tuple(self._ids["role"]),
            channels=tuple(self._ids["channel"]),
            everyone="everyone" in self._everyone,
            here="here" in self._everyone,
            emojis=tuple(self._emojis),
            links=tuple(Link(url, embed) for url, embed in self._links.items()),
        )

    def _node(self, node: Node) -> None:
        kind = node["type"]
        if kind in self._ids:
            self._ids[kind][node["id"]] = None
        elif kind == "emoji":
            self._emojis[Emoji(node["name"], node["id"], node["animated"])] = None
        elif kind == "link":
            self._link(node["url"], node["embed"])

    def _link(self, url: str, embed: bool) -> None:
        """Written both ways, it has a preview."""
        self._links[url] = self._links.get(url, False) or embed
