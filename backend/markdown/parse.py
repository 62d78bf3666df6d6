"""A text as the tree that docs/markdown.md describes."""

from __future__ import annotations

from backend.markdown.blocks import parse_blocks
from backend.markdown.characters import Meter, with_line_feeds
from backend.markdown.emoji_text import count_emoji
from backend.markdown.emphasis import arrange
from backend.markdown.scan import FOR_TREE, scan
from backend.markdown.tree import Inline, Node

MOST_JUMBO = 27


def parse(text: str, meter: Meter | None = None) -> Node:
    """Any text has a tree. The work grows with the length of the text and no faster."""
    counted = meter or Meter()

    def inline(part: str) -> list[Inline]:
        return arrange(scan(part, FOR_TREE, counted), counted)

    children = parse_blocks(with_line_feeds(text), inline, counted)
    return {"type": "root", "jumbo": _is_jumbo(children), "children": children}


def _is_jumbo(blocks: list[Node]) -> bool:
    """A message of a few emoji and nothing else is shown large."""
    if len(blocks) != 1 or blocks[0]["type"] != "paragraph":
        return False
    children = blocks[0]["children"]
    custom = sum(not isinstance(child, str) and child["type"] == "emoji" for child in children)
    texts = [child for child in children if isinstance(child, str)]
    plain = count_emoji("".join(texts))
    return custom + len(texts) == len(children) and plain is not None and 0 < custom + plain <= MOST_JUMBO
