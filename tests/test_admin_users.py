"""What the installation's administrators do with accounts."""

import asyncio
import unittest

from admin_stage import AdminTest
from support import PASSWORD


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


if __name__ == "__main__":
    unittest.main()
