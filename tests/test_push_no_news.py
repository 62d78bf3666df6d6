"""Web push: nobody is told of what is no news any more when it would be sent."""

import unittest

from push_stage import PushTest
from sqlalchemy import update

from backend.notifications.deliveries import KEPT
from backend.notifications.models import push_deliveries
from backend.permissions.bits import DEFAULT_EVERYONE, Permission


class TestNoNews(PushTest):
    """Between being said and being sent something happened."""

    async def assert_no_news(self, happened, content=None):
        async with self.push_held():
            message = await self.say(content or f"<@{self.carol.id}>, quick")
            await happened(message)
        await self.assert_not_told()
        self.assertEqual(await self.waiting(), 0)

    async def test_it_was_read(self):
        await self.assert_no_news(
            lambda message: self.carol.post(f"/api/channels/{self.channel}/ack", {"message_id": message["id"]})
        )

    async def test_it_was_deleted(self):
        await self.assert_no_news(
            lambda message: self.alice.delete(f"/api/channels/{self.channel}/messages/{message['id']}")
        )

    async def test_the_channel_was_muted(self):
        await self.assert_no_news(
            lambda _: self.carol.put(f"/api/channels/{self.channel}/notifications", {"muted_for": 0})
        )

    async def test_the_reader_left(self):
        await self.assert_no_news(lambda _: self.carol.post(f"{self.at}/leave"))

    async def test_the_reader_came(self):
        await self.assert_no_news(lambda _: self.carol.socket(), "hello")

    async def test_the_rights_were_taken(self):
        allowed = DEFAULT_EVERYONE & ~Permission.VIEW_CHANNEL
        await self.assert_no_news(lambda _: self.set_everyone(allowed, self.guild))

    async def test_and_all_that_counts_for_what_waits_to_be_sent_again(self):
        self.service.answering = lambda _: (503, {})
        message = await self.say("try me")
        await self.service.tried(self.phone, 1)
        await self.carol.post(f"/api/channels/{self.channel}/ack", {"message_id": message["id"]})
        self.service.answering = lambda _: (201, {})
        await self.hurry()
        await self.assert_not_told()
        self.assertEqual(await self.waiting(), 0)

    async def test_after_a_day_it_is_old(self):
        self.service.answering = lambda _: (503, {})
        await self.say("try me")
        await self.service.tried(self.phone, 1)
        await self.write(lambda _: None)
        aged = push_deliveries.c.message_id - ((KEPT + 1) << 12)
        await self.write(lambda work: work.execute(update(push_deliveries).values(message_id=aged)))
        self.service.answering = lambda _: (201, {})
        await self.hurry()
        await self.assert_not_told()
        self.assertEqual(await self.waiting(), 0)


if __name__ == "__main__":
    unittest.main()
