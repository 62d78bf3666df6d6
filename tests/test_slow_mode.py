"""Slow mode: so many seconds between two messages of the same person, whatever door they come through."""

import asyncio
import unittest
from unittest import mock

from guild_stage import GuildTest
from sqlalchemy import func, select

from backend.channels.models import slow_mode_marks
from backend.ids import now_ms
from backend.messages.models import nonces
from backend.messages.sending import Send, send_messages
from backend.people import Person
from backend.permissions.bits import Permission

MINUTE = 60


class SlowTest(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.slow(MINUTE)
        self.address = f"/api/channels/{self.channel}/messages"
        self.room = f"g:{self.guild}:c:{self.channel}"

    async def slow(self, seconds):
        answer = await self.alice.patch(f"/api/channels/{self.channel}", {"slow_mode": seconds})
        self.assertEqual((answer.status, answer.json["slow_mode"]), (200, seconds))

    async def send(self, person, content="hello", **more):
        return await person.post(self.address, {"content": content, **more})

    def later(self, seconds):
        """The writer's clock goes on by so much."""
        return mock.patch("backend.db.writer.now_ms", return_value=now_ms() + seconds * 1000)

    def assert_too_soon(self, answer, most=MINUTE):
        self.assert_refused(answer, 429, "slow_mode")
        self.assertTrue(0 < answer.json["error"]["retry_after"] <= most, answer.json)
        self.assertTrue(0 < int(answer.headers["Retry-After"]) <= most + 1, answer.headers)

    async def count(self, table):
        statement = select(func.count()).select_from(table)
        return await self.app.db.read(lambda work: work.execute(statement).scalar_one())


class TestWaiting(SlowTest):
    async def test_the_second_message_waits_through_both_doors_and_others_need_not(self):
        socket = await self.carol.socket()
        self.assertEqual((await self.send(self.carol)).status, 201)
        self.assert_too_soon(await self.send(self.carol))
        refused = await socket.ask("send_message", {"room": self.room, "content": "again"})
        self.assertEqual((refused["ok"], refused["error"]["code"]), (False, "slow_mode"))
        self.assertTrue(0 < refused["error"]["retry_after"] <= MINUTE)
        self.assertEqual((await self.send(self.bob)).status, 201)  # a role without the three rights counts for nothing
        self.assertEqual((await self.carol.get(self.address)).json["pagination"]["total"], 2)

    async def test_when_the_time_is_over_one_more_may_come(self):
        await self.send(self.carol)
        with self.later(MINUTE - 5):
            self.assert_too_soon(await self.send(self.carol), 5)
        with self.later(MINUTE):
            self.assertEqual((await self.send(self.carol)).status, 201)
            self.assert_too_soon(await self.send(self.carol))

    async def test_elsewhere_nobody_waits(self):
        await self.send(self.carol)
        other = (await self.alice.post(f"{self.at}/channels", {"name": "other"})).json
        for _ in range(2):
            await self.carol.say("quick", other["id"])
            await self.carol.say("quick", 1)

    async def test_each_channel_has_its_own_pause(self):
        quick = (await self.alice.post(f"{self.at}/channels", {"name": "quick", "slow_mode": 5})).json["id"]
        slow = (await self.alice.post(f"{self.at}/channels", {"name": "slow", "slow_mode": 3600})).json["id"]
        for channel_id in (quick, slow, self.channel):
            await self.carol.say("first", channel_id)
            await self.bob.say("first", channel_id)
        with self.later(10):
            await self.carol.say("second", quick)
            for channel_id in (slow, self.channel):
                answer = await self.carol.post(f"/api/channels/{channel_id}/messages", {"content": "second"})
                self.assert_too_soon(answer, 3600)
        with self.later(MINUTE):
            await self.carol.say("second", self.channel)

    async def test_each_of_three_rights_frees_from_it(self):
        for right in (Permission.MANAGE_MESSAGES, Permission.MANAGE_CHANNELS, Permission.BYPASS_SLOWMODE):
            (person,) = await self.cast(f"p{int(right)}")
            await self.enter(person)
            await self.role("free", right, 1, person)
            self.assertEqual([(await self.send(person)).status for _ in range(2)], [201, 201], right)
        self.assertEqual([(await self.send(self.alice)).status for _ in range(2)], [201, 201])
        self.assertEqual(await self.count(slow_mode_marks), 0)

    async def test_it_begins_and_ends_with_the_setting(self):
        await self.send(self.carol)
        await self.slow(0)
        self.assertEqual([(await self.send(self.carol)).status for _ in range(2)], [201, 201])
        self.assertEqual(await self.count(slow_mode_marks), 0)
        await self.slow(5)
        self.assertEqual((await self.send(self.carol)).status, 201)
        await self.slow(MINUTE)
        with self.later(30):
            self.assert_too_soon(await self.send(self.carol), 30)

    async def test_a_restart_lets_nobody_through_sooner(self):
        await self.send(self.carol)
        await self.server.stop()
        await self.start_server()
        again = self.client("carol")
        await again.login()
        self.assert_too_soon(await self.send(again))

    async def test_a_clock_that_was_set_back_locks_nobody_out(self):
        with self.later(3600):
            await self.send(self.carol)
        self.assertEqual((await self.send(self.carol)).status, 201)
        self.assert_too_soon(await self.send(self.carol))

    async def test_editing_and_deleting_are_no_way_around_it(self):
        message = (await self.send(self.carol)).json
        self.assertEqual((await self.carol.patch(f"{self.address}/{message['id']}", {"content": "x"})).status, 200)
        self.assertEqual((await self.carol.delete(f"{self.address}/{message['id']}")).status, 204)
        self.assert_too_soon(await self.send(self.carol))

    async def rule(self, **actions):
        options = {"words": ["badger"], "actions": actions}
        body = {"name": "No badgers", "kind": "words", "options": options}
        self.assertEqual((await self.alice.post(f"{self.at}/automod", body)).status, 201)

    async def test_automod_does_not_look_at_what_has_to_wait(self):
        await self.rule(alert=True)
        await self.send(self.carol)
        self.assert_too_soon(await self.send(self.carol, "badger"))
        self.assertEqual((await self.alice.get(f"{self.at}/reports")).json["reports"], [])

    async def test_what_is_refused_for_another_reason_starts_no_waiting(self):
        self.assert_refused(await self.send(self.carol, ""), 422, "invalid_fields")
        await self.rule(block=True)
        self.assert_refused(await self.send(self.carol, "badger", nonce="n"), 403, "blocked_by_automod")
        self.assertEqual((await self.send(self.carol)).status, 201)


class TestNonces(SlowTest):
    async def test_a_retry_is_answered_with_its_message_and_never_refused(self):
        first = await self.send(self.carol, nonce="n1")
        again = await self.send(self.carol, nonce="n1")
        self.assertEqual((again.status, again.json["id"]), (200, first.json["id"]))
        with self.later(MINUTE):
            self.assertEqual((await self.send(self.carol, nonce="n1")).status, 200)
            self.assertEqual((await self.send(self.carol, nonce="n2")).status, 201)  # the retry started no new waiting

    async def test_what_is_refused_takes_no_nonce(self):
        await self.send(self.carol, nonce="n1")
        self.assert_too_soon(await self.send(self.carol, "second", nonce="n2"))
        self.assertEqual(await self.count(nonces), 1)
        with self.later(MINUTE):
            sent = await self.send(self.carol, "second", nonce="n2")
        self.assertEqual((sent.status, sent.json["content"]), (201, "second"))

    async def test_a_double_click_that_comes_too_soon_is_refused_twice(self):
        await self.send(self.carol)
        answers = await self.together(*[("double", "n2")] * 2)
        self.assertEqual([getattr(answer, "code", None) for answer in answers], ["slow_mode"] * 2)

    async def together(self, *said):
        """Sends of carol that meet in one batch."""
        carol = Person(self.carol.id, "carol")

        def send(work):
            return send_messages(work, [(Send(carol, self.channel, content, nonce),) for content, nonce in said])

        return await self.write(send)

    async def test_of_several_in_one_batch_the_first_alone_is_let_through(self):
        first, *rest = await self.together(("one", "n1"), ("two", "n2"), ("three", None), ("one", "n1"))
        self.assertTrue(first.is_new)
        self.assertEqual([answer.code for answer in rest[:2]], ["slow_mode"] * 2)
        self.assertEqual((rest[2].is_new, rest[2].message.id), (False, first.message.id))
        self.assertEqual(await self.count(nonces), 1)

    async def test_of_many_at_once_exactly_one_comes_through(self):
        answers = await asyncio.gather(*(self.send(self.carol, str(n), nonce=str(n)) for n in range(20)))
        self.assertEqual(sorted(answer.status for answer in answers), [201] + [429] * 19)
        self.assertEqual((await self.carol.get(self.address)).json["pagination"]["total"], 1)


class TestCost(SlowTest):
    async def test_one_statement_more_and_only_where_it_is_on(self):
        other = (await self.alice.post(f"{self.at}/channels", {"name": "other"})).json["id"]
        carol, bob = Person(self.carol.id, "carol"), Person(self.bob.id, "bob")

        async def cost(*calls):
            async with self.statements() as ran:
                await self.write(lambda work: send_messages(work, [(Send(*call),) for call in calls]))
            return len(ran)

        for _ in range(2):  # rights are cached from the second look on
            await cost((carol, other, "warm"), (bob, other, "warm"), (bob, self.channel, "warm"))
        await cost((carol, self.channel, "warm"))
        usual = await cost((carol, other, "a"), (bob, other, "b"))
        with self.later(MINUTE):
            self.assertEqual(await cost((carol, self.channel, "a"), (bob, other, "b"), (bob, other, "c")), usual + 1)
        with self.later(2 * MINUTE):
            self.assertEqual(await cost((carol, self.channel, "a"), (bob, self.channel, "b")), usual + 1)


class TestSetting(SlowTest):
    async def test_its_bounds(self):
        for wrong in (-1, 21601, "5", None, 1.5):
            answer = await self.alice.patch(f"/api/channels/{self.channel}", {"slow_mode": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["slow_mode"])
        await self.slow(21600)

    async def test_a_channel_can_start_with_it(self):
        made = (await self.alice.post(f"{self.at}/channels", {"name": "slow", "slow_mode": 30})).json
        self.assertEqual(made["slow_mode"], 30)
        await self.carol.say("one", made["id"])
        answer = await self.carol.post(f"/api/channels/{made['id']}/messages", {"content": "two"})
        self.assert_too_soon(answer, 30)


if __name__ == "__main__":
    unittest.main()
