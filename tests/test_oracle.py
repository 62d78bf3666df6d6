"""The house against `oracle.py`, which was written from Discord's published rules alone: no difference, in 10,000 guilds made
up at random, in what may be done and in who may say so; and the same for guilds that stand in the database."""

import itertools
import random
import unittest
from dataclasses import dataclass, field

import oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert
from support import GuildhallTest

from backend.channels.models import channels
from backend.errors import Forbidden, NotFound
from backend.guilds.changing import give_role, take_role
from backend.guilds.models import guilds, members
from backend.people import Person
from backend.permissions import resolve
from backend.permissions.access import GuildAccess, access_channel
from backend.permissions.bits import Permission
from backend.permissions.rank import OWNER, Rank
from backend.permissions.resolve import Overwrite
from backend.permissions.views import views
from backend.roles.actions import create_role, delete_role, update_role
from backend.roles.channel_rights import put_overwrite
from backend.roles.models import member_roles, overwrites, roles
from backend.roles.ordering import order_roles
from backend.roles.overwrites import check_may_change
from backend.roles.schemas import NewOverwrite, NewRole, OverwriteEntry, RoleChanges

MANY, STORED = 10_000, 300
SEED = 20261123


def bits(names):
    return sum(Permission[name] for name in names) + 0


def names(permissions):
    return frozenset(bit.name for bit in Permission if bit & permissions)


@dataclass
class Told:
    """The oracle's guild in the house's words: ids for names, integers for sets."""

    guild: oracle.Guild
    id: int
    ids: dict = field(default_factory=dict)

    @classmethod
    def of(cls, guild, new_id=None, people=()):
        new_id = new_id or itertools.count(1).__next__
        told = cls(guild, new_id())
        told.ids = (
            dict(zip(guild.members, people, strict=False)) if people else {who: new_id() for who in guild.members}
        )
        told.ids |= {name: new_id() for name in (*guild.ladder, *guild.channels)}
        return told

    def overwrites(self, where):
        """(target id, type, overwrite) of a channel."""
        channel = self.guild.channels[where]
        of_everyone = [(self.id, "role", channel.of_everyone)] if channel.of_everyone else []
        of_roles = [(self.ids[role], "role", said) for role, said in channel.of_roles.items()]
        of_members = [(self.ids[who], "member", said) for who, said in channel.of_members.items()]
        for target, kind, said in [*of_everyone, *of_roles, *of_members]:
            yield target, kind, Overwrite(bits(said.allow), bits(said.deny))

    def base(self, who):
        held = [bits(self.guild.permissions[role]) for role in self.guild.members[who].roles]
        return resolve.base(bits(self.guild.everyone), held, owner=who == self.guild.owner)

    def in_channel(self, who, where):
        member = self.guild.members[who]
        return resolve.member_in_channel(
            self.base(who),
            self.id,
            self.ids[who],
            [self.ids[role] for role in member.roles],
            {target: said for target, _, said in self.overwrites(where)},
            timed_out=member.timed_out,
        )

    def rank(self, who):
        base = self.base(who)
        if self.guild.members[who].timed_out and not base & Permission.ADMINISTRATOR:
            base &= resolve.LEFT_IN_TIMEOUT
        places = [self.guild.ladder.index(role) + 1 for role in self.guild.members[who].roles]
        top = OWNER if who == self.guild.owner else max(places, default=0)
        return Rank(GuildAccess(self.id, self.ids[self.guild.owner], base), top)


def differences(guild):
    """Where the house says something else than the oracle."""
    told = Told.of(guild)
    return [
        (who, where, names(told.in_channel(who, where)) ^ guild.in_channel(who, where))
        for who in guild.members
        for where in guild.channels
        if names(told.in_channel(who, where)) != guild.in_channel(who, where)
    ]


class TestArithmetic(unittest.TestCase):
    def test_the_names_are_the_houses(self):
        self.assertEqual(oracle.EVERYTHING, {bit.name for bit in Permission})

    def test_ten_thousand_guilds_without_a_difference(self):
        chance, compared, seen = random.Random(SEED), 0, set()
        for number in range(MANY):
            guild = oracle.some_guild(chance)
            self.assertEqual(differences(guild), [], f"guild {number} of seed {SEED}: {guild}")
            compared += len(guild.members) * len(guild.channels)
            seen.add(guild.in_channel(guild.owner, "channel 0") == guild.in_channel("member 0", "channel 0"))
        self.assertGreater(compared, 5 * MANY)
        self.assertEqual(seen, {True, False})  # they are not all alike

    @settings(deadline=None, max_examples=150)
    @given(st.randoms(use_true_random=False))
    def test_the_smallest_difference_would_be_found(self, chance):
        self.assertEqual(differences(oracle.some_guild(chance, most_members=2, most_channels=2)), [])


@dataclass
class Attempt:
    """Somebody tries to do something: what the oracle says to it, and how the house is asked."""

    kind: str
    who: str
    allowed: bool
    details: tuple


def some_attempt(chance, guild):
    who = chance.choice(sorted(guild.members))
    kinds = ["create", "everyone", "overwrite"] + ["edit", "delete", "sort", "give", "take"] * bool(guild.ladder)
    kind = chance.choice(kinds)
    role = chance.choice(guild.ladder) if guild.ladder else None
    wanted = oracle.some_names(chance, most=2) if chance.random() < 0.5 else frozenset()
    if chance.random() < 0.5:
        wanted |= frozenset(chance.sample(sorted(guild.in_guild(who)), min(2, len(guild.in_guild(who)))))
    if kind == "create":
        return Attempt(kind, who, guild.may_create_role(who, wanted), (wanted,))
    if kind == "everyone":
        wanted |= guild.everyone
        return Attempt("edit", who, guild.may_edit_role(who, None, wanted), (None, wanted))
    if kind == "edit":
        wanted |= guild.permissions[role] if chance.random() < 0.5 else frozenset()
        return Attempt(kind, who, guild.may_edit_role(who, role, wanted), (role, wanted))
    if kind == "delete":
        return Attempt(kind, who, guild.may_delete_role(who, role), (role,))
    if kind == "sort":
        ladder = list(guild.ladder)
        one, other = chance.randrange(len(ladder)), chance.randrange(len(ladder))
        ladder.insert(other, ladder.pop(one))
        return Attempt(kind, who, guild.may_sort(who, ladder), (ladder,))
    if kind in ("give", "take"):
        allowed = guild.may_give_role(who, role) if kind == "give" else guild.may_take_role(who, role)
        return Attempt(kind, who, allowed, (role, chance.choice(sorted(guild.members))))
    where = chance.choice(sorted(guild.channels))
    said = guild.channels[where]
    before = (said.of_everyone if role is None else said.of_roles.get(role)) or oracle.Said()
    after = some_change(chance, before, sorted(guild.in_channel(who, where)))
    return Attempt(kind, who, guild.may_overwrite(who, where, before, after), (where, role, before, after))


def some_change(chance, before, mine):
    """Of what is allowed, or of what is denied; mostly by what one has oneself."""
    changed = frozenset(chance.sample(mine, min(2, len(mine))))
    changed |= oracle.some_names(chance, most=2) if chance.random() < 0.3 else frozenset()
    if chance.random() < 0.5:
        allow = before.allow ^ changed
        return oracle.Said(allow, before.deny - allow)
    deny = before.deny ^ changed
    return oracle.Said(before.allow - deny, deny)


def decide(told, attempt):
    """What the house's pure rules say. Raises Forbidden."""
    rank, guild, details = told.rank(attempt.who), told.guild, attempt.details
    if attempt.kind == "overwrite":
        where, _, before, after = details
        mine = told.in_channel(attempt.who, where)
        if not mine & Permission.MANAGE_ROLES:
            raise Forbidden
        entries = [[OverwriteEntry(1, "role", bits(said.allow), bits(said.deny))] for said in (before, after)]
        return check_may_change(mine, *entries)
    if not rank.access.permissions & Permission.MANAGE_ROLES:
        raise Forbidden
    if attempt.kind == "create":
        return rank.check_has(bits(details[0]))
    if attempt.kind == "sort":
        for place, (old, new) in enumerate(zip(guild.ladder, details[0], strict=True), 1):
            if old != new:
                rank.check_below(place)
        return None
    role = details[0]
    rank.check_below(0 if role is None else guild.ladder.index(role) + 1)
    if attempt.kind == "edit":
        before = guild.everyone if role is None else guild.permissions[role]
        rank.check_has(bits(details[1]) & ~bits(before))
    if attempt.kind == "give":
        rank.check_has(bits(guild.permissions[role]))
    return None


class TestHierarchy(unittest.TestCase):
    def test_ten_thousand_attempts_are_allowed_or_refused_as_published(self):
        chance, outcomes = random.Random(SEED + 1), set()
        for number in range(MANY):
            guild = oracle.some_guild(chance)
            attempt = some_attempt(chance, guild)
            try:
                decide(Told.of(guild), attempt)
                allowed = True
            except Forbidden:
                allowed = False
            self.assertEqual(allowed, attempt.allowed, f"attempt {number} of seed {SEED + 1}: {attempt} {guild}")
            outcomes.add((attempt.kind, allowed))
        kinds = ("create", "edit", "delete", "sort", "give", "take", "overwrite")
        self.assertEqual(outcomes, set(itertools.product(kinds, (True, False))))


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
