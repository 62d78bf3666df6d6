"""What happens to files that nothing refers to any more. (`pictures.take_picture` is how a route takes one.)"""

from __future__ import annotations

import re

from backend.db import Work
from backend.jobs.schedule import plan

MEDIA = re.compile(r"/(media/(?:avatar|icon|role_icon|banner|emoji|sticker)/[0-9a-f]{32}\.webp)")
# Longer than a lost connection has to come back in: whoever returns may show the picture until the event of its change.
DELETED_AFTER = 10 * 60 * 1000


def discard(work: Work, address: str | None) -> None:
    """Plans the end of a picture that was replaced or whose owner is gone; None is no picture."""
    named = MEDIA.fullmatch(address or "")
    if named is not None:
        plan(work, "delete_file", work.now + DELETED_AFTER, {"key": named[1]})
