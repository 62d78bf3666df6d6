"""How the modules of a large pack lie in it: names that mean one thing in all of them are names of the pack itself.

    export const Icon = …      in one module      const Icon=…                         as it stands
    import { Icon } from …     in others          nothing: they see it

A module lies open when that is so of all that it declares, and it needs nothing but such names. Any other is closed: a function
that hands out its exports. A name that stands in a module which neither imports nor declares it may be the browser's own
(`location`, `status`) or that of some inner part, so it never becomes the pack's. Modules of others, whose names are letters,
lie outside, and the pack takes from them what it needs; so do those of a pack that is there before. What other packs carry as
well is closed, too: it runs where it is needed first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from backend.assets.modules import DEFINE, GIVE, USE, Module, Take, defined, glue, handed_over


class Layout:
    def __init__(
        self,
        ours: Mapping[str, Module],
        others: Mapping[str, Module],
        later: Iterable[Module],
        loaded: Collection[str],
        before: Layout | None = None,
        carried: Collection[str] = (),
    ) -> None:
        """The first two in the order of their imports. `loaded`: through import(). `carried`: by other packs as well."""
        self._ours, self._others = ours, others
        self._later = list(later)
        self._loaded, self._before, self._carried = loaded, before, carried
        self._taken = {path: {take.local: take for take in module.takes} for path, module in ours.items()}
        takes = [take for module in [*ours.values(), *self._later] for take in module.takes]
        self._wanted = {(take.path, take.name) for take in takes if take.name == take.local}
        taken = {take for module in ours.values() for take in module.takes if take.name == take.local}
        self._outside = sorted(take for take in taken if take.path not in ours and take.path not in others)
        names = {name for module in ours.values() for name in (*module.declares, *module.gives)}
        names |= {name for _, name in self._wanted}
        self._users: dict[str, list[str]] = {name: [] for name in names}
        for path, module in ours.items():
            for name in module.words & names:
                self._users[name].append(path)
        self._closed = {path for path, module in ours.items() if path in carried or _is_odd(module)}
        self.owners: dict[str, str] = {}  # a name of the pack -> the module that it comes from
        self._lay()
        self.handed = self._handed()

    def _lay(self) -> None:
        """Of two that declare the same name, the one that is imported less is closed first, and the other may lie open."""
        importers = Counter(path for module in self._ours.values() for path in module.uses)
        for path in sorted(self._ours, key=lambda path: importers[path]):
            declares = self._ours[path].declares
            if path not in self._closed:
                if all(self._is_clear(name, path) for name in declares):
                    self.owners |= dict.fromkeys(declares, path)
                else:
                    self._closed.add(path)
        for path, module in [*self._others.items(), *self._ours.items()]:
            for name, inside in module.gives.items():
                its_own = path in self._others or inside == name
                if its_own and (path, name) in self._wanted and self._is_clear(name, path):
                    self.owners[name] = path
        self.owners |= {name: path for path, name, _ in self._outside if self._is_clear(name, path)}
        for path, module in self._ours.items():
            if self.unseen(module):
                self._closed.add(path)
        self.owners = {
            name: path for name, path in self.owners.items() if path not in self._closed or (path, name) in self._wanted
        }

    def _is_clear(self, name: str, owner: str) -> bool:
        """Means what the owner calls so, or what a module calls so within itself, wherever it stands."""
        return self.owners.get(name, owner) == owner and all(
            path == owner or name in self._taken[path] or (path in self._closed and name in self._ours[path].declares)
            for path in self._users[name]
        )

    def unseen(self, module: Module) -> list[Take]:
        """What it imports and does not see as a name of the pack."""
        return [take for take in module.takes if take.name != take.local or self.owners.get(take.name) != take.path]

    def _handed(self) -> dict[str, str]:
        """The names that later packs take, as far as no pack before hands out others of that kind."""
        before = self._before.handed if self._before else {}
        later = sorted({take for module in self._later for take in module.takes})
        return {name: path for path, name, _ in later if self.owners.get(name) == path and name not in before}

    def by_name(self, module: Module) -> set[Take]:
        """What a later module takes from the names that this pack hands out."""
        return {take for take in module.takes if self.handed.get(take.name) == take.path}

    def text(self) -> str:
        asked = self._asked()
        parts = [defined(path, module) for path, module in self._others.items()]
        parts.append("{")
        for path, module in self._others.items():
            if seen := [name for name in module.gives if self.owners.get(name) == path]:
                parts.append(f'const{{{",".join(seen)}}}={USE}("{path}");\n')
        parts.append(self._glue([take for take in self._outside if self.owners.get(take.name) == take.path]))
        parts += [self._module(path, module, path in asked) for path, module in self._ours.items()]
        parts.append(f"{GIVE}({{{','.join(sorted(self.handed))}}});}}\n")
        return "".join(parts)

    def _asked(self) -> set[str]:
        """The modules that the registry is asked for."""
        every = [*self._ours.values(), *self._others.values(), *self._later]
        asked = {*self._loaded, *self._carried, *(path for module in every for path in module.asks)}
        asked |= {path for module in self._later for path in module.loads}
        asked |= {take.path for module in self._ours.values() for take in self.unseen(module)}
        asked |= {take.path for module in self._others.values() for take in module.takes}
        later = {take for module in self._later for take in module.takes}
        return asked | {take.path for take in later if self.handed.get(take.name) != take.path}

    def _glue(self, takes: list[Take]) -> str:
        before = self._before.handed if self._before else {}
        return glue(takes, [take for take in takes if before.get(take.name) == take.path])

    def _module(self, path: str, module: Module, asked: bool) -> str:
        if path not in self._closed:
            known = f'{DEFINE}("{path}",()=>({handed_over(module.gives)}));' if asked else ""
            return f"{module.code};{known}\n"
        seen = [name for name in module.gives if self.owners.get(name) == path]
        given = module.gives if asked else dict(zip(seen, seen, strict=True))
        inner = f"()=>{{{self._glue(self.unseen(module))}{module.code};return{handed_over(given)}}}"
        made = f'{DEFINE}("{path}",{inner})' if asked else f"({inner})()"
        return (f"const{{{','.join(seen)}}}=" if seen else "") + f"{made};\n"


def _is_odd(module: Module) -> bool:
    return (
        not module.all_declared
        or any(name != inside or inside not in module.declares for name, inside in module.gives.items())
        or any(take.name != take.local for take in module.takes)
    )
