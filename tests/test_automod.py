"""Automod: what its rules do about a message, whom they leave alone, and what they cost."""

import asyncio
import unittest

from automod_stage import AutomodTest


class TestAutomod(AutomodTest):
    # What they do

    async def test_a_blocked_message_is_not_said_over_either_door_or_by_editing(self):
        listener = await self.owner.socket()
        await listener.join()
        await self.rule()
        socket = await self.bob.socket()
        room = await socket.join()
        fine = (await self.say("hello")).json
        refused = await self.say("a BADGER", self.bob)
        self.assert_refused(refused, 403, "blocked_by_automod")
        self.assertIn("No badgers", refused.json["error"]["message"])
        sent = await socket.ask("send_message", {"room": room, "content": "badger"})
        self.assertEqual(sent["error"]["code"], "blocked_by_automod")
        edited = await self.bob.patch(f"/api/channels/1/messages/{fine['id']}", {"content": "badger"})
        self.assert_refused(edited, 403, "blocked_by_automod")
        edit = {"room": room, "message_id": fine["id"], "content": "badger"}
        self.assertEqual((await socket.ask("edit_message", edit))["error"]["code"], "blocked_by_automod")
        history = (await self.bob.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual([message["content"] for message in history], ["hello"])
        self.assertEqual([n for n, _ in await self.settle(listener) if n.startswith("message")], [])

    async def test_the_alert_about_a_blocked_message_is_kept_and_told(self):
        moderator = await self.owner.socket()
        await self.rule(actions={"block": True, "alert": True})
        self.assertEqual((await self.say("my badger")).status, 403)  # alone in its transaction
        told = await moderator.event("report_created")
        self.assertEqual(await self.reports(), [told])
        self.assertEqual(
            (told["rule"], told["reporter"], told["user"]["id"], told["content"], told["message_id"], told["reason"]),
            ("No badgers", None, self.bob.id, "my badger", None, "badger"),
        )
        self.assertEqual(await self.actions_in_log(), ["automod_block", "automod_create"])

    async def test_the_alert_about_a_blocked_edit_is_kept_too(self):
        await self.rule(actions={"block": True, "alert": True})
        said = (await self.say("fine")).json
        await self.bob.patch(f"/api/channels/1/messages/{said['id']}", {"content": "badger"})
        self.assertEqual([report["content"] for report in await self.reports()], ["badger"])

    async def test_the_same_again_and_again_is_one_alert_and_one_line_a_minute(self):
        await self.rule(actions={"block": True, "alert": True})
        for _ in range(3):
            await self.say("badger")
        await self.say("badger two")
        self.assertEqual([report["content"] for report in await self.reports()], ["badger two", "badger"])
        self.assertEqual((await self.actions_in_log()).count("automod_block"), 1)

    async def test_an_alert_alone_lets_the_message_pass_and_names_it(self):
        await self.rule(actions={"alert": True})
        said = await self.say("badger")
        self.assertEqual(said.status, 201)
        self.assertEqual([report["message_id"] for report in await self.reports()], [said.json["id"]])

    async def test_a_retry_is_answered_with_its_message_and_not_looked_at_again(self):
        body = {"content": "badger", "nonce": "n1"}
        first = await self.bob.post("/api/channels/1/messages", body)
        await self.rule()
        again = await self.bob.post("/api/channels/1/messages", body)
        self.assertEqual((again.status, again.json["id"]), (200, first.json["id"]))

    async def test_a_blocked_message_may_be_tried_again_with_the_same_nonce(self):
        rule = await self.rule()
        body = {"content": "badger", "nonce": "n1"}
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).code, "blocked_by_automod")
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).code, "blocked_by_automod")
        await self.owner.delete(f"{self.rules}/{rule['id']}")
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).status, 201)

    async def test_a_timeout_silences_at_once(self):
        watcher = await self.owner.socket()
        await self.rule(actions={"block": True, "timeout": 600})
        self.assertEqual((await self.say("badger")).code, "blocked_by_automod")
        told = await watcher.event("member_updated")
        self.assertIsNotNone(told["member"]["timed_out_until"])
        self.assert_refused(await self.say("hello"), 403, "forbidden")
        entries = (await self.owner.get("/api/guilds/1/audit-log?action=member_update")).json["entries"]
        self.assertEqual(
            [(e["actor"], e["target_id"], e["reason"]) for e in entries], [(None, self.bob.id, "No badgers")]
        )

    async def test_others_who_write_at_the_same_moment_are_not_disturbed(self):
        await self.rule(actions={"block": True, "alert": True})
        eve = await self.member("eve")
        answers = await asyncio.gather(
            *(self.say(f"{word} {i}", who) for i in range(6) for word, who in (("badger", self.bob), ("hello", eve)))
        )
        self.assertEqual([answer.status for answer in answers], [403, 201] * 6)
        self.assertEqual(len(await self.reports()), 6)

    # Whom they leave alone

    async def test_managers_exempt_roles_and_exempt_channels(self):
        role = await self.give_role(self.bob.id)
        quiet = (await self.owner.post("/api/guilds/1/channels", {"name": "wild"})).json["id"]
        rule = await self.rule(exempt_channels=[quiet])
        self.assertEqual((await self.say("badger", self.owner)).status, 201)
        self.assertEqual((await self.bob.post(f"/api/channels/{quiet}/messages", {"content": "badger"})).status, 201)
        self.assertEqual((await self.say("badger")).status, 403)
        options = {**rule["options"], "exempt_roles": [role]}
        self.assertEqual((await self.owner.patch(f"{self.rules}/{rule['id']}", {"options": options})).status, 200)
        self.assertEqual((await self.say("badger")).status, 201)

    async def test_other_guilds_and_direct_messages_are_none_of_its_business(self):
        await self.rule()
        mine = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        await self.bob.say("badger", mine["channels"][0]["id"])
        dm = await self.bob.post("/api/dms", {"users": [self.owner.id]})
        await self.bob.say("badger", dm.json["id"])

    async def test_each_kind_blocks(self):
        await self.rule("patterns", patterns=[r"b\w+ger"])
        await self.rule("mentions", limit=2)
        await self.rule("links", allow=["example.org"])
        for content in ("BLOGGER", "<@1> <@2> <@3>", "http://evil.net"):
            self.assert_refused(await self.say(content), 403, "blocked_by_automod")
        for content in ("<@1> <@2>", "https://www.example.org/x", "hello"):
            self.assertEqual((await self.say(content)).status, 201, content)

    async def test_invites_to_this_guild_pass_and_others_do_not(self):
        own = (await self.owner.post("/api/guilds/1/invites", {})).json["code"]
        elsewhere = (await self.bob.post("/api/guilds", {"name": "Mine"})).json["id"]
        other = (await self.bob.post(f"/api/guilds/{elsewhere}/invites", {})).json["code"]
        await self.rule("invites", actions={"block": True})
        self.assertEqual((await self.say(f"{self.bob.url}/invite/{own}")).status, 201)
        for content in (
            f"{self.bob.url}/invite/{other}",
            "https://discord.gg/abcdef",
            f"x.org/invite/{own} y.org/invite/{other}",
        ):
            self.assert_refused(await self.say(content), 403, "blocked_by_automod")

    # What it costs

    async def test_without_rules_sending_costs_nothing_more(self):
        await self.say("warm up")
        await self.say("warm up again")
        async with self.statements() as ran:
            await self.say("hello")
        self.assertFalse([statement for statement in ran if "automod_rules" in statement], ran)
        self.assertLessEqual(len(ran), 4, ran)

    async def test_with_rules_a_message_that_breaks_none_costs_nothing_more(self):
        await self.rule()
        await self.rule("invites")
        await self.say("warm up")
        await self.say("warm up again")
        async with self.statements() as ran:
            await self.say("hello")
        self.assertLessEqual(len(ran), 4, ran)


if __name__ == "__main__":
    unittest.main()
