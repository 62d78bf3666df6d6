"""What happens to files that nothing refers to any more. (`pictures.take_picture` is how a route takes one.)"""

from __future__ import annotations

import re
from collections.abc import Iterable

from backend.db import Work
from backend.jobs.schedule import plan_many

MEDIA = re.compile(r"/(media/(?:avatar|icon|role_icon|banner|emoji|sticker|preview)/[0-9a-f]{32}\.webp)")
# Longer than a lost connection has to come back in: whoever returns may show the picture until the event of its change.
DELETED_AFTER = 10 * 60 * 1000


def discard(work: Work, address: str | None) -> None:
    """Plans the end of a picture that was replaced or whose owner is gone; None is no picture."""
    discard_many(work, [address])


def discard_many(work: Work, addresses: Iterable[str | None]) -> None:
    """One statement, however many."""
    named = [MEDIA.fullmatch(address or "") for address in addresses]
    plan_many(work, "delete_file", work.now + DELETED_AFTER, [{"key": one[1]} for one in named if one is not None])
