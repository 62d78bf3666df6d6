"""What changes what people may in a guild, in the server and in the witness's world alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from event_leak_stage import OTHERS, PEOPLE, LeakTest
from oracle import Channel, Member, Said
from witness import bits

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


class Acts(LeakTest):
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
