"""The settings of an account: merged, checked, and the same on every device."""

import unittest

from profile_stage import DEFAULTS, ProfileTest
from sqlalchemy import update

from backend.users.models import users


class TestSettings(ProfileTest):
    async def test_they_are_merged_and_told_to_every_device(self):
        desk = await self.alice.socket()
        self.assertEqual((await self.alice.patch("/api/me/settings", {"theme": "light"})).json["theme"], "light")
        await desk.event("me_updated")
        wanted = {"font_size": 20, "locale": "ru", "clock": "24h", "density": "compact"}
        settings = (await self.alice.patch("/api/me/settings", wanted)).json
        self.assertEqual(settings, {**DEFAULTS, **wanted, "theme": "light"})
        self.assertEqual((await desk.event("me_updated"))["settings"], settings)
        self.assertEqual((await self.account())["settings"], settings)

    async def test_what_is_no_setting(self):
        for name, wrong in (
            ("theme", "pink"),
            ("theme", None),
            ("locale", "de"),
            ("density", 1),
            ("font_size", 11),
            ("font_size", 25),
            ("font_size", 16.5),
            ("font_size", "16"),
            ("clock", True),
            ("sound", "loud"),
            ("push_text", None),
            ("quiet_hours", "22:00"),
            ("guild_order", None),
            ("guild_order", [1, 2, 1]),
            ("guild_order", list(range(1, 1002))),
        ):
            answer = await self.alice.patch("/api/me/settings", {name: wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [name])
        self.assertEqual((await self.account())["settings"], DEFAULTS)

    async def test_quiet_hours_are_times_of_the_clock_somewhere(self):
        night = {"begin": "22:00", "end": "07:30", "time_zone": "Europe/Berlin"}
        changed = (await self.alice.patch("/api/me/settings", {"quiet_hours": night, "push_text": False})).json
        self.assertEqual(changed, {**DEFAULTS, "quiet_hours": night, "push_text": False})
        self.assertEqual((await self.account())["settings"], changed)
        for field, wrong in (
            ("begin", "24:00"),
            ("begin", "7:30"),
            ("end", "07:60"),
            ("end", "07:30\n"),
            ("time_zone", "Europe/Atlantis"),
            ("time_zone", "../../etc/passwd"),
            ("time_zone", "Europe"),
            ("time_zone", ""),
            ("time_zone", "x" * 65),
            ("minutes", 5),
        ):
            answer = await self.alice.patch("/api/me/settings", {"quiet_hours": {**night, field: wrong}})
            self.assert_refused(answer, 422, "invalid_fields")
        self.assertIsNone((await self.alice.patch("/api/me/settings", {"quiet_hours": None})).json["quiet_hours"])

    async def test_the_order_of_guilds_and_folders_follows_to_another_device(self):
        desk = await self.alice.socket()
        folder = {"id": 7, "name": "Crafts", "color": 0x3FA7D6, "guilds": [3, 4]}
        order = [2, folder, 1]
        changed = (await self.alice.patch("/api/me/settings", {"guild_order": order})).json
        self.assertEqual(changed, {**DEFAULTS, "guild_order": order})
        self.assertEqual((await desk.event("me_updated"))["settings"]["guild_order"], order)
        self.assertEqual((await self.alice.get("/api/bootstrap")).json["settings"]["guild_order"], order)
        for wrong in (
            [folder, folder],
            [folder, {**folder, "guilds": [5]}],
            [3, folder],
            [{**folder, "guilds": []}],
            [{**folder, "name": "x" * 33}],
            [{**folder, "color": -1}],
            [{**folder, "open": True}],
            [{**folder, "guilds": list(range(1, 1000))}, {**folder, "id": 8, "guilds": list(range(1000, 1003))}],
            ["1"],
            [0],
        ):
            answer = await self.alice.patch("/api/me/settings", {"guild_order": wrong})
            self.assert_refused(answer, 422, "invalid_fields")
        self.assertEqual((await self.account())["settings"], changed)

    async def test_a_setting_that_is_no_more_does_no_harm(self):
        stored = update(users).values(settings='{"theme":"light","retired":1}')
        await self.write(lambda work: work.execute(stored))
        self.assertEqual((await self.account())["settings"], {**DEFAULTS, "theme": "light"})
        self.assertEqual((await self.alice.patch("/api/me/settings", {"font_size": 12})).json["theme"], "light")


if __name__ == "__main__":
    unittest.main()
