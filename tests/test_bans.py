"""Kicking, banning and unbanning, one by one or many at once."""

import asyncio
import unittest

from guild_stage import GuildTest

from backend.permissions.bits import Permission


class TestKicking(GuildTest):
    async def kick(self, by, of, **options):
        return await by.delete(f"{self.at}/members/{of.id}", **options)

    async def test_who_is_kicked_is_out_at_once_and_may_come_back(self):
        own, others = await self.carol.socket(), await self.alice.socket()
        await own.join(self.guild, self.channel)
        answer = await self.kick(self.bob, self.carol, headers={"X-Audit-Reason": "spam"})
        self.assertEqual(answer.status, 204)
        self.assertEqual(await own.event("guild_deleted"), {"id": self.guild, "reason": "kicked"})
        gone = {"guild_id": self.guild, "user_id": self.carol.id, "member_count": 2}
        self.assertEqual(await others.event("member_deleted"), gone)
        await self.alice.say("quiet now", self.channel)
        self.assertEqual(await self.settle(own), [])
        (entry,) = await self.log("member_kick")
        self.assertEqual((entry["target_id"], entry["target_name"], entry["reason"]), (self.carol.id, "carol", "spam"))
        await self.enter(self.carol)
        self.assertEqual((await self.carol.get(self.at)).status, 200)

    async def test_only_who_stands_below(self):
        erin = await self.member("erin")
        await self.enter(erin)
        await self.role("equals", 0, 2, erin)
        for of in (self.alice, erin, self.bob):
            self.assert_refused(await self.kick(self.bob, of), 403, "forbidden")
        self.assert_refused(await self.kick(self.carol, self.bob), 403, "forbidden")
        self.assert_refused(await self.kick(self.dave, self.carol), 404, "not_found")
        self.assert_refused(await self.kick(self.bob, self.dave), 404, "not_found")
        self.assert_refused(await self.client().delete(f"{self.at}/members/{self.carol.id}"), 401, "not_signed_in")

    async def test_twice_at_once_counts_once(self):
        answers = await asyncio.gather(*(self.kick(by, self.carol) for by in (self.bob, self.alice)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 404])
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 2)

    async def test_a_reason_is_one_line(self):
        for wrong in ("x" * 513, "a%0Ab"):
            answer = await self.kick(self.bob, self.carol, headers={"X-Audit-Reason": wrong})
            self.assert_refused(answer, 400, "malformed")


class TestBanning(GuildTest):
    async def ban(self, by, of, body=None, **options):
        return await by.put(f"{self.at}/bans/{of.id}", body, **options)

    async def listed(self, query=""):
        return (await self.bob.get(f"{self.at}/bans{query}")).json

    async def test_who_is_banned_is_out_and_cannot_come_back(self):
        own, others = await self.carol.socket(), await self.bob.socket()
        answer = await self.ban(self.bob, self.carol, {}, headers={"X-Audit-Reason": "%D1%81%D0%BF%D0%B0%D0%BC"})
        self.assertEqual(answer.status, 204, answer)
        self.assertEqual(await own.event("guild_deleted"), {"id": self.guild, "reason": "banned"})
        self.assertEqual((await others.event("member_deleted"))["user_id"], self.carol.id)
        self.assertEqual(await others.event("ban_created"), {"guild_id": self.guild, "user_id": self.carol.id})
        self.assertNotIn("ban_created", [name for name, _ in await self.settle(own)])
        (ban,) = (await self.listed())["bans"]
        self.assertEqual((ban["user"]["username"], ban["banned_by"]["username"]), ("carol", "bob"))
        self.assertEqual(ban["reason"], "спам")
        (entry,) = await self.log("member_ban")
        self.assertEqual((entry["actor"]["id"], entry["reason"]), (self.bob.id, "спам"))
        code = (await self.alice.post(f"{self.at}/invites", {})).json["code"]
        refused = await self.carol.post(f"/api/invites/{code}/join")
        self.assert_refused(refused, 403, "forbidden")
        self.assertIn("banned", refused.json["error"]["message"])

    async def test_members_without_the_right_hear_nothing_of_it(self):
        erin = await self.member("erin")
        await self.enter(erin)
        socket = await erin.socket()
        await self.ban(self.bob, self.carol)
        await socket.event("member_deleted")
        self.assertEqual(await self.settle(socket), [])

    async def test_also_who_is_no_member(self):
        self.assertEqual((await self.ban(self.bob, self.dave)).status, 204)
        self.assertEqual([ban["user"]["username"] for ban in (await self.listed())["bans"]], ["dave"])
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 3)

    async def test_again_changes_nothing(self):
        await self.ban(self.bob, self.carol)
        socket = await self.alice.socket()
        self.assertEqual((await self.ban(self.alice, self.carol)).status, 204)
        self.assertEqual(await self.settle(socket), [])
        self.assertEqual((await self.listed())["bans"][0]["banned_by"]["username"], "bob")

    async def test_twice_at_once_counts_once(self):
        answers = await asyncio.gather(*(self.ban(by, self.carol) for by in (self.bob, self.alice, self.bob)))
        self.assertEqual([answer.status for answer in answers], [204] * 3)
        self.assertEqual(len(await self.log("member_ban")), 1)
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 2)

    async def test_unbanning(self):
        await self.ban(self.bob, self.carol)
        socket = await self.alice.socket()
        self.assertEqual((await self.bob.delete(f"{self.at}/bans/{self.carol.id}")).status, 204)
        self.assertEqual(await socket.event("ban_deleted"), {"guild_id": self.guild, "user_id": self.carol.id})
        self.assertEqual(len(await self.log("member_unban")), 1)
        self.assert_refused(await self.bob.delete(f"{self.at}/bans/{self.carol.id}"), 404, "not_found")
        await self.enter(self.carol)

    async def test_only_who_may_and_only_who_stands_below(self):
        self.assert_refused(await self.ban(self.bob, self.alice), 403, "forbidden")
        self.assert_refused(await self.ban(self.bob, self.bob), 403, "forbidden")
        self.assert_refused(await self.ban(self.alice, self.alice), 403, "forbidden")
        self.assert_refused(await self.ban(self.carol, self.dave), 403, "forbidden")
        self.assert_refused(await self.ban(self.dave, self.carol), 404, "not_found")
        self.assert_refused(await self.carol.get(f"{self.at}/bans"), 403, "forbidden")
        self.assert_refused(await self.carol.delete(f"{self.at}/bans/{self.dave.id}"), 403, "forbidden")
        self.assert_refused(await self.bob.put(f"{self.at}/bans/77"), 404, "not_found")

    async def test_bad_bodies_are_refused(self):
        for wrong in ({"delete_messages": -1}, {"delete_messages": 604_801}, {"delete_messages": "1"}, {"days": 1}):
            self.assert_refused(await self.ban(self.bob, self.carol, wrong), 422, "invalid_fields")

    async def test_the_list_is_paged_at_one_cost(self):
        people = await self.crowd(30)

        async def ban(count):
            for user_id in people[:count]:
                await self.bob.put(f"{self.at}/bans/{user_id}")
            async with self.statements() as ran:
                page = await self.listed("?limit=2")
            return len(ran), page

        few, _ = await ban(2)
        many, page = await ban(30)
        self.assertEqual(few, many)
        rest = await self.listed(f"?limit=100&after={page['next']}")
        found = [ban["user"]["id"] for ban in page["bans"] + rest["bans"]]
        self.assertEqual((found, rest["next"]), (sorted(people), None))
        self.assert_refused(await self.bob.get(f"{self.at}/bans?limit=0"), 400, "malformed")

    async def test_joining_while_being_banned_ends_outside(self):
        code = (await self.alice.post(f"{self.at}/invites", {})).json["code"]
        joins = [self.dave.post(f"/api/invites/{code}/join") for _ in range(4)]
        await asyncio.gather(*joins, self.ban(self.bob, self.dave))
        self.assertEqual((await self.dave.get(self.at)).status, 404)
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 3)


class TestMany(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.people = await self.crowd(30)

    async def ban(self, by, users, **more):
        return await by.post(f"{self.at}/bans/bulk", {"users": users, **more}, headers={"X-Audit-Reason": "raid"})

    async def test_who_can_be_is_banned_and_the_others_are_named(self):
        own, others = await self.carol.socket(), await self.alice.socket()
        count = (await self.alice.get(self.at)).json["member_count"]
        wanted = [self.carol.id, self.dave.id, self.bob.id, self.alice.id, 4095, self.carol.id]
        answer = await self.ban(self.bob, wanted)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["banned"], [self.carol.id, self.dave.id])
        self.assertEqual(answer.json["failed"], [self.bob.id, self.alice.id, 4095])
        self.assertEqual(await own.event("guild_deleted"), {"id": self.guild, "reason": "banned"})
        told = await self.settle(others)
        gone = {"guild_id": self.guild, "user_id": self.carol.id, "member_count": count - 1}
        self.assertEqual([event for name, event in told if name == "member_deleted"], [gone])
        self.assertEqual([event["user_id"] for name, event in told if name == "ban_created"], answer.json["banned"])
        self.assertEqual([one["target_id"] for one in await self.log("member_ban")], answer.json["banned"][::-1])
        listed = (await self.bob.get(f"{self.at}/bans")).json["bans"]
        self.assertEqual(
            {(one["user"]["id"], one["reason"]) for one in listed}, {(id, "raid") for id in answer.json["banned"]}
        )
        again = await self.ban(self.alice, [self.carol.id, self.people[0]])
        self.assertEqual(again.json, {"banned": [self.carol.id, self.people[0]], "failed": []})
        self.assertEqual(len(await self.log("member_ban")), 3)

    async def test_thirty_cost_what_two_cost_but_for_their_entries(self):
        async def cost(users):
            async with self.statements() as ran:
                self.assertEqual((await self.ban(self.bob, users)).status, 200)
            return len(ran) - len(users)

        await cost(self.people[:1])
        self.assertEqual(await cost(self.people[1:3]), await cost(self.people[3:]))
        left = (await self.alice.get(f"{self.at}/members")).json["members"]
        self.assertEqual([member["user"]["username"] for member in left], ["alice", "bob", "carol"])

    async def test_their_messages_go_in_one_job(self):
        said = await self.carol.say("spam", self.channel)
        kept = await self.bob.say("kept", self.channel)
        socket = await self.alice.socket()
        await socket.join(self.guild, self.channel)
        await self.ban(self.bob, [self.carol.id, *self.people], delete_messages=3600)
        self.assertEqual((await socket.event("messages_deleted"))["message_ids"], [said["id"]])
        left = (await self.alice.get(f"/api/channels/{self.channel}/messages")).json["messages"]
        self.assertEqual([message["id"] for message in left], [kept["id"]])

    async def test_refusals(self):
        self.assert_refused(await self.ban(self.bob, [self.alice.id, self.bob.id, 4095]), 403, "forbidden")
        self.assert_refused(await self.ban(self.carol, [self.people[0]]), 403, "forbidden")
        self.assert_refused(await self.ban(self.dave, [self.people[0]]), 404, "not_found")
        for wrong in ([], [0], list(range(1, 202)), "1"):
            self.assert_refused(await self.ban(self.bob, wrong), 422, "invalid_fields")

    async def test_bans_are_found_by_the_beginning_of_a_name(self):
        await self.dave.patch("/api/me", {"display_name": "Zoë Q"})
        await self.ban(self.bob, [self.carol.id, self.dave.id, *self.people])
        for text, names in (("car", ["carol"]), ("ZOË", ["dave"]), ("da", ["dave"]), ("arol", []), ("%00", [])):
            found = (await self.bob.get(f"{self.at}/bans?q={text}")).json
            self.assertEqual([ban["user"]["username"] for ban in found["bans"]], names)
        page = (await self.bob.get(f"{self.at}/bans?q=person&limit=10")).json
        rest = (await self.bob.get(f"{self.at}/bans?q=person&limit=100&after={page['next']}")).json
        self.assertEqual([ban["user"]["id"] for ban in page["bans"] + rest["bans"]], sorted(self.people))


class TestRights(GuildTest):
    async def test_a_ban_right_alone_is_enough(self):
        await self.role("judges", Permission.BAN_MEMBERS, 3, self.carol)
        self.assertEqual((await self.carol.put(f"{self.at}/bans/{self.bob.id}")).status, 204)
        self.assert_refused(await self.carol.delete(f"{self.at}/members/{self.alice.id}"), 403, "forbidden")


if __name__ == "__main__":
    unittest.main()
