"""Reading out of a user agent's line what its owner would call it. A guess, for people to recognise their sessions by."""

from __future__ import annotations

import re

# The first that fits counts: browsers name those that they descend from, so descendants stand first.
_PROGRAMS = (
    (r"\bEdgA?/|\bEdgiOS/", "Edge"),
    (r"\bOPR/|\bOPiOS/", "Opera"),
    (r"\bVivaldi/", "Vivaldi"),
    (r"\bYaBrowser/", "Yandex Browser"),
    (r"\bSamsungBrowser/", "Samsung Internet"),
    (r"\bFirefox/|\bFxiOS/", "Firefox"),
    (r"\bChrom(?:e|ium)/|\bCriOS/", "Chrome"),
    (r"\bSafari/", "Safari"),
    (r"\bpython|\baiohttp", "Python"),
    (r"\bcurl/", "curl"),
    (r"\bnode\b", "Node.js"),
)
_SYSTEMS = (
    (r"\biPhone\b", "iPhone"),
    (r"\biPad\b", "iPad"),
    (r"\bAndroid\b", "Android"),
    (r"\bWindows\b", "Windows"),
    (r"\bMac OS X\b|\bMacintosh\b", "macOS"),
    (r"\bCrOS\b", "ChromeOS"),
    (r"\bLinux\b|\bX11\b", "Linux"),
)
UNKNOWN = "Unknown device"


def device(user_agent: str) -> str:
    """`Firefox on Windows`, or as much of it as can be told."""
    program, system = _first(_PROGRAMS, user_agent), _first(_SYSTEMS, user_agent)
    if program is not None and system is not None:
        return f"{program} on {system}"
    return program or system or UNKNOWN


def _first(known: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for pattern, name in known if re.search(pattern, text, re.IGNORECASE)), None)
