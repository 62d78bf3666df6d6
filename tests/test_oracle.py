"""The house's arithmetic against `oracle.py`, which was written from Discord's published rules alone: no difference, in 10,000
guilds made up at random, in what may be done and in who may say so."""

import itertools
import random
import unittest

import oracle
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle_stage import SEED, Told, bits, names, some_attempt

from backend.errors import Forbidden
from backend.permissions.bits import Permission
from backend.roles.overwrites import check_may_change
from backend.roles.schemas import OverwriteEntry

MANY = 10_000


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


if __name__ == "__main__":
    unittest.main()
