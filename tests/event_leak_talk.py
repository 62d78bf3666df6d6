"""What people say and do in a guild, whatever they may at that moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from event_leak_stage import PEOPLE, LeakTest


class Talk(LeakTest):
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
