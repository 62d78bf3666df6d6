"""Rights change at random among thousands of events; an independent witness knows who may hear each of them."""

from __future__ import annotations

import asyncio
import random
import unittest
from collections import Counter
from collections.abc import Callable
from typing import Any
from unittest import mock

from oracle import Channel, Guild, Member, Said
from support import Answer, Client, GuildhallTest, Socket
from witness import Witness, World, bits, names_of

from backend.permissions.bits import DEFAULT_EVERYONE
from backend.realtime import newest, presence, unread

PEOPLE = ("alice", "bob", "carol", "dora", "emil")  # alice owns the guild
OTHERS = PEOPLE[1:]
ENOUGH = 10_000  # events
MOST_ROUNDS = 2_000
SOME = (
    "VIEW_CHANNEL",
    "SEND_MESSAGES",
    "VIEW_AUDIT_LOG",
    "BAN_MEMBERS",
    "MANAGE_GUILD",
    "MODERATE_MEMBERS",
    "READ_MESSAGE_HISTORY",
)
IN_CHANNEL = ("VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY")


class TestNobodyHearsWhatTheyMayNotSee(GuildhallTest):
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

    def note(self, what: str, answer: Answer) -> bool:
        self.assertLess(answer.status, 500, what)
        self.story.append(f"{what} -> {answer.status}")
        return answer.status < 300

    # Talking

    def talk(self) -> list[Callable[[], Any]]:
        return [
            self.say,
            self.say,
            self.say,
            self.edit,
            self.delete,
            self.react,
            self.vote,
            self.type,
            self.read,
            self.set_status,
        ]

    def somebody_somewhere(self) -> tuple[str, int]:
        who = self.chance.choice(PEOPLE)
        seen = [id for id in self.messages if self.world.views(who, id)]
        return (who, self.chance.choice(seen)) if seen else ("alice", self.chance.choice(self.channels()))

    def channels(self) -> list[int]:
        return [id for id in self.messages if id not in self.world.dms]

    async def say(self) -> set[str]:
        who, where = self.somebody_somewhere()
        answer = await self.people[who].post(f"/api/channels/{where}/messages", {"content": "secret"})
        if self.note(f"{who} says something in {where}", answer):
            self.messages[where].append((answer.json["id"], who))
        return {who}

    async def edit(self) -> set[str]:
        _, where = self.somebody_somewhere()
        if not self.messages[where]:
            return set()
        id, author = self.chance.choice(self.messages[where])
        answer = await self.people[author].patch(f"/api/channels/{where}/messages/{id}", {"content": "other"})
        self.note(f"{author} edits in {where}", answer)
        return {author}

    async def delete(self) -> set[str]:
        who, where = self.somebody_somewhere()
        if self.messages[where]:
            id, _ = self.chance.choice(self.messages[where])
            if self.note(
                f"{who} deletes in {where}", await self.people[who].delete(f"/api/channels/{where}/messages/{id}")
            ):
                self.messages[where] = [one for one in self.messages[where] if one[0] != id]
        return {who}

    async def react(self) -> set[str]:
        who, where = self.somebody_somewhere()
        if self.messages[where]:
            id, _ = self.chance.choice(self.messages[where])
            one = f"/api/channels/{where}/messages/{id}/reactions/🍵"
            method = self.chance.choice(("PUT", "DELETE"))
            self.note(f"{who} reacts in {where}", await self.people[who].request(method, one))
        return {who}

    async def vote(self) -> set[str]:
        who, where = self.somebody_somewhere()
        if self.messages[where]:
            id, author = self.chance.choice(self.messages[where])
            poll = {"question": "secret?", "options": ["one", "other"]}
            await self.people[author].post(f"/api/messages/{id}/poll", poll)
            for option_id in "12":
                answer = await self.people[who].post(f"/api/polls/{id}/vote", {"option_id": option_id})
                self.note(f"{who} votes in {where}", answer)
        return {who}

    async def type(self) -> set[str]:
        who = self.chance.choice(PEOPLE)
        if self.joined[who]:
            where = self.chance.choice(sorted(self.joined[who]))
            room = f"d:{where}" if where in self.world.dms else f"g:{self.id}:c:{where}"
            self.story.append(f"{who} types in {where}: {await self.sockets[who].ask('typing', {'room': room})}")
        return {who}

    async def read(self) -> set[str]:
        who, where = self.somebody_somewhere()
        if self.messages[where]:
            body = {"message_id": self.messages[where][-1][0]}
            self.note(f"{who} reads {where}", await self.people[who].post(f"/api/channels/{where}/ack", body))
        return {who}

    async def set_status(self) -> set[str]:
        who = self.chance.choice(PEOPLE)
        body = {"status": self.chance.choice(("online", "idle", "dnd", "invisible"))}
        self.note(f"{who} is {body}", await self.people[who].put("/api/me/status", body))
        return {who}

    # Changing what people may

    def acts(self) -> list[Callable[[], Any]]:
        often = [self.make_role, self.change_role, self.give_or_take, self.overwrite, self.overwrite, self.time_out]
        return [
            *often,
            *often,
            self.everyone,
            self.kick_or_ban,
            self.come,
            self.come,
            self.block,
            self.channel,
            self.report,
        ]

    def some(self, among: tuple[str, ...]) -> frozenset[str]:
        return frozenset(name for name in among if self.chance.random() < 0.4)

    async def everyone(self) -> set[str]:
        names = self.some(SOME[:2]) | {"CREATE_INSTANT_INVITE"}
        answer = await self.owner.patch(f"{self.at}/roles/{self.id}", {"permissions": bits(names)})
        if self.note(f"everyone may {names}", answer):
            self.world.guild.everyone = names
        return {"alice"}

    async def make_role(self) -> set[str]:
        if len(self.world.guild.ladder) > 5:
            return set()
        names = self.some(SOME) | ({"ADMINISTRATOR"} if self.chance.random() < 0.1 else frozenset())
        answer = await self.owner.post(f"{self.at}/roles", {"name": "role", "permissions": bits(names)})
        if self.note(f"a role that may {sorted(names)}", answer):
            role = str(answer.json["id"])
            self.world.guild.ladder.insert(0, role)
            self.world.guild.permissions[role] = names
        return {"alice"}

    async def change_role(self) -> set[str]:
        model = self.world.guild
        if not model.ladder:
            return set()
        role, names = self.chance.choice(model.ladder), self.some(SOME)
        if self.chance.random() < 0.3:
            if self.note(f"role {role} goes", await self.owner.delete(f"{self.at}/roles/{role}")):
                model.ladder.remove(role)
                del model.permissions[role]
                for member in model.members.values():
                    member.roles = [one for one in member.roles if one != role]
                for channel in model.channels.values():
                    channel.of_roles.pop(role, None)
        elif self.note(
            f"role {role} may {sorted(names)}",
            await self.owner.patch(f"{self.at}/roles/{role}", {"permissions": bits(names)}),
        ):
            model.permissions[role] = names
        return {"alice"}

    async def give_or_take(self) -> set[str]:
        model, who = self.world.guild, self.chance.choice(OTHERS)
        if not model.ladder or who not in model.members:
            return set()
        role, path = self.chance.choice(model.ladder), f"{self.at}/members/{self.people[who].id}/roles"
        gives = role not in model.members[who].roles
        answer = await self.owner.request("PUT" if gives else "DELETE", f"{path}/{role}")
        if self.note(f"{who} {'gets' if gives else 'loses'} {role}", answer):
            (model.members[who].roles.append if gives else model.members[who].roles.remove)(role)
        return {"alice", who}

    async def overwrite(self) -> set[str]:
        model, where = self.world.guild, self.chance.choice(self.channels())
        channel, who = model.channels[f"channel {where}"], self.chance.choice(OTHERS)
        kind = self.chance.choice(("everyone", "role", "member"))
        target = {
            "everyone": str(self.id),
            "role": self.chance.choice(model.ladder or ["1"]),
            "member": str(self.people[who].id),
        }[kind]
        allow = self.some(IN_CHANNEL)
        said = Said(allow, self.some(IN_CHANNEL) - allow)
        body = {"type": "member" if kind == "member" else "role", "allow": bits(said.allow), "deny": bits(said.deny)}
        answer = await self.owner.put(f"/api/channels/{where}/overwrites/{target}", body)
        if self.note(f"in {where} {kind} {target} {said}", answer):
            if kind == "everyone":
                channel.of_everyone = said
            elif kind == "role":
                channel.of_roles[target] = said
            else:
                channel.of_members[who] = said
        return {"alice", who}

    async def time_out(self) -> set[str]:
        who = self.chance.choice(OTHERS)
        member = self.world.guild.members.get(who)
        if member is not None:
            body = {"timeout": None if member.timed_out else 3600}
            answer = await self.owner.patch(f"{self.at}/members/{self.people[who].id}", body)
            if self.note(f"{who} {body}", answer):
                member.timed_out = not member.timed_out
        return {"alice", who}

    async def kick_or_ban(self) -> set[str]:
        who = self.chance.choice(OTHERS)
        member = self.world.guild.members.get(who)
        if member is None or member.timed_out:
            return set()
        where = self.chance.choice(("members", "bans"))
        path = f"{self.at}/{where}/{self.people[who].id}"
        method = "DELETE" if where == "members" else "PUT"
        if self.note(f"{who} goes ({where})", await self.owner.request(method, path)):
            del self.world.guild.members[who]
            if where == "bans":
                await self.owner.delete(path)
        return {"alice", who}

    async def come(self) -> set[str]:
        who = self.chance.choice(OTHERS)
        if self.world.is_member(who):
            return set()
        if self.note(f"{who} comes", await self.people[who].post(f"/api/invites/{self.invite}/join")):
            self.world.guild.members[who] = Member()
        return {who}

    async def block(self) -> set[str]:
        who, whom = self.chance.sample(OTHERS, 2)
        was = (who, whom) in self.world.blocks
        path = f"/api/friends/{self.people[whom].id}/block"
        if self.note(
            f"{who} {'un' * was}blocks {whom}", await self.people[who].request("DELETE" if was else "PUT", path)
        ):
            (self.world.blocks.discard if was else self.world.blocks.add)((who, whom))
        return {who}

    async def channel(self) -> set[str]:
        model = self.world.guild
        if len(self.channels()) > 4:
            gone = self.chance.choice(self.channels())
            if self.note(f"channel {gone} goes", await self.owner.delete(f"/api/channels/{gone}")):
                del model.channels[f"channel {gone}"], self.messages[gone]
            return {"alice"}
        hidden = self.chance.random() < 0.5
        deny = bits(frozenset({"VIEW_CHANNEL"}))
        body = {"name": "more", "overwrites": [{"id": self.id, "type": "role", "deny": deny}] if hidden else []}
        answer = await self.owner.post(f"{self.at}/channels", body)
        if self.note(f"a channel, hidden: {hidden}", answer):
            id = answer.json["id"]
            model.channels[f"channel {id}"] = Channel(Said(deny=frozenset({"VIEW_CHANNEL"})) if hidden else None)
            self.world.ids[id], self.messages[id] = f"channel {id}", []
        return {"alice"}

    async def report(self) -> set[str]:
        who = self.chance.choice([name for name in PEOPLE if self.world.is_member(name)])
        body = {"reason": "rude", "user_id": self.owner.id}
        self.note(f"{who} reports", await self.people[who].post(f"{self.at}/reports", body))
        return {who}


if __name__ == "__main__":
    unittest.main()
