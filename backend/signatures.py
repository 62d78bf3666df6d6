"""What a door takes and answers, read from its own source: nobody writes it down a second time.

`body(Schema)`, `query(Schema)`, `take_picture(…)`, `take_form(…)`, `take_files(…)`, `reason()` and `me(…)` are looked for in the
door and in the helpers of its module, `gives` (`described.py`) says what it answers.
"""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any
from weakref import WeakKeyDictionary

import msgspec

from backend.errors import ApiError

Door = Callable[..., Any]


@dataclass
class Signature:
    summary: str
    description: str
    gives: Any = None  # None: nothing, or no JSON
    statuses: list[int] = field(default_factory=list)
    body: type[msgspec.Struct] | None = None
    body_is_optional: bool = False
    query: type[msgspec.Struct] | None = None
    takes_picture: bool = False
    words: type[msgspec.Struct] | None = None  # what else the picture's form holds
    takes_files: bool = False
    takes_reason: bool = False
    is_open: bool = True  # to whoever has not signed in
    refusals: tuple[type[ApiError], ...] = ()  # of its own
    content_type: str | None = None  # of what is no JSON
    takes_bytes: str | None = None  # their type
    hears: dict[str, str] = field(default_factory=dict)  # header -> what it says
    says: dict[str, str] = field(default_factory=dict)


# What was read, as long as its door is there: doors know their app, and a stopped one shall go.
_known: WeakKeyDictionary[Door, dict[tuple[CodeType, ...], Signature]] = WeakKeyDictionary()


def signature_of(door: Door, guards: tuple[Door, ...] = ()) -> Signature:
    """`guards`: what stands before it, of its blueprint."""
    before = tuple(inspect.unwrap(guard).__code__ for guard in guards)
    known = _known.setdefault(door, {})
    if before not in known:
        known[before] = _read(door, guards)
    return known[before]


def _read(door: Door, guards: tuple[Door, ...]) -> Signature:
    summary, _, rest = (inspect.getdoc(door) or _in_words(door)).partition("\n\n")
    sentence, _, more = summary.replace("\n", " ").partition(". ")
    found = Signature(sentence.rstrip(".") + ".", " ".join(part for part in (more, rest) if part))
    called: set[str] = set()
    for one in (*guards, door):
        for function, call in _calls(inspect.unwrap(one), set()):
            _note(found, function, call, called)
    found.refusals = getattr(door, "refuses", ())
    found.takes_bytes = getattr(door, "takes_bytes", None)
    found.hears, found.says = getattr(door, "hears", {}), getattr(door, "says", {})
    if getattr(door, "sends_bytes", False):
        found.content_type = "*/*"
    found.is_open = bool("visitor" in called or not called & {"me", "signed_in"})
    found.gives, first = getattr(door, "gives", (None, 200 if found.content_type else 204))
    found.statuses = sorted({first, *_other_statuses(door), *_of_what_is_heard(found)})
    return found


def _note(found: Signature, function: FunctionType, call: ast.Call, called: set[str]) -> None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    called.add(name)
    if name == "body":
        found.body = _named(function, call.args[0])
        found.body_is_optional = "get_data" in function.__code__.co_names
    elif name == "query":
        found.query = _named(function, call.args[0])
    elif name == "take_picture":
        found.takes_picture = True
        called.add("me")
    elif name == "take_form":
        found.takes_picture = True
        found.words = _named(function, call.args[1])
    elif name == "take_files":
        found.takes_files = True
    elif name == "reason":
        found.takes_reason = True
    elif name == "Response":
        for word in call.keywords:
            if word.arg == "content_type" and isinstance(word.value, ast.Constant):
                found.content_type = str(word.value.value).partition(";")[0]


def _calls(function: FunctionType, seen: set[FunctionType]) -> Iterator[tuple[FunctionType, ast.Call]]:
    """The calls in a function, and in those of its module that it calls."""
    seen.add(function)
    for node in ast.walk(_tree(function)):
        if isinstance(node, ast.Call):
            yield function, node
            helper = function.__globals__.get(node.func.id) if isinstance(node.func, ast.Name) else None
            if isinstance(helper, FunctionType) and helper.__module__ == function.__module__ and helper not in seen:
                yield from _calls(helper, seen)


def _tree(function: Door) -> ast.AST:
    code = inspect.unwrap(function).__code__
    return _functions(code.co_filename)[code.co_firstlineno]


@functools.lru_cache(maxsize=4)  # routes come by path, so those of a file together
def _functions(path: str) -> dict[int, ast.AST]:
    """Of a file, by the line on which each begins, its decorators included."""
    nodes = ast.walk(ast.parse(Path(path).read_bytes()))
    found = [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return {min([node.lineno, *(one.lineno for one in node.decorator_list)]): node for node in found}


def _named(function: FunctionType, node: ast.expr) -> type[msgspec.Struct]:
    """What a name, or `module.name`, stands for in the function's module."""
    if isinstance(node, ast.Attribute):
        return getattr(_named(function, node.value), node.attr)  # type: ignore[no-any-return]
    assert isinstance(node, ast.Name), ast.dump(node)
    return function.__globals__[node.id]  # type: ignore[no-any-return]


def _other_statuses(door: Door) -> Iterator[int]:
    """Those of `answer(…, 201 if it_is_new else 200)`."""
    for node in ast.walk(_tree(inspect.unwrap(door))):
        if isinstance(node, ast.IfExp):
            for branch in (node.body, node.orelse):
                if isinstance(branch, ast.Constant) and isinstance(branch.value, int) and 200 <= branch.value < 300:
                    yield branch.value


def _of_what_is_heard(found: Signature) -> Iterator[int]:
    """A part of the whole, and that one's copy is still good."""
    if found.content_type == "*/*":
        yield from ([206] if "Range" in found.hears else []) + ([304] if "If-None-Match" in found.hears else [])


def _in_words(door: Door) -> str:
    return str(door.__name__).replace("_", " ").capitalize() + "."
