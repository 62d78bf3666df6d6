"""What a page says of itself in its head: Open Graph, Twitter's cards, its title and description.

Building the tree of a hostile page can take work that grows with the square of its length: formatting that is opened and
never closed is opened again in every paragraph. So only the few tags that are read are given to the parser, none of which
holds another.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

MOST_TAGS = 400
LONGEST_TAG = 8192  # characters
# Their text looks like tags and is none.
_HIDDEN = re.compile(r"<(?:!--|(script|style|noscript|template|textarea|svg)\b)", re.IGNORECASE)
_TAG = re.compile(r"<(?:(?:meta|link)\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>|title\b[^<>]*>[^<]*)", re.IGNORECASE)
_BEGINNING = re.compile(r"<(?:meta|link|title)\b", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset=[\"']?\s*([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_KNOWN_CHARSET = re.compile(
    r"utf-?8|utf-?16(le|be)?|windows-\d{3,4}|cp\d{3,4}|iso-?8859-\d{1,2}|latin-?1|us-ascii|ascii|koi8-[ru]|shift_jis|euc-(jp|kr)|gb2312|gbk"
    r"|gb18030|big5",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    title: str | None = None
    metas: dict[str, str] | None = None  # by property or name, the first of each
    oembed: str | None = None  # where its oEmbed in JSON stands
    picture: str | None = None  # of a link element

    def first(self, *names: str) -> str | None:
        metas = self.metas or {}
        return next((metas[name] for name in names if metas.get(name)), None)


def read_head(data: bytes, charset: str | None) -> Head:
    tree = LexborHTMLParser("".join(_tags(_decoded(data, charset))))
    metas: dict[str, str] = {}
    for node in tree.css("meta"):
        name, content = node.attributes.get("property") or node.attributes.get("name"), node.attributes.get("content")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    title, links = tree.css_first("title"), [node.attributes for node in tree.css("link")]
    return Head(
        title.text() if title else None,
        metas,
        next(
            (link.get("href") for link in links if (link.get("type") or "").lower() == "application/json+oembed"), None
        ),
        next((link.get("href") for link in links if (link.get("rel") or "").lower() == "image_src"), None),
    )


def one_line(text: str | None, longest: int) -> str | None:
    """As plain text in one line, cut where it is too long; None when nothing is left."""
    if not text:
        return None
    line = " ".join(text[: longest * 8].split())
    line = "".join(one for one in line if unicodedata.category(one) not in ("Cc", "Cs", "Co") and one not in _TURNING)
    return (line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…") or None


# They change the direction of what stands around them.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def _decoded(data: bytes, charset: str | None) -> str:
    named = _CHARSET.search(data[:4096])
    name = charset or (named[1].decode() if named else "utf-8")
    if data.startswith(codecs.BOM_UTF8) or not _KNOWN_CHARSET.fullmatch(name):
        name = "utf-8-sig"
    try:
        return data.decode(name, "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _tags(page: str) -> list[str]:
    """The tags that are read, each closed, at most so many and so long."""
    found: list[str] = []
    text = _without_hidden(page)
    for tried, beginning in enumerate(_BEGINNING.finditer(text)):
        if tried == MOST_TAGS:
            break
        start = beginning.start()
        tag = _TAG.match(text, start, start + LONGEST_TAG)
        if tag:
            found.append(f"{tag.group()}</title>" if tag.group()[1:6].lower() == "title" else tag.group())
    return found


def _without_hidden(page: str) -> str:
    """Each end is looked for behind its beginning, and what has none hides the rest."""
    parts, at = [], 0
    while hidden := _HIDDEN.search(page, at):
        parts.append(page[at : hidden.start()])
        end = page.find("-->", hidden.end()) if hidden[1] is None else _closing(page, hidden[1], hidden.end())
        if end < 0:
            return "".join(parts)
        at = end
    parts.append(page[at:])
    return "".join(parts)


def _closing(page: str, name: str, start: int) -> int:
    closing = re.compile(f"</{name}", re.IGNORECASE).search(page, start)
    return closing.end() if closing else -1
