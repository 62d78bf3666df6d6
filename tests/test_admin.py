"""What the installation's administrators do."""

import asyncio
import unittest

import msgspec
from sqlalchemy import select, update
from support import PASSWORD, GuildhallTest

from backend.admin.announcements import announcements_of
from backend.admin.claim import make_claim
from backend.admin.invitations import use_invitation
from backend.admin.models import registration_invites
from backend.admin.settings import registration_mode
from backend.errors import Forbidden
from backend.jobs.models import jobs
from backend.users.models import users


class AdminTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.admin, self.bob = await self.cast("admin", "bob")
        await self.make_admin(self.admin)

    async def make_admin(self, person, is_admin=True):
        await self.write(
            lambda work: work.execute(update(users).where(users.c.id == person.id).values(is_admin=is_admin))
        )

    async def log(self, query=""):
        return (await self.admin.get(f"/api/admin/audit-log{query}")).json["entries"]

    async def get(self, path):
        answer = await self.admin.get(path)
        self.assertEqual(answer.status, 200, answer)
        return answer.json


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


class TestInvitations(AdminTest):
    async def invite(self, **body):
        answer = await self.admin.post("/api/admin/invites", body)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def use(self, code):
        try:
            await self.app.db.write(use_invitation, code)
        except Forbidden as refusal:
            return refusal.code
        return "in"

    async def test_made_listed_and_deleted(self):
        made = await self.invite(note="for Eve", max_uses=2, expires_hours=1)
        self.assertEqual(made["url"], f"{self.admin.url}/#invitation={made['code']}")
        self.assertEqual((made["note"], made["uses"], made["max_uses"]), ("for Eve", 0, 2))
        self.assertEqual(made["created_by"]["id"], self.admin.id)
        self.assertEqual(await self.get("/api/admin/invites"), {"invites": [made]})
        self.assertEqual((await self.admin.delete(f"/api/admin/invites/{made['code']}")).status, 204)
        self.assert_refused(await self.admin.delete(f"/api/admin/invites/{made['code']}"), 404, "not_found")
        self.assertEqual(await self.get("/api/admin/invites"), {"invites": []})
        actions = [entry["action"] for entry in await self.log()]
        self.assertEqual(actions, ["registration_invite_delete", "registration_invite_create"])
        self.assertNotIn(made["code"], str(await self.log()))

    async def test_no_more_get_in_than_it_lets(self):
        code = (await self.invite(max_uses=5))["code"]
        came = await asyncio.gather(*(self.use(code) for _ in range(40)))
        self.assertEqual((came.count("in"), came.count("invite_required")), (5, 35))
        self.assertEqual((await self.get("/api/admin/invites"))["invites"][0]["uses"], 5)

    async def test_any_number_and_for_ever(self):
        made = await self.invite(max_uses=0, expires_hours=0)
        self.assertIsNone(made["expires_at"])
        self.assertEqual([await self.use(made["code"]) for _ in range(3)], ["in"] * 3)

    async def test_what_has_run_out_or_never_was_lets_nobody_in(self):
        code = (await self.invite())["code"]
        past = update(registration_invites).values(expires_at=1)
        await self.write(lambda work: work.execute(past))
        for wrong in (code, "guess", "", None):
            self.assertEqual(await self.use(wrong), "invite_required")

    async def test_registering_by_invitation(self):
        await self.admin.patch("/api/admin/settings", {"registration": "invite"})
        code = (await self.invite())["code"]
        eve = {"username": "eve", "password": PASSWORD, "email": "eve@example.org"}
        self.assert_refused(await self.client().post("/api/register", eve), 403, "invite_required")
        self.assert_refused(await self.client().post("/api/register", {**eve, "invite": "x"}), 403, "invite_required")
        taken = await self.client().post("/api/register", {**eve, "username": "bob", "invite": code})
        self.assert_refused(taken, 409, "username_taken")  # and the invitation is as good as before
        self.assertEqual((await self.client().post("/api/register", {**eve, "invite": code})).status, 201)
        mallory = {**eve, "username": "mallory", "email": "m@example.org", "invite": code}
        self.assert_refused(await self.client().post("/api/register", mallory), 403, "invite_required")
        await self.admin.patch("/api/admin/settings", {"registration": "closed"})
        self.assert_refused(await self.client().post("/api/register", mallory), 403, "registration_closed")

    async def test_bad_values(self):
        for body in ({"max_uses": -1}, {"max_uses": 1001}, {"expires_hours": 9000}, {"note": "x" * 101}, {"note": 1}):
            self.assert_refused(await self.admin.post("/api/admin/invites", body), 422, "invalid_fields")


class TestAnnouncements(AdminTest):
    async def announce(self, **body):
        answer = await self.admin.post("/api/admin/announcements", {"content": "Maintenance at six", **body})
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def announced(self):
        """As everybody's start-up state has them, in one statement."""
        async with self.statements() as ran:
            found = await self.app.db.read(announcements_of)
        self.assertLessEqual(len([statement for statement in ran if "announcements" in statement]), 1)
        told = (await self.bob.get("/api/bootstrap")).json["announcements"]
        self.assertEqual(told, msgspec.to_builtins(found))
        return told

    async def test_everybody_hears_of_it_and_of_its_end(self):
        socket = await self.bob.socket()
        made = await self.announce(level="warning")
        self.assertEqual(await socket.event("announcement_created"), made)
        self.assertEqual((made["level"], made["expires_at"]), ("warning", None))
        self.assertEqual(await self.announced(), [made])
        self.assertEqual(await self.get("/api/admin/announcements"), {"announcements": [made]})
        self.assertEqual((await self.admin.delete(f"/api/admin/announcements/{made['id']}")).status, 204)
        self.assertEqual(await socket.event("announcement_deleted"), {"id": made["id"]})
        self.assertEqual(await self.announced(), [])
        self.assert_refused(await self.admin.delete(f"/api/admin/announcements/{made['id']}"), 404, "not_found")
        self.assertEqual(
            [entry["action"] for entry in await self.log()], ["announcement_delete", "announcement_create"]
        )

    async def test_it_expires_by_itself(self):
        socket = await self.bob.socket()
        made = await self.announce(expires_hours=1)
        self.assertIsNotNone(made["expires_at"])

        def an_hour_passes(work):
            work.execute(update(jobs).values(due_at=work.now))

        await self.write(an_hour_passes)
        self.app.jobs.planned(0)
        self.assertEqual(await socket.event("announcement_deleted"), {"id": made["id"]})
        self.assertEqual(await self.announced(), [])

    async def test_taking_it_back_takes_its_end_back_too(self):
        made = await self.announce(expires_hours=1)
        await self.admin.delete(f"/api/admin/announcements/{made['id']}")
        left = await self.app.db.read(lambda work: work.execute(select(jobs.c.name)).all())
        self.assertNotIn(("expire_announcement",), [tuple(row) for row in left])

    async def test_bad_values_and_too_many(self):
        for body in ({}, {"content": " "}, {"content": "x" * 2001}, {"content": "x", "level": "alarm"}):
            self.assert_refused(await self.admin.post("/api/admin/announcements", body), 422, "invalid_fields")
        for number in range(20):
            await self.announce(content=f"number {number}")
        self.assert_refused(await self.admin.post("/api/admin/announcements", {"content": "x"}), 409, "conflict")


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


class TestUsers(AdminTest):
    async def rows(self, query=""):
        return (await self.get(f"/api/admin/users{query}"))["users"]

    async def change(self, person, **body):
        return await self.admin.patch(f"/api/admin/users/{person.id}", body)

    async def test_listed_with_what_matters(self):
        admin, bob = await self.rows()
        self.assertEqual((admin["user"]["username"], admin["is_admin"]), ("admin", True))
        expected = {
            "email": "bob@example.org",
            "is_admin": False,
            "disabled": False,
            "deleted": False,
            "two_factor": False,
            "guilds": 1,
        }
        self.assertEqual({name: bob[name] for name in expected}, expected)
        self.assertIsNotNone(bob["last_used_at"])

    async def test_searched_and_paged(self):
        for name in ("bella", "Боря", "x_%"[:2]):
            await self.member(name)
        for q, names in (
            ("BE", ["bella"]),
            ("b", ["bob", "bella"]),
            ("боР", ["Боря"]),
            ("bob@exam", ["bob"]),
            ("%25", []),
        ):
            found = [row["user"]["username"] for row in await self.rows(f"?q={q}")]
            self.assertEqual([name for name in found if name != "Боря" or q == "боР"], names, q)
        first = await self.get("/api/admin/users?limit=2")
        rest = await self.get(f"/api/admin/users?after={first['next']}")
        self.assertEqual([row["user"]["username"] for row in first["users"]], ["admin", "bob"])
        self.assertEqual(len(rest["users"]), 3)
        self.assertIsNone(rest["next"])
        for query in ("?limit=101", "?after=x", "?q=" + "x" * 300, "?q=%00"):
            self.assert_refused(await self.admin.get(f"/api/admin/users{query}"), 400, "malformed")

    async def test_as_many_statements_for_many_as_for_few(self):
        await self.rows()
        counts = []
        for names in (("carol", "dave", "erin", "frank"), ()):
            async with self.statements() as ran:
                await self.rows()
            counts.append(len(ran))
            await self.cast(*names)
        self.assertEqual(counts[0], counts[1])

    async def test_a_disabled_accounts_sessions_end(self):
        socket = await self.bob.socket()
        answer = await self.change(self.bob, disabled=True)
        self.assertEqual((answer.status, answer.json["disabled"]), (200, True))
        self.assertEqual(await socket.event("session_revoked"), {"reason": "account_disabled"})
        self.assert_refused(await self.bob.get("/api/me"), 401, "not_signed_in")
        login = {"username": "bob", "password": PASSWORD}
        self.assert_refused(await self.client().post("/api/login", login), 403, "account_disabled")
        again = await self.change(self.bob, disabled=False)
        self.assertEqual((again.json["disabled"], again.json["last_used_at"]), (False, None))
        self.assertEqual((await self.bob.login()).status, 200)
        changes = [entry["changes"] for entry in await self.log("?action=user_update")]
        self.assertEqual(changes, [{"disabled": [True, False]}, {"disabled": [False, True]}])

    async def test_a_link_that_sets_a_new_password(self):
        answer = await self.admin.post(f"/api/admin/users/{self.bob.id}/password-reset")
        self.assertEqual(answer.status, 200, answer)
        link, _, token = answer.json["url"].partition("/#reset=")
        self.assertEqual(link, self.admin.url)
        fresh = "a new and long password"
        done = await self.client().post("/api/password-reset/confirm", {"token": token, "password": fresh})
        self.assertEqual(done.status, 204, done)
        self.assert_refused(await self.bob.get("/api/me"), 401, "not_signed_in")
        self.assertEqual((await self.bob.login(fresh)).status, 200)
        (entry,) = await self.log()
        self.assertEqual((entry["action"], entry["target_id"]), ("password_reset_create", self.bob.id))
        self.assertNotIn(token, str(entry))
        self.assert_refused(await self.admin.post("/api/admin/users/12345/password-reset"), 404, "not_found")

    async def delete(self, person, password=PASSWORD):
        return await self.admin.delete(f"/api/admin/users/{person.id}", json={"password": password})

    async def test_an_account_is_deleted_with_ones_own_password(self):
        socket = await self.bob.socket()
        said = await self.bob.say("I was here")
        self.assert_refused(await self.delete(self.bob, "not my password"), 401, "wrong_credentials")
        self.assertEqual((await self.delete(self.bob)).status, 204)
        self.assertEqual(await socket.event("session_revoked"), {"reason": "account_deleted"})
        message = (await self.admin.get(f"/api/channels/1/messages/{said['id']}")).json
        self.assertEqual(message["author"]["username"], "Deleted user")
        (row,) = [row for row in await self.rows() if row["user"]["id"] == self.bob.id]
        self.assertEqual((row["deleted"], row["email"], row["guilds"]), (True, "", 0))
        (entry,) = await self.log()
        self.assertEqual((entry["action"], entry["target_name"]), ("user_delete", "bob"))
        for answer in (await self.delete(self.bob), await self.change(self.bob, disabled=True)):
            self.assert_refused(answer, 404, "not_found")

    async def test_who_owns_a_guild_and_the_last_administrator_are_not_deleted(self):
        await self.bob.post("/api/guilds", {"name": "Bobs"})
        self.assert_refused(await self.delete(self.bob), 409, "conflict")
        self.assert_refused(await self.delete(self.admin), 409, "conflict")

    async def test_administrators_are_made_and_unmade(self):
        socket = await self.bob.socket()
        self.assertTrue((await self.change(self.bob, is_admin=True)).json["is_admin"])
        self.assertTrue((await socket.event("me_updated"))["is_admin"])
        self.assertEqual((await self.bob.get("/api/admin/settings")).status, 200)
        self.assertFalse((await self.change(self.bob, is_admin=False)).json["is_admin"])
        self.assert_refused(await self.bob.get("/api/admin/settings"), 404, "not_found")

    async def test_the_last_administrator_stays_one(self):
        for body in ({"is_admin": False}, {"disabled": True}):
            self.assert_refused(await self.change(self.admin, **body), 409, "conflict")
        await self.change(self.bob, is_admin=True, disabled=True)  # one who cannot come in does not count
        self.assert_refused(await self.change(self.admin, is_admin=False), 409, "conflict")
        await self.change(self.bob, disabled=False)
        both = await asyncio.gather(
            self.admin.patch(f"/api/admin/users/{self.bob.id}", {"is_admin": False}),
            self.admin.patch(f"/api/admin/users/{self.admin.id}", {"is_admin": False}),
        )
        self.assertEqual(sum(answer.status == 200 for answer in both), 1, both)

    async def test_changing_nothing_is_not_noted(self):
        await self.change(self.bob, disabled=False, is_admin=False)
        await self.change(self.bob)
        self.assertEqual(await self.log(), [])

    async def test_bad_values(self):
        self.assert_refused(await self.change(self.bob, disabled="yes"), 422, "invalid_fields")
        self.assert_refused(await self.change(self.bob, email="x"), 422, "invalid_fields")
        nobody = await self.admin.patch("/api/admin/users/12345", {"disabled": True})
        self.assert_refused(nobody, 404, "not_found")


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
