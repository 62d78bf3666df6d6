"""A guild's settings, pictures and vanity code; handing it over and ending it."""

import asyncio
import io
import unittest

import aiohttp
from guild_stage import GuildTest
from PIL import Image
from reliability.wire import Wire
from sqlalchemy import func, select, text
from support import PASSWORD

from backend.channels.models import channels
from backend.guilds.models import bans, guilds, invites, member_names, members
from backend.guilds.ownership import end_guild
from backend.guilds.settings import forget_system_channel
from backend.jobs.models import jobs
from backend.permissions.bits import Permission
from backend.roles.models import roles


def picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 20), (200, 30, 30)).save(file, "PNG")
    form = aiohttp.FormData()
    form.add_field("file", file.getvalue(), filename="icon.png", content_type="image/png")
    return form


class SettingsTest(GuildTest):
    async def shown(self):
        return (await self.alice.get(self.at)).json

    async def change(self, by=None, **changes):
        return await (by or self.alice).patch(self.at, changes)


class TestChanging(SettingsTest):
    async def test_all_of_them_at_once_told_and_recorded(self):
        socket = await self.carol.socket()
        wishes = {
            "name": " Our  house ",
            "description": " Come in\nand sit down ",
            "system_channel_id": self.channel,
            "default_notifications": "mentions",
            "invites_paused": True,
        }
        answer = await self.alice.patch(self.at, wishes, headers={"X-Audit-Reason": "new"})
        kept = {**wishes, "name": "Our house", "description": "Come in\nand sit down"}
        self.assertEqual((answer.status, {key: answer.json[key] for key in kept}), (200, kept))
        told = await socket.event("guild_updated")
        self.assertEqual(told, {key: value for key, value in answer.json.items() if key != "permissions"})
        fresh = await self.shown()
        self.assertEqual({key: fresh[key] for key in answer.json}, answer.json)
        (entry,) = await self.log("guild_update")
        self.assertEqual((entry["reason"], entry["changes"]["name"]), ("new", ["Ours", "Our house"]))
        self.assertEqual(set(entry["changes"]), set(wishes))

    async def test_what_is_not_said_stays_and_what_is_no_change_is_not_told(self):
        await self.change(description="x", system_channel_id=self.channel)
        socket = await self.carol.socket()
        for same in ({}, {"name": "Ours"}, {"description": "x", "system_channel_id": self.channel}):
            self.assertEqual((await self.change(**same)).status, 200)
        self.assertEqual(await self.settle(socket), [])
        self.assertEqual(len(await self.log("guild_update")), 1)
        self.assertIsNone((await self.change(system_channel_id=None)).json["system_channel_id"])
        self.assertEqual((await self.change(description="")).json["description"], "")

    async def test_bad_values_are_refused_by_name(self):
        category = (await self.alice.post(f"{self.at}/channels", {"name": "C", "type": "category"})).json["id"]
        for wrong in (
            {"name": ""},
            {"name": "x" * 101},
            {"name": None},
            {"name": "a\u200bb"},
            {"description": "x" * 1001},
            {"description": "a\x00b"},
            {"description": None},
            {"system_channel_id": 1},  # another guild's
            {"system_channel_id": category},
            {"system_channel_id": 77},
            {"system_channel_id": "1"},
            {"default_notifications": "nothing"},
            {"default_notifications": None},
            {"invites_paused": 1},
            {"owner_id": self.bob.id},
            {"icon": "/media/icon/x.webp"},
        ):
            answer = await self.change(**wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), list(wrong))

    async def test_it_needs_manage_guild(self):
        self.assert_refused(await self.change(self.bob, name="x"), 403, "forbidden")
        self.assert_refused(await self.change(self.dave, name="x"), 404, "not_found")
        self.assert_refused(await self.change(self.client(), name="x"), 401, "not_signed_in")
        await self.role("managers", Permission.MANAGE_GUILD, 1, self.carol)
        answer = await self.change(self.carol, name="Hers")
        self.assertEqual(answer.json["permissions"], (await self.carol.get(self.at)).json["permissions"])

    async def test_a_channel_that_goes_is_no_system_channel_any_more(self):
        await self.change(system_channel_id=self.channel)
        socket = await self.carol.socket()
        await self.write(lambda work: forget_system_channel(work, self.guild, self.channel))
        self.assertIsNone((await socket.event("guild_updated"))["system_channel_id"])


class TestPictures(SettingsTest):
    async def test_setting_replacing_and_taking_away(self):
        socket = await self.carol.socket()
        for kind in ("icon", "banner"):
            address = f"{self.at}/{kind}"
            first = (await self.alice.put(address, data=picture())).json[kind]
            self.assertRegex(first, rf"\A/media/{kind}/[0-9a-f]{{32}}\.webp\Z")
            await socket.event("guild_updated", lambda told, kind=kind, first=first: told[kind] == first)
            second = (await self.alice.put(address, data=picture())).json[kind]
            self.assertNotEqual(first, second)
            self.assertIsNone((await self.alice.delete(address)).json[kind])
            self.assertEqual((await self.alice.delete(address)).status, 200)
        discarded = select(func.count()).select_from(jobs).where(jobs.c.name == "delete_file")
        self.assertEqual(await self.app.db.read(lambda work: work.execute(discarded).scalar_one()), 4)
        self.assertEqual(len(await self.log("guild_update")), 6)

    async def test_it_needs_manage_guild(self):
        for kind in ("icon", "banner"):
            address = f"{self.at}/{kind}"
            for ask in (
                lambda person, at=address: person.put(at, data=picture()),
                lambda person, at=address: person.delete(at),
            ):
                self.assert_refused(await ask(self.bob), 403, "forbidden")
                self.assert_refused(await ask(self.dave), 404, "not_found")
                self.assert_refused(await ask(self.client()), 401, "not_signed_in")
        self.assert_refused(await self.alice.put(f"{self.at}/icon", {"file": "x"}), 415, "wrong_type")


class TestVanity(SettingsTest):
    async def set(self, code, by=None, at=None):
        return await (by or self.alice).put(f"{at or self.at}/vanity", {"code": code})

    async def test_setting_and_taking_away(self):
        socket = await self.carol.socket()
        self.assertEqual((await self.set("Our-House")).json["vanity_code"], "our-house")
        self.assertEqual((await socket.event("guild_updated"))["vanity_code"], "our-house")
        self.assertEqual((await self.set("our-house")).status, 200)
        self.assertIsNone((await self.set(None)).json["vanity_code"])
        self.assertEqual((await self.client().get("/api/invites/our-house")).status, 404)
        self.assertEqual(len(await self.log("guild_update")), 2)

    async def test_only_letters_digits_and_hyphens(self):
        for wrong in ("ab", "x" * 33, "our house", "дом", "a_b", "", 5, "abc\n", "a/b"):
            answer = await self.set(wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["code"])

    async def test_it_needs_manage_guild(self):
        self.assert_refused(await self.set("mine", self.bob), 403, "forbidden")
        self.assert_refused(await self.set("mine", self.dave), 404, "not_found")

    async def test_of_two_guilds_that_want_it_one_gets_it(self):
        other = (await self.dave.post("/api/guilds", {"name": "His"})).json["id"]
        answers = await asyncio.gather(self.set("home"), self.set("HOME", self.dave, f"/api/guilds/{other}"))
        self.assertEqual(sorted(answer.status for answer in answers), [200, 409])
        loser = next(answer for answer in answers if answer.status == 409)
        self.assertEqual(loser.json["error"]["fields"], {"code": "is taken"})


class TestHandingOver(SettingsTest):
    async def transfer(self, to, by=None, password=PASSWORD):
        return await (by or self.alice).post(f"{self.at}/transfer", {"user_id": to, "password": password})

    async def test_the_new_owner_may_everything_and_the_old_one_is_a_member(self):
        socket = await self.carol.socket()
        answer = await self.transfer(self.carol.id)
        self.assertEqual((answer.status, answer.json["owner_id"]), (200, self.carol.id))
        self.assertEqual((await socket.event("access_changed"))["guild_id"], self.guild)
        self.assertEqual((await socket.event("guild_updated"))["owner_id"], self.carol.id)
        entries = (await self.carol.get(f"{self.at}/audit-log?action=guild_transfer")).json["entries"]
        self.assertEqual(entries[0]["changes"], {"owner_id": [self.alice.id, self.carol.id]})
        self.assert_refused(await self.change(name="Mine still"), 403, "forbidden")
        self.assertEqual((await self.carol.patch(self.at, {"name": "Hers"})).status, 200)
        self.assertEqual((await self.alice.post(f"{self.at}/leave")).status, 204)

    async def test_only_the_owner_and_only_to_a_member(self):
        self.assert_refused(await self.transfer(self.bob.id, self.bob), 403, "forbidden")
        self.assert_refused(await self.transfer(self.bob.id, self.dave), 404, "not_found")
        for wrong in (self.dave.id, 77, self.alice.id, 0, "x"):
            self.assert_refused(await self.transfer(wrong), 422, "invalid_fields")

    async def test_not_without_the_password(self):
        self.assert_refused(await self.transfer(self.bob.id, password="wrong horse battery"), 401, "wrong_credentials")
        answer = await self.alice.post(f"{self.at}/transfer", {"user_id": self.bob.id})
        self.assert_refused(answer, 422, "invalid_fields")
        self.assertEqual((await self.shown())["owner_id"], self.alice.id)

    async def test_while_the_new_owner_leaves_the_guild_still_has_one(self):
        handed, left = await asyncio.gather(self.transfer(self.carol.id), self.carol.post(f"{self.at}/leave"))
        self.assertIn((handed.status, left.status), {(200, 409), (422, 204)})

    async def test_whoever_takes_over_stays_for_good(self):
        await self.enter(self.dave, is_temporary=True)
        await self.transfer(self.dave.id)
        temporary = select(members.c.is_temporary).where(
            members.c.guild_id == self.guild, members.c.user_id == self.dave.id
        )
        self.assertFalse(await self.app.db.read(lambda work: work.execute(temporary).scalar_one()))


class TestEnding(SettingsTest):
    async def end(self, name="Ours", by=None):
        return await (by or self.alice).request("DELETE", self.at, {"name": name})

    async def test_everybody_is_told_and_nothing_is_left(self):
        await self.carol.say("last words", self.channel)
        await self.alice.post(f"{self.at}/channels", {"name": "C", "type": "category"})
        await self.alice.post(f"{self.at}/invites", {})
        await self.alice.put(f"{self.at}/bans/{self.dave.id}")
        sockets = [await person.socket() for person in (self.alice, self.carol)]
        await sockets[1].join(self.guild, self.channel)
        self.assertEqual((await self.end()).status, 204)
        for socket in sockets:
            self.assertEqual(await socket.event("guild_deleted"), {"id": self.guild, "reason": "deleted"})
            room = {"room": f"g:{self.guild}:c:{self.channel}"}
            self.assertFalse((await socket.ask("join_room", room))["ok"])
        for address in (self.at, f"/api/channels/{self.channel}/messages", f"{self.at}/members"):
            self.assert_refused(await self.carol.get(address), 404, "not_found")
        self.assertEqual([guild["id"] for guild in (await self.carol.get("/api/guilds")).json], [1])
        for table in (members, member_names, roles, invites, bans):
            left = select(func.count()).select_from(table).where(table.c.guild_id == self.guild)
            self.assertEqual(await self.app.db.read(lambda work, left=left: work.execute(left).scalar_one()), 0, table)

    async def test_whoever_was_away_for_a_moment_hears_of_it_when_they_return(self):
        wire = Wire(self.server.url, self.carol.token)
        self.addAsyncCleanup(wire.close)
        await wire.connect()
        await wire.join(f"g:{self.guild}:c:{self.channel}")
        await wire.close()
        await self.end()
        await wire.connect()
        self.assertTrue(wire.is_recovered)
        await wire.until(lambda: wire.named("guild_deleted") == [{"id": self.guild, "reason": "deleted"}])

    async def test_its_channels_are_cleared_away_in_the_background(self):
        ended = []

        def note(work):
            rows = work.execute(select(channels.c.type, channels.c.guild_id).where(channels.c.id == self.channel)).all()
            planned = select(jobs.c.name).where(jobs.c.key == f"clear:{self.channel}")
            ended.extend([rows, work.execute(planned).scalars().all()])

        def end(work):
            end_guild(work, self.guild)
            note(work)

        await self.write(end)
        self.assertEqual(ended, [[("deleted", None)], ["clear_channel"]])

    async def test_only_the_owner_and_only_with_the_name(self):
        self.assert_refused(await self.end(by=self.bob), 403, "forbidden")
        self.assert_refused(await self.end(by=self.dave), 404, "not_found")
        for wrong in ("ours", "Ours ", ""):
            answer = await self.end(wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), ["name"])
        self.assert_refused(await self.alice.delete(self.at), 415, "wrong_type")
        self.assertEqual((await self.shown())["name"], "Ours")

    async def test_twice_at_once(self):
        answers = await asyncio.gather(*(self.end() for _ in range(3)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 404, 404])

    async def test_joining_while_it_ends(self):
        code = (await self.alice.post(f"{self.at}/invites", {})).json["code"]
        ended, joined = await asyncio.gather(self.end(), self.dave.post(f"/api/invites/{code}/join"))
        self.assertEqual(ended.status, 204)
        self.assertIn(joined.status, (200, 404))
        orphans = text("SELECT count(*) FROM members WHERE guild_id NOT IN (SELECT id FROM guilds)")
        self.assertEqual(await self.app.db.read(lambda work: work.execute(orphans).scalar_one()), 0)

    async def test_the_vanity_code_is_free_again(self):
        await self.alice.put(f"{self.at}/vanity", {"code": "home"})
        await self.end()
        other = (await self.dave.post("/api/guilds", {"name": "His"})).json["id"]
        self.assertEqual((await self.dave.put(f"/api/guilds/{other}/vanity", {"code": "home"})).status, 200)
        self.assertEqual(
            await self.app.db.read(lambda work: work.execute(select(func.count(guilds.c.id))).scalar_one()), 2
        )


if __name__ == "__main__":
    unittest.main()
