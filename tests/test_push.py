"""Web push: whoever is away is told on their devices, by the rule of notifications."""

import unittest

from push_stage import PushTest
from sqlalchemy import update

from backend.ids import time_of
from backend.notifications.models import push_subscriptions
from backend.notifications.subscriptions import GROUP
from backend.permissions.bits import Permission
from backend.roles.models import roles


class TestTelling(PushTest):
    async def test_what_a_device_is_told(self):
        message = await self.say(f"Tea **or** ||coffee||, <@{self.carol.id}>? `<@1>` <#{self.channel}>")
        told = await self.phone.next()
        self.assertEqual(
            told,
            {
                "type": "message",
                "title": "alice (#general, Ours)",
                "body": "Tea or ▒▒▒▒, @carol? <@1> #general",
                "icon": None,
                "tag": f"channel:{self.channel}",
                "badge": 1,
                "reason": "mention",
                "message_id": message["id"],
                "channel_id": self.channel,
                "guild_id": self.guild,
                "channel": "general",
                "guild": "Ours",
                "author_id": self.alice.id,
                "author": "alice",
                "timestamp": message["timestamp"],
                "has_more": False,
            },
        )
        (headers,) = self.phone.headers
        self.assertEqual(headers["Urgency"], "high")
        self.assertEqual(self.service.claims[0]["sub"], "mailto:admin@example.org")
        await self.settled()
        self.assertEqual(await self.waiting(), 0)

    async def test_directly(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.carol.id]})).json["id"]
        await self.say("between us", channel=dm)
        told = await self.phone.next()
        self.assertEqual((told["title"], told["body"], told["reason"]), ("alice", "between us", "direct"))
        self.assertEqual((told["guild_id"], told["guild"], told["channel"], told["badge"]), (None, None, None, 1))

    async def test_what_comes_of_one_channel_replaces_the_earlier_and_no_service_learns_which_it_is(self):
        for content in ("one", "two"):
            await self.say(content)
            self.assertEqual((await self.phone.next())["body"], content)
        first, second = (headers["Topic"] for headers in self.phone.headers)
        self.assertEqual(first, second)
        tablet = await self.add_device(self.carol)
        await self.say("three")
        await tablet.next()
        self.assertNotEqual(tablet.headers[0]["Topic"], first)

    async def test_nobody_is_told_of_their_own_words(self):
        await self.say("talking to myself", self.carol)
        await self.assert_not_told()

    async def test_who_is_no_member_is_told_nothing(self):
        outside = await self.add_device(self.dave)
        await self.say("just us")
        await self.phone.next()
        await self.assert_not_told(outside)

    async def test_who_may_not_read_the_channel_is_told_nothing(self):
        here = {"channel_id": self.channel, "guild_id": self.guild}
        for right in (Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY):
            await self.set_overwrite(self.guild, deny=right, **here)
            await self.say(f"secret, <@{self.carol.id}>")
            await self.assert_not_told()

    async def test_by_level_and_by_role(self):
        tasters = await self.role("tasters", 0, 1, self.carol)
        await self.write(lambda work: work.execute(_mentionable(tasters)))
        await self.carol.put(f"{self.at}/notifications", {"level": "mentions"})
        await self.say("nobody in particular")
        await self.assert_not_told()
        await self.say(f"<@&{tasters}>!")
        told = await self.phone.next()
        self.assertEqual((told["reason"], told["body"]), ("role", "@tasters!"))
        await self.carol.put(f"{self.at}/notifications", {"suppress_roles": True})
        await self.say(f"<@&{tasters}>!")
        await self.assert_not_told()

    async def test_everyone_is_told_and_here_only_who_was_online(self):
        await self.carol.put(f"{self.at}/notifications", {"level": "mentions"})
        await self.say("@here, who is there")
        await self.assert_not_told()
        await self.say("@everyone, listen")
        self.assertEqual((await self.phone.next())["reason"], "everyone")
        socket = await self.carol.socket()
        await self.carol.put("/api/me/status", {"status": "idle"})
        await socket.event("me_updated")
        await self.say("@here again")
        self.assertEqual((await self.phone.next())["reason"], "everyone")
        await self.carol.put(f"{self.at}/notifications", {"suppress_everyone": True})
        await self.say("@everyone, once more")
        await self.assert_not_told()

    async def test_who_is_here_needs_no_push(self):
        socket = await self.carol.socket()
        await self.say("look up")
        await self.assert_not_told()
        await self.carol.put("/api/me/status", {"status": "idle"})
        await socket.event("me_updated")
        await self.say("still there?")
        self.assertEqual((await self.phone.next())["body"], "still there?")

    async def test_whoever_only_seems_to_be_here_is_told_later_of_what_is_meant_for_them(self):
        socket = await self.carol.socket()
        await self.say(f"<@{self.carol.id}>, see you there?")
        await self.found()
        self.assertTrue(self.phone.is_quiet)
        self.assertEqual(await self.waiting(), 1)
        await socket.close()
        await self.hurry()
        self.assertEqual((await self.phone.next())["body"], "@carol, see you there?")

    async def test_and_not_when_they_are_here_still(self):
        await self.carol.socket()
        dm = (await self.alice.post("/api/dms", {"users": [self.carol.id]})).json["id"]
        await self.say("between us", channel=dm)
        await self.found()
        self.assertEqual(await self.waiting(), 1)
        await self.hurry()
        await self.assert_not_told()

    async def test_what_comes_after_they_went_does_not_wait_for_it(self):
        socket = await self.carol.socket()
        await self.say(f"<@{self.carol.id}>, see you there?")
        await self.found()
        await socket.close()
        await self.say("nobody?")
        self.assertEqual((await self.phone.next())["body"], "nobody?")
        await self.settled()

    async def test_turned_off_later_nothing_is_sent_any_more(self):
        self.app.push.identity = None
        await self.say("anybody there?")
        await self.assert_not_told()

    async def test_not_of_what_the_house_says(self):
        await self.enter(self.dave)
        await self.assert_not_told()

    async def test_in_quiet_hours_and_undisturbed_nobody_is_told(self):
        always = {"begin": "00:00", "end": "23:59", "time_zone": "UTC"}
        await self.carol.patch("/api/me/settings", {"quiet_hours": always})
        await self.carol.put("/api/me/status", {"status": "dnd"})
        await self.say(f"<@{self.carol.id}>")
        await self.assert_not_told()

    async def test_who_is_blocked_is_not_heard(self):
        await self.carol.put(f"/api/friends/{self.bob.id}/block")
        await self.say(f"<@{self.carol.id}>", self.bob)
        await self.assert_not_told()

    async def test_what_comes_without_words_is_told_as_such(self):
        poll = {"question": "Tea?", "options": ["yes", "no"]}
        answer = await self.alice.post(f"/api/channels/{self.channel}/messages", {"poll": poll})
        self.assertEqual(answer.status, 201, answer)
        told = await self.phone.next()
        self.assertEqual((told["body"], told["has_more"]), ("", True))

    async def test_what_was_said_before_a_device_asked_is_none_of_its_news(self):
        async with self.push_held():
            message = await self.say("early")
            tablet = await self.add_device(self.carol)
            later = time_of(message["id"]) + 1
            newest = push_subscriptions.c.endpoint == tablet.endpoint
            change = update(push_subscriptions).where(newest).values(created_at=later)
            await self.write(lambda work: work.execute(change))
        await self.phone.next()
        await self.assert_not_told(tablet)

    async def test_the_text_stays_here_when_its_reader_wants_so(self):
        await self.carol.patch("/api/me/settings", {"push_text": False})
        await self.say("nobody else's business")
        told = await self.phone.next()
        self.assertEqual((told["body"], told["author"]), (None, "alice"))

    async def test_however_much_is_said_it_fits(self):
        await self.alice.patch("/api/me", {"display_name": "Ж" * 32})
        for text in ("я" * 4000, '"' * 4000, "\\" * 4000, "👩‍👩‍👧‍👦" * 500, "<" * 4000, "x"):
            await self.say(text)
            told = await self.phone.next()
            self.assertTrue(told["body"], text[:5])
            self.assertLessEqual(len(told["body"].encode()), 1200)

    async def test_a_channel_that_its_reader_cannot_see_has_no_name(self):
        hidden = (await self.alice.post(f"{self.at}/channels", {"name": "surprise"})).json["id"]
        await self.set_overwrite(self.guild, deny=Permission.VIEW_CHANNEL, channel_id=hidden, guild_id=self.guild)
        await self.say(f"see <#{hidden}> and <@9007199254740991> and <@&5>")
        self.assertEqual((await self.phone.next())["body"], "see #… and @… and @…")


class TestCost(PushTest):
    async def test_a_message_costs_nothing_more_while_nobody_has_a_device_and_one_statement_when_somebody_has(self):
        async def costs():
            await self.say("the first learns what is kept in memory")
            await self.settled()
            async with self.push_held(), self.statements() as ran:
                await self.say("the second")
                return len(ran)

        with_device = await costs()
        await self.settled()
        (mine,) = (await self.carol.get("/api/me/push")).json["subscriptions"]
        await self.carol.delete(f"/api/me/push/{mine['id']}")
        await self.write(lambda work: work.forget(GROUP))  # as it will be in a minute
        without = await costs()
        self.assertEqual(with_device, without + 1)
        self.assertLessEqual(without, 4)


def _mentionable(role_id):
    return update(roles).where(roles.c.id == role_id).values(mentionable=True)


if __name__ == "__main__":
    unittest.main()
