"""The stage of tests about guilds: alice owns "Ours", bob is its moderator, carol its member, dave a stranger."""

from sqlalchemy import insert
from support import GuildhallTest

from backend.guilds.entering import join_guild
from backend.guilds.models import member_names, members
from backend.people import Person
from backend.permissions.bits import Permission
from backend.realtime.events import AccessChanged
from backend.roles.models import member_roles, roles
from backend.users.models import users

MODERATES = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_NICKNAMES
    | Permission.MANAGE_ROLES
    | Permission.VIEW_AUDIT_LOG
)


class GuildTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob, self.carol, self.dave = await self.cast("alice", "bob", "carol", "dave")
        guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        self.guild, self.channel = guild["id"], guild["channels"][0]["id"]
        self.at = f"/api/guilds/{self.guild}"
        await self.enter(self.bob)
        await self.enter(self.carol)
        self.moderators = await self.role("moderators", MODERATES, 2, self.bob)

    async def enter(self, person, **how):
        """Makes somebody a member, as every door does in the end."""
        await self.write(lambda work: join_guild(work, Person(person.id, person.name), self.guild, **how))

    async def role(self, name, permissions=0, position=1, *holders):
        def change(work):
            id = work.new_id()
            here = {"guild_id": self.guild, "permissions": int(permissions), "position": position}
            work.execute(insert(roles).values(id=id, name=name, **here))
            for holder in holders:
                work.execute(insert(member_roles).values(guild_id=self.guild, user_id=holder.id, role_id=id))
            work.forget(self.guild)
            work.announce(AccessChanged(self.guild), to=None)
            return id

        return await self.write(change)

    async def crowd(self, count, prefix="person"):
        """So many more members, by rows alone."""

        def change(work):
            ids = [work.new_id() for _ in range(count)]
            names = {id: f"{prefix}-{number:05}" for number, id in enumerate(ids)}
            fixed = {"password_hash": "", "is_admin": False, "created_at": work.now}
            work.execute(
                insert(users),
                [
                    {"id": id, "username": name, "username_key": name, "email": name, "email_key": name, **fixed}
                    for id, name in names.items()
                ],
            )
            here = {"guild_id": self.guild}
            work.execute(insert(members), [{**here, "user_id": id, "joined_at": work.now} for id in ids])
            work.execute(insert(member_names), [{**here, "user_id": id, "key": name} for id, name in names.items()])
            return ids

        return await self.write(change)

    async def seen(self, person, by=None):
        """A member as somebody else is shown them."""
        return (await (by or self.alice).get(f"{self.at}/members/{person.id}")).json

    async def log(self, action):
        """Of the audit log, the entries of an action, the newest first."""
        answer = await self.alice.get(f"{self.at}/audit-log?action={action}")
        return answer.json["entries"]
