"""Announcements to everybody: made, heard of, expired and taken back."""

import unittest

import msgspec
from admin_stage import AdminTest
from sqlalchemy import select, update

from backend.admin.announcements import announcements_of
from backend.jobs.models import jobs


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


if __name__ == "__main__":
    unittest.main()
