"""Searching messages: each operator, what changes later, and nothing found, counted or hinted at of what may not be read."""

import unittest
from unittest import mock

from channel_stage import ChannelTest
from files_stage import picture as drawn
from files_stage import upload
from sqlalchemy import text

from backend.ids import EPOCH_MS
from backend.jobs.models import jobs
from backend.people import Person
from backend.permissions.bits import Permission
from backend.search import filling, finding
from backend.search.filling import empty_index, fill
from backend.search.schemas import Search

DAY = 86_400_000
NASTY = (
    *(
        "'",
        '"',
        '""',
        "\\",
        "*",
        "%",
        "_",
        "^",
        "(",
        ")",
        "{x}",
        "a:b",
        ":",
        "-",
        "--",
        "+",
        "~",
        "NEAR(a b)",
        "a AND",
        "OR",
    ),
    *(
        "NOT x",
        "'; DROP TABLE messages; --",
        '" OR 1',
        "terms:x",
        "rowid:1",
        "\0",
        "a\0b",
        "\\' \\\\",
        "<->",
        "a & b",
        "a | !b",
    ),
    *(
        "'a':*",
        "#c1",
        "=foo",
        "\ud7ff",
        "👍\u200d",
        "\u202e",
        "x" * 512,
        "(" * 256,
        '"' * 511,
        "-" * 500,
        "a* " * 170,
        "é́́́",
    ),
)


class TestSearching(ChannelTest):
    async def search(self, q="", person=None, **parameters):
        answer = await (person or self.carol).get("/api/search/messages", params={"q": q, **parameters})
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def found(self, q="", person=None, **parameters):
        """The texts, in their order."""
        return [one["content"] for one in (await self.search(q, person, **parameters))["results"]]

    async def say(self, *texts, person=None, channel=None):
        return [await (person or self.alice).say(one, channel or self.channel) for one in texts]

    # What is answered

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

    # What changes

    async def test_what_is_edited_is_found_by_what_it_says_now(self):
        (said,) = await self.say("coffee")
        await self.alice.patch(f"{self.address}/messages/{said['id']}", {"content": f"tea <@{self.bob.id}>"})
        self.assertEqual(await self.found("coffee"), [])
        self.assertEqual(await self.found("tea mentions:bob"), [f"tea <@{self.bob.id}>"])

    async def test_what_is_deleted_is_gone_from_the_index_too(self):
        first, second = await self.say("tea", "more tea")
        other = await self.make("other")
        await self.say("tea there", channel=other["id"])
        await self.alice.delete(f"{self.address}/messages/{first['id']}")
        self.assertEqual((await self.search("tea"))["total"], 2)
        await self.alice.delete(f"/api/channels/{other['id']}")
        self.assertEqual(await self.found("tea"), ["more tea"])
        await self.idle()
        self.assertEqual(await self.indexed(), [second["id"]])

    async def idle(self):
        """Until every job is done."""
        while await self.app.db.read(lambda work: work.execute(jobs.select()).first()):
            await self.app.jobs._do_what_is_due()

    async def indexed(self):
        rowids = text("SELECT rowid FROM message_index ORDER BY rowid")
        return await self.app.db.read(lambda work: list(work.execute(rowids).scalars()))

    # Who may

    async def test_nothing_of_what_may_not_be_read(self):
        hidden, unread = await self.make("hidden"), await self.make("unread")
        await self.hide(hidden["id"], self.carol)
        history = Permission.READ_MESSAGE_HISTORY
        await self.set_overwrite(self.carol.id, deny=history, channel_id=unread["id"], guild_id=self.guild)
        await self.say("tea", channel=hidden["id"])
        await self.say("tea", channel=unread["id"])
        for q in ("tea", "t*", "from:alice", "-coffee", "has:link tea", '"tea"'):
            answer = await self.search(q)
            self.assertEqual((answer["results"], answer["total"]), ([], 0), q)
        self.assertEqual((await self.search("tea", self.alice))["total"], 2)
        for q in ("in:hidden", f"in:{hidden['id']}", "in:unread", "in:nowhere", "-in:hidden"):
            self.assert_field(await self.carol.get("/api/search/messages", params={"q": q}), "q")
        at = "/api/search/messages?q=tea&channel_id="
        self.assert_refused(await self.carol.get(f"{at}{hidden['id']}"), 404, "not_found")
        self.assert_refused(await self.carol.get(f"{at}1234567"), 404, "not_found")
        self.assert_refused(await self.carol.get(f"{at}{unread['id']}"), 403, "forbidden")
        self.assertEqual((await self.search("tea", self.dave))["total"], 0)
        self.assert_refused(await self.dave.get(f"/api/search/messages?q=tea&guild_id={self.guild}"), 404, "not_found")

    async def test_rights_count_as_they_are_now(self):
        await self.say("tea")
        await self.hide(self.channel, self.carol)
        self.assertEqual(await self.found("tea"), [])
        await self.set_overwrite(self.carol.id, channel_id=self.channel, guild_id=self.guild)
        self.assertEqual(await self.found("tea"), ["tea"])
        await self.carol.post(f"{self.at}/leave")
        self.assertEqual(await self.found("tea"), [])

    async def test_conversations_are_their_peoples(self):
        dm = (await self.alice.post("/api/dms", {"users": [self.bob.id]})).json
        await self.say("tea for two", channel=dm["id"])
        for person, expected in ((self.alice, 1), (self.bob, 1), (self.carol, 0), (self.dave, 0)):
            self.assertEqual((await self.search("tea", person))["total"], expected)
        self.assertEqual(await self.found("tea", self.bob, guild_id=self.guild), [])
        self.assertEqual(await self.found("tea", self.bob, channel_id=dm["id"]), ["tea for two"])
        (shown,) = (await self.search("tea", self.bob))["results"]
        self.assertIsNone(shown["guild_id"])
        self.assert_refused(await self.carol.get(f"/api/search/messages?channel_id={dm['id']}"), 404, "not_found")

    async def test_a_text_cannot_pass_for_a_right(self):
        """What looks like the index's own terms is text like any other."""
        hidden = await self.make("hidden")
        await self.hide(hidden["id"], self.carol)
        await self.say(f"#c{self.channel} =tea #pinned c{self.channel}", channel=hidden["id"])
        for q in (f"c{self.channel}", f"#c{self.channel}", "tea", f'"#c{self.channel}"', f"#c{self.channel}*"):
            self.assertEqual(await self.found(q), [], q)
        self.assertEqual(await self.found("pinned:true", self.alice), [])

    # Whatever is sent

    async def test_what_databases_take_for_commands_is_text(self):
        await self.say("ordinary tea")
        for nasty in NASTY:
            for q in (nasty, f"tea {nasty}", f'"{nasty}"', f"-{nasty}", f"{nasty}*"):
                answer = await self.carol.get("/api/search/messages", params={"q": q[:512]})
                self.assertIn(answer.status, (200, 422), (q, answer))
            for field in ("from", "mentions", "has", "-has", "before", "during"):
                answer = await self.carol.get("/api/search/messages", params={field: nasty[:40]})
                self.assertIn(answer.status, (200, 400, 422), (nasty, answer))
        self.assertEqual(await self.found("tea"), ["ordinary tea"])

    async def test_refusals(self):
        for wrong in (
            "q=" + "x" * 513,
            "limit=0",
            "limit=51",
            "offset=-1",
            "offset=1001",
            "sort=best",
            "x=1",
            "guild_id=x",
        ):
            self.assert_refused(await self.carol.get(f"/api/search/messages?{wrong}"), 400, "malformed")
        for field, value in (("from", "nobody-here"), ("mentions", "nobody"), ("has", "cheese"), ("before", "soon")):
            answer = await self.carol.get("/api/search/messages", params={field: value})
            self.assert_field(answer, field)
            self.assert_field(await self.carol.get("/api/search/messages", params={"q": f"{field}:{value}"}), "q")
        self.assert_refused(await self.client().get("/api/search/messages?q=a"), 401, "not_signed_in")

    # What it costs

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

    async def test_sending_indexes_all_that_waits_in_one_statement(self):
        async with self.statements() as ran:
            await self.say("tea")
        self.assertEqual(len([one for one in ran if "message_index" in one]), 1)


class TestFilling(ChannelTest):
    """An index that was not there, or is made anew."""

    async def test_what_was_said_before_is_indexed_bit_by_bit_and_searches_say_so(self):
        said = [await self.alice.say(f"tea {number}", self.channel) for number in range(5)]
        search = Search(q="tea")

        async def found():
            answer = await self.app.db.read(finding.search_messages, self.person(self.carol), search)
            return [one.id for one in answer.results], answer.indexing

        ids = [one["id"] for one in said]
        with mock.patch.object(filling, "plan"):  # the job is done here, step by step
            await self.write(empty_index)
        self.assertEqual(await found(), ([], True))
        await self.write(lambda work: fill(work, 2))
        self.assertEqual(await found(), ([ids[4], ids[3]], True))
        await self.alice.patch(f"{self.address}/messages/{ids[0]}", {"content": "tea first"})  # not reached yet
        await self.alice.delete(f"{self.address}/messages/{ids[1]}")
        new = (await self.alice.say("tea new", self.channel))["id"]
        while await self.write(lambda work: fill(work, 2)) is not None:
            pass
        self.assertEqual(await found(), ([new, ids[4], ids[3], ids[2], ids[0]], False))

    async def test_a_job_does_it_and_goes_on_where_it_stopped(self):
        for number in range(5):
            await self.alice.say(f"tea {number}", self.channel)
        with mock.patch.object(filling.fill, "__defaults__", (2,)):
            await self.write(empty_index)
            await self.server.stop()
            await self.start_server()
            while await self.app.db.read(lambda work: work.execute(jobs.select()).first()):
                await self.app.jobs._do_what_is_due()
        answer = await self.app.db.read(finding.search_messages, self.person(self.carol), Search(q="tea"))
        self.assertEqual((answer.total, answer.indexing), (5, False))

    def person(self, client):
        return Person(client.id, client.name)


if __name__ == "__main__":
    unittest.main()
