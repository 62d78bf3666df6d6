"""Names of files: as their senders gave them, less what could lead astray. They never become a path of ours."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from backend.utils import INVISIBLE

LONGEST = 120  # characters
UNSAFE = re.compile(r'[<>:"|?*]')  # not in names on Windows
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # devices there


def clean_name(given: str) -> str:
    """Without folders, control characters, and marks that turn the direction of letters; never empty."""
    name = unicodedata.normalize("NFC", given[-4096:]).replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if unicodedata.category(letter) not in INVISIBLE)
    name = UNSAFE.sub("_", " ".join(name.split())).strip(". ")
    if RESERVED.fullmatch(name):
        name = f"_{name}"
    return _shortened(name) or "file"


def disposition(name: str, *, in_place: bool) -> str:
    """The header Content-Disposition: RFC 6266, with the plain name for who does not know RFC 5987."""
    plain = re.sub(r'[^ -~]|["\\%]', "_", name)
    return f"{'inline' if in_place else 'attachment'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension) > 10:
        return name[:LONGEST].strip(". ")
    return f"{stem[: LONGEST - len(extension) - 1].strip('. ')}.{extension}"
