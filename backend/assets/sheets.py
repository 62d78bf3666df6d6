"""A sheet and those it imports, joined into one: the browser asks once, and what the sheets point at is still found."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Mapping

from backend.assets.packing import FOLDER, CannotPack

_IMPORT = re.compile(r'@import url\("([^"]+)"\) layer\(([\w-]+)\);')
_ADDRESS = re.compile(r'url\("([^"]+)"\)')
_PARTS = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|/\*.*?\*/|\s+""", re.DOTALL)
_TIGHT = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*([{};,])\s*|(:) """)


def layered(door: str, sheets: Mapping[str, str]) -> dict[str, str]:
    """Path -> content in its layer, of the sheets that the door imports. Paths are below `static/`."""
    found = {}
    for address, layer in _IMPORT.findall(sheets[door]):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(door), address))
        if path not in sheets:
            raise CannotPack(f"static/{door}: there is no sheet {path}")
        if "@import" in sheets[path]:
            raise CannotPack(f"static/{path}: only {door} may import sheets")
        found[path] = small(f"@layer {layer}{{{_moved(sheets[path], path)}}}")
    return found


def joined(door: str, sheets: Mapping[str, str], without: Collection[str] = ()) -> str:
    """`door`: the sheet that imports the others."""
    imported = layered(door, sheets)
    rest = _IMPORT.sub("", sheets[door])
    if "@import" in rest:
        raise CannotPack(f'static/{door}: sheets are imported as @import url("…") layer(…);')
    return small(rest) + "".join(text for path, text in imported.items() if path not in without)


def small(text: str) -> str:
    """Without comments, and without the white space that only people need."""
    text = _PARTS.sub(lambda found: found[1] or " ", text)
    return _TIGHT.sub(lambda found: found[1] or found[2] or found[3], text).strip()


def _moved(text: str, path: str) -> str:
    """Addresses as seen from the folder of the packs."""

    def move(found: re.Match[str]) -> str:
        if ":" in found[1]:
            return found[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[1]))
        return f'url("{posixpath.relpath(target, FOLDER)}")'

    return _ADDRESS.sub(move, text)
