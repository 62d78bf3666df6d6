"""Searching messages: each operator, and how what is found is shown, sorted, paged and counted."""

import unittest
from unittest import mock

from files_stage import picture as drawn
from files_stage import upload
from finding_stage import FindingTest

from backend.ids import EPOCH_MS
from backend.search import finding

DAY = 86_400_000


class TestSearching(FindingTest):
    async def test_a_message_is_found_by_another_form_of_its_word(self):
        (said,) = await self.say("Программы запущены, the servers are running")
        for q in ("программа", "ПРОГРАММОЙ", "server", "run", "запущена"):
            self.assertEqual(await self.found(q), [said["content"]], q)
        answer = await self.search("программа server")
        self.assertEqual(
            {key: answer[key] for key in ("total", "total_is_lower_bound", "indexing")},
            {"total": 1, "total_is_lower_bound": False, "indexing": False},
        )
        plain = (await self.carol.get(f"{self.address}/messages/{said['id']}")).json
        self.assertEqual(answer["results"], [plain])
        self.assertEqual(answer["highlights"], [[[0, 9], [24, 31]]])

    async def test_places_are_counted_as_javascript_does_and_are_no_markup(self):
        await self.say("<b>👍 cats</b>")
        self.assertEqual((await self.search("cat"))["highlights"], [[[6, 10]]])

    async def test_words_phrases_beginnings_links_and_emojis(self):
        await self.say(
            "red cats sleep", "cats in red hats", "use foo_bar() in C++", "party 👍🏽 time", "std::vector<int>"
        )
        for q, expected in (
            ("cat red", ["cats in red hats", "red cats sleep"]),
            ('"red cat"', ["red cats sleep"]),
            ("red -sleep", ["cats in red hats"]),
            ('cat -"red cat"', ["cats in red hats"]),
            ("sle*", ["red cats sleep"]),
            ("foo", ["use foo_bar() in C++"]),
            ("foo_bar c++", ["use foo_bar() in C++"]),
            ("foo_b*", ["use foo_bar() in C++"]),
            ("👍", ["party 👍🏽 time"]),
            ("std::vector", ["std::vector<int>"]),
            ("vector::std", []),
            ("dog", []),
            ("!!!", []),
        ):
            self.assertEqual(await self.found(q), expected, q)

    async def test_by_whom_and_whom_they_name(self):
        await self.say("hello bob", f"psst <@{self.bob.id}>", "@everyone listen")
        await self.say("hello alice", person=self.bob)
        await self.bob.patch("/api/me", {"display_name": "Robert Paulson"})
        for q, expected in (
            ("from:alice hello", ["hello bob"]),
            ("from:BOB", ["hello alice"]),
            ('from:"robert paulson"', ["hello alice"]),
            ("from:alice from:bob hello", ["hello alice", "hello bob"]),
            ("-from:alice", ["hello alice"]),
            ("mentions:bob", [f"psst <@{self.bob.id}>"]),
            (f"mentions:<@{self.bob.id}>", [f"psst <@{self.bob.id}>"]),
            ("mentions:everyone", ["@everyone listen"]),
            ("hello -mentions:bob -from:bob", ["hello bob"]),
        ):
            self.assertEqual(await self.found(q), expected, q)
        self.assertEqual(await self.found("mentions:me", self.bob), [f"psst <@{self.bob.id}>"])
        self.assertEqual(await self.found(**{"from": "bob"}), ["hello alice"])
        self.assertEqual(await self.found(**{"-from": "bob", "mentions": "bob"}), [f"psst <@{self.bob.id}>"])

    async def test_a_role_that_is_mentioned(self):
        await self.say(f"come <@&{self.moderators}>")
        self.assertEqual(await self.found("mentions:moderators"), [f"come <@&{self.moderators}>"])
        self.assertEqual(await self.found("-mentions:moderators"), [])

    async def test_where(self):
        category = await self.make("Team", type="category")
        inside = await self.make("inside", parent_id=category["id"])
        await self.say("tea outside")
        await self.say("tea inside", channel=inside["id"])
        for q, expected in (
            ("tea in:inside", ["tea inside"]),
            ("tea in:#inside", ["tea inside"]),
            (f"tea in:<#{inside['id']}>", ["tea inside"]),
            ("tea in:team", ["tea inside"]),
            ("tea -in:inside", ["tea outside"]),
            ("tea in:inside in:general", ["tea inside", "tea outside"]),
        ):
            self.assertEqual(await self.found(q), expected, q)
        self.assertEqual(await self.found("tea", channel_id=inside["id"]), ["tea inside"])
        self.assertEqual(await self.found("tea", **{"-channel_id": inside["id"]}), ["tea outside"])
        self.assertEqual(await self.found(channel_id=inside["id"]), ["tea inside"])

    async def test_when(self):
        day = {"2026-01-31": 1_769_817_600_000, "2026-02-01": 1_769_904_000_000}
        ids = {name: (start - EPOCH_MS + DAY // 2) << 12 for name, start in day.items()}

        async def said_on(name):
            with mock.patch("backend.ids.IdGenerator.__call__", return_value=ids[name]):
                await self.say(f"tea on {name}")

        for name in day:
            await said_on(name)
        await self.say("tea today")
        for q, expected in (
            ("tea before:2026-02-01", ["tea on 2026-01-31"]),
            ("tea after:2026-01-31 before:2026-03", ["tea on 2026-02-01"]),
            ("tea during:2026-01", ["tea on 2026-01-31"]),
            ("tea -during:2026-01 -during:today", ["tea on 2026-02-01"]),
            ("tea -before:2026-02-01", ["tea today", "tea on 2026-02-01"]),
            ("tea before:2026-02-01T11:00:00Z", ["tea on 2026-01-31"]),
            (f"tea before:{ids['2026-02-01']}", ["tea on 2026-01-31"]),
            ("tea during:today", ["tea today"]),
            ("tea before:2000", []),
        ):
            self.assertEqual(await self.found(q), expected, q)
        self.assertEqual(await self.found("tea", during="2026-02-01"), ["tea on 2026-02-01"])
        self.assertEqual(await self.found("tea", during="2026-02-01", utc_offset=780), ["tea on 2026-01-31"])

    async def test_what_comes_with_it(self):
        await self.say("see https://example.org", "`https://example.org` in code")
        self.assertEqual(await self.found("has:link"), ["see https://example.org"])
        self.assertEqual(await self.found("example -has:link"), ["`https://example.org` in code"])
        self.assertEqual(await self.found("has:image"), [])

    async def test_files_polls_and_what_is_passed_on(self):
        picture = (await upload(self.alice, ("a.png", drawn()))).json
        notes = (await upload(self.alice, ("a.txt", b"tea"))).json
        for said, files in (("drawn", [picture["id"]]), ("written", [notes["id"]])):
            sent = await self.alice.post(f"{self.address}/messages", {"content": said, "files": files})
            self.assertEqual(sent.status, 201, sent)
        poll = {"question": "Which harbour?", "options": ["Northern", "Southern"], "expires_hours": 1}
        asked = await self.alice.post(f"{self.address}/messages", {"content": "vote", "poll": poll})
        self.assertEqual(asked.status, 201, asked)
        for q, expected in (
            ("has:file", ["written", "drawn"]),
            ("has:image", ["drawn"]),
            ("has:file -has:image", ["written"]),
            ("has:video", []),
            ("has:poll", ["vote"]),
            ("harbours southern", ["vote"]),
            ("has:sticker", []),
        ):
            self.assertEqual(await self.found(q), expected, q)
        (other,) = await self.say("islands")
        forward = {"channel_id": self.channel, "message_id": other["id"]}
        passed = await self.alice.post(f"{self.address}/messages", {"content": "look", "forward": forward})
        self.assertEqual(passed.status, 201, passed)
        self.assertEqual(await self.found("island"), ["look", "islands"])

    async def test_pins(self):
        first, _ = await self.say("tea", "tea too")
        await self.alice.put(f"{self.address}/pins/{first['id']}")
        self.assertEqual(await self.found("pinned:true"), ["tea"])
        self.assertEqual(await self.found("tea pinned:false"), ["tea too"])
        self.assertEqual(await self.found("tea -pinned:true"), ["tea too"])
        self.assertEqual(await self.found(pinned="true"), ["tea"])
        self.assertEqual(
            await self.found("from:alice"), ["tea too", "tea"]
        )  # nothing of what the house says of pinning
        await self.alice.delete(f"{self.address}/pins/{first['id']}")
        self.assertEqual(await self.found("pinned:true"), [])

    async def test_sorted_and_paged(self):
        await self.say("tea, and then something else entirely at length", "tea tea", "teas")
        newest = ["teas", "tea tea", "tea, and then something else entirely at length"]
        self.assertEqual(await self.found("tea"), newest)
        self.assertEqual(await self.found("tea", sort="oldest"), newest[::-1])
        self.assertEqual(await self.found("tea", sort="relevance"), ["tea tea", "teas", newest[2]])
        self.assertEqual(await self.found("tea", limit=1, offset=1), ["tea tea"])
        self.assertEqual(await self.found("tea", offset=5), [])
        self.assertEqual((await self.search("tea", limit=1))["total"], 3)

    async def test_counted_up_to_a_bound(self):
        await self.say(*("tea" for _ in range(5)))
        with mock.patch.object(finding, "MOST", 3):
            answer = await self.search("tea")
        self.assertEqual((answer["total"], answer["total_is_lower_bound"], len(answer["results"])), (3, True, 3))

    async def test_nothing_asked_finds_nothing(self):
        await self.say("tea")
        for nothing in ({}, {"q": "  "}, {"guild_id": self.guild}, {"sort": "oldest"}):
            self.assertEqual((await self.search(**nothing))["results"], [], nothing)
        self.assertEqual(await self.found("-coffee"), ["tea"])
        self.assertEqual(await self.found(pinned="false"), ["tea"])

    async def test_the_same_few_statements_however_many_are_found(self):
        async def count():
            async with self.statements() as ran:
                await self.search("tea from:alice", limit=50)
            return len(ran)

        await self.say("tea")
        await count()
        few = await count()
        self.assertLessEqual(few, 12)
        for number in range(8):
            channel = await self.make(f"more-{number}")
            await self.say(*("tea" for _ in range(4)), channel=channel["id"])
        self.assertEqual(await count(), few)


if __name__ == "__main__":
    unittest.main()
