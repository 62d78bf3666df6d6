"""Messages that are sent later: at their time, once, by the rules of that moment."""

import contextlib
import unittest
from datetime import UTC, datetime, timedelta
from unittest import mock

from files_stage import upload
from sqlalchemy import func, select, update
from support import PASSWORD, GuildhallTest

from backend.files import actions as files
from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.jobs.schedule import cancel
from backend.keeping import scheduled
from backend.keeping.models import scheduled_messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

DAY = 24 * 3_600_000
CLOCKS = ("backend.jobs.runner.now_ms", "backend.db.database.now_ms", "backend.db.writer.now_ms")


def at(**later):
    return f"{datetime.now(UTC) + timedelta(**later):%Y-%m-%dT%H:%M:%S.%fZ}"


class Scheduling(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket = await self.bob.socket()
        await self.socket.join()

    async def schedule(self, content="Good morning", channel_id=1, person=None, **more):
        body = {"content": content, "send_at": at(hours=8), **more}
        return await (person or self.bob).post(f"/api/channels/{channel_id}/scheduled", body)

    async def waiting(self, person=None):
        return (await (person or self.bob).get("/api/me/scheduled")).json["scheduled"]

    async def said(self):
        return [message["content"] for message in (await self.alice.get("/api/channels/1/messages")).json["messages"]]

    async def planned(self):
        its = select(func.count()).select_from(jobs).where(jobs.c.name == "send_scheduled")
        return await self.app.db.read(lambda work: work.execute(its).scalar_one())

    async def time_comes(self, event="scheduled_deleted"):
        """A day passes in a moment; returns what is told of it."""
        with self.a_day_later():
            self.app.jobs._sooner.set()
            return await self.socket.event(event)

    @contextlib.contextmanager
    def a_day_later(self):
        def shifted():
            return now_ms() + DAY

        with contextlib.ExitStack() as stack:
            for name in CLOCKS:
                stack.enter_context(mock.patch(name, shifted))
            yield


class TestSending(Scheduling):
    async def test_at_its_time_it_is_sent_as_any_message_and_its_author_is_told(self):
        made = (await self.schedule()).json
        self.assertEqual(await self.said(), [])
        told = await self.time_comes()
        [message] = (await self.alice.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual((message["content"], message["author"]["id"]), ("Good morning", self.bob.id))
        self.assertEqual(told, {"id": made["id"], "message_id": message["id"]})
        self.assertEqual((await self.socket.event("new_message"))["nonce"], made["nonce"])
        self.assertEqual((await self.waiting(), await self.planned()), ([], 0))

    async def test_what_is_not_due_waits(self):
        await self.schedule("tomorrow", send_at=at(hours=10))
        await self.schedule("next week", send_at=at(days=7))
        await self.time_comes()
        self.assertEqual(
            ([one["content"] for one in await self.waiting()], await self.said()), (["next week"], ["tomorrow"])
        )

    async def test_now_instead(self):
        made = (await self.schedule()).json
        answer = await self.bob.post(f"/api/me/scheduled/{made['id']}/send")
        self.assertEqual((answer.status, answer.json["content"]), (201, "Good morning"))
        again = await self.bob.post(f"/api/me/scheduled/{made['id']}/send")
        self.assert_refused(again, 404, "not_found")
        self.assertEqual((await self.said(), await self.waiting(), await self.planned()), (["Good morning"], [], 0))

    async def test_scheduled_once_more_after_it_was_sent_it_is_not_said_twice(self):
        for _ in range(2):
            made = (await self.schedule(nonce="mine")).json
            await self.bob.post(f"/api/me/scheduled/{made['id']}/send")
        self.assertEqual((await self.said(), await self.waiting()), (["Good morning"], []))

    async def test_here_are_those_who_are_online_then(self):
        await self.give_role(self.bob.id, Permission.MENTION_EVERYONE)
        await self.schedule("@here")
        alices = await self.alice.socket()
        told = await self.time_comes()
        self.assertEqual((await alices.event("mention_created"))["message_id"], told["message_id"])

    async def test_as_an_answer(self):
        question = await self.alice.say("Tea?")
        made = (await self.schedule(reply_to=question["id"], ping=False)).json
        self.assertEqual((made["reply_to"], made["ping"]), (question["id"], False))
        await self.time_comes()
        sent = (await self.alice.get("/api/channels/1/messages")).json["messages"][-1]
        self.assertEqual((sent["reply_to"]["id"], "mentions" in sent), (question["id"], False))

    async def test_under_the_name_that_one_has_then(self):
        await self.schedule()
        await self.bob.patch("/api/me", {"display_name": "Robert"})
        await self.time_comes()
        self.assertEqual((await self.socket.event("new_message"))["author"]["display_name"], "Robert")


class TestWithMore(Scheduling):
    """Files, polls and stickers come with it as with any message."""

    async def upload(self):
        answer = await upload(self.bob, ("notes.txt", b"milk, eggs", "text/plain"))
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def swept(self):
        """A day later, every hour of it."""
        with mock.patch.object(files, "UNATTACHED_FOR", -1):
            await self.write(files.forget_orphans)

    async def test_files_wait_with_it(self):
        notes = await self.upload()
        made = await self.schedule("", files=[notes["id"]])
        self.assertEqual((made.status, made.json["files"]), (201, [notes]))
        await self.swept()
        self.assertEqual((await self.bob.get(notes["url"])).status, 200)
        self.assertEqual(await self.waiting(), [made.json])
        await self.time_comes()
        [message] = (await self.alice.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual((message["content"], message["files"]), ("", [notes]))
        self.assertEqual((await self.alice.get(notes["url"])).body, b"milk, eggs")

    async def test_files_of_what_is_taken_back_are_swept_away(self):
        notes = await self.upload()
        made = (await self.schedule(files=[notes["id"]])).json
        await self.bob.delete(f"/api/me/scheduled/{made['id']}")
        await self.swept()
        self.assertEqual((await self.bob.get(notes["url"])).status, 404)

    async def test_a_file_that_is_gone_by_then(self):
        notes = await self.upload()
        await self.schedule(files=[notes["id"]])
        await self.bob.delete(f"/api/files/{notes['id']}")
        self.assertEqual((await self.waiting())[0]["files"], [])
        told = await self.time_comes("scheduled_updated")
        self.assertEqual(told["problem"]["code"], "invalid_fields")

    async def test_what_could_not_be_sent_now_is_not_scheduled(self):
        notes = await self.upload()
        stolen = await self.schedule(person=self.alice, files=[notes["id"]])
        self.assert_refused(stolen, 422, "invalid_fields")
        self.assert_refused(await self.schedule(sticker_id=4095), 422, "invalid_fields")
        self.assert_refused(await self.schedule(poll={"question": "Tea?", "options": ["Yes"]}), 422, "invalid_fields")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ATTACH_FILES)
        self.assert_refused(await self.schedule(files=[notes["id"]]), 403, "forbidden")

    async def test_a_poll_begins_when_it_is_sent(self):
        poll = {"question": "Tea?", "options": ["Yes", "No"], "expires_hours": 1}
        made = await self.schedule("", poll=poll)
        self.assertEqual((made.status, made.json["poll"]["question"]), (201, "Tea?"))
        await self.bob.post(f"/api/me/scheduled/{made.json['id']}/send")
        [message] = (await self.alice.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual([option["text"] for option in message["poll"]["options"]], ["Yes", "No"])


class TestRefusedThen(Scheduling):
    async def refused(self, code):
        """It is told, kept with the reason, and not tried again."""
        told = await self.time_comes("scheduled_updated")
        [kept] = await self.waiting()
        self.assertEqual((kept, kept["problem"]["code"]), (told, code))
        self.assertEqual((await self.planned(), await self.said()), (0, []))
        return kept

    async def test_the_right_is_lost(self):
        await self.schedule()
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_MESSAGES)
        await self.refused("forbidden")

    async def test_the_channel_is_gone(self):
        guild = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        await self.schedule(channel_id=guild["channels"][0]["id"])
        await self.bob.delete(f"/api/channels/{guild['channels'][0]['id']}")
        await self.refused("not_found")

    async def test_automod_blocks_it(self):
        await self.schedule("coffee")
        await self.give_role(self.alice.id, Permission.MANAGE_GUILD)
        options = {"words": ["coffee"], "actions": {"block": True, "alert": True}}
        rule = {"name": "no coffee", "kind": "words", "options": options}
        self.assertEqual((await self.alice.post("/api/guilds/1/automod", rule)).status, 201)
        await self.refused("blocked_by_automod")
        reports = select(func.count()).select_from(scheduled_messages.metadata.tables["reports"])
        self.assertEqual(await self.app.db.read(lambda work: work.execute(reports).scalar_one()), 1)

    async def test_the_account_is_disabled(self):
        await self.schedule()
        users = scheduled_messages.metadata.tables["users"]
        disabled = update(users).where(users.c.id == self.bob.id).values(disabled_at=1)
        await self.write(lambda work: work.execute(disabled) and None)
        told = await self.time_comes("scheduled_updated")
        self.assertEqual(told["problem"]["code"], "account_disabled")
        self.assertEqual(await self.said(), [])

    async def test_what_it_answers_is_gone(self):
        question = await self.alice.say("Tea?")
        await self.schedule(reply_to=question["id"])
        await self.alice.delete(f"/api/channels/1/messages/{question['id']}")
        await self.refused("invalid_fields")

    async def test_what_failed_until_it_was_given_up_is_told_as_well(self):
        first, late = (await self.schedule()).json, (await self.schedule()).json
        await self.write(scheduled.note_given_up)
        past = update(scheduled_messages).where(scheduled_messages.c.id == late["id"]).values(send_at=1)
        await self.write(lambda work: work.execute(past) and cancel(work, f"scheduled:{late['id']}"))
        await self.write(scheduled.note_given_up)
        problems = {one["id"]: one["problem"] and one["problem"]["code"] for one in await self.waiting()}
        self.assertEqual(problems, {first["id"]: None, late["id"]: "internal"})
        self.assertEqual((await self.socket.event("scheduled_updated"))["id"], late["id"])

    async def test_with_a_new_time_it_waits_again(self):
        made = (await self.schedule()).json
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_MESSAGES)
        await self.refused("forbidden")
        path = f"/api/me/scheduled/{made['id']}"
        self.assert_refused(await self.bob.post(f"{path}/send"), 403, "forbidden")
        self.assert_refused(await self.bob.patch(path, {"content": "Good evening"}), 403, "forbidden")
        await self.set_everyone(DEFAULT_EVERYONE)
        self.assert_refused(await self.bob.patch(path, {"content": "Good evening"}), 422, "invalid_fields")
        again = (await self.bob.patch(path, {"content": "Good evening", "send_at": at(hours=9)})).json
        self.assertEqual((again["problem"], await self.planned()), (None, 1))
        self.socket.received.clear()
        await self.time_comes()
        self.assertEqual(await self.said(), ["Good evening"])

    async def test_slow_mode_makes_it_wait(self):
        await self.alice.say("before")
        await self.give_role(self.alice.id, Permission.MANAGE_CHANNELS)
        self.assertEqual((await self.alice.patch("/api/channels/1", {"slow_mode": 3600})).status, 200)
        first, second = (
            (await self.schedule("first")).json,
            (await self.schedule("second", send_at=at(hours=8, seconds=5))).json,
        )
        with self.a_day_later():
            self.app.jobs._sooner.set()
            self.assertEqual((await self.socket.event("scheduled_deleted"))["id"], first["id"])
            refused = await self.bob.post(f"/api/me/scheduled/{second['id']}/send")
        self.assert_refused(refused, 429, "slow_mode")
        [kept] = await self.waiting()
        self.assertEqual((kept["id"], kept["problem"], await self.planned()), (second["id"], None, 1))
        self.assertEqual(await self.said(), ["before", "first"])


class TestChanging(Scheduling):
    async def test_its_content_and_time(self):
        made = (await self.schedule()).json
        path, later = f"/api/me/scheduled/{made['id']}", at(days=3)
        changed = (await self.bob.patch(path, {"content": " Good evening ", "send_at": later})).json
        self.assertEqual((changed["content"], changed["send_at"][:19]), ("Good evening", later[:19]))
        self.assertEqual((await self.bob.patch(path, {"content": "Good evening"})).json, changed)
        self.assertEqual((await self.waiting(), await self.planned()), ([changed], 1))
        events = [(name, event) for name, event in await self.settle(self.socket) if name.startswith("scheduled")]
        self.assertEqual(events, [("scheduled_created", made), ("scheduled_updated", changed)])

    async def test_taking_it_back(self):
        made = (await self.schedule()).json
        self.assertEqual((await self.bob.delete(f"/api/me/scheduled/{made['id']}")).status, 204)
        self.assertEqual((await self.waiting(), await self.planned()), ([], 0))
        self.assertEqual(await self.socket.event("scheduled_deleted"), {"id": made["id"], "message_id": None})

    async def test_they_are_listed_by_their_time(self):
        for content, hours in (("third", 3), ("first", 1), ("second", 2)):
            await self.schedule(content, send_at=at(hours=hours))
        self.assertEqual([one["content"] for one in await self.waiting()], ["first", "second", "third"])

    async def test_the_same_nonce_is_one(self):
        first = await self.schedule(nonce="mine")
        again = await self.schedule("other", nonce="mine")
        self.assertEqual((first.status, again.status, again.json), (201, 200, first.json))
        self.assertEqual((await self.schedule(nonce="mine", person=self.alice)).status, 201)

    async def test_others_neither_see_nor_touch_it(self):
        made = (await self.schedule()).json
        path = f"/api/me/scheduled/{made['id']}"
        self.assertEqual(await self.waiting(self.alice), [])
        self.assert_refused(await self.alice.patch(path, {"content": "x"}), 404, "not_found")
        self.assert_refused(await self.alice.delete(path), 404, "not_found")
        self.assert_refused(await self.alice.post(f"{path}/send"), 404, "not_found")

    async def test_refusals(self):
        for send_at in (at(seconds=30), at(days=367), at(days=-1), "soon", 5, None, "2030-01-01T00:00:00"):
            self.assert_refused(await self.schedule(send_at=send_at), 422, "invalid_fields")
        self.assert_refused(await self.schedule(reply_to=4095), 422, "invalid_fields")
        self.assert_refused(await self.schedule("  "), 422, "invalid_fields")
        self.assert_refused(await self.schedule("x" * 4001), 422, "invalid_fields")
        self.assert_refused(await self.schedule(channel_id=4095), 404, "not_found")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.SEND_MESSAGES)
        self.assert_refused(await self.schedule(), 403, "forbidden")

    async def test_not_more_than_so_many(self):
        with mock.patch.object(scheduled, "MOST", 2):
            statuses = [(await self.schedule()).status for _ in range(3)]
        self.assertEqual(statuses, [201, 201, 409])
        self.assertEqual((await self.schedule(person=self.alice)).status, 201)

    async def test_they_go_with_the_account(self):
        await self.schedule()
        await self.bob.request("DELETE", "/api/me", {"password": PASSWORD})
        left = select(func.count()).select_from(scheduled_messages)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(left).scalar_one()), 0)
        self.assertEqual(await self.planned(), 0)


if __name__ == "__main__":
    unittest.main()
