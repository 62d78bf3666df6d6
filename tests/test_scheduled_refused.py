"""Scheduled messages that may not be sent when their time comes: kept with the reason, and told."""

import unittest

from jobs_stage import clock
from scheduled_stage import DAY, Scheduling, at
from sqlalchemy import func, select, update

from backend.jobs.schedule import cancel
from backend.keeping import scheduled
from backend.keeping.models import scheduled_messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission


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
        with clock(DAY):
            self.app.jobs._sooner.set()
            self.assertEqual((await self.socket.event("scheduled_deleted"))["id"], first["id"])
            refused = await self.bob.post(f"/api/me/scheduled/{second['id']}/send")
        self.assert_refused(refused, 429, "slow_mode")
        [kept] = await self.waiting()
        self.assertEqual((kept["id"], kept["problem"], await self.planned()), (second["id"], None, 1))
        self.assertEqual(await self.said(), ["before", "first"])


if __name__ == "__main__":
    unittest.main()
