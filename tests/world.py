"""The world in which stories are told at random: a guild, its people, and what a client of theirs keeps."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import aiohttp
from deeds import EMOJI, Pictured
from picture_stage import picture
from reducer import AUDIT, BANS, INVITES, READS, REPORTS, RIGHTS, Reducer
from states import differences, state_of
from support import Client, GuildhallTest, Socket

from tests.authz.stage import Stage

LISTS = {BANS: "bans", INVITES: "invites", AUDIT: "audit-log", REPORTS: "reports"}  # name -> path
ENTRIES = {BANS: "bans", INVITES: "invites", AUDIT: "entries", REPORTS: "reports"}  # name -> field of the answer
IMAGE = picture()

_fresh = itertools.count(1)


class World:
    """A guild with its people, each with a socket and what a client of theirs keeps."""

    def __init__(self, test: GuildhallTest) -> None:
        self.test = test
        self.stage = Stage(test)
        self.people: dict[str, Client] = {}
        self.sockets: dict[str, Socket] = {}
        self.kept: dict[str, Reducer] = {}
        self.made: dict[str, list[Any]] = {}  # by route, ids of what it answered
        self.gone: set[int] = set()  # whose accounts are deleted
        self.story: list[str] = []

    async def open(self) -> None:
        moderator = await self.stage.set_up("moderator", with_message=True)
        member, stranger = await self.stage.target(), await self.stage.newcomer()
        self.people = {"owner": self.stage.owner, "moderator": moderator, "member": member, "stranger": stranger}
        for name, person in self.people.items():
            self.sockets[name] = await person.socket()
        await self.begin()
        for name in self.people:
            self.sockets[name].received.clear()
            self.kept[name] = await self.load(name)

    async def begin(self) -> None:
        """So that there is something of each kind."""
        owner, member, at = self.stage.owner, self.people["member"], f"/api/guilds/{self.stage.guild}"
        category = (await owner.post(f"{at}/channels", {"name": "Rooms", "type": "category"})).json["id"]
        await owner.post(f"{at}/channels", {"name": "inside", "parent_id": category})
        await owner.post(f"{at}/invites", {})
        await member.post("/api/dms", {"users": [owner.id]})
        await owner.post("/api/dms", {"users": [member.id, self.people["moderator"].id], "name": "Three"})
        await self.people["stranger"].post("/api/friends/request", {"to": owner.name})
        await owner.post(f"{at}/reports", {"reason": "rude", "user_id": member.id})

    async def close(self) -> None:
        await self.stage.close()

    async def load(self, name: str) -> Reducer:
        """As a client starts: the start-up state, each room joined before its history is asked for."""
        person, socket = self.people[name], self.sockets[name]
        kept = Reducer((await person.get("/api/bootstrap")).json)
        for channel in (*kept.channels.values(), *kept.dms.values()):
            if channel["type"] != "category":
                guild_id = channel["guild_id"]
                room = f"g:{guild_id}:c:{channel['id']}" if guild_id else f"d:{channel['id']}"
                joined = await socket.ask("join_room", {"room": room})
                assert joined["ok"], (name, room, joined)
                if channel["permissions"] & READS:
                    history = await person.get(f"/api/channels/{channel['id']}/messages?limit=100")
                    kept.keep_history(channel["id"], history.json["messages"])
        own = {name: (await person.get(f"/api/me/{name}")).json[name] for name in ("saved", "drafts", "scheduled")}
        kept.keep_own(**own)
        for guild_id in kept.guilds:
            at = f"/api/guilds/{guild_id}"
            kept.keep_members(guild_id, (await person.get(f"{at}/members")).json["members"])
            for kind, right in RIGHTS.items():
                if kept.may(guild_id, right):
                    rows = (await person.get(f"{at}/{LISTS[kind]}?limit=100")).json[ENTRIES[kind]]
                    kept.keep_list(kind, guild_id, {self.key_of(row): row for row in rows})
        return kept

    def key_of(self, row: dict[str, Any]) -> Any:
        return row.get("code") or row.get("id") or row["user"]["id"]

    # What happens

    async def do(self, actor: str, route: str, path: str, body: Any) -> None:
        person = self.stage.instance_admin if actor == "instance_admin" else self.people[actor]
        method = route.split()[0]
        if isinstance(body, Pictured):
            form = aiohttp.FormData(body)
            form.add_field("file", IMAGE, filename="picture.png")
            answer = await person.request(method, path, data=form)
        else:
            answer = await person.request(method, path, body)
        shown = f"a picture {body or ''}" if isinstance(body, Pictured) else body
        self.story.append(f"{actor}: {method} {path} {shown or ''} -> {answer.status} {answer.code or ''}")
        assert answer.status < 500, self.story
        if route in ("DELETE /api/me", "DELETE /api/admin/users/<id:user_id>") and answer.status == 204:
            self.gone.add(person.id if route == "DELETE /api/me" else int(path.rpartition("/")[2]))
        if answer.status < 300 and isinstance(answer.json, dict):
            self.made.setdefault(route, []).append(answer.json.get("code") or answer.json.get("id"))
        await self.receive()

    async def receive(self) -> None:
        hub = self.test.app.hub
        hub._unread._flush()
        hub.newest.flush()
        for name, socket in list(self.sockets.items()):
            if self.people[name].id not in hub.sessions.users:
                signed_in = (await self.people[name].get("/api/me")).status != 401
                assert not signed_in, [f"{name} was thrown out", *self.story]
                self.forget(name)
                continue
            for event, data in await self.test.settle(socket):
                for _twice in range(2):
                    self.kept[name].apply(event, data)
            socket.received.clear()

    def forget(self, name: str) -> None:
        """Their session has ended; there is nobody to tell."""
        for known in (self.people, self.sockets, self.kept):
            known.pop(name)

    async def check(self) -> None:
        for name in list(self.people):
            fresh = await self.load(name)
            wrong = differences(
                state_of(self.kept[name], fresh, self.gone), state_of(fresh, self.kept[name], self.gone)
            )
            assert not wrong, "\n".join([f"{name} keeps what is not so:", *wrong[:12], "after:", *self.story])
            self.kept[name] = fresh

    # What there is to choose from

    def of(self, actor: str, kind: str, **where: Any) -> Sequence[Any]:
        mine = self.kept[actor]
        guild_id = where.get("guild_id")
        if guild_id is None and "channel_id" in where:
            guild_id = self._all("channels").get(where["channel_id"], {}).get("guild_id")

        def inside(found: dict[int, Any]) -> list[int]:
            return [id for id, one in found.items() if guild_id in (None, one["guild_id"])]

        channels, roles = self._all("channels"), self._all("roles")
        answers: dict[str, Any] = {
            "guilds": lambda: [*[self.stage.guild] * 4, *self._all("guilds")],
            "guild_names": lambda: [one["name"] for id, one in self._all("guilds").items() if id == guild_id],
            "channels": lambda: inside(channels),
            "parents": lambda: [None, *(id for id in inside(channels) if channels[id]["type"] == "category")],
            "dms": lambda: [*mine.dms, *mine.dms, *self._all("dms")],
            "roles": lambda: inside(roles),
            "every_role": lambda: list(roles),
            "targets": lambda: [*inside(roles), *self._users()],
            "users": self._users,
            "names": lambda: [view.me["username"] for view in self.kept.values()],
            "rooms": lambda: [*channels, *mine.channels, *mine.dms],
            "messages": lambda: self._messages(where.get("channel_id")),
            "emojis": lambda: self._expressions("emojis", guild_id),
            "stickers": lambda: self._expressions("stickers", guild_id),
            "polls": self._polls,
            "answers": lambda: ("1", "2", "3"),
            "reports": lambda: self._listed(REPORTS, guild_id),
            "invites": lambda: self._listed(INVITES, guild_id),
            "rules": lambda: self.made.get("POST /api/guilds/<id:guild_id>/automod", []),
            "announcements": lambda: self.made.get("POST /api/admin/announcements", []),
            "scheduled": lambda: list(mine.scheduled),
            "role_orders": lambda: self._orders([id for id in inside(roles) if id != guild_id]),
            "emoji": lambda: EMOJI,
            "fresh": lambda: [next(_fresh)],
        }
        return answers[kind]()  # type: ignore[no-any-return]

    def _all(self, what: str) -> dict[int, Any]:
        return {id: one for view in self.kept.values() for id, one in getattr(view, what).items()}

    def _messages(self, channel_id: int | None) -> list[int]:
        said = [known for view in self.kept.values() for id, known in view.messages.items() if channel_id in (None, id)]
        return sorted({id for known in said for id in known})

    def _polls(self) -> list[int]:
        said = [known for view in self.kept.values() for known in view.messages.values()]
        return sorted({id for known in said for id, message in known.items() if "poll" in message})

    def _listed(self, name: str, guild_id: int | None) -> list[Any]:
        lists = [(key, rows) for view in self.kept.values() for key, rows in view.lists.items()]
        return sorted({id for key, rows in lists if key[0] == name and guild_id in (None, key[1]) for id in rows})

    def _expressions(self, what: str, guild_id: int | None) -> list[int]:
        guilds = [one for id, one in self._all("guilds").items() if guild_id in (None, id)]
        return [one["id"] for guild in guilds for one in guild[what]]

    def _users(self) -> list[int]:
        return [person.id for person in self.people.values()]

    def _orders(self, roles: list[int]) -> list[list[int]]:
        ranked = sorted(roles, key=lambda id: self._all("roles")[id]["position"])
        return [ranked, ranked[::-1], ranked[1:] + ranked[:1]]
