"""Invitations to register: who makes them, whom they let in, and how often."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any

from admin_stage import AdminTest
from sqlalchemy import insert, select, update
from support import PASSWORD, GuildhallTest

from backend.admin.invitations import use_invitation
from backend.admin.models import registration_invites
from backend.errors import Forbidden


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


class TestByInvitation(GuildhallTest):
    changes = {"registration": "invite"}

    async def test_a_use_is_taken_by_each_and_no_more_get_in(self) -> None:
        await self.invite("welcome", max_uses=2)
        many = [self.client().post("/api/register", self.form(f"person{i}", "welcome")) for i in range(6)]
        answers = await asyncio.gather(*many)
        self.assertEqual(sorted(answer.status for answer in answers), [201, 201, 403, 403, 403, 403])
        self.assertEqual(await self.uses("welcome"), 2)

    async def test_without_a_valid_one_nobody_gets_in_or_learns_who_is_here(self) -> None:
        await self.invite("welcome")
        await self.invite("over", expires_at=1)
        self.assertEqual((await self.client().post("/api/register", self.form("alice", "welcome"))).status, 201)
        for invite in (None, "", "over", "welcome", "guess\0"):
            for name in ("alice", "newcomer"):
                refused = await self.client().post("/api/register", self.form(name, invite))
                self.assert_refused(refused, 403, "invite_required")

    async def test_a_refused_registration_takes_no_use(self) -> None:
        await self.invite("welcome", max_uses=2)
        await self.client().post("/api/register", self.form("alice", "welcome"))
        taken = await self.client().post("/api/register", self.form("alice", "welcome"))
        self.assert_refused(taken, 409, "username_taken")
        self.assertEqual(await self.uses("welcome"), 1)

    async def invite(self, code: str, **values: Any) -> None:
        row = {"code": code, "note": "", "max_uses": 1, "created_at": 0, **values}
        await self.write(lambda work: work.execute(insert(registration_invites).values(**row)))

    async def uses(self, code: str) -> int:
        mine = select(registration_invites.c.uses).where(registration_invites.c.code == code)
        uses: int = await self.app.db.read(lambda work: work.execute(mine).scalar_one())
        return uses

    @staticmethod
    def form(name: str, invite: str | None) -> dict[str, Any]:
        return {"username": name, "password": PASSWORD, "email": f"{name}@example.org", "invite": invite}


if __name__ == "__main__":
    unittest.main()
