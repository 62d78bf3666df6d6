"""Reports: members tell moderators, moderators decide."""

import asyncio
import unittest

from support import GuildhallTest

from backend.permissions.bits import Permission


class TestReports(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.moderator, self.alice, self.bob = await self.cast("moderator", "alice", "bob")
        await self.give_role(self.moderator.id, Permission.MODERATE_MEMBERS | Permission.VIEW_AUDIT_LOG)
        self.reports = "/api/guilds/1/reports"

    async def report(self, who=None, **what):
        return await (who or self.alice).post(self.reports, {"reason": "rude", **what})

    async def listed(self, query=""):
        answer = await self.moderator.get(f"{self.reports}{query}")
        self.assertEqual(answer.status, 200, answer)
        return answer.json["reports"]

    async def test_a_message_is_reported_as_it_was_then(self):
        socket, other = await self.moderator.socket(), await self.bob.socket()
        said = await self.bob.say("you fool")
        answer = await self.report(message_id=said["id"])
        self.assertEqual(answer.status, 201, answer)
        await self.bob.patch(f"/api/channels/1/messages/{said['id']}", {"content": "dear friend"})
        told = await socket.event("report_created")
        (report,) = await self.listed()
        self.assertEqual(report, told)
        self.assertEqual(report["id"], answer.json["id"])
        self.assertEqual((report["reporter"]["id"], report["user"]["id"]), (self.alice.id, self.bob.id))
        self.assertEqual((report["channel_id"], report["message_id"], report["content"]), (1, said["id"], "you fool"))
        self.assertEqual((report["status"], report["reason"], report["rule"]), ("open", "rude", None))
        self.assertNotIn("report_created", [name for name, _ in await self.settle(other)])

    async def test_a_person_is_reported(self):
        self.assertEqual((await self.report(user_id=self.bob.id)).status, 201)
        (report,) = await self.listed()
        self.assertEqual((report["user"]["id"], report["message_id"], report["content"]), (self.bob.id, None, None))

    async def test_the_same_again_is_no_second_open_report(self):
        said = await self.bob.say("you fool")
        answers = await asyncio.gather(*(self.report(message_id=said["id"]) for _ in range(4)))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 200, 200, 201])
        self.assertEqual(len({answer.json["id"] for answer in answers}), 1)
        self.assertEqual(len(await self.listed()), 1)
        self.assertEqual((await self.report(self.moderator, message_id=said["id"])).status, 201)
        self.assertEqual((await self.report(user_id=self.bob.id)).status, 201)
        for report in await self.listed():
            await self.moderator.patch(f"{self.reports}/{report['id']}", {"status": "resolved"})
        self.assertEqual((await self.report(message_id=said["id"])).status, 201)

    async def test_nobody_reports_themselves(self):
        said = await self.alice.say("I am a fool")
        for what in ({"message_id": said["id"]}, {"user_id": self.alice.id}):
            self.assert_refused(await self.report(**what), 422, "invalid_fields")

    async def test_only_what_one_can_see(self):
        hidden = (await self.moderator.post("/api/guilds", {"name": "Hidden"})).json
        secret = await self.moderator.say("secret", hidden["channels"][0]["id"])
        here = await self.bob.say("here")
        await self.set_overwrite(1, deny=Permission.READ_MESSAGE_HISTORY)
        self.assert_refused(await self.report(message_id=here["id"]), 403, "forbidden")
        await self.set_overwrite(1, deny=Permission.VIEW_CHANNEL)
        for what in (
            {"message_id": here["id"]},
            {"message_id": secret["id"]},
            {"message_id": 123},
            {"user_id": 123},
        ):
            self.assert_refused(await self.report(**what), 404, "not_found")
        elsewhere = await self.alice.post(
            f"/api/guilds/{hidden['id']}/reports", {"reason": "x", "user_id": self.bob.id}
        )
        self.assert_refused(elsewhere, 404, "not_found")

    async def test_a_message_of_another_guild_is_not_this_guilds_affair(self):
        mine = (await self.alice.post("/api/guilds", {"name": "Mine"})).json
        said = await self.bob.say("here")
        answer = await self.alice.post(f"/api/guilds/{mine['id']}/reports", {"reason": "x", "message_id": said["id"]})
        self.assert_refused(answer, 404, "not_found")

    async def test_one_of_the_two_and_a_reason(self):
        for body in (
            {"reason": "x"},
            {"reason": "x", "message_id": 1, "user_id": 2},
            {"reason": " ", "user_id": self.bob.id},
            {"reason": "x" * 1001, "user_id": self.bob.id},
            {"reason": "\x00", "user_id": self.bob.id},
            {"user_id": self.bob.id},
            {"reason": 5, "user_id": self.bob.id},
            {"reason": "x", "user_id": 0},
        ):
            self.assert_refused(await self.alice.post(self.reports, body), 422, "invalid_fields")

    async def test_a_decision_with_its_note(self):
        socket = await self.moderator.socket()
        id = (await self.report(user_id=self.bob.id)).json["id"]
        decided = await self.moderator.patch(
            f"{self.reports}/{id}",
            {"status": "dismissed", "note": "  they are friends "},
            headers={"X-Audit-Reason": "talked%20to%20both"},
        )
        self.assertEqual(decided.status, 200, decided)
        self.assertEqual((decided.json["status"], decided.json["note"]), ("dismissed", "they are friends"))
        self.assertEqual(decided.json["decided_by"]["id"], self.moderator.id)
        self.assertEqual(await socket.event("report_updated"), decided.json)
        self.assertEqual(await self.listed("?status=dismissed"), [decided.json])
        self.assertEqual(await self.listed("?status=open"), [])
        (entry,) = (await self.moderator.get("/api/guilds/1/audit-log")).json["entries"]
        self.assertEqual(
            (entry["action"], entry["target_id"], entry["reason"]), ("report_decide", id, "talked to both")
        )
        self.assertEqual(entry["changes"]["status"], ["open", "dismissed"])

    async def test_a_decision_is_taken_back_and_the_same_again_tells_nobody(self):
        id = (await self.report(user_id=self.bob.id)).json["id"]
        await self.moderator.patch(f"{self.reports}/{id}", {"status": "resolved", "note": "done"})
        socket = await self.moderator.socket()
        await self.moderator.patch(f"{self.reports}/{id}", {"status": "resolved"})
        self.assertNotIn("report_updated", [name for name, _ in await self.settle(socket)])
        back = (await self.moderator.patch(f"{self.reports}/{id}", {"status": "open"})).json
        self.assertEqual((back["decided_by"], back["decided_at"], back["note"]), (None, None, "done"))

    async def test_nobody_decides_about_themselves(self):
        id = (await self.report(user_id=self.moderator.id)).json["id"]
        self.assert_refused(
            await self.moderator.patch(f"{self.reports}/{id}", {"status": "dismissed"}), 403, "forbidden"
        )

    async def test_only_moderators_read_and_decide(self):
        id = (await self.report(user_id=self.bob.id)).json["id"]
        for who, status in ((self.bob, 403), (self.alice, 403), (self.client(), 401)):
            self.assertEqual((await who.get(self.reports)).status, status)
        self.assertEqual((await self.alice.patch(f"{self.reports}/{id}", {"status": "resolved"})).status, 403)
        mine = (await self.moderator.post("/api/guilds", {"name": "Mine"})).json["id"]
        elsewhere = await self.moderator.patch(f"/api/guilds/{mine}/reports/{id}", {"status": "resolved"})
        self.assert_refused(elsewhere, 404, "not_found")
        self.assert_refused(await self.alice.get(f"/api/guilds/{mine}/reports"), 404, "not_found")
        for body in ({"status": "gone"}, {}, {"status": "open", "note": "x" * 1001}):
            answer = await self.moderator.patch(f"{self.reports}/{id}", body)
            self.assert_refused(answer, 422, "invalid_fields")

    async def test_pages(self):
        ids = []
        for number in range(5):
            said = await self.bob.say(f"fool {number}")
            ids.append((await self.report(message_id=said["id"])).json["id"])
        first = (await self.moderator.get(f"{self.reports}?limit=2")).json
        rest = (await self.moderator.get(f"{self.reports}?before={first['next']}")).json
        self.assertEqual([report["id"] for report in (*first["reports"], *rest["reports"])], ids[::-1])
        self.assertIsNone(rest["next"])
        for query in ("?limit=0", "?status=what", "?before=x"):
            self.assert_refused(await self.moderator.get(f"{self.reports}{query}"), 400, "malformed")

    async def test_as_many_statements_for_many_reports_as_for_few(self):
        await self.report(user_id=self.bob.id)
        await self.listed()
        counts = []
        for amount in (1, 8):
            for number in range(amount):
                said = await self.bob.say(f"fool {number}")
                await self.report(message_id=said["id"])
                await self.report(self.moderator, message_id=said["id"])
            async with self.statements() as ran:
                await self.listed()
            counts.append(len(ran))
        self.assertEqual(counts[0], counts[1])


class TestLimit(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_reports_are_limited(self):
        alice, bob = await self.cast("alice", "bob")
        answers = [await alice.post("/api/guilds/1/reports", {"reason": "x", "user_id": bob.id}) for _ in range(12)]
        self.assertEqual(answers[-1].status, 429)


if __name__ == "__main__":
    unittest.main()
