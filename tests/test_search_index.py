"""The index of the search: it follows what is said, edited and deleted, and is filled when it was not there."""

import unittest
from unittest import mock

from channel_stage import ChannelTest
from finding_stage import FindingTest
from sqlalchemy import text

from backend.jobs.models import jobs
from backend.people import Person
from backend.search import filling, finding
from backend.search.filling import empty_index, fill
from backend.search.schemas import Search


class TestIndex(FindingTest):
    async def test_what_is_edited_is_found_by_what_it_says_now(self):
        (said,) = await self.say("coffee")
        await self.alice.patch(f"{self.address}/messages/{said['id']}", {"content": f"tea <@{self.bob.id}>"})
        self.assertEqual(await self.found("coffee"), [])
        self.assertEqual(await self.found("tea mentions:bob"), [f"tea <@{self.bob.id}>"])

    async def test_what_is_deleted_is_gone_from_the_index_too(self):
        first, second = await self.say("tea", "more tea")
        other = await self.make("other")
        await self.say("tea there", channel=other["id"])
        await self.alice.delete(f"{self.address}/messages/{first['id']}")
        self.assertEqual((await self.search("tea"))["total"], 2)
        await self.alice.delete(f"/api/channels/{other['id']}")
        self.assertEqual(await self.found("tea"), ["more tea"])
        await self.idle()
        self.assertEqual(await self.indexed(), [second["id"]])

    async def idle(self):
        """Until every job is done."""
        while await self.app.db.read(lambda work: work.execute(jobs.select()).first()):
            await self.app.jobs._do_what_is_due()

    async def indexed(self):
        rowids = text("SELECT rowid FROM message_index ORDER BY rowid")
        return await self.app.db.read(lambda work: list(work.execute(rowids).scalars()))

    async def test_sending_indexes_all_that_waits_in_one_statement(self):
        async with self.statements() as ran:
            await self.say("tea")
        self.assertEqual(len([one for one in ran if "message_index" in one]), 1)


class TestFilling(ChannelTest):
    """An index that was not there, or is made anew."""

    async def test_what_was_said_before_is_indexed_bit_by_bit_and_searches_say_so(self):
        said = [await self.alice.say(f"tea {number}", self.channel) for number in range(5)]
        search = Search(q="tea")

        async def found():
            answer = await self.app.db.read(finding.search_messages, self.person(self.carol), search)
            return [one.id for one in answer.results], answer.indexing

        ids = [one["id"] for one in said]
        with mock.patch.object(filling, "plan"):  # the job is done here, step by step
            await self.write(empty_index)
        self.assertEqual(await found(), ([], True))
        await self.write(lambda work: fill(work, 2))
        self.assertEqual(await found(), ([ids[4], ids[3]], True))
        await self.alice.patch(f"{self.address}/messages/{ids[0]}", {"content": "tea first"})  # not reached yet
        await self.alice.delete(f"{self.address}/messages/{ids[1]}")
        new = (await self.alice.say("tea new", self.channel))["id"]
        while await self.write(lambda work: fill(work, 2)) is not None:
            pass
        self.assertEqual(await found(), ([new, ids[4], ids[3], ids[2], ids[0]], False))

    async def test_a_job_does_it_and_goes_on_where_it_stopped(self):
        for number in range(5):
            await self.alice.say(f"tea {number}", self.channel)
        with mock.patch.object(filling.fill, "__defaults__", (2,)):
            await self.write(empty_index)
            await self.server.stop()
            await self.start_server()
            while await self.app.db.read(lambda work: work.execute(jobs.select()).first()):
                await self.app.jobs._do_what_is_due()
        answer = await self.app.db.read(finding.search_messages, self.person(self.carol), Search(q="tea"))
        self.assertEqual((answer.total, answer.indexing), (5, False))

    def person(self, client):
        return Person(client.id, client.name)


if __name__ == "__main__":
    unittest.main()
