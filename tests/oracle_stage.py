"""What `oracle.py` makes up, in the house's words: a guild by ids and integers, and what somebody tries in it."""

import itertools
from dataclasses import dataclass, field

import oracle
from support import ROOT  # noqa: F401 - sets the import path

from backend.permissions import resolve
from backend.permissions.access import GuildAccess
from backend.permissions.bits import Permission
from backend.permissions.rank import OWNER, Rank
from backend.permissions.resolve import Overwrite

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
