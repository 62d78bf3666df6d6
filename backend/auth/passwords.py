"""Passwords: which ones will do, and hashing them without stopping the event loop.

argon2id with OWASP's parameters. Werkzeug's hashes, which the first accounts may have, are accepted and replaced at login.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from werkzeug.security import check_password_hash

from backend.auth.common_passwords import COMMON_WORDS
from backend.errors import Unavailable, invalid

Result = TypeVar("Result")

SHORTEST, LONGEST = 8, 256
FEWEST_DIFFERENT = 4  # characters
CONTEXT_WORD = 3  # shorter names occur in any password
AT_ONCE = 2  # each takes 19 MiB
MOST_WAITING = 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Of a random password that nobody kept: checking it takes as long as checking a real one.
DUMMY = "$argon2id$v=19$m=19456,t=2,p=1$WLSC8zvaZ5bdc5rcLQhbFQ$6N2LaSKCaA8xIUui/TDwoWMXrR5PXT9pNf1qoQbokbA"

_AROUND_A_WORD = re.compile(r"[^a-zа-яё]{0,4}([a-zа-яё]+)[^a-zа-яё]{0,4}")
_DISGUISES = str.maketrans("0134578@$", "oleastbas")
_ROWS = (
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "йцукенгшщзхъфывапролджэячсмитьбю",
    "1qaz2wsx3edc4rfv5tgb",
)


class Passwords:
    """Hashes and checks on a few threads. When too many wait, newcomers are told to come again (Unavailable)."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords")
        self._waiting = 0

    async def hash(self, password: str) -> str:
        return await self._run(lambda: _hasher.hash(password))

    async def is_right(self, password: str, stored: str | None) -> bool:
        """With nothing stored, when there is no such account, it takes the same time and is false."""
        if stored is None:
            await self._run(lambda: _matches(DUMMY, password))
            return False
        return await self._run(lambda: _matches(stored, password))

    async def _run(self, work: Callable[[], Result]) -> Result:
        if self._waiting >= AT_ONCE + MOST_WAITING:
            raise Unavailable("Too many people sign in at this moment, please try again.", retry_after=2)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._waiting -= 1


def is_outdated(stored: str) -> bool:
    """Made by another algorithm or with other parameters than we use now."""
    return not stored.startswith("$argon2id$") or _hasher.check_needs_rehash(stored)


def check_new_password(password: str, username: str, email: str) -> None:
    """Raises InvalidFields. Any characters will do; what guessers try first will not."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise invalid("password", f"must be {SHORTEST} to {LONGEST} characters")
    folded = password.casefold()
    if _is_common(folded):
        raise invalid("password", "is among the first that are guessed")
    context = (username, email.partition("@")[0], "guildhall")
    if any(len(word) >= CONTEXT_WORD and word.casefold() in folded for word in context):
        raise invalid("password", "must not contain your name, your e-mail's name or ours")


def _is_common(folded: str) -> bool:
    if len(set(folded)) < FEWEST_DIFFERENT or any(_runs_along(folded, row) for row in _ROWS):
        return True
    words = (_AROUND_A_WORD.fullmatch(form) for form in (folded, folded.translate(_DISGUISES)))
    return any(found is not None and found[1] in COMMON_WORDS for found in words)


def _runs_along(folded: str, row: str) -> bool:
    return folded in row * 2 or folded in row[::-1] * 2


def _matches(stored: str, password: str) -> bool:
    if stored.startswith("$argon2"):
        try:
            return _hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False
    try:
        return check_password_hash(stored, password)
    except ValueError:  # no hash that Werkzeug knows: such an account cannot sign in
        return False
