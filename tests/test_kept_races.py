"""What is done at the same moment to the same thing ends as if it had been done in some order.

GUILDHALL_RACES is how many rounds are raced; the usual run races a few.
"""

from __future__ import annotations

import asyncio
import os
import random
import unittest
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update
from support import GuildhallTest

from backend.channels.models import channels
from backend.jobs.models import jobs
from backend.keeping.models import scheduled_messages
from backend.messages import former
from backend.messages.models import message_edits, message_gaps, messages, reactions
from backend.permissions.bits import Permission

ROUNDS = int(os.environ.get("GUILDHALL_RACES", "12"))
TOMORROW = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"


class Racing(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice, self.bob, self.carol = await self.cast("alice", "bob", "carol")
        await self.give_role(self.carol.id, Permission.MANAGE_MESSAGES)
        self.chance = random.Random(25)

    async def at_once(self, *doing: Any) -> list[Any]:
        shuffled = list(doing)
        self.chance.shuffle(shuffled)
        answers = await asyncio.gather(*shuffled)
        for answer in answers:
            self.assertLess(answer.status, 500, answer)
        return answers

    async def count(self, table: Any, *where: Any) -> int:
        counted = select(func.count()).select_from(table).where(*where)
        return await self.app.db.read(lambda work: work.execute(counted).scalar_one())  # type: ignore[no-any-return]


class TestMessagesThatGo(Racing):
    async def test_edited_reacted_to_and_deleted_in_three_ways(self) -> None:
        for _ in range(ROUNDS):
            ids = [(await self.alice.say("x"))["id"] for _ in range(3)]
            at, one = "/api/channels/1/messages", f"/api/channels/1/messages/{ids[0]}"
            await self.at_once(
                self.carol.post(f"{at}/bulk-delete", {"messages": ids}),
                self.carol.delete(one),
                self.alice.delete(one),
                self.alice.patch(one, {"content": "y"}),
                self.alice.patch(f"{at}/{ids[1]}", {"content": "z"}),
                self.bob.put(f"{one}/reactions/🍵"),
                self.carol.delete(f"{one}/reactions"),
            )
        self.assertEqual(await self.count(messages), 0)
        for left in (message_edits, reactions):
            self.assertEqual(await self.count(left), 0)
        holes = select(func.sum(message_gaps.c.deleted))
        last = select(channels.c.last_seq, channels.c.last_message_id).where(channels.c.id == 1)
        numbers = await self.app.db.read(
            lambda work: (work.execute(holes).scalar_one(), tuple(work.execute(last).one()))
        )
        self.assertEqual(numbers, (3 * ROUNDS, (3 * ROUNDS, None)))

    async def test_edits_of_one_message_are_numbered_without_gaps(self) -> None:
        message = await self.alice.say("first")
        at = f"/api/channels/1/messages/{message['id']}"
        for number in range(ROUNDS):
            await self.at_once(*(self.alice.patch(at, {"content": f"{number} {take}"}) for take in range(4)))
        edits = (await self.alice.get(f"{at}/edits?limit=100")).json["edits"]
        last = 4 * ROUNDS
        kept = range(last, 0, -1) if last <= former.MOST_KEPT else [*range(last, last - former.MOST_KEPT + 1, -1), 1]
        self.assertEqual([edit["number"] for edit in edits], list(kept))
        self.assertEqual(edits[-1]["content"], "first")


class TestScheduledOnce(Racing):
    async def test_sent_now_taken_back_changed_and_due_at_the_same_moment(self) -> None:
        sent = 0
        for number in range(ROUNDS):
            body = {"content": f"round {number}", "send_at": TOMORROW, "nonce": f"race {number}"}
            made = await self.at_once(*(self.bob.post("/api/channels/1/scheduled", body) for _ in range(3)))
            [id] = {answer.json["id"] for answer in made}
            self.assertEqual(sorted(answer.status for answer in made), [200, 200, 201])
            at = f"/api/me/scheduled/{id}"
            answers = await self.at_once(
                self.bob.post(f"{at}/send"),
                self.bob.post(f"{at}/send"),
                self.bob.patch(at, {"content": f"round {number}, changed"}),
                *([self.bob.delete(at)] if number % 2 else [self.come_due(id)]),
            )
            gone = [answer for answer in answers if answer.status in (201, 204)]
            self.assertLessEqual(len([answer for answer in gone if answer.status == 201]), 1)
            sent += 1 - (len([answer for answer in gone if answer.status == 204]))
            await self.nothing_waits()
        history = (await self.alice.get("/api/channels/1/messages?limit=100")).json["messages"]
        rounds = [message["content"].partition(",")[0] for message in history]
        self.assertEqual((len(rounds), len(set(rounds))), (min(sent, 100), min(sent, 100)))

    async def come_due(self, id: int) -> Any:
        """Its time comes now."""
        due = update(jobs).where(jobs.c.key == f"scheduled:{id}").values(due_at=1)
        await self.write(lambda work: work.execute(due) and None)
        self.app.jobs._sooner.set()
        return await self.bob.get("/api/me/scheduled")

    async def nothing_waits(self) -> None:
        while await self.count(scheduled_messages) or await self.count(jobs, jobs.c.name == "send_scheduled"):
            await self.write(lambda _: None)


class TestKeptOnce(Racing):
    async def test_saved_and_let_go_on_several_devices(self) -> None:
        socket = await self.bob.socket()
        for number in range(ROUNDS):
            path = f"/api/me/saved/{(await self.alice.say('x'))['id']}"
            saves = await self.at_once(*(self.bob.put(path, {"note": f"{take}"}) for take in range(3)))
            self.assertEqual(sorted(answer.status for answer in saves), [200, 200, 201])
            if number % 2:
                await self.at_once(self.bob.delete(path), self.bob.delete(path))
        kept = (await self.bob.get("/api/me/saved?limit=100")).json["saved"]
        told: dict[int, Any] = {}
        for name, event in await self.settle(socket):
            if name in ("saved_created", "saved_updated"):
                told[event["message_id"]] = event["note"]
            elif name == "saved_deleted":
                del told[event["message_id"]]
        self.assertEqual({one["message_id"]: one["note"] for one in kept}, told)

    async def test_drafts_and_marks_end_as_the_last_event_says(self) -> None:
        socket = await self.bob.socket()
        said = [(await self.alice.say("x"))["id"] for _ in range(4)]
        for number in range(ROUNDS):
            await self.at_once(
                *(self.bob.put("/api/me/drafts/1", {"content": f"{number} {take}"}) for take in range(3)),
                self.bob.put("/api/me/drafts/1", {"content": ""}),
                self.bob.post("/api/guilds/1/ack"),
                self.bob.post("/api/channels/1/unread", {"message_id": said[1]}),
                self.bob.post("/api/channels/1/ack", {"message_id": said[2]}),
            )
        draft, mark = None, None
        for name, event in await self.settle(socket):
            if name == "draft_updated":
                draft = event["content"] or None
            elif name == "guild_read":
                mark = event["read_states"][0]["last_read_id"]
            elif name == "unread_changed" and "last_read_id" in event:
                mark = event["last_read_id"]
        kept = (await self.bob.get("/api/me/drafts")).json["drafts"]
        self.assertEqual([one["content"] for one in kept], [draft] if draft else [])
        states = (await self.bob.get("/api/bootstrap")).json["read_states"]
        self.assertEqual([state["last_read_id"] for state in states], [mark])


if __name__ == "__main__":
    unittest.main()
