"""The modules of `static/` joined into as few files as the browser needs: one for the start, one for each `import()`.

Nothing is built: the server reads the modules when it starts and keeps the packs in memory. Each module runs once, in the order
of their imports, so there may be no cycle among them. There are two large packs: the start, and the frame of whoever is signed
in. In them modules share names (`laying.py`); in others each is a function that the registry runs, and those to which only the
frame leads do not bring again what it has brought.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Mapping
from typing import NamedTuple

from backend.assets.laying import Layout
from backend.assets.modules import DEFINE, GIVE, LOAD, SHEET, START, TEXTS, URL, USE, Module, defined, read_module
from backend.assets.parting import Mentions, Texts, early, handed_out, late_sheets, texts_of
from backend.assets.scanning import Unreadable

ENTRY = "script.js"
FRAME = "js/features/shell/app-frame.js"
FOLDER = "pack"
LANGUAGES = "js/lib/messages/"
REGISTRY = f"""\
const made = new Map(), texts = new Map(), sheets = new Set();
export const {START} = {{}};
export const {GIVE} = (names) => Object.assign({START}, names);
export const {DEFINE} = (path, make) => {{
  if (!made.has(path)) made.set(path, make());
  return made.get(path);
}};
export const {USE} = (path) => made.get(path);
export const {LOAD} = async (path) => made.get(path) ?? (await import(new URL(path, import.meta.url).href), made.get(path));
export const {URL} = (path) => new URL(`../${{path}}`, import.meta.url).href;
export const {TEXTS} = (path, more) => {{
  if (!texts.has(path)) texts.set(path, {{}});
  return Object.assign(texts.get(path), more);
}};
export const {SHEET} = (path, text) => {{
  if (sheets.has(path)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
  sheets.add(path);
}};
"""


class CannotPack(Exception):
    """A module is not written as the packer needs it."""


class Packed(NamedTuple):
    files: dict[str, str]
    late_sheets: frozenset[str]  # of those given: they are in the packs


def pack(sources: Mapping[str, str], specifiers: Mapping[str, str], sheets: Mapping[str, str]) -> Packed:
    """From modules (path below `static/` -> text) to packs. `specifiers`: name of a vendored module -> its path. `sheets`: those
    that may come with the packs."""
    return _Packer(sources, specifiers).pack(sheets)


class _Packer:
    def __init__(self, sources: Mapping[str, str], specifiers: Mapping[str, str]) -> None:
        self._sources = sources
        self._specifiers = specifiers
        self._modules: dict[str, Module] = {}
        self._names = False  # of modules are needed where several share a scope

    def pack(self, sheets: Mapping[str, str]) -> Packed:
        vendored = {path for path in self._specifiers.values() if path in self._sources}
        foreign = {path for vendor in vendored for path in self._closure(vendor)}
        self._names = True
        at_start = self._closure(ENTRY)
        frame = (
            [path for path in self._closure(FRAME) if path not in at_start] if FRAME in self._loads(at_start) else []
        )
        self._names = False
        free = self._parts(self._loads(at_start), at_start, {FRAME})
        inside = self._parts(self._loads(frame), [*at_start, *frame], free)
        parts = free | inside
        start, later = self._mentions([*at_start, *frame]), self._mentions(_all(parts))
        late = late_sheets(sheets, start, later)
        texts = self._part_texts(start, later)
        first = self._layout(at_start, foreign, {*frame, *_all(parts)})
        layouts = [first, self._layout(frame, foreign, _all(inside), first, _all(free))] if frame else [first]
        files = {f"{FOLDER}/{ENTRY}": REGISTRY + first.text()}
        if frame:
            files[f"{FOLDER}/{FRAME}"] = _registry(FRAME) + layouts[-1].text()
        keys = {key for known in texts.values() for key in known}  # much the same in every language
        for part, paths in parts.items():
            mentions = self._mentions(paths)
            said = {key for key in keys if mentions.text(key)}
            words = [
                handed_out(path, mine) + ";\n"
                for path, known in texts.items()
                if (mine := {key: text for key, text in known.items() if key in said})
            ]
            looks = [
                f"{SHEET}({json.dumps([path, sheets[path]])[1:-1]});\n" for path in late if mentions.sheet(late[path])
            ]
            body = self._joined(paths, layouts if part in inside else [first])
            files[f"{FOLDER}/{part}"] = "".join([_registry(part), *words, *looks, body])
        return Packed(files, frozenset(late))

    def _parts(self, loaded: list[str], there: Collection[str], made: Collection[str]) -> dict[str, list[str]]:
        """Of each module that is loaded later: itself and what it needs that is not there by then."""
        parts: dict[str, list[str]] = {}
        waiting = list(loaded)
        while waiting:
            path = waiting.pop()
            if path in parts or path in there or path in made:
                continue
            parts[path] = [other for other in self._closure(path) if other not in there]
            waiting += self._loads(parts[path])
        return parts

    def _mentions(self, paths: Collection[str]) -> Mentions:
        return Mentions(self._module(path) for path in paths if not path.startswith(LANGUAGES))

    def _part_texts(self, start: Mentions, later: Mentions) -> dict[str, Texts]:
        """Leaves the early texts in the modules of the languages, and returns the others."""
        late: dict[str, Texts] = {}
        for path in self._sources:
            if not path.startswith(LANGUAGES):
                continue
            try:
                name, texts = texts_of(self._sources[path])
            except Unreadable as problem:
                raise CannotPack(f"static/{path}: {problem}") from None
            first = early(texts, start, later)
            self._module(path).code = f"const {name}={handed_out(path, first)}"
            late[path] = {key: text for key, text in texts.items() if key not in first}
        return late

    def _layout(
        self,
        paths: Collection[str],
        foreign: Collection[str],
        later: Collection[str],
        before: Layout | None = None,
        carried: Collection[str] = (),
    ) -> Layout:
        modules = {path: self._module(path) for path in paths}
        ours = {path: module for path, module in modules.items() if path not in foreign}
        others = {path: module for path, module in modules.items() if path in foreign}
        loaded = {path for module in modules.values() for path in module.loads} | {FRAME}
        also = {path for path in carried if path in modules}
        return Layout(ours, others, [self._module(path) for path in sorted(later)], loaded, before, also)

    def _joined(self, paths: list[str], layouts: list[Layout]) -> str:
        modules = {path: self._module(path) for path in paths}
        return "".join(
            defined(path, module, {take for layout in layouts for take in layout.by_name(module)})
            for path, module in modules.items()
        )

    def _loads(self, paths: list[str]) -> list[str]:
        return sorted({later for path in paths for later in self._module(path).loads})

    def _closure(self, path: str) -> list[str]:
        """All that the module stands on, those first that others stand on, and itself."""
        order: list[str] = []
        self._visit(path, [], order, set())
        return order

    def _visit(self, path: str, above: list[str], order: list[str], done: set[str]) -> None:
        if path in done:
            return
        if path in above:
            raise CannotPack("modules import each other: " + " -> ".join([*above[above.index(path) :], path]))
        module = self._module(path)
        for used in module.uses:
            self._visit(used, [*above, path], order, done)
        done.add(path)
        order.append(path)

    def _module(self, path: str) -> Module:
        if path not in self._modules:
            self._modules[path] = module = self._read(path)
            for used, names in module.uses.items():
                missing = names - self._module(used).gives.keys()
                if missing:
                    raise CannotPack(f"static/{path}: {used} does not export {', '.join(sorted(missing))}")
        return self._modules[path]

    def _read(self, path: str) -> Module:
        try:
            return read_module(path, self._sources[path], lambda name: self._resolve(path, name), self._names)
        except Unreadable as problem:
            raise CannotPack(f"static/{path}: {problem}") from None

    def _resolve(self, importer: str, name: str) -> str:
        path = self._specifiers.get(name, name)
        if name.startswith("."):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(importer), name))
        if path not in self._sources:
            raise Unreadable(f"there is no module {name}")
        return path


def _all(parts: Mapping[str, list[str]]) -> set[str]:
    return {path for paths in parts.values() for path in paths}


def _registry(part: str) -> str:
    names = f"{DEFINE},{GIVE},{USE},{LOAD},{URL},{TEXTS},{START},{SHEET}"
    return f'import{{{names}}}from"./{"../" * part.count("/")}{ENTRY}";\n'
