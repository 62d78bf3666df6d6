"""The modules of `static/` joined into as few files as the browser needs: one for the start, one for each `import()`.

Nothing is built: the server reads the modules when it starts and keeps the packs in memory. Each module becomes a function
that runs once, in the order of their imports, so there may be no cycle among them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from backend.assets.modules import LOAD, URL, USE, Module, read_module
from backend.assets.scanning import Unreadable

ENTRY = "script.js"
FOLDER = "pack"
REGISTRY = f"""\
const made = new Map();
export const $define = (path, make) => made.has(path) || made.set(path, make());
export const {USE} = (path) => made.get(path);
export const {LOAD} = async (path) => made.get(path) ?? (await import(new URL(path, import.meta.url).href), made.get(path));
export const {URL} = (path) => new URL(`../${{path}}`, import.meta.url).href;
"""


class CannotPack(Exception):
    """A module is not written as the packer needs it."""


def packs(sources: Mapping[str, str], specifiers: Mapping[str, str]) -> dict[str, str]:
    """From the modules (path below `static/` -> text) to the packs. `specifiers`: name of a vendored module -> its path."""
    return _Packer(sources, specifiers).packs()


class _Packer:
    def __init__(self, sources: Mapping[str, str], specifiers: Mapping[str, str]) -> None:
        self._sources = sources
        self._specifiers = specifiers
        self._modules: dict[str, Module] = {}

    def packs(self) -> dict[str, str]:
        at_start = self._closure(ENTRY)
        made = {f"{FOLDER}/{ENTRY}": REGISTRY + self._joined(at_start)}
        waiting, seen = self._loads(at_start), set(at_start)
        while waiting:
            path = waiting.pop()
            if path in seen:
                continue
            seen.add(path)
            later = [other for other in self._closure(path) if other not in at_start]
            back = "../" * path.count("/")
            registry = f'import{{$define,{USE},{LOAD},{URL}}}from"./{back}{ENTRY}";\n'
            made[f"{FOLDER}/{path}"] = registry + self._joined(later)
            waiting += self._loads(later)
        return made

    def _joined(self, paths: list[str]) -> str:
        return "".join(f'$define("{path}",()=>{{{self._module(path).body}}});\n' for path in paths)

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
            return read_module(path, self._sources[path], lambda name: self._resolve(path, name))
        except Unreadable as problem:
            raise CannotPack(f"static/{path}: {problem}") from None

    def _resolve(self, importer: str, name: str) -> str:
        path = self._specifiers.get(name, name)
        if name.startswith("."):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(importer), name))
        if path not in self._sources:
            raise Unreadable(f"there is no module {name}")
        return path
