"""Finding people: by the beginning of a name, those one knows first, and nobody with whom there is a block."""

import unittest

from sqlalchemy import insert, select, text, update
from support import PASSWORD, GuildhallTest

from backend.guilds.models import members
from backend.guilds.names import rename
from backend.people import Person
from backend.users.finding import statement
from backend.users.models import relationships, user_words, users
from backend.users.names import username_key
from backend.users.words import index_words, words_of


def spelled(number):
    """Three letters that keep their order as keys; digits do not, since 0 looks like o and 1 like l."""
    return "".join("abcdefghjkmnopqrstuvwxyz"[number // 24**place % 24] for place in (2, 1, 0))


class FindingTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        (self.me,) = await self.cast("searcher")

    async def add(self, *people, guild=None):
        """Accounts as (user name, display name); members of a guild or of none. Their ids."""

        def change(work):
            ids = []
            for username, display_name in people:
                id = work.new_id()
                key = username_key(username)
                row = {"id": id, "username": username, "username_key": key, "email": key, "email_key": key}
                shown = {"display_name": display_name, "display_key": display_name and username_key(display_name)}
                work.execute(insert(users).values(**row, **shown, password_hash="", created_at=work.now))
                index_words(work, id)
                if guild is not None:
                    work.execute(insert(members).values(guild_id=guild, user_id=id, joined_at=work.now))
                    rename(work, id)
                ids.append(id)
            return ids

        return await self.write(change)

    async def stand(self, user_id, other_id, kind):
        row = insert(relationships).values(user_id=user_id, other_id=other_id, kind=kind, since=1)
        await self.write(lambda work: work.execute(row))

    async def names(self, q, **more):
        answer = await self.me.get("/api/search/users", params={"q": q, **more})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["count"], len(answer.json["results"]))
        return [found["username"] for found in answer.json["results"]]


class TestFinding(FindingTest):
    async def test_names_begin_with_what_was_typed(self):
        await self.add(("anna", None), ("annabel", None), ("hanna", None), ("zoe", "Annabelle"))
        self.assertEqual(await self.names("ann"), ["anna", "annabel", "zoe"])
        self.assertEqual(await self.names("@anna"), ["anna", "annabel", "zoe"])
        self.assertEqual(await self.names("anx"), [])

    async def test_what_is_answered(self):
        ids = await self.add(("anna", "Anna K."))
        found = (await self.me.get("/api/search/users?q=anna")).json
        person = {"id": ids[0], "username": "anna", "display_name": "Anna K.", "avatar": None}
        self.assertEqual(found, {"results": [person], "count": 1})

    async def test_case_width_and_look_alikes_do_not_matter(self):
        await self.add(("Сергей", None), ("BØRGE", None))
        for typed in ("сер", "СЕР", "cep", "Ｃｅｐ"):  # the third and fourth are Latin letters
            self.assertEqual(await self.names(typed), ["Сергей"], typed)
        self.assertEqual(await self.names("bø"), ["BØRGE"])

    async def test_words_inside_a_name_come_after_its_beginning(self):
        await self.add(("x1", "Maria Petrova"), ("petra", None), ("x2", "Petr First"), ("ivan_petrov", None))
        self.assertEqual(await self.names("petr"), ["petra", "x2", "ivan_petrov", "x1"])
        self.assertEqual(await self.names("etr"), [])

    async def test_who_is_known_comes_first(self):
        await self.add(("bea", None), ("beate", None))
        (friend,) = await self.add(("beatrice", None))
        await self.add(("beatrix", None), guild=1)
        await self.stand(self.me.id, friend, "friend")
        self.assertEqual(
            await self.names("bea"), ["bea", "beatrice", "beatrix", "beate"]
        )  # the first is the name itself

    async def test_a_friend_is_found_among_thousands(self):
        await self.add(*((f"kim{spelled(number)}", None) for number in range(1200)))
        (friend,) = await self.add(("kimzzz", None))
        await self.stand(self.me.id, friend, "friend")
        await self.add(("kimyyy", None), guild=1)
        self.assertEqual((await self.names("kim"))[:3], ["kimzzz", "kimyyy", "kimaaa"])

    async def test_nobody_with_whom_there_is_a_block_and_nobody_deleted(self):
        blocked, blocks, gone, friend = await self.add(("lea1", None), ("lea2", None), ("lea3", None), ("lea4", None))
        await self.stand(self.me.id, blocked, "blocked")
        await self.stand(blocks, self.me.id, "blocked")
        await self.stand(self.me.id, friend, "friend")
        deleted = update(users).where(users.c.id == gone).values(deleted_at=1)
        await self.write(lambda work: work.execute(deleted))
        self.assertEqual(await self.names("lea"), ["lea4"])

    async def test_what_databases_take_for_more_than_letters(self):
        await self.add(("per_cent", None), ("percent", "100% real"), ("x3", "a'b\\c"))
        self.assertEqual(await self.names("per_"), ["per_cent"])
        self.assertEqual(await self.names("%"), [])
        self.assertEqual(await self.names("100%"), ["percent"])
        self.assertEqual(await self.names("a'b\\"), ["x3"])
        for odd in ("_", "__", "\\", "'; --", "\0", "a\0", "\U0010ffff", "*", "\ud7ff", "ﷺ" * 30):
            self.assertIsInstance(await self.names(odd), list)

    async def test_nothing_typed_finds_nobody(self):
        for nothing in ("", "  ", "@"):
            self.assertEqual(await self.names(nothing), [])
        self.assertEqual((await self.me.get("/api/search/users")).json, {"results": [], "count": 0})

    async def test_limits(self):
        await self.add(*((f"max{spelled(number)}", None) for number in range(30)))
        self.assertEqual(len(await self.names("max")), 20)
        self.assertEqual(await self.names("max", limit=2), ["maxaaa", "maxaab"])
        for wrong in ("limit=0", "limit=101", "limit=x", "q=" + "x" * 101, "p=1"):
            self.assert_refused(await self.me.get(f"/api/search/users?{wrong}"), 400, "malformed")
        self.assert_refused(await self.client().get("/api/search/users?q=a"), 401, "not_signed_in")

    async def test_one_statement_however_many_there_are(self):
        async def count():
            async with self.statements() as ran:
                await self.names("mo")
            return len(ran)

        await self.add(("mona", None))
        await count()
        self.assertEqual(await count(), 1)
        await self.add(*((f"mo{number}", f"Mo {number}") for number in range(300)), guild=1)
        self.assertEqual(await count(), 1)

    async def test_words_are_those_of_the_names_as_they_are_now(self):
        await self.me.patch("/api/me", {"display_name": "Vera Petrova"})
        (alice,) = await self.cast("anna.karenina")
        self.assertEqual((await self.names("petr"), await self.names("karen")), (["searcher"], ["anna.karenina"]))
        await self.me.patch("/api/me", {"display_name": "Vera Volkova"})
        self.assertEqual((await self.names("petr"), await self.names("volk")), ([], ["searcher"]))
        await alice.post("/api/me/username", {"username": "anna.vronskaya", "password": PASSWORD})
        self.assertEqual((await self.names("karen"), await self.names("vron")), ([], ["anna.vronskaya"]))
        alice.name = "anna.vronskaya"
        self.assertEqual((await alice.login()).status, 200)
        await alice.request("DELETE", "/api/me", {"password": PASSWORD})
        self.assertEqual(await self.names("vron"), [])
        words = await self.write(lambda work: work.execute(select(user_words.c.key)).scalars().all())
        self.assertEqual(words, [username_key("volkova")])

    async def test_a_member_of_ones_guild_is_found_by_a_word_among_thousands(self):
        await self.add(*((f"x{number}", f"Kim Ant{spelled(number)}") for number in range(1200)))
        await self.add(("zoe", "Zoe Antzzz"), guild=1)
        self.assertEqual((await self.names("ant"))[0], "zoe")


class TestAmongTenThousand(FindingTest):
    """What it costs, and how it is found."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        await self.write(self.fill)

    def fill(self, work):
        rows, words = [], []
        for number in range(10_000):
            key, shown, id = f"n{spelled(number)}", f"First {spelled(number)}son", work.new_id()
            named = {"username": key, "username_key": key, "display_name": shown, "display_key": username_key(shown)}
            rows.append({"id": id, **named, "email": key, "email_key": key, "password_hash": "", "created_at": 1})
            words += [{"key": word, "user_id": id} for word in words_of([username_key(shown)])]
        work.execute(insert(users), rows)
        work.execute(insert(user_words), words)

    async def test_every_way_of_fitting_is_a_range_of_an_index(self):
        await self.write(lambda work: work.execute(text("ANALYZE")))
        plan = await self.app.db.read(self.plan)
        for table in ("users", "user_words"):
            self.assertNotRegex(plan, rf"SCAN {table}\b|Seq Scan on {table}\b", plan)

    def plan(self, work):
        wanted = statement(Person(self.me.id, "searcher"), "nab", 20)
        sql = str(wanted.compile(work.connection, compile_kwargs={"literal_binds": True}))
        if work.connection.dialect.name == "sqlite":
            return "\n".join(row.detail for row in work.execute(text(f"EXPLAIN QUERY PLAN {sql}")))
        return "\n".join(work.execute(text(f"EXPLAIN {sql}".replace(":", "\\:"))).scalars())

    async def test_nobody_is_missed_and_it_is_one_statement(self):
        self.assertEqual(await self.names("nabc"), ["nabc"])
        async with self.statements() as ran:
            self.assertEqual(await self.names("zykson"), [])
            self.assertEqual(await self.names("abcson"), ["nabc"])
        self.assertEqual(len(ran), 2)


class TestFindingGuilds(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def found(self, q, **more):
        answer = await self.alice.get("/api/search/guilds", params={"q": q, **more})
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["count"], len(answer.json["results"]))
        return [one["name"] for one in answer.json["results"]]

    async def test_the_name_itself_then_its_beginning_then_a_word(self):
        for name in ("The Tea House", "Teapots", "tea", "Steam", "Coffee|Tea", "Чай и кофе"):
            await self.alice.post("/api/guilds", {"name": name})
        await self.bob.post("/api/guilds", {"name": "Tea of others"})
        self.assertEqual(await self.found("tea"), ["tea", "Teapots", "Coffee|Tea", "The Tea House"])
        self.assertEqual(await self.found("TEA", limit=2), ["tea", "Teapots"])
        self.assertEqual((await self.found("чай"), await self.found("кофе")), (["Чай и кофе"], ["Чай и кофе"]))
        self.assertEqual(await self.found("kоф"), ["Чай и кофе"])  # its first letter is a Latin one
        self.assertEqual((await self.found("eam"), await self.found("(["), await self.found("  ")), ([], [], []))

    async def test_what_is_answered_and_refused(self):
        found = (await self.alice.get("/api/search/guilds?q=wel")).json
        self.assertEqual(found["results"], [{"id": 1, "name": "Welcome", "icon": None, "member_count": 2}])
        await self.alice.post("/api/guilds/1/leave")
        self.assertEqual(await self.found("wel"), [])
        self.assert_refused(await self.alice.get("/api/search/guilds?q=a&limit=0"), 400, "malformed")
        self.assert_refused(await self.client().get("/api/search/guilds?q=a"), 401, "not_signed_in")

    async def test_one_statement_however_many(self):
        for number in range(12):
            await self.alice.post("/api/guilds", {"name": f"Room {number}"})
        async with self.statements() as ran:
            self.assertEqual(len(await self.found("room")), 12)
        self.assertEqual(len(ran), 1)


if __name__ == "__main__":
    unittest.main()
