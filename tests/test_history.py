"""History: pages and cursors say the same as a plain list would, whatever has been deleted, at one cost at any depth."""

import random
import unittest
from unittest import mock

from sqlalchemy import insert
from support import GuildhallTest

from backend.channels.models import channels
from backend.guilds.members import add_member
from backend.ids import EPOCH_MS, now_ms
from backend.messages import editing, reading
from backend.messages.models import messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.users.models import users

MESSAGES = "/api/channels/1/messages"
SMALL_BLOCK = 8


class HistoryTest(GuildhallTest):
    async def fill(self, author, count):
        """`count` messages without asking the server for each; their ids, oldest first."""
        base = (now_ms() - 60_000 - EPOCH_MS) << 12
        ids = [base + 4096 * number for number in range(1, count + 1)]

        def write(work):
            row = {"channel_id": 1, "author_id": author.id}
            rows = [{**row, "id": id, "seq": seq, "content": f"m{seq}"} for seq, id in enumerate(ids, 1)]
            work.execute(insert(messages), rows)
            work.execute(channels.update().where(channels.c.id == 1).values(last_seq=count, last_message_id=ids[-1]))

        await self.write(write)
        return ids


class TestPages(HistoryTest):
    """Against a naive model: the list of ids that are left."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        for module in (reading, editing):
            patch = mock.patch.object(module, "BLOCK", SMALL_BLOCK)
            patch.start()
            self.addCleanup(patch.stop)
        (self.alice,) = await self.cast("alice")

    async def history(self, **query):
        answer = await self.alice.get(MESSAGES, params=query)
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def delete(self, ids):
        for id in ids:
            self.assertEqual((await self.alice.delete(f"{MESSAGES}/{id}")).status, 204)

    async def check_page(self, left, page, limit):
        end = max(0, len(left) - (page - 1) * limit)
        begin = max(0, end - limit)
        found = await self.history(page=page, limit=limit)
        self.assertEqual([message["id"] for message in found["messages"]], left[begin:end], (page, limit))
        pages = -(-len(left) // limit)
        expected = {"page": page, "limit": limit, "total": len(left), "pages": pages}
        self.assertEqual(found["pagination"], expected)
        self.assertEqual(found["more"], {"before": begin > 0 and end > 0, "after": page > 1 and len(left) > 0})

    async def check_cursor(self, left, cursor, limit):
        older = [id for id in left if id < cursor]
        newer = [id for id in left if id > cursor]
        there = [cursor] if cursor in left else []
        found = await self.history(before=cursor, limit=limit)
        self.assertEqual([message["id"] for message in found["messages"]], older[-limit:])
        self.assertEqual(found["more"], {"before": len(older) > limit, "after": bool(there or newer)}, cursor)
        found = await self.history(after=cursor, limit=limit)
        self.assertEqual([message["id"] for message in found["messages"]], newer[:limit])
        self.assertEqual(found["more"], {"before": bool(older or there), "after": len(newer) > limit}, cursor)
        found = await self.history(around=cursor, limit=limit)
        half = older[-(limit // 2) :] if limit > 1 else []
        rest = (there + newer)[: limit - len(half)]
        self.assertEqual([message["id"] for message in found["messages"]], half + rest)
        more = {"before": len(older) > len(half), "after": len(there + newer) > len(rest)}
        self.assertEqual(found["more"], more, (cursor, limit))

    async def test_pages_and_cursors_match_a_plain_list_after_any_deletions(self):
        chance = random.Random(20261123)
        ids = await self.fill(self.alice, 5 * SMALL_BLOCK + 3)
        left = list(ids)
        for _round in range(7):
            gone = chance.sample(left, min(len(left), chance.choice((0, 1, 3, 9, 12))))
            await self.delete(gone)
            left = [id for id in left if id not in gone]
            if chance.random() < 0.5:
                new = (await self.alice.say("new"))["id"]
                ids.append(new)
                left.append(new)
            for _ in range(12):
                await self.check_page(left, chance.randint(1, 9), chance.randint(1, 11))
            for _ in range(6):
                await self.check_cursor(left, chance.choice([1, *ids, chance.choice(ids) + 1]), chance.randint(1, 9))

    async def test_whole_blocks_may_be_gone(self):
        ids = await self.fill(self.alice, 4 * SMALL_BLOCK)
        gone = ids[SMALL_BLOCK : 3 * SMALL_BLOCK]
        await self.delete(gone)
        left = ids[:SMALL_BLOCK] + ids[3 * SMALL_BLOCK :]
        for page in range(1, 7):
            await self.check_page(left, page, 3)
        await self.check_cursor(left, gone[3], 4)
        await self.delete(left)
        for cursor in (ids[0], ids[-1]):
            await self.check_cursor([], cursor, 5)
        await self.check_page([], 1, 5)
        await self.check_page([], 2, 5)

    async def test_an_empty_channel(self):
        await self.check_page([], 1, 50)
        found = await self.history(after=0)
        self.assertEqual(found, {"messages": [], "more": {"before": False, "after": False}})

    async def test_reading_on_by_cursor_gives_everything_once_in_both_directions(self):
        ids = await self.fill(self.alice, 50)
        await self.delete(ids[10:30:3])
        left = [id for id in ids if id not in ids[10:30:3]]
        up, cursor = [], 0
        while cursor is not None:
            found = await self.history(after=cursor, limit=7)
            up += [message["id"] for message in found["messages"]]
            cursor = up[-1] if found["more"]["after"] else None
        down, cursor = [], 2**53 - 1
        while cursor is not None:
            found = await self.history(before=cursor, limit=7)
            down = [message["id"] for message in found["messages"]] + down
            cursor = down[0] if found["more"]["before"] else None
        self.assertEqual((up, down), (left, left))


class TestAsking(HistoryTest):
    async def test_wrong_queries_are_refused_by_name(self):
        (alice,) = await self.cast("alice")
        for query, field in (
            ({"limit": "0"}, "limit"),
            ({"limit": "101"}, "limit"),
            ({"limit": "x"}, "limit"),
            ({"page": "0"}, "page"),
            ({"page": "1.5"}, "page"),
            ({"page": str(2**53)}, "page"),
            ({"before": "-1"}, "before"),
            ({"around": ""}, "around"),
            ({"order": "asc"}, "order"),
            ({"before": "5", "after": "5"}, "after"),
        ):
            answer = await alice.get(MESSAGES, params=query)
            self.assertIn(answer.status, (400, 422), answer)
            self.assertEqual(list(answer.json["error"]["fields"]), [field])

    async def test_a_page_far_beyond_the_end_is_empty(self):
        (alice,) = await self.cast("alice")
        await alice.say("x")
        found = await alice.get(MESSAGES, params={"page": 2**53 - 1, "limit": 100})
        self.assertEqual((found.status, found.json["messages"]), (200, []))
        self.assertEqual(found.json["more"], {"before": False, "after": True})

    async def test_without_the_right_to_read_history_there_is_none(self):
        (alice,) = await self.cast("alice")
        message = await alice.say("x")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.READ_MESSAGE_HISTORY)
        for address in (MESSAGES, f"{MESSAGES}/{message['id']}"):
            self.assert_refused(await alice.get(address), 403, "forbidden")


class TestCost(HistoryTest):
    """Counted, not timed: the statements of an action do not grow with members, messages or depth."""

    async def count(self, request):
        async with self.statements() as ran:
            answer = await request
        self.assertLess(answer.status, 300, answer)
        return len(ran)

    async def crowd(self, size):
        def write(work):
            for number in range(size):
                id = work.new_id()
                name = f"member{number}"
                keys = {"username": name, "username_key": name, "email": name, "email_key": name}
                work.execute(users.insert().values(id=id, **keys, password_hash="", is_admin=False, created_at=1))
                add_member(work, 1, id)

        await self.write(write)

    async def costs(self, alice):
        await alice.get("/api/me")  # the session is looked up once, then remembered
        page = [await self.count(alice.get(f"{MESSAGES}?page={page}&limit=5")) for page in (1, 2)]
        cursor = await self.count(alice.get(f"{MESSAGES}?after=0&limit=5"))
        await self.count(alice.post(MESSAGES, {"content": "warm"}))
        with_nonce = await self.count(alice.post(MESSAGES, {"content": "x", "nonce": str(now_ms())}))
        return [await self.count(alice.post(MESSAGES, {"content": "x"})), with_nonce, *page, cursor]

    async def test_sending_takes_four_statements_and_opening_a_channel_five(self):
        (alice,) = await self.cast("alice")
        await self.fill(alice, 10)
        few = await self.costs(alice)
        send, with_nonce, *reads = few
        self.assertLessEqual(send, 4)
        self.assertLessEqual(with_nonce, 4)
        self.assertLessEqual(max(reads), 5)

    async def test_the_same_with_a_thousand_members_and_messages(self):
        (alice,) = await self.cast("alice")
        await self.fill(alice, 1000)
        self.assertLessEqual(max(await self.costs(alice)), 5)
        few = await self.costs(alice)
        await self.crowd(1000)
        self.assertLessEqual(max(await self.costs(alice)), 5)
        self.assertEqual(await self.costs(alice), few)
        self.assertLessEqual(await self.count(alice.get(f"{MESSAGES}?page=50&limit=20")), 5)


if __name__ == "__main__":
    unittest.main()
