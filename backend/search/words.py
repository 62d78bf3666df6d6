"""Text as search sees it: the same for what is said and for what is looked for.

A word counts by its stem (Russian for Cyrillic letters, English for Latin ones), so that its other forms are found too; its
form as written is kept for searches by its beginning. What is written together stays findable together: `std::vector`,
`foo_bar`, `/etc/passwd` are their words and, for each place where two of them meet, a link such as `foo_bar`; so any part of
a longer name or path is found as it stands. Emojis are words; those of guilds are their names.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

import msgspec
import Stemmer

from backend.messages.content import EMOJI

LONGEST = 64  # characters of a word that count
USUAL = 40  # characters of a piece that is worth remembering
REMEMBERED = 20_000  # of them


class Word(msgspec.Struct, frozen=True):
    """`start` and `end` say where in its chunk it stands."""

    stem: str
    form: str
    start: int
    end: int


class Chunk(msgspec.Struct, frozen=True):
    """What stands together without a sign between. `start`: where, in the piece between two blanks. `forms`: all forms that
    are not their own stems, and the links."""

    start: int
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    forms: tuple[str, ...]
    links: tuple[str, ...]


def chunks(text: str) -> list[Chunk]:
    """In their order."""
    found: list[Chunk] = []
    for piece in text.split():
        found += _usual(piece) if len(piece) <= USUAL else _read_piece(piece)
    return found


def placed_chunks(text: str) -> Iterator[tuple[int, Chunk]]:
    """With the places where they begin."""
    for found in _PIECES.finditer(text):
        piece, start = found[0], found.start()
        for chunk in _usual(piece) if len(piece) <= USUAL else _read_piece(piece):
            yield start + chunk.start, chunk


@lru_cache(REMEMBERED)
def _usual(piece: str) -> tuple[Chunk, ...]:
    """What stands between blanks comes again and again, and looking it up takes a fraction of reading it."""
    return _read_piece(piece)


def _read_piece(piece: str) -> tuple[Chunk, ...]:
    return tuple(_read(found[0], found.start()) for found in _CHUNKS.finditer(piece))


def _read(chunk: str, at: int) -> Chunk:
    if _SIMPLE.fullmatch(chunk) is not None:
        form = normal(chunk)
        root = stem(form)
        return Chunk(at, (Word(root, form, 0, len(chunk)),), (root,), (form,) if form != root else (), ())
    if chunk[0] == "<":
        named = _GUILD_EMOJI.match(chunk)
        return _of_words(chunk[: named.end(1)], at, named.start(1)) if named is not None else NOTHING
    if EMOJI.fullmatch(chunk) is not None:
        plain = _DRESS.sub("", chunk)
        return Chunk(at, (Word(plain, plain, 0, len(chunk)),), (plain,), (), ())
    return _of_words(chunk, at, 0)


def _of_words(chunk: str, at: int, start: int) -> Chunk:
    places = [found.span() for found in _WORD.finditer(chunk, start) if normal(found[0])]
    forms = [normal(chunk[begin:end]) for begin, end in places]
    words = tuple(Word(stem(form), form, *place) for form, place in zip(forms, places, strict=True))
    links = tuple(_links(chunk, words))
    written = dict.fromkeys([word.form for word in words if word.form != word.stem])
    return Chunk(at, words, tuple(word.stem for word in words), (*written, *links), links)


def _links(chunk: str, words: tuple[Word, ...]) -> Iterator[str]:
    for left, word in zip((None, *words), words, strict=False):
        joint = chunk[left.end : word.start] if left is not None else ""
        if left is not None and joint and _IS_LOOSE.fullmatch(joint) is None:
            yield f"{left.form}{_APOSTROPHES.sub('', joint)}{word.form}"
        sign = _SIGN.match(chunk, word.end)
        if sign is not None:
            yield f"{word.form}{sign[0]}"


def normal(word: str) -> str:
    """One form for all ways to write the same letters: any case, any width, with or without accents."""
    folded = word.lower()
    if _PLAIN.fullmatch(folded) is not None:
        return folded.replace("ё", "е")[:LONGEST]
    folded = unicodedata.normalize("NFKC", word).casefold()
    if not folded.isascii():
        folded = _without_accents(_UNSEEN.sub("", unicodedata.normalize("NFD", folded)))
    return _UNSAFE.sub("", folded)[:LONGEST]


def _without_accents(word: str) -> str:
    """й and its like are letters of their own; ё is written as е as often as not."""
    accents = _ACCENTS if _LATIN.search(word) else _STRESS
    return unicodedata.normalize("NFC", accents.sub("", word)).replace("ё", "е")


@lru_cache(REMEMBERED)
def stem(form: str) -> str:
    """The part that all forms of a word share."""
    latin, cyrillic = _LATIN.search(form), _CYRILLIC.search(form)
    if bool(latin) == bool(cyrillic):
        return form
    with _one_at_a_time:  # a stemmer keeps what it works on
        found: str = (_english if latin else _russian).stemWord(form)
    return found or form


def _ranges(characters: Iterator[int]) -> str:
    """For a class of a regular expression."""
    found = []
    for _, run in groupby(enumerate(characters), lambda pair: pair[1] - pair[0]):
        codes = [code for _, code in run]
        found.append(f"\\u{codes[0]:04x}-\\u{codes[-1]:04x}")
    return "".join(found)


_MARKS = _ranges(code for code in range(0x300, 0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc"))
_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # inside words: where they may break, and how letters join
_JOINT = r"[.:/\\@#+=&?%~$>'’‘-]{1,3}"
# Written without blanks between words: each character counts as one.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)

_MARKUP = r"<(?:a?:\w{2,32}:\d+|@[!&]?\d+|#\d+|t:-?\d+(?::\w)?)>"
_KEYCAP = "[0-9]\ufe0f?\u20e3"  # an emoji that begins as a number does
_RUN = f"\\w+(?:[{_MARKS}{_HIDDEN}]+\\w*)*"  # marks are looked for only where letters end: it is twice as fast
_CHUNKS = re.compile(f"(?!{_KEYCAP}){_RUN}(?:{_JOINT}{_RUN})*(?:\\+\\+|#)?|{EMOJI.pattern}|{_MARKUP}")
_GUILD_EMOJI = re.compile(r"<a?:(\w+)")
_WORD = re.compile(
    f"[{_UNSPACED}][{_MARKS}]*|(?:(?![{_UNSPACED}])[^\\W_])(?:(?![{_UNSPACED}])(?:[^\\W_]|[{_MARKS}{_HIDDEN}]))*"
)
_IS_LOOSE = re.compile(r"[-'’‘]+|\.{2,3}")
_APOSTROPHES = re.compile("['’‘]")  # FTS5's tokenizer cuts at the first of them
_SIGN = re.compile(r"\+\+|#(?!\w)")
_DRESS = re.compile("[\ufe0f\U0001f3fb-\U0001f3ff]")  # the tone of skin, and that it is a picture
_UNSEEN = re.compile(f"[{_HIDDEN}\ufe00-\ufe0f]")
_UNSAFE = re.compile(r"[\s\x00-\x1f\"'\\]")
_SIMPLE = re.compile("[0-9A-Za-z]+|[А-Яа-яЁё]+")
_PLAIN = re.compile("[0-9a-z]+|[а-яё]+")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-яѐ-ӿ]")
_ACCENTS, _STRESS = re.compile("[\u0300-\u036f]"), re.compile("[\u0300\u0301]")
NOTHING = Chunk(0, (), (), (), ())
_PIECES = re.compile(r"\S+")
_english, _russian = Stemmer.Stemmer("english", 0), Stemmer.Stemmer("russian", 0)
_one_at_a_time = threading.Lock()
