"""Emojis and stickers in use: in messages, under them, and across guilds."""

import unittest

from expression_stage import ExpressionTest, create

from backend.permissions.bits import DEFAULT_EVERYONE, Permission


def written(emoji):
    return f"<{'a' if emoji['animated'] else ''}:{emoji['name']}:{emoji['id']}>"


def item(made):
    return {key: made[key] for key in ("id", "name", "url", "animated")}


class UsedTest(ExpressionTest):
    """Alice and Carol are in a second guild too, `theirs`, which Bob does not know."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        other = (await self.alice.post("/api/guilds", {"name": "Theirs"})).json
        self.theirs, self.there = other["id"], other["channels"][0]["id"]
        await self.carol.post(f"/api/invites/{await self.invite()}/join")
        self.own = (await create(self.alice, self.emojis, "tea")).json
        self.foreign = (await create(self.alice, f"/api/guilds/{self.theirs}/emojis", "mug")).json
        self.sticker = (await create(self.alice, self.stickers, "Cup")).json
        self.foreign_sticker = (await create(self.alice, f"/api/guilds/{self.theirs}/stickers", "Pot")).json
        self.messages = f"/api/channels/{self.channel}/messages"

    async def invite(self):
        return (await self.alice.post(f"/api/guilds/{self.theirs}/invites", {})).json["code"]

    async def without(self, right):
        await self.set_everyone(DEFAULT_EVERYONE & ~right, self.guild)


class TestInMessages(UsedTest):
    async def test_the_picture_comes_with_the_message(self):
        socket = await self.bob.socket()
        await socket.join(self.guild, self.channel)
        text = f"have some {written(self.own)} and {written(self.own)}"
        said = await self.carol.say(text, self.channel)
        self.assertEqual((said["content"], said["emojis"]), (text, [item(self.own)]))
        self.assertEqual((await socket.event("new_message"))["emojis"], [item(self.own)])
        self.assertEqual((await self.bob.get(f"{self.messages}/{said['id']}")).json["emojis"], [item(self.own)])
        self.assertNotIn("emojis", await self.carol.say("none", self.channel))

    async def test_of_other_guilds_for_their_members_where_that_is_allowed(self):
        said = await self.carol.say(written(self.foreign), self.channel)
        self.assertEqual(said["emojis"], [item(self.foreign)])
        await self.without(Permission.USE_EXTERNAL_EMOJIS)
        both = written(self.foreign) + written(self.own)
        said = await self.carol.say(both, self.channel)
        self.assertEqual((said["content"], said["emojis"]), (both, [item(self.own)]))

    async def test_what_one_may_not_use_stays_text(self):
        for text in (written(self.foreign), "<:none:12345>", f"`{written(self.own)}`", f"<:tea:{self.sticker['id']}>"):
            said = await self.bob.say(text, self.channel)
            self.assertEqual(said["content"], text)
            self.assertNotIn("emojis", said, text)

    async def test_in_direct_messages(self):
        dm = (await self.carol.post("/api/dms", {"users": [self.bob.id]})).json["id"]
        said = await self.carol.say(written(self.foreign), dm)
        self.assertEqual(said["emojis"], [item(self.foreign)])
        self.assertNotIn("emojis", await self.bob.say(written(self.foreign), dm))

    async def test_editing_settles_it_again(self):
        said = await self.carol.say(written(self.own), self.channel)
        socket = await self.bob.socket()
        await socket.join(self.guild, self.channel)
        edited = (await self.carol.patch(f"{self.messages}/{said['id']}", {"content": written(self.foreign)})).json
        self.assertEqual(edited["emojis"], [item(self.foreign)])
        self.assertEqual((await socket.event("message_edited"))["emojis"], [item(self.foreign)])
        edited = (await self.carol.patch(f"{self.messages}/{said['id']}", {"content": "none"})).json
        self.assertNotIn("emojis", edited)

    async def test_it_is_shown_above_an_answer_and_passed_on(self):
        said = await self.carol.say(written(self.foreign), self.channel)
        answer = (await self.bob.post(self.messages, {"content": "yes", "reply_to": said["id"]})).json
        self.assertEqual(answer["reply_to"]["emojis"], [item(self.foreign)])
        passed = {"forward": {"channel_id": self.channel, "message_id": said["id"]}}
        copy = (await self.bob.post("/api/channels/1/messages", passed)).json
        self.assertEqual(copy["forwarded"]["emojis"], [item(self.foreign)])

    async def test_it_stays_as_it_was(self):
        said = await self.carol.say(written(self.own), self.channel)
        await self.alice.delete(f"{self.emojis}/{self.own['id']}")
        self.assertEqual((await self.bob.get(f"{self.messages}/{said['id']}")).json["emojis"], [item(self.own)])
        self.assertNotIn("emojis", await self.carol.say(written(self.own), self.channel))

    async def test_one_statement_more_however_many(self):
        async def count(text):
            await self.carol.say(text, self.channel)
            async with self.statements() as ran:
                await self.carol.say(text, self.channel)
            return len(ran)

        plain = await count("plain")
        self.assertEqual(await count(written(self.own)), plain + 1)
        many = "".join(f"<:n{number}:{number + 5000}>" for number in range(150)) + written(self.own)
        self.assertEqual(await count(many), plain + 1)


class TestStickers(UsedTest):
    async def send(self, person, made, **more):
        return await person.post(self.messages, {"sticker_id": made["id"], **more})

    async def test_a_sticker_is_a_message(self):
        socket = await self.bob.socket()
        await socket.join(self.guild, self.channel)
        sent = await self.send(self.carol, self.sticker)
        self.assertEqual((sent.status, sent.json["content"], sent.json["sticker"]), (201, "", item(self.sticker)))
        self.assertEqual((await socket.event("new_message"))["sticker"], item(self.sticker))
        page = (await self.bob.get(self.messages)).json["messages"]
        self.assertEqual(page[-1]["sticker"], item(self.sticker))
        sent = await self.send(self.carol, self.sticker, content="with words")
        self.assertEqual((sent.json["content"], sent.json["sticker"]), ("with words", item(self.sticker)))
        edited = (await self.carol.patch(f"{self.messages}/{sent.json['id']}", {"content": ""})).json
        self.assertEqual((edited["content"], edited["sticker"]), ("", item(self.sticker)))

    async def test_over_the_socket(self):
        socket = await self.carol.socket()
        said = {"room": f"g:{self.guild}:c:{self.channel}", "sticker_id": self.sticker["id"]}
        self.assertEqual((await socket.ask("send_message", said))["message"]["sticker"], item(self.sticker))

    async def test_of_other_guilds_for_their_members_where_that_is_allowed(self):
        self.assertEqual((await self.send(self.carol, self.foreign_sticker)).json["sticker"]["name"], "Pot")
        await self.without(Permission.USE_EXTERNAL_STICKERS)
        self.assert_refused(await self.send(self.carol, self.foreign_sticker), 403, "forbidden")
        self.assertEqual((await self.send(self.carol, self.sticker)).status, 201)

    async def test_what_one_does_not_have_is_refused_like_what_is_not_there(self):
        answers = [await self.send(self.bob, made) for made in (self.foreign_sticker, {"id": 12345}, self.own)]
        for answer in answers:
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(answer.json, answers[0].json)
        for wrong in ("1", 0, -1, 2**53, 1.5, [1]):
            self.assert_refused(await self.send(self.carol, {"id": wrong}), 422, "invalid_fields")
        self.assertEqual((await self.bob.get(self.messages)).json["messages"], [])

    async def test_it_is_passed_on_and_outlives_the_guilds_own(self):
        sent = (await self.send(self.carol, self.sticker)).json
        await self.alice.delete(f"{self.stickers}/{self.sticker['id']}")
        passed = {"forward": {"channel_id": self.channel, "message_id": sent["id"]}}
        copy = (await self.bob.post("/api/channels/1/messages", passed)).json
        self.assertEqual(copy["forwarded"]["sticker"], item(self.sticker))
        answer = (await self.bob.post(self.messages, {"content": "nice", "reply_to": sent["id"]})).json
        self.assertTrue(answer["reply_to"]["has_more"])
        self.assert_refused(await self.send(self.carol, self.sticker), 422, "invalid_fields")


class TestReactions(UsedTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.message = await self.alice.say("Tea or coffee?", self.channel)
        self.address = f"{self.messages}/{self.message['id']}"

    async def react(self, person, emoji, spelling=None):
        return await person.put(f"{self.address}/reactions/{spelling or emoji['name'] + ':' + str(emoji['id'])}")

    async def seen(self, person=None):
        return (await (person or self.alice).get(self.address)).json["reactions"]

    async def test_it_is_told_with_its_picture_over_both_doors(self):
        socket = await self.carol.socket()
        await socket.join(self.guild, self.channel)
        self.assertEqual((await self.react(self.bob, self.own)).status, 204)
        emoji = f"tea:{self.own['id']}"
        told = await socket.event("reaction_added")
        self.assertEqual((told["emoji"], told["count"], told["url"]), (emoji, 1, self.own["url"]))
        asked = {"room": f"g:{self.guild}:c:{self.channel}", "message_id": self.message["id"]}
        self.assertEqual(await socket.ask("add_reaction", {**asked, "emoji": written(self.own)}), {"ok": True})
        expected = {"emoji": emoji, "count": 2, "me": True, "url": self.own["url"]}
        self.assertEqual(await self.seen(self.bob), [expected])
        self.assertEqual(
            await socket.ask("remove_reaction", {**asked, "emoji": f":tea:{self.own['id']}"}), {"ok": True}
        )
        gone = await socket.event("reaction_removed")
        self.assertEqual((gone["emoji"], gone["count"], gone["url"]), (emoji, 1, self.own["url"]))
        listed = (await self.alice.get(f"{self.address}/reactions/{emoji}")).json
        self.assertEqual([user["id"] for user in listed["users"]], [self.bob.id])

    async def test_every_spelling_is_the_same_kind(self):
        id = self.own["id"]
        for spelling in (f"tea:{id}", f"<:tea:{id}>", f"<a:tea:{id}>", f"a:tea:{id}", f":tea:{id}", f"other:{id}"):
            self.assertEqual((await self.react(self.bob, self.own, spelling)).status, 204)
        self.assertEqual([(one["emoji"], one["count"]) for one in await self.seen()], [(f"tea:{id}", 1)])
        self.assertEqual((await self.bob.delete(f"{self.address}/reactions/{written(self.own)}")).status, 204)
        self.assertEqual(await self.seen(), [])

    async def test_what_is_no_emoji(self):
        id = self.own["id"]
        for wrong in (
            f"<:tea:{id}",
            f"tea:{id}>",
            f"t:{id}",
            f"tea:0{id}",
            f"tea:{2**53}",
            "tea:",
            ":tea:",
            f"тея:{id}",
        ):
            for answer in (
                await self.react(self.bob, self.own, wrong),
                await self.bob.delete(f"{self.address}/reactions/{wrong}"),
            ):
                self.assert_refused(answer, 422, "invalid_fields")

    async def test_those_of_other_guilds_need_membership_there_and_the_right_here(self):
        self.assertEqual((await self.react(self.carol, self.foreign)).status, 204)
        self.assertEqual((await self.react(self.bob, self.foreign)).status, 204)  # joins what is there
        await self.bob.delete(f"{self.address}/reactions/mug:{self.foreign['id']}")
        await self.carol.delete(f"{self.address}/reactions/mug:{self.foreign['id']}")
        there, nowhere = await self.react(self.bob, self.foreign), await self.react(self.bob, None, "mug:12345")
        self.assert_refused(there, 422, "invalid_fields")
        self.assertEqual(there.json, nowhere.json)
        self.assert_refused(await self.react(self.bob, None, f"cup:{self.sticker['id']}"), 422, "invalid_fields")
        await self.without(Permission.USE_EXTERNAL_EMOJIS)
        self.assert_refused(await self.react(self.carol, self.foreign), 403, "forbidden")
        self.assertEqual((await self.react(self.carol, self.own)).status, 204)

    async def test_a_new_kind_still_needs_the_right_to_add_reactions(self):
        await self.without(Permission.ADD_REACTIONS)
        self.assert_refused(await self.react(self.carol, self.own), 403, "forbidden")

    async def test_when_the_emoji_has_another_name_or_is_gone(self):
        await self.react(self.bob, self.own)
        await self.alice.patch(f"{self.emojis}/{self.own['id']}", {"name": "chai"})
        await self.react(self.carol, self.own, f"chai:{self.own['id']}")
        self.assertEqual([(one["emoji"], one["count"]) for one in await self.seen()], [(f"tea:{self.own['id']}", 2)])
        await self.alice.delete(f"{self.emojis}/{self.own['id']}")
        self.assertEqual(await self.seen(), [{"emoji": f"tea:{self.own['id']}", "count": 2, "me": False}])
        self.assertEqual((await self.react(self.alice, self.own)).status, 204)
        await self.bob.delete(f"{self.address}/reactions/tea:{self.own['id']}")
        self.assertEqual((await self.seen())[0]["count"], 2)
        self.assertEqual((await self.alice.delete(f"{self.address}/reactions/tea:{self.own['id']}/all")).status, 204)
        self.assertEqual(await self.seen(), [])

    async def test_a_page_costs_one_statement_more_however_many_there_are(self):
        async def count():
            await self.carol.get(self.messages)
            async with self.statements() as ran:
                await self.carol.get(self.messages)
            return len(ran)

        await self.react(self.bob, None, "🍵")
        plain = await count()
        await self.react(self.bob, self.own)
        self.assertEqual(await count(), plain + 1)
        for number in range(5):
            made = (await create(self.alice, self.emojis, f"n{number}")).json
            await self.react(self.bob, made)
        self.assertEqual(await count(), plain + 1)


if __name__ == "__main__":
    unittest.main()
