"""Guilds that stand in the database against `oracle.py`: what is seen and what the doors do is what the published rules say."""

import itertools
import random
import unittest

import oracle
from oracle_stage import SEED, Told, bits, names, some_attempt
from sqlalchemy import insert
from support import GuildhallTest

from backend.channels.models import channels
from backend.errors import Forbidden, NotFound
from backend.guilds.changing import give_role, take_role
from backend.guilds.models import guilds, members
from backend.people import Person
from backend.permissions.access import access_channel
from backend.permissions.views import views
from backend.roles.actions import create_role, delete_role, update_role
from backend.roles.channel_rights import put_overwrite
from backend.roles.models import member_roles, overwrites, roles
from backend.roles.ordering import order_roles
from backend.roles.schemas import NewOverwrite, NewRole, RoleChanges

STORED = 300


class Undone(Exception):
    """Takes a successful attempt back, with all that it wrote."""


class TestStored(GuildhallTest):
    """Guilds by rows, all in one database, five people in all of them."""

    async def store(self, count, seed):
        chance = random.Random(seed)
        self.people = [person.id for person in await self.cast("alice", "bob", "carol", "dave", "erin")]

        def write(work):
            return [self.rows(work, oracle.some_guild(chance)) for _ in range(count)]

        return await self.write(write)

    def rows(self, work, guild):
        told = Told.of(guild, work.new_id, self.people)
        owner = told.ids[guild.owner]
        here = {"guild_id": told.id}
        work.execute(
            insert(guilds).values(id=told.id, name="G", owner_id=owner, member_count=len(guild.members), created_at=1)
        )
        ladder = [(told.ids[role], guild.permissions[role]) for role in guild.ladder]
        for place, (role_id, permissions) in enumerate([(told.id, guild.everyone), *ladder]):
            role = {**here, "id": role_id, "name": "r", "permissions": bits(permissions), "position": place}
            work.execute(insert(roles).values(role))
        for who, member in guild.members.items():
            until = work.now + 10**9 if member.timed_out else None
            row = {**here, "user_id": told.ids[who]}
            work.execute(insert(members).values(**row, joined_at=1, timed_out_until=until))
            for role in member.roles:
                work.execute(insert(member_roles).values(**row, role_id=told.ids[role]))
        for place, where in enumerate(guild.channels):
            channel = {**here, "id": told.ids[where], "name": "c", "type": "text", "position": place, "created_at": 1}
            work.execute(insert(channels).values(channel))
            for target, kind, said in told.overwrites(where):
                row = {"channel_id": told.ids[where], "target_id": target, "target_type": kind}
                work.execute(insert(overwrites).values(**row, allow=said.allow, deny=said.deny))
        return told

    async def test_the_gateway_and_the_views_agree_with_the_published_rules(self):
        stored = await self.store(STORED, SEED + 2)

        def gateway(work, user_id, channel_id):
            try:
                return access_channel(work, user_id, channel_id).permissions
            except NotFound:
                return 0

        def compare(work):
            together, wrong, compared = views(work, self.people), [], 0
            for told, _cold_then_warm in itertools.product(stored, range(2)):
                for who, where in itertools.product(told.guild.members, told.guild.channels):
                    user_id, channel_id = told.ids[who], told.ids[where]
                    view = together[user_id][told.id]
                    expected = told.guild.in_channel(who, where)
                    apart = gateway(work, user_id, channel_id)
                    compared += 1
                    is_seen = channel_id in view.visible
                    if not (names(apart) == names(view.channels[channel_id]) == expected and is_seen == bool(expected)):
                        wrong.append((told.guild, who, where))
            return wrong, compared

        wrong, compared = await self.app.db.read(compare)
        self.assertEqual(wrong, [])
        self.assertGreater(compared, 10 * STORED)

    async def test_what_the_doors_do_is_what_the_oracle_allows(self):
        chance, outcomes = random.Random(SEED + 3), set()
        for told in await self.store(60, SEED + 4):
            for _ in range(8):
                attempt = some_attempt(chance, told.guild)
                allowed = await self.attempt(told, attempt)
                self.assertEqual(allowed, attempt.allowed, f"{attempt} {told.guild}")
                outcomes.add((attempt.kind, allowed))
        self.assertGreaterEqual(len(outcomes), 13)

    async def attempt(self, told, attempt):
        user, details = Person(told.ids[attempt.who], attempt.who), attempt.details

        def role_id(role):
            return told.id if role is None else told.ids[role]

        def do(work):
            if attempt.kind == "create":
                create_role(work, user, told.id, NewRole("new", bits(details[0])))
            elif attempt.kind == "edit":
                update_role(work, user, told.id, role_id(details[0]), RoleChanges(permissions=bits(details[1])))
            elif attempt.kind == "delete":
                delete_role(work, user, told.id, role_id(details[0]))
            elif attempt.kind == "sort":
                order_roles(work, user, told.id, [told.ids[role] for role in details[0]])
            elif attempt.kind == "overwrite":
                where, role, _, after = details
                new = NewOverwrite("role", bits(after.allow), bits(after.deny))
                put_overwrite(work, user, told.ids[where], role_id(role), new)
            else:
                act = give_role if attempt.kind == "give" else take_role
                act(work, user, told.id, told.ids[details[1]], role_id(details[0]), "")
            raise Undone

        try:
            await self.write(do)
        except Undone:
            return True
        except (Forbidden, NotFound):
            return False
        raise AssertionError("neither")


if __name__ == "__main__":
    unittest.main()
