"""State before + events == state loaded fresh, for everything that can be done: then coming back needs no special care."""

import random
import unittest
from unittest import mock

from support import GuildhallTest

from backend.permissions.bits import Permission
from backend.realtime import unread

EMOJI = ["👍", "🎉", "🍵"]


class Reducer:
    """What a client keeps, and what each event does to it. Applying an event twice does no harm."""

    def __init__(self, bootstrap, histories):
        self.me = bootstrap["me"]["id"]
        self.guilds = {guild["id"]: guild for guild in bootstrap["guilds"]}
        self.channels = {}
        for guild in bootstrap["guilds"]:
            for channel in guild.pop("channels"):
                self.channels[channel["id"]] = channel
        self.reads = {state["channel_id"]: state for state in bootstrap["read_states"]}
        self.messages = {channel: {m["id"]: m for m in messages} for channel, messages in histories.items()}

    def state(self):
        """To compare: without what is one's own answer alone (nonce) and in no promised order (reactions)."""
        messages = {
            channel: [
                {k: v for k, v in message.items() if k not in ("nonce", "room", "reactions")}
                | {"reactions": sorted(message["reactions"], key=lambda reaction: reaction["emoji"])}
                for message in sorted(said.values(), key=lambda message: message["seq"])
            ]
            for channel, said in self.messages.items()
        }
        return self.guilds, self.channels, self.reads, messages

    def apply(self, name, data):
        getattr(self, f"_{name}", lambda _: None)(data)

    def _guild_created(self, guild):
        guild = dict(guild)
        for channel in guild.pop("channels"):
            self.channels.setdefault(channel["id"], channel)
            self.messages.setdefault(channel["id"], {})
        self.guilds[guild["id"]] = guild

    def _channel_created(self, channel):
        permissions = self.guilds[channel["guild_id"]]["permissions"]  # it has no overwrites yet
        self.channels.setdefault(channel["id"], {**channel, "permissions": permissions})
        self.messages.setdefault(channel["id"], {})

    def _member_created(self, event):
        self.guilds[event["guild_id"]]["member_count"] = event["member_count"]

    def _new_message(self, message):
        self.messages[message["channel_id"]].setdefault(message["id"], message)
        self._advance(message["channel_id"], message["id"], message["seq"])

    def _advance(self, channel_id, last_message_id, last_seq):
        channel = self.channels[channel_id]
        if last_seq >= channel["last_seq"]:
            channel.update(last_message_id=last_message_id, last_seq=last_seq)

    def _message_edited(self, message):
        known = self.messages[message["channel_id"]].get(message["id"])
        if known is not None:
            known.update({key: message[key] for key in ("content", "edited_at")})

    def _message_deleted(self, event):
        self.messages[event["channel_id"]].pop(event["message_id"], None)
        self.channels[event["channel_id"]]["last_message_id"] = event["last_message_id"]

    def _reaction_added(self, event):
        self._reacted(event, True)

    def _reaction_removed(self, event):
        self._reacted(event, False)

    def _reacted(self, event, added):
        message = self.messages[event["channel_id"]].get(event["message_id"])
        if message is None:
            return
        before = next((one for one in message["reactions"] if one["emoji"] == event["emoji"]), None)
        message["reactions"] = [one for one in message["reactions"] if one is not before]
        me = added if event["user_id"] == self.me else before is not None and before["me"]
        if event["count"]:
            message["reactions"].append({"emoji": event["emoji"], "count": event["count"], "me": me})

    def _unread_changed(self, event):
        if "last_read_id" in event:
            self.reads[event["channel_id"]] = {key: event[key] for key in event if key != "guild_id"}
        else:
            self._advance(event["channel_id"], event["last_message_id"], event["last_seq"])


class TestSameAsFresh(GuildhallTest):
    async def asyncSetUp(self):
        patch = mock.patch.object(unread, "GATHER_SECONDS", 0.001)
        patch.start()
        self.addCleanup(patch.stop)
        await super().asyncSetUp()
        self.watcher, self.other = await self.cast("alice", "bob")
        for person in (self.watcher, self.other):
            await self.give_role(person.id, Permission.MANAGE_CHANNELS)
        self.socket = await self.watcher.socket()
        self.joined = set()

    async def load(self):
        """As a client starts: the socket first, then the start-up state, each room joined before its history is asked for."""
        bootstrap = (await self.watcher.get("/api/bootstrap")).json
        histories = {}
        for guild in bootstrap["guilds"]:
            for channel in guild["channels"]:
                await self.join(guild["id"], channel["id"])
                answer = await self.watcher.get(f"/api/channels/{channel['id']}/messages?limit=100")
                histories[channel["id"]] = answer.json["messages"]
        return Reducer(bootstrap, histories)

    async def join(self, guild_id, channel_id):
        if channel_id not in self.joined:
            self.joined.add(channel_id)
            await self.socket.join(guild_id, channel_id)

    async def check(self, kept):
        for name, data in await self.settle(self.socket):
            for _twice in range(2):
                kept.apply(name, data)
        self.socket.received.clear()
        for channel in list(kept.channels.values()):
            await self.join(channel["guild_id"], channel["id"])
        fresh = await self.load()
        for ours, theirs in zip(kept.state(), fresh.state(), strict=True):
            self.assertEqual(ours, theirs)

    async def act(self, chance, kept, actor):
        """One thing that can be done, chosen at random; a refusal changes nothing either."""
        channel = chance.choice(list(kept.channels.values()))
        said = list(kept.messages[channel["id"]]) or [1]
        address = f"/api/channels/{channel['id']}/messages"
        one = f"{address}/{chance.choice(said)}"
        reaction = f"{one}/reactions/{chance.choice(EMOJI)}"
        read = {"message_id": chance.choice(said)}
        text = {"content": f"text {chance.randint(0, 9)}"}
        await chance.choice(
            [
                lambda: actor.post(address, {**text, "nonce": str(chance.randint(0, 99))}),
                lambda: actor.post(address, text),
                lambda: actor.patch(one, text),
                lambda: actor.delete(one),
                lambda: actor.put(reaction),
                lambda: actor.put(reaction),
                lambda: actor.delete(reaction),
                lambda: actor.post(f"/api/channels/{channel['id']}/ack", read),
            ]
        )()

    async def test_whatever_is_done_the_events_say_what_a_fresh_start_would(self):
        for seed in range(4):
            chance = random.Random(seed)
            kept = await self.load()
            for _ in range(12):
                for _ in range(chance.randint(1, 8)):
                    await self.act(chance, kept, chance.choice([self.watcher, self.other]))
                await self.check(kept)
                await self.rarer(chance)
                await self.check(kept)

    async def rarer(self, chance):
        kind = chance.randint(0, 5)
        if kind == 0:
            await self.watcher.post("/api/guilds", {"name": "Another"})
        elif kind == 1:
            await self.other.post("/api/guilds", {"name": "Not to be seen"})
        elif kind == 2:
            await self.other.post(
                "/api/guilds/1/channels", {"name": "more", "type": chance.choice(["text", "category"])}
            )
        elif kind == 3:
            await self.member(f"member{chance.randint(0, 10**9)}")


if __name__ == "__main__":
    unittest.main()
