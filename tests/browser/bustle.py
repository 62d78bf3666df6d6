"""People who write to each other while pictures are taken, so that the charts of administration have something to tell."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Sequence

from support import Client

LULLS = (0.9, 0.6, 0.4, 0.3, 0.2, 0.2, 0.2, 0.3, 0.5, 0.8, 1.1, 0.6, 0.4, 0.5, 0.9)  # seconds between two messages
WORDS = (
    "On my way.",
    "Bring the trestles, please.",
    "Two more tables arrived.",
    "Who has the key?",
    "I do.",
    "Perfect.",
)


async def bustle(people: Sequence[Client]) -> asyncio.Task[None]:
    """Goes on until it is cancelled. Nobody else sees it: they talk in a group of their own."""
    first, *others = people
    room = (await first.post("/api/dms", {"users": [one.id for one in others], "name": "Market day"})).json["id"]
    for one in people:
        await (await one.socket()).ask("join_room", {"room": f"d:{room}"})
    return asyncio.create_task(_talk(people, room))


async def _talk(people: Sequence[Client], room: int) -> None:
    for who, words, lull in zip(itertools.cycle(people), itertools.cycle(WORDS), itertools.cycle(LULLS), strict=False):
        await who.say(words, room)
        await people[0].get(f"/api/channels/{room}/messages")
        await asyncio.sleep(lull)
