"""What is changed of a member: the nickname, the roles, a time-out; by whom, and what it changes for them."""

import unittest

from guild_stage import GuildTest

from backend.guilds.timeouts import end_timeout
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

DAY = 86_400


class TestNicknames(GuildTest):
    async def nickname(self, by, of, nickname, **options):
        return await by.patch(f"{self.at}/members/{of.id}", {"nickname": nickname}, **options)

    async def test_ones_own_is_told_to_the_guild(self):
        socket = await self.alice.socket()
        answer = await self.nickname(self.carol, self.carol, "  Caz  the cat ")
        self.assertEqual((answer.status, answer.json["nickname"]), (200, "Caz the cat"))
        told = await socket.event("member_updated")
        self.assertEqual(told["guild_id"], self.guild)
        own = {key: value for key, value in answer.json.items() if key not in ("status", "custom_status")}
        self.assertEqual(told["member"], own)
        self.assertEqual((await self.seen(self.carol))["nickname"], "Caz the cat")
        self.assertEqual(await self.log("member_update"), [])

    async def test_taking_it_away(self):
        await self.nickname(self.carol, self.carol, "Caz")
        for empty in (None, "", "  "):
            self.assertIsNone((await self.nickname(self.carol, self.carol, empty)).json["nickname"])
        found = (await self.alice.get(f"{self.at}/members?q=caz")).json["members"]
        self.assertEqual(found, [])

    async def test_the_same_again_tells_nobody(self):
        await self.nickname(self.carol, self.carol, "Caz")
        socket = await self.alice.socket()
        await self.nickname(self.carol, self.carol, "Caz")
        self.assertEqual(await self.settle(socket), [])

    async def test_a_moderator_changes_that_of_who_stands_below(self):
        answer = await self.nickname(self.bob, self.carol, "Caz", headers={"X-Audit-Reason": "too%20long"})
        self.assertEqual(answer.json["nickname"], "Caz")
        (entry,) = await self.log("member_update")
        self.assertEqual((entry["actor"]["id"], entry["target_id"]), (self.bob.id, self.carol.id))
        self.assertEqual((entry["changes"], entry["reason"]), ({"nickname": [None, "Caz"]}, "too long"))
        self.assert_refused(await self.nickname(self.bob, self.alice, "Al"), 403, "forbidden")
        second = await self.member("erin")
        await self.enter(second)
        await self.role("equals", Permission.MANAGE_NICKNAMES, 2, second)
        self.assert_refused(await self.nickname(self.bob, second, "E"), 403, "forbidden")
        self.assertEqual((await self.nickname(self.alice, self.alice, "Al")).status, 200)

    async def test_each_needs_its_right(self):
        self.assert_refused(await self.nickname(self.carol, self.bob, "B"), 403, "forbidden")
        self.assert_refused(await self.nickname(self.dave, self.carol, "C"), 404, "not_found")
        self.assert_refused(await self.nickname(self.bob, self.dave, "D"), 404, "not_found")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.CHANGE_NICKNAME, self.guild)
        self.assert_refused(await self.nickname(self.carol, self.carol, "Caz"), 403, "forbidden")

    async def test_bad_ones_are_refused_by_name(self):
        for wrong in ("x" * 33, "a\u200bb", "a\x00b", 5, ["x"]):
            answer = await self.nickname(self.carol, self.carol, wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["nickname"])
        self.assert_refused(
            await self.carol.patch(f"{self.at}/members/{self.carol.id}", {"nick": "x"}), 422, "invalid_fields"
        )


class TestRolesOfMembers(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.helpers = await self.role("helpers", 0, 1)
        self.admins = await self.role("admins", Permission.ADMINISTRATOR, 3)

    def on(self, person, role):
        return f"{self.at}/members/{person.id}/roles/{role}"

    async def test_giving_and_taking_one(self):
        socket, own = await self.alice.socket(), await self.carol.socket()
        self.assertEqual((await self.bob.put(self.on(self.carol, self.helpers))).status, 204)
        self.assertEqual((await socket.event("member_updated"))["member"]["roles"], [self.helpers])
        self.assertEqual((await own.event("access_changed"))["guild_id"], self.guild)
        (entry,) = await self.log("member_roles")
        self.assertEqual(entry["changes"], {"roles": [[], [self.helpers]]})
        self.assertEqual((await self.bob.delete(self.on(self.carol, self.helpers))).status, 204)
        self.assertEqual((await socket.event("member_updated"))["member"]["roles"], [])
        self.assertEqual((await self.seen(self.carol))["roles"], [])

    async def test_giving_it_again_tells_nobody(self):
        await self.bob.put(self.on(self.carol, self.helpers))
        socket = await self.alice.socket()
        self.assertEqual((await self.bob.put(self.on(self.carol, self.helpers))).status, 204)
        self.assertNotIn("member_updated", [name for name, _ in await self.settle(socket)])
        self.assertEqual(len(await self.log("member_roles")), 1)

    async def test_nobody_touches_a_role_at_or_above_their_own_or_gives_what_they_lack(self):
        for role in (self.moderators, self.admins):
            self.assert_refused(await self.bob.put(self.on(self.carol, role)), 403, "forbidden")
        self.assert_refused(await self.bob.delete(self.on(self.bob, self.moderators)), 403, "forbidden")
        low = await self.role("strong but low", Permission.MANAGE_GUILD, 1)
        self.assert_refused(await self.bob.put(self.on(self.bob, low)), 403, "forbidden")
        self.assert_refused(await self.carol.put(self.on(self.carol, self.helpers)), 403, "forbidden")
        self.assert_refused(await self.dave.put(self.on(self.carol, self.helpers)), 404, "not_found")

    async def test_only_roles_and_members_of_this_guild(self):
        elsewhere = await self.give_role(self.dave.id)
        self.assert_refused(await self.alice.put(self.on(self.carol, elsewhere)), 404, "not_found")
        self.assert_refused(await self.alice.put(self.on(self.dave, self.helpers)), 404, "not_found")
        self.assert_refused(await self.alice.put(self.on(self.carol, self.guild)), 403, "forbidden")
        for wrong in ([elsewhere], [self.guild], [77], "x", [0], ["1"], [1] * 251):
            answer = await self.alice.patch(f"{self.at}/members/{self.carol.id}", {"roles": wrong})
            self.assert_refused(answer, 422, "invalid_fields")

    async def test_all_at_once_checks_each_that_is_given_or_taken(self):
        member = f"{self.at}/members/{self.carol.id}"
        self.assertEqual((await self.alice.patch(member, {"roles": [self.admins]})).json["roles"], [self.admins])
        self.assert_refused(await self.bob.patch(member, {"roles": [self.helpers]}), 403, "forbidden")
        both = sorted([self.helpers, self.admins])
        self.assertEqual((await self.alice.patch(member, {"roles": both})).json["roles"], both)
        self.assertEqual((await self.alice.patch(member, {"roles": []})).json["roles"], [])
        self.assertEqual((await self.bob.patch(member, {"roles": [self.helpers] * 2})).json["roles"], [self.helpers])
        self.assert_refused(await self.carol.patch(member, {"roles": []}), 403, "forbidden")

    async def test_what_is_partly_refused_changes_nothing(self):
        changes = {"nickname": "Caz", "roles": [self.admins]}
        self.assert_refused(await self.bob.patch(f"{self.at}/members/{self.carol.id}", changes), 403, "forbidden")
        self.assertIsNone((await self.seen(self.carol))["nickname"])

    async def test_rights_follow_at_once_on_an_open_socket(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.VIEW_CHANNEL, self.guild)
        readers = await self.role("readers", Permission.VIEW_CHANNEL, 1)
        socket = await self.carol.socket()
        await self.alice.put(self.on(self.carol, readers))
        await socket.event("access_changed")
        await socket.join(self.guild, self.channel)
        await self.alice.delete(self.on(self.carol, readers))
        self.assertEqual((await socket.event("access_changed"))["lost"], [self.channel])
        await self.alice.say("among us", self.channel)
        self.assertNotIn("new_message", [name for name, _ in await self.settle(socket)])


class TestTimeouts(GuildTest):
    async def time_out(self, by, of, seconds):
        return await by.patch(f"{self.at}/members/{of.id}", {"timeout": seconds})

    async def test_who_is_timed_out_reads_and_does_nothing_else(self):
        socket = await self.alice.socket()
        answer = await self.time_out(self.bob, self.carol, 60)
        self.assertEqual(answer.status, 200, answer)
        self.assertIsNotNone(answer.json["timed_out_until"])
        told = (await socket.event("member_updated"))["member"]
        self.assertEqual(told["timed_out_until"], answer.json["timed_out_until"])
        (entry,) = await self.log("member_update")
        self.assertEqual(entry["changes"], {"timed_out_until": [None, answer.json["timed_out_until"]]})
        said = await self.carol.post(f"/api/channels/{self.channel}/messages", {"content": "x"})
        self.assert_refused(said, 403, "forbidden")
        self.assertEqual((await self.carol.get(f"/api/channels/{self.channel}/messages")).status, 200)

    async def test_who_is_timed_out_rules_nothing_either(self):
        await self.role("managers", Permission.MANAGE_GUILD, 1, self.bob)
        await self.time_out(self.alice, self.bob, 60)
        for refused in (
            await self.bob.patch(self.at, {"name": "Mine"}),
            await self.bob.patch(f"{self.at}/members/{self.bob.id}", {"nickname": "B"}),
            await self.bob.delete(f"{self.at}/members/{self.carol.id}"),
            await self.bob.put(f"{self.at}/bans/{self.carol.id}"),
            await self.bob.get(f"{self.at}/bans"),
            await self.bob.post(f"{self.at}/invites", {}),
            await self.bob.get(f"{self.at}/invites"),
            await self.time_out(self.bob, self.bob, None),
        ):
            self.assert_refused(refused, 403, "forbidden")

    async def test_it_can_be_ended_early(self):
        await self.time_out(self.bob, self.carol, 60)
        self.assertIsNone((await self.time_out(self.bob, self.carol, None)).json["timed_out_until"])
        await self.carol.say("back", self.channel)

    async def test_it_ends_by_itself(self):
        await self.time_out(self.bob, self.carol, 1)
        socket = await self.alice.socket()
        told = await socket.event("member_updated")
        self.assertEqual((told["member"]["user"]["id"], told["member"]["timed_out_until"]), (self.carol.id, None))
        await self.carol.say("back", self.channel)

    async def test_administrators_the_owner_and_oneself_cannot_be(self):
        erin = await self.member("erin")
        await self.enter(erin)
        await self.role("low admins", Permission.ADMINISTRATOR, 1, erin)
        for of in (erin, self.alice, self.bob):
            self.assert_refused(await self.time_out(self.bob, of, 60), 403, "forbidden")
        self.assert_refused(await self.time_out(self.alice, self.alice, 60), 403, "forbidden")
        self.assert_refused(await self.time_out(self.alice, erin, 60), 403, "forbidden")
        self.assert_refused(await self.time_out(self.carol, self.bob, 60), 403, "forbidden")

    async def test_it_lasts_28_days_at_most(self):
        for wrong in (0, -1, 28 * DAY + 1, "60", 1.5):
            self.assert_refused(await self.time_out(self.bob, self.carol, wrong), 422, "invalid_fields")
        self.assertEqual((await self.time_out(self.bob, self.carol, 28 * DAY)).status, 200)

    async def test_leaving_and_coming_back_does_not_end_it(self):
        until = (await self.time_out(self.bob, self.carol, 60)).json["timed_out_until"]
        await self.carol.post(f"{self.at}/leave")
        await self.enter(self.carol)
        self.assertEqual((await self.seen(self.carol))["timed_out_until"], until)

    async def test_its_end_after_leaving_is_no_error(self):
        await self.time_out(self.bob, self.carol, 60)
        await self.carol.post(f"{self.at}/leave")
        await self.write(lambda work: end_timeout(work, self.guild, self.carol.id))
        await self.enter(self.carol)


if __name__ == "__main__":
    unittest.main()
