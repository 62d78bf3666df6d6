"""The rules of automod: who may make, change and try them, and what is refused in them."""

import unittest

from automod_stage import BLOCK, AutomodTest

from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestRules(AutomodTest):
    async def test_a_rule_is_made_changed_and_deleted_and_managers_hear_of_it(self):
        manager, member = await self.owner.socket(), await self.bob.socket()
        rule = await self.rule()
        self.assertEqual(await manager.event("automod_updated"), {"guild_id": 1})
        self.assertEqual((await self.owner.get(self.rules)).json, {"rules": [rule]})

        changed = await self.owner.patch(f"{self.rules}/{rule['id']}", {"name": "Nope", "enabled": False})
        self.assertEqual(changed.json, {**rule, "name": "Nope", "enabled": False})
        await manager.event("automod_updated")
        self.assertEqual((await self.say("badger")).status, 201)

        self.assertEqual((await self.owner.delete(f"{self.rules}/{rule['id']}")).status, 204)
        await manager.event("automod_updated")
        self.assert_refused(await self.owner.delete(f"{self.rules}/{rule['id']}"), 404, "not_found")
        self.assertEqual(await self.actions_in_log(), ["automod_delete", "automod_update", "automod_create"])
        self.assertNotIn("automod_updated", [name for name, _ in await self.settle(member)])

    async def test_changing_nothing_tells_nobody(self):
        rule = await self.rule()
        await self.owner.patch(f"{self.rules}/{rule['id']}", {"name": rule["name"], "options": rule["options"]})
        self.assertEqual(await self.actions_in_log(), ["automod_create"])

    async def test_only_managers_may_and_strangers_see_nothing(self):
        rule = await self.rule()
        private = (await self.owner.post("/api/guilds", {"name": "Private"})).json["id"]
        new = {"name": "x", "kind": "invites", "options": {"actions": BLOCK}}
        for method, path, body in (
            ("GET", self.rules, None),
            ("POST", self.rules, new),
            ("PATCH", f"{self.rules}/{rule['id']}", {"enabled": False}),
            ("DELETE", f"{self.rules}/{rule['id']}", None),
            ("POST", f"{self.rules}/test", {"kind": "invites", "options": {"actions": BLOCK}}),
        ):
            self.assert_refused(await self.bob.request(method, path, body), 403, "forbidden")
            hidden = path.replace("/guilds/1/", f"/guilds/{private}/")
            self.assert_refused(await self.bob.request(method, hidden, body), 404, "not_found")

    async def test_a_rule_of_another_guild_is_not_there(self):
        rule = await self.rule()
        mine = (await self.bob.post("/api/guilds", {"name": "Mine"})).json["id"]
        for method, body in (("PATCH", {"enabled": False}), ("DELETE", None)):
            answer = await self.bob.request(method, f"/api/guilds/{mine}/automod/{rule['id']}", body)
            self.assert_refused(answer, 404, "not_found")

    async def test_who_cannot_time_out_cannot_make_a_rule_that_does(self):
        await self.give_role(self.bob.id, Permission.MANAGE_GUILD)
        body = {"name": "x", "kind": "invites", "options": {"actions": {"timeout": 60}}}
        self.assert_refused(await self.bob.post(self.rules, body), 403, "forbidden")
        body["options"]["actions"] = {"alert": True}
        rule = await self.bob.post(self.rules, body)
        self.assertEqual(rule.status, 201)

    async def test_bad_options_are_refused_with_the_field_and_the_reason(self):
        cases = (
            ("words", {}, "words"),
            ("words", {"words": []}, "words"),
            ("words", {"words": ["!!"]}, "words"),
            ("words", {"words": ["a"], "limit": 3}, "limit"),
            ("patterns", {"patterns": [r"(a)\1"]}, "patterns"),
            ("patterns", {"patterns": [r"[\pL\pN]{1,19}"] * 3 + [r"\pL{15}", r"\pL{16}"]}, "patterns"),
            ("patterns", {"patterns": [f"p{i}" for i in range(31)]}, "patterns"),
            ("mentions", {}, "limit"),
            ("mentions", {"limit": 0}, "options.limit"),
            ("links", {}, "allow"),
            ("links", {"allow": ["not a host"]}, "allow"),
            ("invites", {"actions": {}}, "actions"),
            ("invites", {"exempt_roles": [12345]}, "exempt_roles"),
            ("invites", {"exempt_channels": [12345]}, "exempt_channels"),
            ("invites", {"else": 1}, "else"),
        )
        for kind, options, field in cases:
            body = {"name": "x", "kind": kind, "options": {"actions": BLOCK, **options}}
            answer = await self.owner.post(self.rules, body)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field], (kind, options))
        for body in (
            {"name": "x", "kind": "magic", "options": {"actions": BLOCK}},
            {"name": " ", "kind": "invites", "options": {"actions": BLOCK}},
        ):
            self.assert_refused(await self.owner.post(self.rules, body), 422, "invalid_fields")

    async def test_the_words_of_all_rules_together_are_bounded(self):
        many = [f"{'x' * 50}{i:04}" for i in range(350)]
        await self.rule(words=many)
        body = {"name": "more", "kind": "words", "options": {"actions": BLOCK, "words": [f"{word}b" for word in many]}}
        self.assert_refused(await self.owner.post(self.rules, body), 422, "invalid_fields")


class TestDryRun(AutomodTest):
    async def test_a_dry_run_shows_what_would_have_been_hit(self):
        hit = (await self.say("a badger")).json
        await self.say("an otter")
        await self.say("owner's badger", self.owner)
        trial = {"kind": "words", "options": {"actions": BLOCK, "words": ["badger"]}}
        answer = await self.owner.post(f"{self.rules}/test", trial)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["looked_at"], 3)
        self.assertEqual(
            [(one["message_id"], one["matched"], one["author"]["id"]) for one in answer.json["hits"]],
            [(hit["id"], "badger", self.bob.id)],
        )
        self.assertEqual(await self.reports(), [])

    async def test_a_dry_run_reads_no_more_than_its_caller_may(self):
        manager = await self.member("manager")
        await self.give_role(manager.id, Permission.MANAGE_GUILD)
        await self.set_everyone(DEFAULT_EVERYONE)
        hidden = (await self.owner.post("/api/guilds/1/channels", {"name": "hidden"})).json["id"]
        await self.bob.say("badger here", hidden)
        await self.set_overwrite(1, deny=Permission.VIEW_CHANNEL, channel_id=hidden)
        await self.say("badger there")
        trial = {"kind": "words", "options": {"actions": BLOCK, "words": ["badger"]}}
        answer = await manager.post(f"{self.rules}/test", trial)
        self.assertEqual([one["content"] for one in answer.json["hits"]], ["badger there"])
        refused = await manager.post(f"{self.rules}/test", {**trial, "channel_id": hidden})
        self.assert_refused(refused, 404, "not_found")
        elsewhere = (await manager.post("/api/guilds", {"name": "Mine"})).json["channels"][0]["id"]
        refused = await manager.post(f"{self.rules}/test", {**trial, "channel_id": elsewhere})
        self.assert_refused(refused, 404, "not_found")

    async def test_a_dry_run_asks_the_same_number_of_statements_however_much_it_finds(self):
        trial = {"kind": "invites", "options": {"actions": BLOCK}}
        await self.owner.post(f"{self.rules}/test", trial)
        counts = []
        for amount in (1, 12):
            for i in range(amount):
                await self.say(f"x.org/invite/code{i}")
            async with self.statements() as ran:
                answer = await self.owner.post(f"{self.rules}/test", trial)
            counts.append(len(ran))
        self.assertEqual(len(answer.json["hits"]), 13)
        self.assertEqual(counts[0], counts[1], ran)
        limited = await self.owner.post(f"{self.rules}/test", {**trial, "limit": 2})
        self.assertEqual(limited.json["looked_at"], 2)
        self.assert_refused(
            await self.owner.post(f"{self.rules}/test", {**trial, "limit": 1001}), 422, "invalid_fields"
        )


if __name__ == "__main__":
    unittest.main()
