"""What the index knows of a message: terms, of three kinds that cannot be taken for each other.

    кошк            the stem of a word, at its place
    =кошки          a form as written, or a link such as =foo_bar
    #c5 #a7 #image  what is no text: its channel and author, whom it mentions, what comes with it

So text, filters and rights are all answered by one look into one index. SQLite's FTS5 and PostgreSQL's tsvector get the same
terms, made here; neither cuts or folds anything itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from backend.search.words import chunks

FORM, TAG = "=", "#"


def text_terms(content: str) -> tuple[list[str], set[str]]:
    """The stems in their order, and the forms."""
    stems: list[str] = []
    forms: set[str] = set()
    for chunk in chunks(content):
        stems += chunk.stems
        forms.update(chunk.forms)
    return stems, forms


def as_document(content: str, tags: Iterable[str]) -> str:
    """For FTS5, whose tokenizer is told to cut at blanks alone."""
    stems, forms = text_terms(content)
    return " ".join([*stems, *[FORM + form for form in forms], *[TAG + tag for tag in tags]])


def as_vector(content: str, tags: Iterable[str]) -> str:
    """For PostgreSQL, as a tsvector is written."""
    stems, forms = text_terms(content)
    places: dict[str, list[str]] = defaultdict(list)
    for place, stem in enumerate(stems, 1):
        places[stem].append(str(place))
    words = [f"'{quoted(stem)}':{','.join(at)}" for stem, at in places.items()]
    return " ".join([*words, *[f"'{quoted(FORM + form)}'" for form in forms], *[f"'{TAG}{tag}'" for tag in tags]])


def quoted(term: str) -> str:
    """Inside the quotes of a tsvector or a tsquery."""
    return term.replace("\\", "\\\\").replace("'", "''")
