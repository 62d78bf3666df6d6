"""What the installation's administrators do: their gate, the settings, all guilds, and what they look at."""

import unittest

from admin_stage import AdminTest

from backend.admin.claim import make_claim
from backend.admin.settings import registration_mode


class TestGate(AdminTest):
    async def routes(self):
        for rule in self.app.url_map.iter_rules():
            if rule.rule.startswith("/api/admin/"):
                for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
                    yield (
                        method,
                        rule.rule.replace("<code>", "abc").replace("<id:", "<").split("<")[0]
                        + ("1" if "<id:" in rule.rule else "")
                        + ("/" + rule.rule.rsplit("/", 1)[1] if rule.rule.count("/") > 4 else ""),
                    )

    async def test_for_everybody_else_there_is_nothing(self):
        visitor, count = self.client(), 0
        async for method, path in self.routes():
            count += 1
            self.assert_refused(await self.bob.request(method, path, {"wrong": 1}), 404, "not_found")
            self.assert_refused(await visitor.request(method, path, {}), 401, "not_signed_in")
        self.assertGreater(count, 12)

    async def test_whoever_is_one_no_more_is_shut_out_at_once(self):
        await self.get("/api/admin/settings")
        await self.make_admin(self.admin, False)
        self.assert_refused(await self.admin.get("/api/admin/settings"), 404, "not_found")
        await self.make_admin(self.bob)
        self.assertEqual((await self.bob.get("/api/admin/settings")).status, 200)

    async def test_claiming_is_noted_and_told(self):
        await self.make_admin(self.admin, False)
        socket = await self.bob.socket()
        token = await self.app.db.write(make_claim)
        self.assertEqual((await self.bob.post("/api/instance/claim", {"token": token})).status, 204)
        self.assertTrue((await socket.event("me_updated"))["is_admin"])
        entries = (await self.bob.get("/api/admin/audit-log")).json["entries"]
        self.assertEqual([entry["action"] for entry in entries], ["administrator_claim"])


class TestSettings(AdminTest):
    async def test_the_name_and_who_may_register(self):
        before = (await self.client().get("/api/instance")).json
        self.assertEqual((before["name"], before["registration"]), ("Guildhall", "open"))
        self.assertEqual(await self.get("/api/admin/settings"), {"name": "Guildhall", "registration": "open"})
        changed = await self.admin.patch("/api/admin/settings", {"name": " Town  Hall ", "registration": "invite"})
        self.assertEqual(changed.json, {"name": "Town Hall", "registration": "invite"})
        after = (await self.client().get("/api/instance")).json
        self.assertEqual((after["name"], after["registration"]), ("Town Hall", "invite"))
        (entry,) = await self.log()
        self.assertEqual(
            (entry["action"], entry["actor"]["id"], entry["guild_id"]), ("instance_update", self.admin.id, None)
        )
        self.assertEqual(entry["changes"], {"name": ["Guildhall", "Town Hall"], "registration": ["open", "invite"]})

    async def test_the_same_again_is_not_noted(self):
        await self.admin.patch("/api/admin/settings", {"name": "Guildhall"})
        self.assertEqual(await self.log(), [])

    async def test_bad_values(self):
        for body in ({"name": ""}, {"name": "x" * 51}, {"registration": "maybe"}, {"else": 1}, {"name": None}):
            self.assert_refused(await self.admin.patch("/api/admin/settings", body), 422, "invalid_fields")

    async def test_what_was_said_outweighs_the_environment(self):
        mode = await self.app.db.read(registration_mode, self.settings)
        self.assertEqual(mode, "open")
        await self.admin.patch("/api/admin/settings", {"registration": "closed"})
        self.assertEqual(await self.app.db.read(registration_mode, self.settings), "closed")


class TestGuilds(AdminTest):
    async def test_listed_with_what_is_in_them(self):
        guild = (await self.bob.post("/api/guilds", {"name": "Bobs"})).json
        said = [await self.bob.say(f"m{i}", guild["channels"][0]["id"]) for i in range(3)]
        await self.bob.delete(f"/api/channels/{guild['channels'][0]['id']}/messages/{said[0]['id']}")
        shown = (await self.get("/api/admin/guilds"))["guilds"]
        self.assertEqual([one["name"] for one in shown], ["Welcome", "Bobs"])
        mine = shown[1]
        self.assertEqual((mine["id"], mine["owner"]["id"]), (guild["id"], self.bob.id))
        self.assertEqual((mine["member_count"], mine["channels"], mine["messages"]), (1, 1, 2))

    async def test_searched_and_paged(self):
        for name in ("Bakers", "barbers", "Пекари"):
            await self.bob.post("/api/guilds", {"name": name})
        for q, names in (("ba", ["Bakers", "barbers"]), ("BAK", ["Bakers"]), ("пек", ["Пекари"]), ("%", []), ("x", [])):
            found = await self.get(f"/api/admin/guilds?q={q}".replace("%", "%25"))
            self.assertEqual([one["name"] for one in found["guilds"]], names, q)
        first = await self.get("/api/admin/guilds?limit=3")
        rest = await self.get(f"/api/admin/guilds?after={first['next']}")
        self.assertEqual([one["name"] for one in rest["guilds"]], ["Пекари"])
        self.assertIsNone(rest["next"])

    async def test_as_many_statements_for_many_as_for_few(self):
        await self.get("/api/admin/guilds")
        counts = []
        for _ in range(2):
            async with self.statements() as ran:
                await self.get("/api/admin/guilds")
            counts.append(len(ran))
            for number in range(8):
                await self.bob.post("/api/guilds", {"name": f"Guild {number}"})
        self.assertEqual(counts[0], counts[1])

    async def test_deleted_with_the_name_typed(self):
        guild = (await self.bob.post("/api/guilds", {"name": "Bobs"})).json
        path = f"/api/admin/guilds/{guild['id']}"
        socket = await self.bob.socket()
        self.assert_refused(await self.admin.delete(path, json={"name": "bobs"}), 422, "invalid_fields")
        gone = await self.admin.delete(path, json={"name": "Bobs"}, headers={"X-Audit-Reason": "spam"})
        self.assertEqual(gone.status, 204, gone)
        self.assertEqual(await socket.event("guild_deleted"), {"id": guild["id"], "reason": "deleted"})
        self.assert_refused(await self.bob.get(f"/api/guilds/{guild['id']}"), 404, "not_found")
        self.assert_refused(await self.admin.delete(path, json={"name": "Bobs"}), 404, "not_found")
        (entry,) = await self.log()
        self.assertEqual((entry["action"], entry["target_name"], entry["reason"]), ("guild_delete", "Bobs", "spam"))


class TestLooking(AdminTest):
    async def test_storage(self):
        (self.settings.upload_dir / "deep").mkdir(parents=True, exist_ok=True)
        (self.settings.upload_dir / "deep" / "file").write_bytes(b"x" * 1000)
        used = await self.get("/api/admin/storage")
        self.assertGreater(used["database_bytes"], 10_000)
        self.assertGreaterEqual(used["uploads_bytes"], 1000)
        self.assertGreaterEqual(used["uploads_files"], 1)
        self.assertGreater(used["free_bytes"], 0)
        (self.settings.upload_dir / "more").write_bytes(b"x")
        self.assertEqual(await self.get("/api/admin/storage"), used)  # remembered for a while

    async def test_figures(self):
        before = await self.get("/api/admin/figures")
        await self.bob.socket()
        await self.bob.socket()
        after = await self.get("/api/admin/figures")
        self.assertEqual((after["connections"], after["users_online"]), (2, 1))
        self.assertGreater(after["memory_bytes"], 1_000_000)
        self.assertGreater(after["cpu_seconds"], 0)
        self.assertGreater(after["uptime_seconds"], before["uptime_seconds"] - 1)
        self.assertEqual(set(after["cache"]), {"entries", "hits", "misses"})

    async def test_rates_are_measured_while_somebody_asks(self):
        await self.get("/api/admin/figures")
        meter = self.app.extensions["guildhall.metrics"].meter
        await self.bob.say("hello")
        meter.pulse.measure()
        figures = await self.get("/api/admin/figures")
        self.assertGreater(figures["sends_per_second"], 0)
        self.assertGreater(figures["requests_per_second"], 0)
        self.assertGreater(figures["responses"]["p95_ms"], 0)
        sends = [one for one in figures["routes"] if one["path"] == "/api/channels/{channel_id}/messages"]
        self.assertEqual([(one["method"], one["failed"], one["times"]["count"]) for one in sends], [("POST", 0, 1)])

    async def test_the_log_is_filtered_and_paged(self):
        for name in ("One", "Two", "Three"):
            await self.admin.patch("/api/admin/settings", {"name": name})
        self.assertEqual([entry["target_name"] for entry in await self.log("?limit=2")], ["Three", "Two"])
        self.assertEqual(await self.log("?action=user_update"), [])


if __name__ == "__main__":
    unittest.main()
