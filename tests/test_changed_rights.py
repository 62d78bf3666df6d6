"""Rights that change while people are connected: what each is told, and what they hear of from then on."""

from __future__ import annotations

import unittest
from typing import Any

from sqlalchemy import insert
from support import GuildhallTest

from backend.channels.actions import add_channel
from backend.channels.events import ChannelDeleted
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.roles.models import overwrites

VIEW = Permission.VIEW_CHANNEL


class TestTold(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.hers, self.his = await self.alice.socket(), await self.bob.socket()

    async def test_a_right_taken_away_is_told_with_what_is_left(self) -> None:
        await self.set_overwrite(self.bob.id, deny=Permission.SEND_MESSAGES)
        told = await self.his.event("access_changed")
        shown = (await self.bob.get("/api/guilds/1")).json
        self.assertEqual((told["guild_id"], told["permissions"], told["lost"]), (1, shown["permissions"], []))
        self.assertEqual(told["channels"], [{"id": 1, "permissions": shown["channels"][0]["permissions"]}])
        self.assertFalse(told["channels"][0]["permissions"] & Permission.SEND_MESSAGES)

    async def test_a_channel_that_goes_is_left_and_one_that_comes_is_shown_whole(self) -> None:
        for socket in (self.hers, self.his):
            await socket.join()
        await self.set_overwrite(self.bob.id, deny=VIEW)
        self.assertEqual((await self.his.event("access_changed"))["lost"], [1])
        await self.alice.say("without bob")
        await self.hers.event("new_message")
        self.app.hub._unread._flush()
        heard = [name for name, _ in await self.settle(self.his) if name != "presence_changed"]
        self.assertEqual(heard, [])
        self.assertEqual((await self.his.ask("join_room", {"room": "g:1:c:1"}))["error"]["code"], "not_found")
        await self.set_overwrite(self.bob.id)
        told = await self.his.event("access_changed")
        self.assertEqual(told["channels"], (await self.bob.get("/api/guilds/1/channels")).json)
        await self.his.join()
        await self.alice.say("with bob again")
        self.assertEqual((await self.his.event("new_message"))["content"], "with bob again")

    async def test_only_those_named_are_told_and_only_of_the_channels_named(self) -> None:
        def add(work: Any) -> None:
            add_channel(work, 1, "second", "text", 1)
            work.forget(1)
            work.announce(AccessChanged(1), to=None)

        def change(work: Any) -> None:
            values = {"channel_id": 1, "target_id": self.bob.id, "target_type": "member", "allow": 0}
            work.execute(insert(overwrites).values(**values, deny=int(Permission.ADD_REACTIONS)))
            work.forget(1)
            work.announce(AccessChanged(1, frozenset({self.bob.id}), frozenset({1})), to=None)

        await self.write(add)
        for socket in (self.hers, self.his):
            self.assertEqual(
                [channel.get("name") for channel in (await socket.event("access_changed"))["channels"]],
                [None, "second"],
            )
        await self.write(change)
        told = await self.his.event("access_changed")
        self.assertEqual([channel["id"] for channel in told["channels"]], [1])
        await self.settle(self.hers)
        self.assertNotIn("access_changed", self.hers.names())

    async def test_who_is_away_hears_of_it_on_return_like_everything_else(self) -> None:
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ADD_REACTIONS)
        for socket in (self.hers, self.his):
            told = await socket.event("access_changed")
            self.assertEqual(told["permissions"], DEFAULT_EVERYONE & ~Permission.ADD_REACTIONS)

    async def test_an_event_for_those_with_a_right_reaches_nobody_else(self) -> None:
        await self.give_role(self.alice.id, Permission.BAN_MEMBERS)

        def announce(work: Any) -> None:
            work.announce(ChannelDeleted(7, 1), to=rooms.Holders(1, int(Permission.BAN_MEMBERS)))
            work.announce(ChannelDeleted(8, 1), to=rooms.EVERYONE)

        await self.write(announce)
        for socket, expected in ((self.hers, [7, 8]), (self.his, [8])):
            heard = [data["id"] for name, data in await self.settle(socket) if name == "channel_deleted"]
            self.assertEqual(heard, expected)
        role = await self.give_role(self.bob.id, Permission.ADMINISTRATOR)  # whoever may everything has each right
        self.assertTrue(role)
        await self.write(announce)
        heard = [data["id"] for name, data in await self.settle(self.his) if name == "channel_deleted"]
        self.assertEqual(heard[-2:], [7, 8])


if __name__ == "__main__":
    unittest.main()
