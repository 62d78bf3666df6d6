"""Why somebody may do something or not: the steps lead where the rules lead, and say so in the order of the rules."""

import unittest

from guild_stage import GuildTest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.permissions import resolve
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.permissions.explain import NOTHING, Given, decided_by, explain, granted
from backend.permissions.resolve import Overwrite

P = Permission
GUILD, USER = 1, 500
RULES = ["everyone", "role", "owner", "administrator", "everyone_overwrite", "role_overwrite", "member_overwrite"]
RULES += ["timed_out", "no_view", "no_send"]

some_bits = st.sets(st.sampled_from(list(P)), max_size=8)
likely_bits = st.sets(st.sampled_from([P.VIEW_CHANNEL, P.SEND_MESSAGES, P.EMBED_LINKS, P.ADD_REACTIONS]))
bits = (some_bits | likely_bits).map(lambda chosen: int(sum(chosen)))
role_ids = st.integers(10, 14)
states = st.builds(
    Given,
    guild_id=st.just(GUILD),
    user_id=st.just(USER),
    everyone=bits,
    roles=st.dictionaries(role_ids, bits, max_size=4),
    overwrites=st.dictionaries(role_ids | st.sampled_from([GUILD, USER, 501]), st.builds(Overwrite, bits, bits)),
    is_owner=st.integers(0, 9).map(lambda number: number == 0),
    timed_out=st.booleans(),
)


class TestSteps(unittest.TestCase):
    @settings(deadline=None, max_examples=400)
    @given(states)
    def test_the_last_word_is_the_rules_own_for_every_permission(self, state):
        base = resolve.base(state.everyone, state.roles.values(), owner=state.is_owner)
        said = state.overwrites
        may = resolve.member_in_channel(base, GUILD, USER, state.roles, said, timed_out=state.timed_out)
        for permission in P:
            steps = explain(state, permission)
            self.assertEqual(granted(steps), bool(may & permission), (permission, steps))

    @settings(deadline=None)
    @given(states, st.sampled_from(list(P)))
    def test_the_steps_come_in_the_order_of_the_rules_and_only_what_decides_is_named(self, state, permission):
        steps = explain(state, permission)
        places = [RULES.index(step.rule) for step in steps]
        self.assertEqual(places, sorted(places))
        decided = decided_by(steps)
        self.assertTrue(all(step.effect == NOTHING for step in steps[steps.index(decided) + 1 :]) if decided else True)


class TestExplaining(GuildTest):
    """Carol is a helper; helpers may not send here, but she may."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.helpers = await self.role("helpers", P.MANAGE_MESSAGES, 1, self.carol)
        self.address = f"/api/channels/{self.channel}/explain"

    async def say(self, target, allow=0, deny=0, kind="role"):
        said = {"type": kind, "allow": int(allow), "deny": int(deny)}
        answer = await self.alice.put(f"/api/channels/{self.channel}/overwrites/{target}", said)
        self.assertEqual(answer.status, 200, answer)

    async def why(self, by, permission, of=None):
        answer = await by.get(f"{self.address}?permission={permission}" + (f"&user_id={of.id}" if of else ""))
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def test_each_rule_is_told_with_whose_it_is(self):
        await self.say(self.helpers, deny=P.SEND_MESSAGES)
        await self.say(self.carol.id, allow=P.SEND_MESSAGES, kind="member")
        found = await self.why(self.carol, "SEND_MESSAGES")
        steps = [
            {"rule": "everyone", "effect": "grants", "by": "@everyone"},
            {"rule": "role_overwrite", "effect": "denies", "by": "helpers"},
            {"rule": "member_overwrite", "effect": "grants", "by": "carol"},
        ]
        expected = {"user_id": self.carol.id, "permission": "SEND_MESSAGES", "granted": True}
        self.assertEqual(found, {**expected, "decided_by": steps[-1], "steps": steps})

    async def test_what_nobody_ever_gave_is_decided_by_nobody(self):
        found = await self.why(self.carol, "BAN_MEMBERS")
        self.assertEqual((found["granted"], found["decided_by"]), (False, None))
        self.assertEqual(found["steps"], [{"rule": "everyone", "effect": "nothing", "by": "@everyone"}])

    async def test_what_silence_and_a_time_out_imply(self):
        await self.say(self.guild, deny=P.SEND_MESSAGES)
        found = await self.why(self.carol, "ATTACH_FILES")
        self.assertEqual((found["granted"], found["decided_by"]["rule"]), (False, "no_send"))
        timed_out = await self.alice.patch(f"{self.at}/members/{self.carol.id}", {"timeout": 60})
        self.assertEqual(timed_out.status, 200, timed_out)
        found = await self.why(self.carol, "MANAGE_MESSAGES")
        self.assertEqual([step["rule"] for step in found["steps"]], ["everyone", "role", "timed_out"])
        self.assertEqual(found["decided_by"], {"rule": "timed_out", "effect": "denies", "by": "carol"})

    async def test_owner_and_administrator_are_the_reason(self):
        await self.say(self.guild, deny=P.SEND_MESSAGES)
        self.assertEqual((await self.why(self.alice, "SEND_MESSAGES"))["decided_by"]["rule"], "owner")
        await self.role("administrators", P.ADMINISTRATOR, 4, self.carol)
        by_role = {"rule": "administrator", "effect": "grants", "by": "administrators"}
        self.assertEqual((await self.why(self.carol, "SEND_MESSAGES"))["decided_by"], by_role)

    async def test_it_says_what_the_channel_says(self):
        await self.say(self.guild, deny=P.ADD_REACTIONS)
        await self.say(self.helpers, allow=P.PIN_MESSAGES)
        (channel,) = (await self.carol.get(f"{self.at}/channels")).json
        for permission in (*DEFAULT_EVERYONE, P.PIN_MESSAGES, P.MANAGE_MESSAGES, P.KICK_MEMBERS):
            found = await self.why(self.bob, permission.name, self.carol)
            self.assertEqual(found["granted"], bool(channel["permissions"] & permission), permission)

    async def test_anothers_rights_are_for_those_who_manage_roles_here(self):
        about = f"{self.address}?permission=SPEAK&user_id={self.bob.id}"
        self.assertEqual((await self.alice.get(about)).status, 200)
        self.assert_refused(await self.carol.get(about), 403, "forbidden")
        self.assert_refused(await self.dave.get(about), 404, "not_found")
        self.assert_refused(await self.client().get(about), 401, "not_signed_in")
        await self.say(self.bob.id, deny=P.MANAGE_ROLES, kind="member")
        self.assert_refused(
            await self.bob.get(f"{self.address}?permission=SPEAK&user_id={self.carol.id}"), 403, "forbidden"
        )
        self.assertEqual((await self.bob.get(about)).status, 200)  # one's own

    async def test_who_does_not_see_the_channel_learns_nothing_of_it(self):
        await self.say(self.helpers, deny=P.VIEW_CHANNEL)
        self.assert_refused(await self.carol.get(f"{self.address}?permission=VIEW_CHANNEL"), 404, "not_found")
        found = await self.why(self.bob, "SEND_MESSAGES", self.carol)
        self.assertEqual(found["decided_by"], {"rule": "no_view", "effect": "denies", "by": None})

    async def test_what_is_not_valid_is_refused(self):
        for query in ("", "permission=", "permission=FLY", "permission=SPEAK&user_id=x", "permission=SPEAK&more=1"):
            self.assert_refused(await self.alice.get(f"{self.address}?{query}"), 400, "malformed")
        about = f"{self.address}?permission=SPEAK&user_id="
        self.assert_refused(await self.alice.get(f"{about}{self.dave.id}"), 404, "not_found")
        self.assert_refused(await self.alice.get(f"{about}4294967295"), 404, "not_found")


if __name__ == "__main__":
    unittest.main()
