"""What reactions keep to beyond the example: kinds, joining, the list of who reacted, and what an emoji is."""

import unittest

from support import GuildhallTest

from backend.errors import InvalidFields
from backend.messages.content import check_emoji
from backend.messages.models import reactions
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

KINDS = [chr(code) for code in range(0x1F600, 0x1F600 + 21)]


class TestKinds(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        message = await self.alice.say("x")
        self.address = f"/api/channels/1/messages/{message['id']}"

    async def react(self, person, emoji):
        return await person.put(f"{self.address}/reactions/{emoji}")

    async def test_twenty_kinds_and_then_one_may_only_join(self):
        for emoji in KINDS[:20]:
            self.assertEqual((await self.react(self.alice, emoji)).status, 204)
        self.assert_refused(await self.react(self.bob, KINDS[20]), 409, "conflict")
        self.assertEqual((await self.react(self.bob, KINDS[3])).status, 204)
        shown = (await self.bob.get(self.address)).json["reactions"]
        self.assertEqual([reaction["emoji"] for reaction in shown], KINDS[:20])
        self.assertEqual(shown[3], {"emoji": KINDS[3], "count": 2, "me": True})

    async def test_joining_a_kind_needs_no_right_to_add_one(self):
        await self.react(self.alice, "👍")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.ADD_REACTIONS)
        self.assertEqual((await self.react(self.bob, "👍")).status, 204)
        self.assert_refused(await self.react(self.bob, "👎"), 403, "forbidden")

    async def test_reacting_needs_the_history(self):
        await self.react(self.alice, "👍")
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.READ_MESSAGE_HISTORY)
        self.assert_refused(await self.react(self.bob, "👍"), 403, "forbidden")

    async def test_taking_back_what_is_not_there_is_no_error(self):
        await self.react(self.alice, "👍")
        self.assertEqual((await self.bob.delete(f"{self.address}/reactions/👍")).status, 204)
        self.assertEqual((await self.alice.get(self.address)).json["reactions"][0]["count"], 1)

    async def test_who_reacted_is_paged_by_user(self):
        carol, dora = await self.cast("carol", "dora")
        people = [self.alice, self.bob, carol, dora]
        for person in reversed(people):
            await self.react(person, "👍")
        first = (await self.bob.get(f"{self.address}/reactions/👍?limit=3")).json
        self.assertEqual([user["username"] for user in first["users"]], ["alice", "bob", "carol"])
        self.assertEqual(first["next"], carol.id)
        rest = (await self.bob.get(f"{self.address}/reactions/👍?limit=3&after={first['next']}")).json
        self.assertEqual(([user["id"] for user in rest["users"]], rest["next"]), ([dora.id], None))
        nobody = (await self.bob.get(f"{self.address}/reactions/👎")).json
        self.assertEqual(nobody, {"users": [], "next": None})

    async def test_deleting_the_message_takes_its_reactions_along(self):
        await self.react(self.alice, "👍")
        await self.alice.delete(self.address)
        self.assert_refused(await self.alice.get(f"{self.address}/reactions/👍"), 404, "not_found")
        left = await self.app.db.read(lambda work: work.execute(reactions.select()).all())
        self.assertEqual(left, [])


class TestEmoji(unittest.TestCase):
    ONE = [
        "👍",
        "❤️",
        "❤",
        "👍🏽",
        "👨‍👩‍👧‍👦",
        "🏳️‍🌈",
        "🇳🇱",
        "1️⃣",
        "#️⃣",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "☺️",
        "©️",
        "‼️",
        "〰️",
        "🧑🏽‍❤️‍💋‍🧑🏻",
        "⚧",
        "™️",
        "↔️",
        "ℹ️",
        "㊗️",
    ]
    NONE = [
        "",
        "a",
        "tea",
        "1",
        "12",
        " 👍",
        "👍 ",
        "👍👍",
        "👍a",
        "\u200d",
        "\ufe0f",
        "👍\x00",
        "x" * 40,
        "👍" * 40,
        ":tea:",
    ]
    NONE += ["<b>", "🇳", "🇳🇱🇳🇱", "👍\u200d", "\u200d👍", "1\u20e3\u20e3", "´", "°C", "÷", "\ud83d", "é", "𝐀"]

    def test_one_emoji_is_taken_as_it_is(self):
        for emoji in self.ONE:
            with self.subTest(emoji=emoji):
                self.assertEqual(check_emoji(emoji), emoji)

    def test_what_is_none_or_more_than_one_is_refused(self):
        for wrong in self.NONE:
            with self.subTest(wrong=wrong), self.assertRaises(InvalidFields):
                check_emoji(wrong)


if __name__ == "__main__":
    unittest.main()
