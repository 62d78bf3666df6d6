"""Names of accounts: what may be one, and the folded keys that keep names apart which people cannot tell apart."""

from __future__ import annotations

import re
import unicodedata

from backend.errors import invalid

SHORTEST, LONGEST = 2, 32
LONGEST_KEY = 64  # folding can lengthen a name
LONGEST_EMAIL = 254

# Letters that Unicode calls letters or marks, and that nobody can see.
UNSEEN = set("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(code) for code in (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10))
}
MARKS_AT_ONCE = 2  # real words need no more on one letter; towers of accents do
RESERVED = ("everyone", "here", "guildhall", "system")

# Drawn alike in common typefaces, after case is folded. Where a pair differs in small letters, its capitals decide.
_ALIKE = str.maketrans(
    "01iıɩɑɡ" + "авеёкмнорстухзьіӏјѕԁԛԝһүѵг" + "αβεηικμνορτυχζγϲϳ",
    "olllla" + "g" + "abeëkmhopctyx3blljsdqwhyvr" + "abehlkmnoptyxzycj",
)
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"}
_MAY_MIX = ({"LATIN", "CYRILLIC"}, {"LATIN"} | _EAST_ASIAN)
_WORD = re.compile(r"[^\W\d_]+")
_EMAIL = re.compile(
    r"[^\s@\"(),:;<>\[\]\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W_](?:[\w-]{0,61}[^\W_])?", re.UNICODE
)


def clean_username(given: str) -> str:
    """The name as it will be shown (NFKC). Raises InvalidFields."""
    name = unicodedata.normalize("NFKC", given)
    if not SHORTEST <= len(name) <= LONGEST:
        raise invalid("username", f"must be {SHORTEST} to {LONGEST} characters")
    if not all(_is_allowed(character) for character in name) or _has_loose_marks(name):
        raise invalid("username", "may have letters, digits and _ . - only")
    if not any(character.isalnum() for character in name):
        raise invalid("username", "must have a letter or a digit")
    if not all(_is_of_one_alphabet(word) for word in _WORD.findall(name)):
        raise invalid("username", "must not mix alphabets inside a word")
    if username_key(name) in _RESERVED_KEYS:
        raise invalid("username", "is reserved")
    if len(username_key(name)) > LONGEST_KEY:
        raise invalid("username", "is too long")
    return name


def username_key(name: str) -> str:
    """The same for two names that differ in case, in width or in look-alike letters alone."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    digits = "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in folded)
    letters = unicodedata.normalize("NFD", digits).translate(_ALIKE)
    return unicodedata.normalize("NFC", letters)


def clean_email(given: str) -> str:
    """Raises InvalidFields. Only a mail can show that an address exists; this refuses what cannot be one."""
    email = unicodedata.normalize("NFC", given.strip())
    if len(email) > LONGEST_EMAIL or not email.isprintable() or _EMAIL.fullmatch(email) is None:
        raise invalid("email", "must be an e-mail address")
    if ".." in email or email.startswith(".") or ".@" in email or len(email_key(email)) > LONGEST_EMAIL:
        raise invalid("email", "must be an e-mail address")
    return email


def email_key(email: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", email.strip()).casefold())


def _is_allowed(character: str) -> bool:
    if character in "_.-":
        return True
    return character not in UNSEEN and (unicodedata.category(character)[0] in "LM" or character.isdecimal())


def _has_loose_marks(name: str) -> bool:
    """A mark needs a letter to stand on, and only so many fit on one."""
    in_a_row = MARKS_AT_ONCE
    for character in unicodedata.normalize("NFD", name):
        if unicodedata.category(character)[0] != "M":
            in_a_row = 0 if unicodedata.category(character)[0] == "L" else MARKS_AT_ONCE
        elif in_a_row == MARKS_AT_ONCE:
            return True
        else:
            in_a_row += 1
    return False


def _is_of_one_alphabet(word: str) -> bool:
    """Latin goes with Cyrillic, whose look-alikes are folded, and with what East Asian languages write beside it."""
    found = {unicodedata.name(character, "OTHER").split(" ")[0] for character in word if character.isalpha()}
    found -= {"MODIFIER", "MASCULINE", "FEMININE"}
    return len(found) <= 1 or any(found <= together for together in _MAY_MIX) or found <= _EAST_ASIAN


_RESERVED_KEYS = {username_key(name) for name in RESERVED}
