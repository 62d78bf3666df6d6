"""How loudly somebody hears of a guild or a channel: kept on the server, told to all of their devices."""

import unittest
from unittest import mock

from guild_stage import GuildTest
from sqlalchemy import func, select

from backend.ids import now_ms
from backend.notifications.actions import notifications_of
from backend.notifications.models import notification_settings
from backend.permissions.bits import Permission
from backend.utils import iso

HOUR = 3600
NOTHING_SAID = {"level": None, "muted_until": None, "suppress_everyone": False, "suppress_roles": False}


class NotificationTest(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.places = {
            self.guild: f"{self.at}/notifications",
            self.channel: f"/api/channels/{self.channel}/notifications",
        }

    async def kept(self, person=None):
        return (await (person or self.carol).get("/api/bootstrap")).json["notifications"]


class TestSetting(NotificationTest):
    async def test_a_guild_and_a_channel_and_every_device_hears_of_it(self):
        first, second = await self.carol.socket(), await self.carol.socket()
        others = await self.bob.socket()
        for target_id, address in self.places.items():
            answer = await self.carol.put(address, {"level": "mentions"})
            expected = {**NOTHING_SAID, "target_id": target_id, "level": "mentions"}
            self.assertEqual((answer.status, answer.json), (200, expected))
            for socket in (first, second):
                self.assertEqual(await socket.event("notifications_updated"), expected)
        self.assertEqual([one["target_id"] for one in await self.kept()], sorted(self.places))
        self.assertEqual(await self.settle(others), [])
        self.assertEqual(await self.kept(self.bob), [])

    async def test_what_is_not_said_stays_and_what_is_no_change_is_not_told(self):
        socket = await self.carol.socket()
        address = self.places[self.channel]
        await self.carol.put(address, {"level": "nothing", "muted_for": 0})
        self.assertEqual((await self.carol.put(address, {"muted_for": None})).json["level"], "nothing")
        self.assertEqual((await self.carol.put(address, {"level": "all"})).json["muted_until"], None)
        for _ in range(2):
            self.assertEqual((await self.carol.put(address, {"level": "all"})).json["level"], "all")
        self.assertEqual((await self.carol.put(address, {})).json["level"], "all")
        self.assertEqual([name for name, _ in await self.settle(socket)], ["notifications_updated"] * 3)

    async def test_muted_for_a_while_for_ever_and_not_any_more(self):
        address = self.places[self.guild]
        before = now_ms()
        until = (await self.carol.put(address, {"muted_for": HOUR})).json["muted_until"]
        self.assertTrue(iso(before + HOUR * 1000) <= until <= iso(now_ms() + HOUR * 1000))
        self.assertEqual((await self.kept())[0]["muted_until"], until)
        with mock.patch("backend.db.database.now_ms", return_value=now_ms() + HOUR * 1000 + 1):
            self.assertEqual(await self.kept(), [])  # it ended by itself, and nothing else was said
        self.assertEqual((await self.carol.put(address, {"muted_for": 0})).json["muted_until"], "forever")
        self.assertIsNone((await self.carol.put(address, {"muted_for": None})).json["muted_until"])
        self.assertEqual(await self.kept(), [])

    async def test_as_the_guild_says_is_a_level_too(self):
        address = self.places[self.guild]
        await self.carol.put(address, {"level": "nothing"})
        self.assertIsNone((await self.carol.put(address, {"level": None})).json["level"])
        self.assertEqual(await self.kept(), [])

    async def test_being_named_as_one_of_many_can_be_no_reason_in_a_guild(self):
        socket = await self.carol.socket()
        address = self.places[self.guild]
        answer = await self.carol.put(address, {"suppress_everyone": True, "suppress_roles": True})
        expected = {**NOTHING_SAID, "target_id": self.guild, "suppress_everyone": True, "suppress_roles": True}
        self.assertEqual(answer.json, expected)
        self.assertEqual(await socket.event("notifications_updated"), expected)
        self.assertEqual(await self.kept(), [expected])
        self.assertEqual((await self.carol.put(address, {"suppress_roles": False})).json["suppress_everyone"], True)
        await self.carol.put(address, {"suppress_everyone": False})
        self.assertEqual(await self.kept(), [])
        answer = await self.carol.put(self.places[self.channel], {"suppress_everyone": True})
        self.assert_refused(answer, 422, "invalid_fields")

    async def test_a_conversation_can_be_muted_like_a_channel(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.carol.id]})).json["id"]
        answer = await self.carol.put(f"/api/channels/{dm}/notifications", {"muted_for": 0})
        self.assertEqual(answer.json, {**NOTHING_SAID, "target_id": dm, "muted_until": "forever"})
        answer = await self.bob.put(f"/api/channels/{dm}/notifications", {"muted_for": 0})
        self.assert_refused(answer, 404, "not_found")


class TestRefusals(NotificationTest):
    async def test_whoever_does_not_see_it_has_nothing_to_set(self):
        for address in self.places.values():
            self.assert_refused(await self.dave.put(address, {"level": "all"}), 404, "not_found")
            self.assert_refused(await self.client().put(address, {"level": "all"}), 401, "not_signed_in")
        here = {"channel_id": self.channel, "guild_id": self.guild}
        await self.set_overwrite(self.carol.id, deny=Permission.VIEW_CHANNEL, **here)
        self.assert_refused(await self.carol.put(self.places[self.channel], {"level": "all"}), 404, "not_found")
        self.assertEqual((await self.carol.put(self.places[self.guild], {"level": "all"})).status, 200)

    async def test_what_is_no_setting_is_refused_by_name(self):
        for wrong, field in (
            ({"level": "some"}, "level"),
            ({"level": 1}, "level"),
            ({"level": ""}, "level"),
            ({"muted_for": -1}, "muted_for"),
            ({"muted_for": 2**40}, "muted_for"),
            ({"muted_for": "5"}, "muted_for"),
            ({"muted_until": "forever"}, "muted_until"),
            ({"target_id": 5}, "target_id"),
            ({"suppress_everyone": None}, "suppress_everyone"),
            ({"suppress_roles": 1}, "suppress_roles"),
        ):
            for address in self.places.values():
                answer = await self.carol.put(address, wrong)
                self.assert_refused(answer, 422, "invalid_fields")
                self.assertEqual(list(answer.json["error"]["fields"]), [field])
        self.assertEqual(await self.kept(), [])

    async def test_a_double_click_makes_one_row(self):
        for _ in range(2):
            await self.carol.put(self.places[self.guild], {"level": "all"})
        count = select(func.count()).select_from(notification_settings)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(count).scalar_one()), 1)

    async def test_all_of_them_are_one_statement(self):
        for address in self.places.values():
            await self.carol.put(address, {"level": "all"})
        async with self.statements() as ran:
            self.assertEqual(len(await self.app.db.read(notifications_of, self.carol.id)), 2)
        self.assertEqual(len(ran), 1)


if __name__ == "__main__":
    unittest.main()
