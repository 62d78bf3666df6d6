"""Messages that are sent later: at their time, once, with all that came with them, and changed until then."""

import unittest
from unittest import mock

from files_stage import upload
from scheduled_stage import Scheduling, at
from sqlalchemy import func, select
from support import PASSWORD

from backend.files import actions as files
from backend.keeping import scheduled
from backend.keeping.models import scheduled_messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission


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
