"""Web push: whoever is away is told on their devices, by the rule of notifications, and of nothing that is no news."""

import io
import json
import unittest
from zipfile import ZipFile

from push_stage import PushTest
from sqlalchemy import select, update
from support import PASSWORD, VAPID_KEY

from backend.ids import time_of
from backend.notifications.deliveries import KEPT
from backend.notifications.keys import Identity, from_base64
from backend.notifications.models import push_deliveries, push_subscriptions
from backend.notifications.subscriptions import GROUP, MOST
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.roles.models import roles


class TestSubscribing(PushTest):
    async def listed(self, person=None):
        return (await (person or self.carol).get("/api/me/push")).json["subscriptions"]

    async def test_the_key_that_a_browser_asks_with(self):
        answer = await self.carol.get("/api/push/key")
        self.assertEqual(answer.json, {"public_key": Identity(VAPID_KEY, None).public_key})
        self.assertEqual(len(from_base64(answer.json["public_key"])), 65)

    async def test_a_device_asks_and_asks_again_and_takes_it_back(self):
        (first,) = await self.listed()
        self.assertEqual((first["service"], first["current"]), ("push.example.org", True))
        again = await self.carol.post("/api/me/push", self.phone.subscription())
        self.assertEqual((again.status, again.json), (200, first))
        self.assertEqual((await self.carol.delete(f"/api/me/push/{first['id']}")).status, 204)
        self.assertEqual(await self.listed(), [])
        self.assert_refused(await self.carol.delete(f"/api/me/push/{first['id']}"), 404, "not_found")
        await self.say("anybody there?")
        await self.assert_not_told()

    async def test_it_ends_with_the_sign_in(self):
        await self.carol.post("/api/logout")
        await self.say("anybody there?")
        await self.assert_not_told()
        self.assertEqual(await self.count(push_subscriptions), 0)

    async def test_signed_in_again_the_same_browser_is_the_same_device(self):
        before = (await self.listed())[0]
        again = self.client("carol")
        await again.login()
        answer = await again.post("/api/me/push", self.phone.subscription())
        self.assertEqual((answer.status, answer.json["id"]), (200, before["id"]))
        self.assertNotEqual(answer.json["session_id"], before["session_id"])
        await self.carol.post("/api/logout")
        await self.say("still there?")
        self.assertEqual((await self.phone.next())["body"], "still there?")

    async def test_a_browser_tells_of_one_account_and_only_who_knows_its_keys_has_it(self):
        thief = self.service.device().subscription(endpoint=self.phone.endpoint)
        self.assert_refused(await self.bob.post("/api/me/push", thief), 409, "conflict")
        self.assertEqual(len(await self.listed()), 1)
        answer = await self.bob.post("/api/me/push", self.phone.subscription())
        self.assertEqual(answer.status, 200)
        self.assertEqual((await self.listed(), len(await self.listed(self.bob))), ([], 1))

    async def test_the_oldest_goes_when_there_are_too_many(self):
        first = (await self.listed())[0]["id"]

        def many(work):
            row = dict(work.execute(select(push_subscriptions)).one()._mapping)
            for number in range(MOST - 1):
                new = {**row, "id": work.new_id(), "endpoint_hash": bytes([number]) * 32}
                work.execute(push_subscriptions.insert().values(new))

        await self.write(many)
        await self.add_device(self.carol)
        self.assertEqual(len(await self.listed()), MOST)
        self.assertNotIn(first, [one["id"] for one in await self.listed()])

    async def test_what_is_no_device_is_refused_by_name(self):
        good = self.service.device().subscription()
        keys, point = good["keys"], from_base64(good["keys"]["p256dh"])
        for field, wrong in (
            ("endpoint", {"endpoint": "http://push.example.org/x"}),
            ("endpoint", {"endpoint": "https://user:pass@push.example.org/x"}),
            ("endpoint", {"endpoint": "https://push.example.org:8443/x"}),
            ("endpoint", {"endpoint": "https://127.0.0.1/x"}),
            ("endpoint", {"endpoint": "https://[::1]/x"}),
            ("endpoint", {"endpoint": "https://[::ffff:10.0.0.1]/x"}),
            ("endpoint", {"endpoint": "https://169.254.169.254/latest/meta-data"}),
            ("endpoint", {"endpoint": "https://2130706433/x"}),
            ("endpoint", {"endpoint": "https://localhost/x"}),
            ("endpoint", {"endpoint": "https://printer.local/x"}),
            ("endpoint", {"endpoint": "file:///etc/passwd"}),
            ("endpoint", {"endpoint": ""}),
            ("endpoint", {"endpoint": "https://push.example.org/" + "x" * 2000}),
            ("endpoint", {"endpoint": 5}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "AAAA"}}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "!" * 87}}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "BA" + "A" * 85}}),  # no point of the curve
            ("keys.p256dh", {"keys": {**keys, "p256dh": keys["p256dh"] * 2}}),
            ("keys.auth", {"keys": {**keys, "auth": "AAAA"}}),
            ("keys.auth", {"keys": {**keys, "auth": "x" * 65}}),
            ("user_id", {"user_id": self.alice.id}),
            ("id", {"id": 1}),
        ):
            answer = await self.carol.post("/api/me/push", {**good, **wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field], wrong)
        self.assertEqual(point[0], 4)
        self.assertEqual(len(await self.listed()), 1)

    async def test_visitors_and_others_have_nothing_here(self):
        visitor, mine = self.client(), (await self.listed())[0]["id"]
        for answer in (
            await visitor.get("/api/push/key"),
            await visitor.get("/api/me/push"),
            await visitor.post("/api/me/push", self.phone.subscription()),
            await visitor.delete(f"/api/me/push/{mine}"),
        ):
            self.assert_refused(answer, 401, "not_signed_in")
        self.assert_refused(await self.bob.delete(f"/api/me/push/{mine}"), 404, "not_found")
        self.assertEqual(await self.listed(self.bob), [])

    async def test_devices_go_with_the_account_and_are_in_its_export_without_what_is_secret(self):
        answer = await self.carol.get("/api/me/export")
        with ZipFile(io.BytesIO(answer.body)) as archive:
            self.assertEqual(json.loads(archive.read("push_devices.json")), await self.listed())
            everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        for secret in (self.phone.token, *self.phone.subscription()["keys"].values(), VAPID_KEY):
            self.assertNotIn(secret, everything)
        async with self.push_held():
            await self.say("for later")
        await self.carol.request("DELETE", "/api/me", {"password": PASSWORD})
        await self.settled()
        self.assertEqual((await self.count(push_subscriptions), await self.waiting()), (0, 0))

    async def test_the_list_is_one_statement(self):
        await self.add_device(self.carol)
        async with self.statements() as ran:
            self.assertEqual(len(await self.listed()), 2)
        self.assertEqual(len(ran), 1)


class TestOff(PushTest):
    changes = {"vapid_key": None}

    async def add_device(self, person):
        self.refused = await person.post("/api/me/push", self.service.device().subscription())

    async def test_where_it_is_turned_off_nobody_can_ask_for_it(self):
        self.assertEqual((await self.carol.get("/api/push/key")).json, {"public_key": None})
        self.assert_refused(self.refused, 403, "forbidden")


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


def _mentionable(role_id):
    return update(roles).where(roles.c.id == role_id).values(mentionable=True)


if __name__ == "__main__":
    unittest.main()
