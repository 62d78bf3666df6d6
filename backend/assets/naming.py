"""Which names stand in a module, told from its tokens: never fewer than there are.

Nothing here follows scopes. A name counts as used wherever it stands as a word that is not a property's, and as declared only
where no other reading is possible.
"""

from __future__ import annotations

from backend.assets.scanning import MARK, WORD, Token

_THINGS = {"function", "class"}
_DECLARES = _THINGS | {"const", "let"}
_ENDS = {";", "}"}  # of statements
_DEPTH = Token._fields.index("depth")  # a name costs more, and there are many tokens


def used(texts: list[str]) -> set[str]:
    """All names among these texts of tokens, and other texts that are none."""
    keys = {"{"} if "case" in texts else {"{", ","}  # `case a, b:` is no key
    around = zip(["", "", *texts], ["", *texts], texts, [*texts[1:], ""], strict=False)
    return {
        text
        for second, before, text, after in around
        if (before != "." or second == ".") and (after != ":" or before not in keys)
    }


def declared(row: list[Token], texts: list[str]) -> tuple[set[str], bool]:
    """By the module itself, outside of everything; and whether these are all."""
    outside = [(at, texts[at]) for at, token in enumerate(row) if not token[_DEPTH]]
    names = [_declared(row, at) for at, text in outside if text in _DECLARES]
    several = any(text == "," for _, text in outside)  # `const a = 1, b = 2`
    return set(names) - {""}, not (several or "" in names or "var" in texts or "using" in texts)


def _declared(row: list[Token], at: int) -> str:
    thing = row[at].text in _THINGS
    start = at - (at > 0 and row[at - 1].text == "async")
    before = row[start - 1] if start else None
    if before and (before.text == "." or (thing and not (before.kind == MARK and before.text in _ENDS))):
        return ""
    ahead = row[at + 1 : at + 3]
    if thing and ahead and ahead[0].text == "*":
        del ahead[0]
    return ahead[0].text if ahead and ahead[0].kind == WORD else ""
