"""A right that is taken away is gone at once: in the cache, on the live socket, and in everything that is told on the side."""

import unittest
from unittest import mock

from sqlalchemy import delete
from support import GuildhallTest

from backend.guilds.models import members
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.realtime import unread
from backend.realtime.events import AccessChanged

VIEW = Permission.VIEW_CHANNEL
MESSAGES = "/api/channels/1/messages"


class TestTakingAway(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket = await self.bob.socket()
        self.room = await self.socket.join()
        self.message = await self.alice.say("before")
        await self.socket.event("new_message")

    async def assert_hears_nothing(self):
        self.socket.received.clear()
        typist = await self.alice.socket()
        await typist.join()
        await self.alice.say("secret")
        await self.alice.patch(f"{MESSAGES}/{self.message['id']}", {"content": "secret"})
        await self.alice.put(f"{MESSAGES}/{self.message['id']}/reactions/👍")
        await typist.ask("typing", {"room": self.room})
        self.app.hub._unread._flush()
        heard = [name for name, _ in await self.settle(self.socket) if name != "presence_changed"]
        self.assertEqual(heard, [])

    async def assert_finds_nothing(self):
        for method, path in (("GET", MESSAGES), ("GET", f"{MESSAGES}/{self.message['id']}")):
            self.assert_refused(await self.bob.request(method, path), 404, "not_found")
        self.assert_refused(await self.bob.post(MESSAGES, {"content": "x"}), 404, "not_found")
        for name, more in (("join_room", {}), ("send_message", {"content": "x"}), ("typing", {})):
            answer = await self.socket.ask(name, {"room": self.room, **more})
            self.assertEqual(answer["error"]["code"], "not_found", name)
        marked = await self.socket.ask("mark_read", {"room": self.room, "message_id": self.message["id"]})
        self.assertEqual(marked["error"]["code"], "not_found")

    async def test_an_overwrite_takes_it_from_one_member(self):
        await self.set_overwrite(self.bob.id, deny=VIEW)
        await self.assert_finds_nothing()
        await self.assert_hears_nothing()

    async def test_the_everyone_role_takes_it_from_all(self):
        await self.give_role(self.alice.id, DEFAULT_EVERYONE)
        await self.set_everyone(0)
        await self.assert_finds_nothing()
        await self.assert_hears_nothing()

    async def test_leaving_the_guild_ends_it(self):
        await self.leave(self.bob.id)
        await self.assert_finds_nothing()
        await self.assert_hears_nothing()
        self.assert_refused(await self.bob.get("/api/guilds/1"), 404, "not_found")
        await self.cast("carol")
        self.assertNotIn("member_created", [name for name, _ in await self.settle(self.socket)])

    async def leave(self, user_id):
        def act(work):
            mine = (members.c.guild_id == 1) & (members.c.user_id == user_id)
            work.execute(delete(members).where(mine))
            work.forget(1)
            work.announce(AccessChanged(1, frozenset({user_id})), to=None)

        await self.write(act)

    async def test_it_comes_back_when_it_is_given_back(self):
        await self.set_overwrite(self.bob.id, deny=VIEW)
        await self.set_overwrite(self.bob.id)
        await self.alice.say("not joined yet")
        self.socket.received.clear()
        await self.socket.join()
        await self.alice.say("welcome back")
        self.assertEqual((await self.socket.event("new_message"))["content"], "welcome back")

    async def test_a_new_hidden_channel_is_not_told(self):
        self.socket.received.clear()
        await self.set_overwrite(1, deny=VIEW)
        await self.set_everyone(DEFAULT_EVERYONE & ~VIEW)
        await self.give_role(self.alice.id, Permission.ADMINISTRATOR)
        await self.alice.post("/api/guilds/1/channels", {"name": "hidden"})
        self.assertNotIn("channel_created", [name for name, _ in await self.settle(self.socket)])

    async def test_an_unread_signal_that_waits_is_not_sent_any_more(self):
        await self.socket.ask("leave_room", {"room": self.room})
        await self.settle(self.socket)
        self.socket.received.clear()
        with mock.patch.object(unread, "GATHER_SECONDS", 60):
            await self.alice.say("secret")
        await self.set_overwrite(self.bob.id, deny=VIEW)
        self.app.hub._unread._flush()
        self.assertNotIn("unread_changed", [name for name, _ in await self.settle(self.socket)])

    async def test_writing_may_be_taken_while_reading_stays(self):
        await self.set_overwrite(self.bob.id, deny=Permission.SEND_MESSAGES)
        self.assert_refused(await self.bob.post(MESSAGES, {"content": "x"}), 403, "forbidden")
        typed = await self.socket.ask("typing", {"room": self.room})
        self.assertEqual(typed["error"]["code"], "forbidden")
        await self.alice.say("still heard")
        await self.socket.event("new_message")


if __name__ == "__main__":
    unittest.main()
