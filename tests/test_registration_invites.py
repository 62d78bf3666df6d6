"""Invitations to register: who makes them, whom they let in, and how often."""

from __future__ import annotations

import asyncio
import unittest
from typing import Any

from sqlalchemy import insert, select
from support import PASSWORD, GuildhallTest

from backend.admin.models import registration_invites


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
