"""What people say of themselves, and who hears of it."""

import unittest

from picture_stage import picture, send
from profile_stage import DEFAULTS, ProfileTest
from sqlalchemy import select, update

from backend.guilds.models import member_names
from backend.users.models import users


class TestAccount(ProfileTest):
    async def test_a_fresh_account(self):
        account = await self.account()
        created_at = account.pop("created_at")
        self.assertRegex(created_at, r"^\d{4}-\d\d-\d\dT")
        expected = {
            "id": self.alice.id,
            "username": "alice",
            "display_name": None,
            "avatar": None,
            "banner": None,
            "bio": "",
            "pronouns": "",
            "email": "alice@example.org",
            "is_admin": False,
            "two_factor": False,
            "status": "online",
            "custom_status": None,
            "settings": DEFAULTS,
        }
        self.assertEqual(account, expected)

    async def test_words_are_kept_and_taken_away(self):
        bio = "Likes tea.\n\nAnd coffee. ☕"
        changes = {"display_name": "  Alice  Лиддел ", "bio": f" {bio}\r\n", "pronouns": "she/her"}
        changed = (await self.alice.patch("/api/me", changes)).json
        said = {"display_name": "Alice Лиддел", "bio": bio, "pronouns": "she/her"}
        self.assertEqual({name: changed[name] for name in said}, said)
        self.assertEqual(await self.account(), changed)
        self.assertEqual((await self.alice.patch("/api/me", {"pronouns": None})).json, {**changed, "pronouns": ""})
        nothing = {"display_name": None, "bio": None}
        gone = (await self.alice.patch("/api/me", nothing)).json
        self.assertEqual((gone["display_name"], gone["bio"], gone["pronouns"]), (None, "", ""))
        self.assertEqual((await self.alice.patch("/api/me", {})).json, gone)

    async def test_wrong_words_are_refused_by_name(self):
        for field, wrong in (
            ("display_name", "x" * 33),
            ("display_name", "   "),
            ("display_name", "a\u200bb"),
            ("display_name", "a\u202eb"),
            ("display_name", "a\x00b"),
            ("display_name", 5),
            ("bio", "x" * 191),
            ("bio", "a\x07b"),
            ("bio", ["x"]),
            ("pronouns", "x" * 41),
            ("pronouns", "\u2028"),
            ("username", "eve"),
            ("is_admin", True),
            ("avatar", "/media/avatar/x.webp"),
        ):
            answer = await self.alice.patch("/api/me", {field: wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field])
        for wrong in ([], "x", None):
            self.assertIn((await self.alice.patch("/api/me", wrong)).status, (400, 415))
        self.assertEqual((await self.account())["bio"], "")

    async def test_the_longest_names_fit_everywhere(self):
        """Folding can make a name many times as long."""
        for name in ("x" * 32, "Ж" * 32, "\ufdfa" * 32, "ﬃ" * 32):
            answer = await self.alice.patch("/api/me", {"display_name": name})
            self.assertEqual((answer.status, answer.json["display_name"]), (200, name))

    async def test_visitors_have_no_account_to_change(self):
        for method, path in (("PATCH", "/api/me"), ("PATCH", "/api/me/settings"), ("DELETE", "/api/me/avatar")):
            self.assert_refused(await self.client().request(method, path, {}), 401, "not_signed_in")


class TestWhoHears(ProfileTest):
    async def test_members_of_the_same_guilds_hear_of_a_name_and_a_picture(self):
        sees = await self.bob.socket()
        await self.alice.patch("/api/me", {"display_name": "Al"})
        expected = {"id": self.alice.id, "username": "alice", "display_name": "Al", "avatar": None}
        self.assertEqual(await sees.event("user_updated"), {"user": expected})
        avatar = (await send(self.alice, picture())).json["avatar"]
        self.assertEqual(await sees.event("user_updated"), {"user": {**expected, "avatar": avatar}})
        await self.alice.delete("/api/me/avatar")
        self.assertEqual(await sees.event("user_updated"), {"user": expected})

    async def test_words_and_banners_are_told_to_nobody_else(self):
        sees = await self.bob.socket()
        await self.alice.patch("/api/me", {"bio": "hello"})
        await send(self.alice, picture(), "/api/me/banner")
        self.assertEqual([name for name, _ in await self.settle(sees) if name == "user_updated"], [])
        profile = (await self.bob.get(f"/api/users/{self.alice.id}")).json
        self.assertEqual(profile["bio"], "hello")
        self.assertRegex(profile["banner"], "^/media/banner/")

    async def test_every_device_of_ones_own_gets_the_account(self):
        phone, desk = await self.alice.socket(), await self.alice.socket()
        changed = (await self.alice.patch("/api/me", {"display_name": "Al", "bio": "x"})).json
        for device in (phone, desk):
            self.assertEqual(await device.event("me_updated"), changed)
            self.assertEqual((await device.event("user_updated"))["user"]["display_name"], "Al")
        self.assertEqual(await self.account(), changed)

    async def test_strangers_hear_nothing(self):
        await self.meet_elsewhere()
        stranger = await self.bob.socket()
        await self.alice.patch("/api/me", {"display_name": "Al"})
        self.assertEqual(await self.settle(stranger), [])

    async def test_friends_hear_without_a_guild(self):
        await self.befriend()
        await self.meet_elsewhere()
        friend = await self.bob.socket()
        await self.alice.patch("/api/me", {"display_name": "Al"})
        self.assertEqual((await friend.event("user_updated"))["user"]["display_name"], "Al")

    async def test_those_with_whom_one_writes_hear(self):
        opened = await self.alice.post("/api/dms", {"users": [self.bob.id]})
        self.assertEqual(opened.status, 201, opened)
        await self.meet_elsewhere()
        partner = await self.bob.socket()
        await self.alice.patch("/api/me", {"display_name": "Al"})
        self.assertEqual((await partner.event("user_updated"))["user"]["display_name"], "Al")

    async def test_the_new_name_stands_over_what_is_said_next(self):
        socket = await self.alice.socket()
        room = await socket.join()
        await self.alice.say("before")
        await self.alice.patch("/api/me", {"display_name": "Al"})
        self.assertEqual((await self.alice.say("over http"))["author"]["display_name"], "Al")
        said = await socket.ask("send_message", {"room": room, "content": "over the socket"})
        self.assertEqual(said["message"]["author"]["display_name"], "Al")

    async def test_members_are_found_by_their_new_names(self):
        await self.alice.patch("/api/me", {"display_name": "Wonderland"})
        found = (await self.bob.get("/api/guilds/1/members?q=wonder")).json["members"]
        self.assertEqual([member["user"]["id"] for member in found], [self.alice.id])
        await self.alice.patch("/api/me", {"display_name": None})
        self.assertEqual((await self.bob.get("/api/guilds/1/members?q=wonder")).json["members"], [])
        keys = select(member_names.c.key).where(member_names.c.user_id == self.alice.id)
        self.assertEqual(len(await self.app.db.read(lambda work: work.execute(keys).all())), 1)


class TestProfiles(ProfileTest):
    async def test_what_others_are_shown(self):
        await self.alice.patch("/api/me", {"display_name": "Al", "bio": "tea", "pronouns": "she"})
        profile = (await self.bob.get(f"/api/users/{self.alice.id}")).json
        account = await self.account()
        shown = ("id", "username", "display_name", "avatar", "banner", "bio", "pronouns", "created_at")
        expected = {name: account[name] for name in shown}
        others = {"relationship": None, "mutual_guilds": [1], "mutual_friends": 0}
        self.assertEqual(profile, {**expected, **others, "status": "offline", "custom_status": None})

    async def test_relationship_and_what_is_mutual(self):
        await self.befriend()
        (carol,) = await self.cast("carol")
        for one in (self.alice, self.bob):
            await carol.post("/api/friends/request", {"to": one.name})
            await one.post(f"/api/friends/{carol.id}/accept")
        secret = (await self.alice.post("/api/guilds", {"name": "Alice alone"})).json["id"]
        profile = (await self.bob.get(f"/api/users/{self.alice.id}")).json
        self.assertEqual((profile["relationship"], profile["mutual_friends"]), ("friend", 1))
        self.assertEqual(profile["mutual_guilds"], [1])
        own = (await self.alice.get(f"/api/users/{self.alice.id}")).json
        self.assertEqual((own["relationship"], own["mutual_friends"]), (None, 0))
        self.assertEqual(own["mutual_guilds"], [1, secret])

    async def test_nobody_and_the_deleted(self):
        self.assert_refused(await self.alice.get(f"/api/users/{self.bob.id + 1}"), 404, "not_found")
        self.assert_refused(await self.alice.get("/api/users/0"), 404, "not_found")
        self.assert_refused(await self.client().get(f"/api/users/{self.bob.id}"), 401, "not_signed_in")
        gone = update(users).where(users.c.id == self.bob.id).values(deleted_at=1)
        await self.write(lambda work: work.execute(gone))
        self.assert_refused(await self.alice.get(f"/api/users/{self.bob.id}"), 404, "not_found")

    async def test_statements_do_not_grow(self):
        async def count():
            async with self.statements() as ran:
                self.assertEqual((await self.bob.get(f"/api/users/{self.alice.id}")).status, 200)
            return len(ran)

        await count()
        few = await count()
        for name in ("carol", "dave", "erin"):
            (person,) = await self.cast(name)
            for one in (self.alice, self.bob):
                await one.post("/api/friends/request", {"to": name})
                await person.post(f"/api/friends/{one.id}/accept")
        await count()
        self.assertEqual(await count(), few)
        self.assertLessEqual(few, 5)


if __name__ == "__main__":
    unittest.main()
