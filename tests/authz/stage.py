"""Where a trial happens: a guild of its own and people of their own, so that no trial can spoil the next.

Accounts, sessions and memberships are rows, made in one transaction; a password is hashed but once.
"""

from __future__ import annotations

import itertools
from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import insert
from support import PASSWORD, Client, GuildhallTest
from yarl import URL

from backend.auth import sessions
from backend.auth.cookies import NAME as COOKIE
from backend.auth.csrf import csrf_token
from backend.db import Work
from backend.guilds.actions import create_guild
from backend.guilds.members import add_member, change_member, leave_guild
from backend.guilds.schemas import NewGuild
from backend.messages.sending import Send, send_messages
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.roles.models import member_roles, overwrites, roles
from backend.users.accounts import NewAccount, create_account, make_administrator
from backend.utils import sha256
from tests.authz.rows import Row

MODERATES = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MANAGE_MESSAGES
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_NICKNAMES
    | Permission.VIEW_AUDIT_LOG
)
HOUR = 3_600_000  # milliseconds
CHEAP_HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)

# The guild's roles, the lowest first; nobody holds the first.
ROLES = {"idle": 0, "limited": 0, "moderator": int(MODERATES), "admin": int(Permission.ADMINISTRATOR)}

_numbers = itertools.count(1)


class Stage:
    """`owner`, `instance_admin`: clients; `guild`, `channel`, `role`, `message`: ids."""

    def __init__(self, test: GuildhallTest) -> None:
        self._test = test
        self._clients: dict[str, Client] = {}
        self._others: list[Client] = []
        self.guild = self.channel = self.role = self.message = 0

    async def set_up(self, persona: str, *, with_message: bool) -> Client:
        """Builds the guild and answers the client of whoever tries."""
        tokens = {name: sessions.new_token() for name in {"owner", "instance_admin", persona} - {"anonymous"}}
        made = await self._test.app.db.write(self._build, persona, tokens)
        if with_message:
            send = Send(made["owner"], self.channel, "Tea or coffee?")
            self.message = (await self._test.app.db.write_bulk(send_messages, send)).message.id
        if persona == "ex_member":
            await self._leave(made[persona])
        for name, person in made.items():
            self._clients[name] = self._client(person, tokens[name])
        if persona not in made:
            self._clients[persona] = Client(self._test.server.url)
        return self._clients[persona]

    @property
    def room(self) -> str:
        return f"g:{self.guild}:c:{self.channel}"

    @property
    def owner(self) -> Client:
        return self._clients["owner"]

    @property
    def instance_admin(self) -> Client:
        return self._clients["instance_admin"]

    async def target(self) -> Client:
        """Another plain member of the guild."""
        return await self.newcomer(member=True)

    async def newcomer(self, *, member: bool = False) -> Client:
        """Somebody else, who is nothing in the guild unless `member`."""
        token = sessions.new_token()

        def make(work: Work) -> Person:
            person = _account(work, token)
            if member:
                add_member(work, self.guild, person.id)
            return person

        self._others.append(self._client(await self._test.app.db.write(make), token))
        return self._others[-1]

    async def write(self, change: Any, *arguments: Any) -> Any:
        """An action, for what has no door."""
        return await self._test.app.db.write(change, *arguments)

    async def close(self) -> None:
        for client in (*self._clients.values(), *self._others):
            await client.close()

    def _client(self, person: Person, token: str) -> Client:
        client = Client(self._test.server.url, person.username)
        client.id, client.csrf = person.id, csrf_token(self._test.settings.secret_key, sha256(token))
        client.http.cookie_jar.update_cookies({COOKIE: token}, URL(client.url))
        return client

    def _build(self, work: Work, persona: str, tokens: dict[str, str]) -> dict[str, Person]:
        people = {name: _account(work, token) for name, token in tokens.items()}
        guild = create_guild(work, people["owner"], NewGuild("Ours"))
        assert guild.channels
        self.guild, self.channel = guild.id, guild.channels[0].id
        held = {
            name: _role(work, self.guild, name, permissions, position)
            for position, (name, permissions) in enumerate(ROLES.items(), 1)
        }
        self.role = held["idle"]
        deny = {"target_id": held["limited"], "target_type": "role", "deny": int(Permission.VIEW_CHANNEL)}
        work.execute(insert(overwrites).values(channel_id=self.channel, allow=0, **deny))
        make_administrator(work, people["instance_admin"].id)
        if persona not in ("anonymous", "stranger", "owner", "instance_admin"):
            add_member(work, self.guild, people[persona].id)
        if persona in held:
            values = {"guild_id": self.guild, "user_id": people[persona].id, "role_id": held[persona]}
            work.execute(insert(member_roles).values(values))
        if persona == "timed_out":
            change_member(work, self.guild, people[persona].id, timed_out_until=work.now + HOUR)
        return people

    async def _leave(self, person: Person) -> None:
        """After having looked around, so that what is remembered of their rights must be forgotten too."""
        await self._test.app.db.read(access_channel, person.id, self.channel)
        await self._test.app.db.write(leave_guild, person, self.guild)


async def parameters_of(stage: Stage, row: Row, client: Client) -> dict[str, Any]:
    """What the braces of a row stand for, when this client tries it."""
    made = {name: getattr(stage, name) for name in ("guild", "channel", "room", "role", "message")}
    made |= {"me": client.id or 1, **(await row.setup(stage) if row.setup is not None else {})}
    return made if "target" in made or not row.needs("target") else {**made, "target": (await stage.target()).id}


def _account(work: Work, token: str) -> Person:
    name = f"person-{next(_numbers)}"
    person = create_account(work, NewAccount(name, f"{name}@example.org", CHEAP_HASH))
    sessions.start_session(work, person.id, sha256(token), sessions.Client("127.0.0.1", "Trial"))
    return person


def _role(work: Work, guild_id: int, name: str, permissions: int, position: int) -> int:
    id = work.new_id()
    values = {"id": id, "guild_id": guild_id, "name": name, "permissions": permissions, "position": position}
    work.execute(insert(roles).values(values))
    return id
