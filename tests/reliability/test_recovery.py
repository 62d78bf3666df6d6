"""A connection breaks and comes back to its place: every missed event once and in order."""

import asyncio
import random
import unittest

from sqlalchemy import delete, insert
from support import ROOT  # noqa: F401 - sets the import path

from backend.guilds.entering import join_guild
from backend.guilds.models import members
from backend.people import Person
from backend.permissions.bits import Permission
from backend.realtime.events import AccessChanged
from backend.roles.models import overwrites
from reliability.recovery_stage import FIRST, RecoveryTest
from reliability.wire import Wire

KEPT = ("new_message", "message_edited", "message_deleted", "reaction_added", "reaction_removed")
EVENTS = 500


class TestComingBack(RecoveryTest):
    async def test_the_stock_client_gets_what_it_missed_once_and_in_order(self):
        witness, client = await self.witness(), await self.stock_client(FIRST, self.second)
        self.line.cut()
        await self.much_happens()
        self.line.mend()
        await client.until(lambda: self.has_ended(client.events(*KEPT)))
        await witness.until(lambda: self.has_ended(self.kept(witness)))
        self.assertEqual(client.events(*KEPT), self.kept(witness))
        self.assertEqual((client.recovered, client.named("resync_required")), ([True], []))

    async def test_the_stock_client_survives_cuts_at_random_moments(self):
        witness, client = await self.witness(), await self.stock_client(FIRST, self.second)

        async def now_and_then():
            if random.random() < 0.05:
                self.line.cut_after(random.randrange(2000))

        await self.much_happens(between=now_and_then)
        self.line.mend()
        await client.until(lambda: self.has_ended(client.events(*KEPT)))
        await witness.until(lambda: self.has_ended(self.kept(witness)))
        self.assertEqual(client.events(*KEPT), self.kept(witness))
        self.assertGreater(client.connections, 2)
        self.assertEqual((set(client.recovered), client.named("resync_required")), ({True}, []))

    async def test_a_cut_at_any_byte_of_the_stream_loses_nothing(self):
        witness, wire = await self.witness(), await self.wire(FIRST, self.second)
        speaking = asyncio.create_task(self.much_happens())
        cuts = 0
        while not self.has_ended(self.kept(wire)):
            await self.reconnect(wire)
            self.line.cut_after(random.randrange(1, 6000))
            cuts += 1
            await wire.until(lambda: not wire.is_open or self.has_ended(self.kept(wire)))
        await speaking
        await witness.until(lambda: self.has_ended(self.kept(witness)))
        self.assertEqual(self.kept(wire), self.kept(witness))
        self.assertGreater(cuts, 5)
        self.assertEqual(wire.named("resync_required"), [])

    async def reconnect(self, wire):
        """Until it has been let back in: a connection may break while it opens, too."""
        if wire.is_open:
            return
        self.line.mend()
        await wire.connect()
        self.assertTrue(wire.is_recovered)

    async def test_a_cut_right_between_two_frames(self):
        witness, wire = await self.witness(), await self.wire(FIRST)
        for number in range(20):
            await self.bob.say(f"before {number}")
            await wire.until(
                lambda n=number: self.kept(wire)[-1:] and self.kept(wire)[-1][1]["content"] == f"before {n}"
            )
            self.line.cut()
            await wire.until_lost()
            await self.bob.say(f"meanwhile {number}")
            self.line.mend()
            await wire.connect()
            self.assertTrue(wire.is_recovered)
        await self.bob.say("the end")
        await wire.until(lambda: self.has_ended(self.kept(wire)))
        await witness.until(lambda: self.has_ended(self.kept(witness)))
        self.assertEqual(self.kept(wire), self.kept(witness))

    async def test_a_client_that_has_seen_nothing_yet_comes_back_too(self):
        wire = await self.wire(FIRST)
        self.assertIsNone(wire.offset)
        self.line.cut()
        await wire.until_lost()
        await self.bob.say("first words")
        self.line.mend()
        await wire.connect()
        self.assertTrue(wire.is_recovered)
        await wire.until(lambda: [m["content"] for m in wire.named("new_message")] == ["first words"])

    async def test_a_line_that_went_silent_is_taken_over(self):
        wire = await self.wire(FIRST)
        await self.bob.say("one")
        await wire.until(lambda: len(wire.named("new_message")) == 1)
        self.line.fall_silent()
        await self.bob.say("two")
        again = Wire(self.line.url, self.alice.token)
        self.addAsyncCleanup(again.close)
        again.pid, again.offset = wire.pid, wire.offset
        await again.connect()
        self.assertTrue(again.is_recovered)
        await self.bob.say("three")
        await again.until(lambda: len(again.named("new_message")) == 2)
        self.assertEqual([m["content"] for m in again.named("new_message")], ["two", "three"])
        self.assertEqual([m["content"] for m in wire.named("new_message")], ["one"])
        self.assertEqual(len([s for s in self.app.hub.sessions if s.user.id == self.alice.id]), 1)

    async def test_rooms_lost_while_away_are_not_given_again(self):
        wire = await self.wire(FIRST, self.second)
        self.line.cut()
        await wire.until_lost()
        await self.bob.say("open", self.channel_id)
        await self.write(self.hide_second)
        await self.bob.say("secret", self.channel_id)
        await self.bob.say("the end")
        self.line.mend()
        await wire.connect()
        await wire.until(lambda: self.has_ended(self.kept(wire)))
        self.assertEqual([m["content"] for m in wire.named("new_message")], ["the end"])
        self.assertEqual((await wire.ask("join_room", {"room": self.second}))["error"]["code"], "not_found")

    def hide_second(self, work):
        view = int(Permission.VIEW_CHANNEL)
        row = {"channel_id": self.channel_id, "target_id": 1, "target_type": "role", "allow": 0, "deny": view}
        work.execute(insert(overwrites).values(row))
        work.forget(1)
        work.announce(AccessChanged(1), to=None)

    async def test_a_guild_left_while_away_says_nothing_more(self):
        def leave(work):
            mine = (members.c.user_id == self.alice.id) & (members.c.guild_id == 1)
            work.execute(delete(members).where(mine))
            work.forget(1)
            work.announce(AccessChanged(1, frozenset({self.alice.id})), to=None)

        wire = await self.wire(FIRST)
        self.line.cut()
        await wire.until_lost()
        await self.write(leave)
        await self.bob.say("among us")
        self.line.mend()
        await wire.connect()
        await wire.ask("leave_room", {"room": FIRST})
        self.assertEqual(wire.heard, [])

    async def test_a_guild_joined_while_away_is_there(self):
        guild = (await self.bob.post("/api/guilds", {"name": "New"})).json
        wire = await self.wire(FIRST)
        self.line.cut()
        await wire.until_lost()
        await self.write(lambda work: join_guild(work, Person(self.alice.id, "alice"), guild["id"]))
        self.line.mend()
        await wire.connect()
        self.assertTrue(wire.is_recovered)
        await wire.until(lambda: [g["id"] for g in wire.named("guild_created")] == [guild["id"]])
        room = f"g:{guild['id']}:c:{guild['channels'][0]['id']}"
        await wire.join(room)
        await self.bob.say("welcome", guild["channels"][0]["id"])
        await wire.until(lambda: [m["room"] for m in wire.named("new_message")] == [room])

    async def test_unread_and_presence_are_the_newest(self):
        carol = await self.member("carol")
        wire = await self.wire(FIRST)
        online = {"user_id": carol.id, "status": "online", "custom_status": None}
        self.line.cut()
        await wire.until_lost()
        await self.wire(client=carol, line=False)
        for number in range(3):
            last = await self.bob.say(f"elsewhere {number}", self.channel_id)
        self.line.mend()
        await wire.connect()
        await wire.until(lambda: any(online in told["changes"] for told in wire.named("presence_changed")))
        await wire.until(lambda: any(u["last_seq"] == last["seq"] for u in wire.named("unread_changed")))
        signals = [told for told in wire.named("unread_changed") if told["channel_id"] == self.channel_id]
        self.assertEqual(signals[-1]["last_message_id"], last["id"])

    async def test_an_unread_signal_that_was_still_gathered_is_not_lost(self):
        wire = await self.wire(FIRST)
        last = await self.bob.say("elsewhere", self.channel_id)
        await self.bob.say("here")
        await wire.until(lambda: len(wire.named("new_message")) == 1)
        self.line.cut()  # it has seen what came after the signal was noted
        await wire.until_lost()
        self.line.mend()
        await wire.connect()
        await wire.until(lambda: any(u["last_message_id"] == last["id"] for u in wire.named("unread_changed")))

    async def much_happens(self, count=EVENTS, between=None):
        """So many events in the two rooms, of every kind that is kept. Returns when all are committed."""
        said, reacted = [], []
        for number in range(count):
            kind = random.choice(["say", "say", "edit", "delete", "react", "unreact"])
            channel_id = random.choice([1, self.channel_id])
            if kind == "unreact" and reacted:
                address = reacted.pop(random.randrange(len(reacted)))
                answer = await self.bob.delete(address)
            elif kind == "say" or not said:
                answer = await self.bob.post(f"/api/channels/{channel_id}/messages", {"content": f"says {number}"})
                said.append(f"/api/channels/{channel_id}/messages/{answer.json['id']}")
            elif kind == "edit":
                answer = await self.bob.patch(random.choice(said), {"content": f"edited {number}"})
            elif kind == "delete":
                gone = said.pop(random.randrange(len(said)))
                reacted = [address for address in reacted if not address.startswith(gone + "/")]
                answer = await self.bob.delete(gone)
            else:
                reacted.append(f"{random.choice(said)}/reactions/{chr(0x1F600 + number % 20)}")
                answer = await self.bob.put(reacted[-1])
                if reacted.count(reacted[-1]) > 1:
                    reacted.pop()
            self.assertIn(answer.status, (200, 201, 204), answer.json)
            if between is not None:
                await between()
        return (await self.bob.post("/api/channels/1/messages", {"content": "the end"})).json

    async def witness(self):
        """Somebody whose connection never breaks: what there was to hear."""
        return await self.wire(FIRST, self.second, client=self.bob, line=False)

    def kept(self, wire):
        return [(heard.name, heard.data) for heard in wire.heard if heard.name in KEPT]

    def has_ended(self, heard):
        return bool(heard) and heard[-1][1].get("content") == "the end"


if __name__ == "__main__":
    unittest.main()
