"""What people say of themselves beside their status: told and shown with it, until it ends."""

import unittest

from presence_stage import STATUS, TEA, PresenceTest
from sqlalchemy import select, update

from backend.jobs.models import jobs
from backend.users.models import users


class TestCustomStatus(PresenceTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.watcher = await self.alice.socket()
        self.socket = await self.bob.socket()
        await self.told(self.watcher, self.bob, "online")

    async def planned(self):
        return await self.app.db.read(lambda work: work.execute(select(jobs.c.name, jobs.c.key)).all())

    async def test_words_and_an_emoji(self):
        for given, shown in (
            ({"text": " Having  tea ", "emoji": "🍵"}, TEA),
            ({"text": "Having tea"}, {**TEA, "emoji": None}),
            ({"emoji": "🍵"}, {**TEA, "text": None}),
            (None, None),
        ):
            answer = await self.bob.put(STATUS, {"custom_status": given})
            self.assertEqual(answer.json, {"status": "online", "custom_status": shown})
            await self.told(self.watcher, self.bob, "online", shown)
            self.assertEqual(await self.seen_by(self.alice, self.bob), ("online", shown))
            self.assertEqual((await self.bob.get("/api/me")).json["custom_status"], shown)
        for nothing in ({}, {"text": None, "emoji": None}, {"text": "", "emoji": ""}, {"clear_after": 60}):
            answer = await self.bob.put(STATUS, {"custom_status": nothing})
            self.assertEqual(answer.json["custom_status"], None)

    async def test_the_status_alone_leaves_the_words(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "Having tea", "emoji": "🍵"}})
        self.assertEqual(
            (await self.bob.put(STATUS, {"status": "idle"})).json, {"status": "idle", "custom_status": TEA}
        )

    async def test_it_ends_by_itself(self):
        given = {"text": "Having tea", "emoji": "🍵", "clear_after": 1}
        answer = (await self.bob.put(STATUS, {"custom_status": given})).json
        self.assertRegex(answer["custom_status"]["until"], "Z$")
        await self.told(self.watcher, self.bob, "online", answer["custom_status"])
        await self.socket.event("me_updated", lambda account: account["custom_status"] is not None)
        ended = await self.socket.event("me_updated", lambda account: account["custom_status"] is None)
        self.assertEqual(ended["status"], "online")
        await self.told(self.watcher, self.bob, "online", None)
        row = await self.app.db.read(lambda work: work.execute(select(users).where(users.c.id == self.bob.id)).one())
        self.assertEqual((row.custom_text, row.custom_emoji, row.custom_until), (None, None, None))

    async def test_a_new_one_takes_the_place_of_the_end_too(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})
        await self.bob.put(STATUS, {"custom_status": {"text": "later", "clear_after": 7200}})
        self.assertEqual(len(await self.planned()), 1)
        await self.bob.put(STATUS, {"custom_status": {"text": "for ever"}})
        self.assertEqual(await self.planned(), [])
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})
        await self.bob.put(STATUS, {"custom_status": None})
        self.assertEqual(await self.planned(), [])

    async def test_the_end_comes_also_when_the_server_was_away_then(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})

        def time_passes(work):
            work.execute(update(users).where(users.c.id == self.bob.id).values(custom_until=work.now - 1))
            work.execute(update(jobs).values(due_at=work.now - 1))

        await self.write(time_passes)
        self.assertIsNone((await self.bob.get("/api/me")).json["custom_status"])  # over is over, job or no job
        await self.server.stop()
        await self.start_server()
        await self.app.jobs._do_what_is_due()
        self.assertEqual(await self.planned(), [])


if __name__ == "__main__":
    unittest.main()
