"""When a push service does not take what is for a device: it is tried again later and later, until it is no news."""

import asyncio
import unittest
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from push_service import ToHere
from push_stage import PushTest
from sqlalchemy import select

from backend.ids import now_ms
from backend.notifications.deliveries import KEPT, LONGEST_PAUSE, SEND
from backend.notifications.hearing import listeners, told
from backend.notifications.models import push_deliveries, push_subscriptions
from backend.notifications.posting import _pause
from backend.previews.connecting import connector


class RetryTest(PushTest):
    def answer(self, status, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.service.answering = lambda _: (status, named)

    async def due_in(self):
        """Milliseconds until each delivery is tried again, and how often it was tried."""
        await self.write(lambda _: None)
        rows = await self.app.db.read(lambda work: work.execute(select(push_deliveries)).all())
        return [(row.due_at - now_ms(), row.tries) for row in rows]

    async def refused(self, times=1):
        await self.service.tried(self.phone, times)
        async with asyncio.timeout(20):
            while not any(tries >= times for _, tries in await self.due_in()):
                await self.alice.get("/healthz")


class TestGone(RetryTest):
    async def test_a_device_that_is_no_more_is_forgotten(self):
        for status in (404, 410):
            self.answer(status)
            await self.say("still there?")
            await self.service.tried(self.phone, 1)
            await self.settled()
            self.assertEqual((await self.waiting(), await self.count(push_subscriptions)), (0, 0))
            self.phone = await self.add_device(self.carol)

    async def test_others_of_the_same_person_stay(self):
        tablet = await self.add_device(self.carol)
        self.service.answering = lambda device: (410 if device is self.phone else 201, {})
        await self.say("anybody?")
        self.assertEqual((await tablet.next())["body"], "anybody?")
        await self.settled()
        self.assertEqual(await self.count(push_subscriptions), 1)


class TestLater(RetryTest):
    async def test_what_is_not_taken_now_is_taken_later(self):
        self.answer(503)
        await self.say("try me")
        await self.refused()
        self.answer(201)
        self.assertEqual((await self.phone.next())["body"], "try me")  # by itself, after some seconds
        await self.settled()
        self.assertEqual(await self.waiting(), 0)

    async def test_as_late_as_the_service_asks(self):
        for status, after in ((429, "600"), (503, format_datetime(datetime.now(UTC) + timedelta(seconds=700)))):
            self.answer(status, Retry_After=after)
            await self.say(f"not before {after}")
            tries = self.phone.tried
            await self.hurry()
            await self.service.tried(self.phone, tries + 1)
            async with asyncio.timeout(20):
                while not [due for due, _ in await self.due_in() if 500_000 < due <= 700_000]:
                    await self.alice.get("/healthz")

    async def test_each_time_it_waits_longer(self):
        self.answer(500)
        await self.say("try me")
        pauses = []
        for times in range(1, 6):
            await self.refused(times)
            ((due, _),) = await self.due_in()
            pauses.append(due)
            await self.hurry()
        self.assertEqual(pauses, sorted(pauses))
        self.assertGreater(pauses[-1], 8 * pauses[0])
        self.assertLess(pauses[-1], LONGEST_PAUSE)

    async def test_everything_for_that_device_waits_and_the_newest_of_each_channel_is_told(self):
        other = (await self.alice.post(f"{self.at}/channels", {"name": "other"})).json["id"]
        self.answer(503, Retry_After="600")
        await self.say("one")
        await self.refused()
        for content in ("two", "three"):
            await self.say(content)
        await self.say("elsewhere", channel=other)
        async with asyncio.timeout(20):
            while await self.waiting() < 2:
                await self.alice.get("/healthz")
        self.answer(201)
        await self.hurry()
        heard = [(await self.phone.next())["body"] for _ in range(2)]
        self.assertEqual(sorted(heard), ["elsewhere", "three"])
        await self.assert_not_told()

    async def test_what_comes_while_the_earlier_is_on_its_way_is_told_after_it(self):
        self.service.held.add(self.phone)
        await self.say("one")
        await self.service.tried(self.phone, 1)
        later = await self.say("two")
        async with asyncio.timeout(20):
            while not await self.count(push_deliveries, push_deliveries.c.message_id == later["id"]):
                await self.alice.get("/healthz")
        self.service.release()
        heard = [(await self.phone.next())["body"] for _ in range(2)]
        self.assertEqual(heard, ["one", "two"])
        await self.assert_not_told()

    async def test_what_a_service_refuses_is_not_tried_again(self):
        for status in (400, 401, 403, 413):
            self.answer(status)
            tries = self.phone.tried
            await self.say(f"{status}?")
            await self.service.tried(self.phone, tries + 1)
            await self.settled()
            self.assertEqual((await self.waiting(), await self.count(push_subscriptions)), (0, 1))

    async def test_one_that_cannot_be_reached_keeps_nobody_else_from_being_told(self):
        self.app.push.connect = lambda: connector(ToHere(1), gate=lambda _address, _port: True)
        await self.say("nobody listens there")
        async with asyncio.timeout(20):
            while not [tries for _, tries in await self.due_in() if tries == 1]:
                await self.alice.get("/healthz")
        self.assertEqual(self.phone.tried, 0)
        self.app.push.connect = self.service.connector
        await self.hurry()
        self.assertEqual((await self.phone.next())["body"], "nobody listens there")

    async def test_a_name_that_leads_inside_is_not_connected_to(self):
        self.app.push.connect = lambda: connector(ToHere(self.service.port))
        await self.say("to whom?")
        async with asyncio.timeout(20):
            while not [tries for _, tries in await self.due_in() if tries == 1]:
                await self.alice.get("/healthz")
        self.assertEqual(self.phone.tried, 0)

    def test_how_long_a_service_asks_to_wait(self):
        self.assertEqual(_pause("120"), 120_000)
        self.assertEqual(_pause("9" * 30), 999_999_999_000)
        for nothing in (None, "", "soon", "-5", "٥", "1.5"):
            self.assertIsNone(_pause(nothing), nothing)
        date = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
        self.assertTrue(80_000 < _pause(date) <= 90_000)
        self.assertLess(_pause("Wed, 21 Oct 2015 07:28:00 GMT"), -KEPT)


class TestFigures(RetryTest):
    async def test_what_services_said_is_counted(self):
        for status in (201, 403, 410):
            self.answer(status)
            await self.say(f"{status}?")
            await self.settled()
        self.assertEqual(dict(self.app.push.answers), {"taken": 1, "refused": 1, "gone": 1})


class TestStopping(RetryTest):
    async def test_what_is_on_its_way_is_waited_for_and_not_sent_again(self):
        self.service.held.add(self.phone)
        await self.say("one")
        await self.service.tried(self.phone, 1)
        stopping = asyncio.create_task(self.server.stop())
        await asyncio.sleep(0)
        self.service.release()
        await stopping
        await self.start_server()
        self.app.push.connect = self.service.connector
        self.assertEqual(await self.waiting(), 0)
        self.assertEqual(self.phone.tried, 1)


class TestCrowd(RetryTest):
    async def crowd_with_devices(self, count, prefix):
        ids = await self.crowd(count, prefix)

        def change(work):
            row = dict(work.execute(select(push_subscriptions).limit(1)).one()._mapping)
            rows = [
                {**row, "id": work.new_id(), "user_id": id, "endpoint_hash": id.to_bytes(32, "big"), "created_at": 0}
                for id in ids
            ]
            work.execute(push_subscriptions.insert(), rows)

        await self.write(change)

    async def test_who_is_told_is_found_in_as_many_statements_for_many_as_for_a_few(self):
        await self.app.jobs.stop()
        message = await self.say("@everyone")

        async def costs():
            async with self.statements() as ran:
                places = await self.app.db.read(listeners, [message["id"]], (0, 0))
                everybody = {(one.channel_id, one.user_id): 0 for one in places}
                found = await self.app.db.read(told, [message["id"]], everybody)
            return len(ran), len(found)

        few, _ = await costs()
        await self.crowd_with_devices(300, "person")
        self.assertEqual(await costs(), (few, 301))
        self.assertLessEqual(few, 16)

    async def test_a_crowd_is_told_in_several_steps_and_everybody_once(self):
        await self.app.jobs.stop()
        await self.crowd_with_devices(1100, "person")
        await self.say("@everyone")
        self.app.jobs.add_errand(SEND, lambda: asyncio.sleep(0))  # nothing is sent
        self.app.jobs.start()
        await self.found()
        self.assertEqual(await self.waiting(), 1101)


if __name__ == "__main__":
    unittest.main()
