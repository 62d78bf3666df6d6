"""Rights change at random among thousands of events; an independent witness knows who may hear each of them."""

from __future__ import annotations

import unittest
from collections.abc import Callable
from typing import Any

from event_leak_acts import Acts
from event_leak_talk import Talk
from witness import Witness

ENOUGH = 10_000  # events
MOST_ROUNDS = 2_000


class TestNobodyHearsWhatTheyMayNotSee(Talk, Acts):
    async def test_ten_thousand_events_and_no_leak(self) -> None:
        rounds = 0
        while sum(self.heard.values()) < ENOUGH and rounds < MOST_ROUNDS:
            rounds += 1
            if self.chance.random() < 0.5:
                await self.round(self.chance.choice(self.acts()))
            await self.join_what_they_see()
            for _ in range(3):
                await self.round(self.chance.choice(self.talk()))
        self.assertGreaterEqual(sum(self.heard.values()), ENOUGH, self.heard)
        for name in (
            "new_message",
            "unread_changed",
            "access_changed",
            "presence_changed",
            "audit_entry_created",
            "poll_updated",
        ):
            self.assertGreater(self.heard[name], 20, self.heard)
        self.assertGreater(self.heard["channel_deleted"] * self.heard["guild_deleted"] * self.heard["user_typing"], 0)

    async def round(self, act: Callable[[], Any]) -> None:
        before = self.world.copy()
        involved = frozenset(await act())
        for name, events in (await self.gather_all()).items():
            witness = Witness(name, self.people[name].id)
            for event, data in events:
                self.heard[event] += 1
                if not witness.may_hear(event, data, before, self.world, involved):
                    story = "\n".join(self.story[-12:])
                    self.fail(f"{name} heard {event} {data}\nafter\n{story}\n{self.world}")

    async def join_what_they_see(self) -> None:
        """Most do; who has not joined a room gets its signals instead. What the server says must be what the witness says."""
        for name, socket in self.sockets.items():
            seen = {id for id in self.messages if self.world.views(name, id)}
            self.joined[name] &= seen
            for channel_id in self.messages:
                if channel_id not in self.joined[name] and self.chance.random() < 0.3:
                    guild = f"g:{self.id}:c:" if channel_id not in self.world.dms else "d:"
                    answer = await socket.ask("join_room", {"room": f"{guild}{channel_id}"})
                    self.assertEqual(answer["ok"], channel_id in seen, (name, channel_id, self.story[-6:]))
                    self.joined[name] |= {channel_id} if answer["ok"] else set()


if __name__ == "__main__":
    unittest.main()
