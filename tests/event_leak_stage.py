"""The stage of the test about leaks in events: alice's guild, who is in it, and the witness's world beside it."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from typing import Any
from unittest import mock

from oracle import Channel, Guild, Member
from support import Answer, Client, GuildhallTest, Socket
from witness import World, names_of

from backend.permissions.bits import DEFAULT_EVERYONE
from backend.realtime import newest, presence, unread

PEOPLE = ("alice", "bob", "carol", "dora", "emil")  # alice owns the guild
OTHERS = PEOPLE[1:]


class LeakTest(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        for gathering, wait in ((unread, "GATHER_SECONDS"), (newest, "GATHER_SECONDS"), (presence, "BATCH_SECONDS")):
            patch = mock.patch.object(gathering, wait, 60)  # flushed by hand, in each round
            patch.start()
            self.addCleanup(patch.stop)
        self.chance = random.Random(53)
        self.heard: Counter[str] = Counter()
        self.story: list[str] = []
        self.people: dict[str, Client] = dict(zip(PEOPLE, await self.cast(*PEOPLE), strict=True))
        for person in self.people.values():
            await person.post("/api/guilds/1/leave")
        self.owner = self.people["alice"]
        guild = (await self.owner.post("/api/guilds", {"name": "Ours"})).json
        self.id, self.at = guild["id"], f"/api/guilds/{guild['id']}"
        self.invite = (await self.owner.post(f"{self.at}/invites", {})).json["code"]
        ids = {person.id: name for name, person in self.people.items()}
        first = guild["channels"][0]["id"]
        model = Guild(
            "alice", names_of(int(DEFAULT_EVERYONE)), [], {}, {"alice": Member()}, {f"channel {first}": Channel()}
        )
        self.world = World(model, {**ids, first: f"channel {first}"})
        self.sockets: dict[str, Socket] = {}
        self.joined: dict[str, set[int]] = {name: set() for name in PEOPLE}
        self.messages: dict[int, list[tuple[int, str]]] = {first: []}  # by channel: message, author
        for name in OTHERS:
            await self.people[name].post(f"/api/invites/{self.invite}/join")
            self.world.guild.members[name] = Member()
        both = (await self.people["bob"].post("/api/dms", {"users": [self.people["carol"].id]})).json["id"]
        await self.people["bob"].say("Tea?", both)  # which opens it on carol's side
        self.world.dms[both] = {"bob", "carol"}
        self.messages[both] = []
        for name, person in self.people.items():
            self.sockets[name] = await person.socket()
        await self.gather_all()

    async def gather_all(self) -> dict[str, list[tuple[str, Any]]]:
        """What each has received since the last time."""
        self.app.hub._unread._flush()
        self.app.hub.presence._tell()
        if self.chance.random() < 0.5:  # else what was gathered comes later, when rights may be other than they were
            self.app.hub.newest.flush()
        everything = {}
        await asyncio.gather(*(self.settle(socket) for socket in self.sockets.values()))
        for name, socket in self.sockets.items():
            everything[name] = list(socket.received)
            socket.received.clear()
        return everything

    def note(self, what: str, answer: Answer) -> bool:
        self.assertLess(answer.status, 500, what)
        self.story.append(f"{what} -> {answer.status}")
        return answer.status < 300

    def channels(self) -> list[int]:
        return [id for id in self.messages if id not in self.world.dms]

    def somebody_somewhere(self) -> tuple[str, int]:
        who = self.chance.choice(PEOPLE)
        seen = [id for id in self.messages if self.world.views(who, id)]
        return (who, self.chance.choice(seen)) if seen else ("alice", self.chance.choice(self.channels()))
