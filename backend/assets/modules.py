"""A module read: what it takes from others, what it gives, and its code without both.

import { html } from './html.js';            takes html of js/lib/html.js
export const Icon = () => html`<svg />`;     gives Icon; code: const Icon=()=>html`<svg />`;
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from backend.assets import naming
from backend.assets.scanning import STRING, TEMPLATE, WORD, Token, Unreadable, tokens, written

USE, LOAD, URL, TEXTS, START = "$use", "$load", "$url", "$texts", "$start"  # the registry's
DEFINE, GIVE, SHEET = "$define", "$give", "$sheet"
DEFAULT = "$default"
ALL = "*"
RESERVED = {USE, LOAD, URL, TEXTS, START, DEFINE, GIVE, SHEET, DEFAULT}
DECLARES = {"const", "var", "function", "class", "async"}

_TEXTS = {STRING, TEMPLATE}
_STATEMENTS = {"import", "export"}

Resolve = Callable[[str], str]  # what stands in an import -> the module's path


class Take(NamedTuple):
    path: str
    name: str  # as it is exported, or ALL
    local: str


@dataclass(slots=True)
class Module:
    code: str = ""
    takes: list[Take] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)  # the registry, for these paths, where it hands out what it gives
    uses: dict[str, set[str]] = field(default_factory=dict)  # path -> the names taken from it
    loads: set[str] = field(default_factory=set)  # by import(): later
    gives: dict[str, str] = field(default_factory=dict)  # exported name -> the name inside
    strings: frozenset[str] = frozenset()  # of its code, as they stand there, templates in pieces
    words: set[str] = field(default_factory=set)  # where a name may stand
    declares: set[str] = field(default_factory=set)  # outside of everything
    all_declared: bool = False  # these are all


def glue(takes: Iterable[Take], start: Collection[Take] = ()) -> str:
    """Declares what a function takes: from the registry, or `start` from what large packs hand out by name."""
    taken: dict[str, list[str]] = {}
    parts = []
    for take in takes:
        path, name, local = take
        source = START if take in start else f'{USE}("{path}")'
        if name == ALL:
            parts.append(f"const {local}={source};")
        else:
            taken.setdefault(source, []).append(name if name == local else f"{name}:{local}")
    return "".join([*parts, *(f"const{{{','.join(names)}}}={source};" for source, names in taken.items())])


def defined(path: str, module: Module, start: Collection[Take] = ()) -> str:
    """As a function that the registry runs, once."""
    return f'{DEFINE}("{path}",()=>{{{glue(module.takes, start)}{module.code};return{handed_over(module.gives)}}});\n'


def handed_over(gives: Mapping[str, str]) -> str:
    return "{" + ",".join(name if name == inside else f"{name}:{inside}" for name, inside in gives.items()) + "}"


def read_module(path: str, text: str, resolve: Resolve, names: bool = True) -> Module:
    """Raises Unreadable for what is not written in the forms that the house uses. Its names can be left out: they take time."""
    return _Reader(path, text, resolve).read(names)


class _Reader:
    def __init__(self, path: str, text: str, resolve: Resolve) -> None:
        for name in RESERVED:
            if name in text:
                raise Unreadable(f"the name {name} is the registry's")
        self._own_path = path
        self._row = tokens(text)
        self._resolve = resolve
        self._at = 0
        self._out: list[Token] = []
        self._module = Module()

    def read(self, names: bool) -> Module:
        for found in self._statements():
            self._out += self._row[self._at : found]
            self._at = found
            self._import_or_export(self._row[found].depth)
        self._out += self._row[self._at :]
        module = self._module
        module.code = written(self._out)
        module.strings = frozenset([text for kind, text, _, _ in self._out if kind in _TEXTS])
        if names:
            texts = [text for _, text, _, _ in self._out]
            module.words = naming.used(texts)
            module.declares, module.all_declared = naming.declared(self._out, texts)
        return self._module

    def _statements(self) -> list[int]:
        """Where the words `import` and `export` stand, and are not names of something."""
        row = self._row
        found = [at for at, (_, text, _, _) in enumerate(row) if text in _STATEMENTS]
        return [at for at in found if row[at - 1].text != "." and row[at + 1].text != ":"]

    def _import_or_export(self, depth: int) -> None:
        word = self._take()
        if word == "import" and self._text() == "(":
            self._load_later()
        elif word == "import" and self._text() == ".":
            for expected in (".", "meta", ".", "url"):
                self._take(expected)
            self._write(f'{URL}("{self._own_path}")')
        elif depth:
            raise Unreadable(f"{word} inside of something")
        elif word == "import":
            self._import()
        else:
            self._export()

    def _load_later(self) -> None:
        self._take("(")
        path = self._path()
        self._take(")")
        self._module.loads.add(path)
        self._write(f'{LOAD}("{path}")')

    def _import(self) -> None:
        names, everything = list[tuple[str, str]](), ""
        if self._row[self._at].kind != STRING:
            if self._text() not in "{*":
                names.append(("default", self._take()))
                if self._text() == ",":
                    self._take()
            if self._text() == "*":
                self._take("*")
                self._take("as")
                everything = self._take()
            elif self._text() == "{":
                names += self._names()
            self._take("from")
        path = self._uses(self._path(), names)
        if everything:
            names.append((ALL, everything))
        self._module.takes += [Take(path, name, local) for name, local in names]
        self._end()

    def _export(self) -> None:
        text = self._text()
        if text == "{":
            names = self._names()
            if self._text() == "from":
                self._take()
                path = self._uses(self._path(), names)
                self._module.asks.add(path)
                for name, outside in names:
                    self._gives(outside, f'{USE}("{path}").{name}')
            else:
                for name, outside in names:
                    self._gives(outside, name)
            self._end()
        elif text == "default":
            self._take()
            self._gives("default", DEFAULT)
            self._write(f"const {DEFAULT}=")
        elif text in DECLARES:
            ahead = 1 + (text == "async") + (self._text(1 + (text == "async")) == "*")
            declared = self._row[self._at + ahead]
            if declared.kind != WORD:
                raise Unreadable("only plain names can be exported")
            self._gives(declared.text, declared.text)
        else:
            raise Unreadable(f"export {text}: a form that the packer does not know")

    def _names(self) -> list[tuple[str, str]]:
        """`{ a, b as c }`: what stands on the left, and on the right."""
        names = []
        self._take("{")
        while self._text() != "}":
            name = self._take()
            if self._text() == "as":
                self._take()
                names.append((name, self._take()))
            else:
                names.append((name, name))
            if self._text() == ",":
                self._take()
        self._take("}")
        return names

    def _uses(self, path: str, names: list[tuple[str, str]]) -> str:
        self._module.uses.setdefault(path, set()).update(name for name, _ in names)
        return path

    def _gives(self, name: str, inside: str) -> None:
        if name in self._module.gives:
            raise Unreadable(f"{name} is exported twice")
        self._module.gives[name] = inside

    def _path(self) -> str:
        kind, text, *_ = self._row[self._at]
        if kind != STRING:
            raise Unreadable("what is imported must be named by a plain string")
        self._at += 1
        return self._resolve(text[1:-1])

    def _end(self) -> None:
        if self._text() == ";":
            self._take()

    def _text(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._row[at].text if 0 <= at < len(self._row) else ""

    def _take(self, expected: str | None = None) -> str:
        text = self._text()
        if not text or (expected is not None and text != expected):
            raise Unreadable(f"expected {expected or 'more'}, found {text or 'the end'}")
        self._at += 1
        return text

    def _write(self, text: str) -> None:
        self._out.append(Token(WORD, text, "\n", 0))
