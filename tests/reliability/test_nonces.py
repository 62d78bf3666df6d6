"""The same nonce of the same author is the same message, however often and through whatever door it comes."""

import asyncio
import random
import unittest

from sqlalchemy import func, select
from support import GuildhallTest

from backend.messages.models import messages
from reliability.line import Line
from reliability.wire import LOST, Wire

ROOM = "g:1:c:1"
NONCES = 500
AT_ONCE = 20


class TestNonces(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        (self.alice,) = await self.cast("alice")
        self.line = Line(int(self.server.url.rpartition(":")[2]))
        await self.line.open()
        self.addAsyncCleanup(self.line.close)
        self.wire = Wire(self.server.url, self.alice.token)
        self.addAsyncCleanup(self.wire.close)
        await self.wire.connect()

    async def over_http(self, nonce):
        return (await self.alice.say("once", nonce=nonce))["id"]

    async def over_socket(self, nonce):
        answer = await self.wire.ask("send_message", {"room": ROOM, "content": "once", "nonce": nonce})
        self.assertTrue(answer["ok"], answer)
        return answer["message"]["id"]

    async def stored(self):
        return await self.app.db.read(
            lambda work: work.execute(select(func.count()).select_from(messages)).scalar_one()
        )

    async def test_each_makes_one_message_however_often_it_is_sent(self):
        places = asyncio.Semaphore(AT_ONCE)

        async def send(nonce):
            async with places:
                doors = [random.choice([self.over_http, self.over_socket]) for _ in range(random.randint(1, 5))]
                return set(await asyncio.gather(*(door(nonce) for door in doors)))

        ids = await asyncio.gather(*(send(f"nonce {number}") for number in range(NONCES)))
        self.assertEqual({len(of_one) for of_one in ids}, {1})
        self.assertEqual(len(set().union(*ids)), NONCES)
        self.assertEqual(await self.stored(), NONCES)

    async def test_a_retry_after_the_answer_was_lost(self):
        """The connection is cut while answers are on their way: some sends were committed and some were not."""
        wire = Wire(self.line.url, self.alice.token)
        self.addAsyncCleanup(wire.close)
        answered, rounds = {}, 0
        while len(answered) < 200:
            if not wire.is_open:
                self.line.mend()
                await wire.connect()
            self.line.cut_after(random.randrange(100, 5000))
            rounds += 1
            left = [nonce for nonce in (f"lost {number}" for number in range(200)) if nonce not in answered]
            said = [{"room": ROOM, "content": nonce, "nonce": nonce} for nonce in left[:40]]
            answers = await asyncio.gather(*(wire.ask("send_message", each) for each in said), return_exceptions=True)
            for each, answer in zip(said, answers, strict=True):
                if isinstance(answer, dict):
                    self.assertTrue(answer["ok"], answer)
                    answered[each["nonce"]] = answer["message"]["id"]
                else:
                    self.assertIsInstance(answer, LOST)
        self.assertGreater(rounds, 5, "no connection was cut")
        again = {nonce: (await self.alice.say(nonce, nonce=nonce))["id"] for nonce in answered}
        self.assertEqual(again, answered)
        self.assertEqual(await self.stored(), 200)

    async def test_only_the_first_is_new(self):
        body = {"content": "once", "nonce": "mine"}
        answers = await asyncio.gather(*(self.alice.post("/api/channels/1/messages", body) for _ in range(5)))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 200, 200, 200, 201])

    async def test_everybody_hears_it_once(self):
        (bob,) = await self.cast("bob")
        wire = Wire(self.server.url, bob.token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        await wire.join(ROOM)
        await asyncio.gather(*(door("again") for door in [self.over_http, self.over_socket] * 3))
        await self.alice.say("the end")
        await wire.until(lambda: any(m["content"] == "the end" for m in wire.named("new_message")))
        self.assertEqual([m["content"] for m in wire.named("new_message")], ["once", "the end"])

    async def test_what_was_deleted_does_not_come_back(self):
        message = await self.alice.say("once", nonce="gone")
        await self.alice.delete(f"/api/channels/1/messages/{message['id']}")
        body = {"content": "once", "nonce": "gone"}
        self.assert_refused(await self.alice.post("/api/channels/1/messages", body), 404, "not_found")
        answer = await self.wire.ask("send_message", {"room": ROOM, **body})
        self.assertEqual(answer["error"]["code"], "not_found")
        self.assertEqual(await self.stored(), 0)

    async def test_nonces_of_two_people_are_two(self):
        (bob,) = await self.cast("bob")
        mine, theirs = await self.alice.say("a", nonce="same"), await bob.say("b", nonce="same")
        self.assertNotEqual(mine["id"], theirs["id"])


if __name__ == "__main__":
    unittest.main()
