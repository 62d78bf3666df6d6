"""Members: listed and found at the same cost however many there are; leaving; what is told of all this, and what is kept."""

import asyncio
import random
import unittest

from guild_stage import GuildTest
from sqlalchemy import select, text, update

from backend.guilds.models import member_names, members
from backend.guilds.names import rename
from backend.users.models import users


class TestListing(GuildTest):
    async def names(self, query, person=None):
        found = (await (person or self.carol).get(f"{self.at}/members?{query}")).json
        return [member["user"]["username"] for member in found["members"]]

    async def test_one_member_is_shown_whole(self):
        socket = await self.bob.socket()
        await socket.settle()
        shown = await self.seen(self.bob, by=self.carol)
        person = {"id": self.bob.id, "username": "bob", "display_name": None, "avatar": None}
        self.assertEqual(shown["user"], person)
        self.assertEqual((shown["nickname"], shown["roles"]), (None, [self.moderators]))
        self.assertEqual((shown["timed_out_until"], shown["status"], shown["custom_status"]), (None, "online", None))
        listed = (await self.carol.get(f"{self.at}/members")).json["members"]
        self.assertEqual(listed[1], shown)

    async def test_who_is_no_member_is_not_there(self):
        self.assert_refused(await self.carol.get(f"{self.at}/members/{self.dave.id}"), 404, "not_found")
        self.assert_refused(await self.dave.get(f"{self.at}/members/{self.carol.id}"), 404, "not_found")
        self.assert_refused(await self.dave.get(f"{self.at}/members?q=a"), 404, "not_found")
        self.assert_refused(await self.client().get(f"{self.at}/members"), 401, "not_signed_in")

    async def test_names_are_found_by_how_they_begin(self):
        await self.alice.patch(f"{self.at}/members/{self.alice.id}", {"nickname": "Боря the Great"})
        self.assertEqual(await self.names("q=CA"), ["carol"])
        self.assertEqual(await self.names("q=боря%20th"), ["alice"])
        self.assertEqual(await self.names("q=b"), ["bob"])
        self.assertEqual(await self.names("q=ob"), [])
        self.assertEqual(await self.names("q=dave"), [])
        self.assertEqual(await self.names("q=%20"), ["alice", "bob", "carol"])

    async def test_those_who_hold_a_role_alone_or_by_name(self):
        people = await self.crowd(12)
        pairs = await self.role("pairs", 0, 1, self.carol)
        await self.alice.put(f"{self.at}/members/{people[3]}/roles/{pairs}")
        self.assertEqual(await self.names(f"role={pairs}"), ["carol", "person-00003"])
        self.assertEqual(await self.names(f"role={pairs}&q=person"), ["person-00003"])
        self.assertEqual(await self.names(f"role={pairs}&q=bob"), [])
        self.assertEqual(len(await self.names(f"role={self.guild}")), 15)
        page = (await self.carol.get(f"{self.at}/members?role={pairs}&limit=1")).json
        self.assertEqual(page["next"], self.carol.id)
        self.assertEqual(await self.names(f"role={pairs}&limit=1&after={page['next']}"), ["person-00003"])
        async with self.statements() as ran:
            await self.names(f"role={pairs}")
        async with self.statements() as plain:
            await self.names("limit=2")
        self.assertEqual(len(ran), len(plain))

    async def test_somebody_with_several_names_is_found_once(self):
        await self.carol.patch(f"{self.at}/members/{self.carol.id}", {"nickname": "caroline"})
        found = (await self.alice.get(f"{self.at}/members?q=car&limit=1")).json
        self.assertEqual([member["user"]["id"] for member in found["members"]], [self.carol.id])
        self.assertIsNone(found["next"])

    async def test_a_new_name_is_found_and_the_old_one_is_not(self):
        def change(work):
            named = {"username": "zoe", "username_key": "zoe", "display_name": "Zoë B."}
            work.execute(update(users).where(users.c.id == self.carol.id).values(**named))
            rename(work, self.carol.id)

        await self.write(change)
        self.assertEqual(await self.names("q=carol"), [])
        self.assertEqual(await self.names("q=zo"), ["zoe"])
        self.assertEqual(
            (await self.bob.get("/api/guilds/1/members?q=zo")).json["members"][0]["user"]["username"], "zoe"
        )

    async def test_wrong_questions_are_refused(self):
        for query in ("role=1&online=true", "role=1&id=5", "role=0"):
            self.assert_refused(await self.alice.get(f"{self.at}/members?{query}"), 400, "malformed")
        for query in ("limit=0", "limit=1001", "limit=x", "after=-1", "q=" + "x" * 65, "page=2"):
            self.assert_refused(await self.alice.get(f"{self.at}/members?{query}"), 400, "malformed")

    async def test_letters_at_the_end_of_the_alphabet_and_none_at_all(self):
        for query in ("q=%F4%8F%BF%BF", "q=%00", "q=%25", "q=_", "q=%FF"):
            self.assertIn((await self.alice.get(f"{self.at}/members?{query}")).status, (200, 400))


class TestCost(GuildTest):
    """A page costs the same with ten members and with ten thousand: as many statements, each by an index."""

    async def asked(self):
        ran = []
        for query in ("limit=10", f"limit=10&after={self.alice.id}", "limit=10&q=person-0"):
            async with self.statements() as here:
                answer = await self.carol.get(f"{self.at}/members?{query}")
                self.assertEqual(answer.status, 200)
            ran.append([statement for statement in here if "members" in statement or "member_names" in statement])
        return ran

    async def test_ten_and_ten_thousand_members(self):
        await self.crowd(10, "person-0")
        few = await self.asked()
        await self.crowd(10_000, "people")
        many = await self.asked()
        self.assertEqual([len(ran) for ran in few], [len(ran) for ran in many])
        self.assertLess(max(len(ran) for ran in many), 8)
        if self.app.db.on_sqlite:
            await self.assert_no_scan({statement for ran in many for statement in ran})

    async def assert_no_scan(self, statements):
        def plans(work):
            return [
                step
                for statement in statements
                for step in work.connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", tuple([1] * statement.count("?"))
                ).all()
            ]

        steps = [row[-1] for row in await self.app.db.read(plans)]
        self.assertTrue(steps)
        tables = {step.split()[1] for step in steps if step.startswith("SCAN")}
        self.assertEqual(tables & {"members", "member_names", "member_roles", "users", "roles"}, set())


class TestLeaving(GuildTest):
    async def test_the_others_are_told_and_nothing_is_left(self):
        others, own = await self.alice.socket(), await self.carol.socket()
        await own.join(self.guild, self.channel)
        self.assertEqual((await self.carol.post(f"{self.at}/leave")).status, 204)
        self.assertEqual(await own.event("guild_deleted"), {"id": self.guild, "reason": "left"})
        gone = {"guild_id": self.guild, "user_id": self.carol.id, "member_count": 2}
        self.assertEqual(await others.event("member_deleted"), gone)
        await self.alice.say("without her", self.channel)
        self.assertEqual(await self.settle(own), [])
        self.assert_refused(await self.carol.get(self.at), 404, "not_found")
        self.assert_refused(await self.carol.post(f"{self.at}/leave"), 404, "not_found")
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 2)
        keys = select(member_names.c.key).where(
            member_names.c.guild_id == self.guild, member_names.c.user_id == self.carol.id
        )
        self.assertEqual(await self.app.db.read(lambda work: work.execute(keys).all()), [])

    async def test_roles_do_not_wait_for_who_comes_back(self):
        await self.bob.post(f"{self.at}/leave")
        await self.enter(self.bob)
        self.assertEqual((await self.seen(self.bob))["roles"], [])

    async def test_the_owner_cannot(self):
        self.assert_refused(await self.alice.post(f"{self.at}/leave"), 409, "conflict")

    async def test_leaving_twice_at_once_counts_once(self):
        answers = await asyncio.gather(*(self.carol.post(f"{self.at}/leave") for _ in range(4)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 404, 404, 404])
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 2)


class TestFreshState(GuildTest):
    """What the owner knew before, and the events since, make what a fresh look shows."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.people = [self.bob, self.carol, self.dave, *(await self.cast("erin", "frank"))]
        self.helpers = await self.role("helpers", 0, 1)

    async def fresh(self):
        shown = (await self.alice.get(f"{self.at}/members")).json["members"]
        bans = (await self.alice.get(f"{self.at}/bans")).json["bans"]
        invites = (await self.alice.get(f"{self.at}/invites")).json["invites"]
        guild = (await self.alice.get(self.at)).json
        return {
            "guild": {key: guild[key] for key in guild if key not in ("channels", "roles", "member", "permissions")},
            "members": {member["user"]["id"]: without_status(member) for member in shown},
            "bans": {ban["user"]["id"] for ban in bans},
            "invites": {invite["code"]: invite for invite in invites},
        }

    def apply(self, state, name, data):
        if name == "guild_updated":
            state["guild"] = {**state["guild"], **data}
        elif name in ("member_created", "member_updated"):
            state["members"][data["member"]["user"]["id"]] = without_status(data["member"])
        elif name == "member_deleted":
            del state["members"][data["user_id"]]
        elif name in ("ban_created", "ban_deleted"):
            (state["bans"].add if name == "ban_created" else state["bans"].discard)(data["user_id"])
        elif name in ("invite_created", "invite_updated"):
            state["invites"][data["code"]] = data
        elif name == "invite_deleted":
            state["invites"].pop(data["code"], None)
        if name in ("member_created", "member_deleted"):
            state["guild"] = {**state["guild"], "member_count": data["member_count"]}

    async def act(self, chance, codes):
        """Something that may be allowed or not."""
        person = chance.choice(self.people)
        member, ban = f"{self.at}/members/{person.id}", f"{self.at}/bans/{person.id}"
        body = chance.choice(
            [
                {"nickname": chance.choice([None, "Nick", "Nack"])},
                {"timeout": chance.choice([None, 60, 3600])},
                {"roles": chance.choice([[], [self.helpers]])},
            ]
        )
        codes.append((await person.post(f"{self.at}/invites", {"max_uses": 1})).json.get("code", "none"))
        for ask in (
            lambda: self.alice.patch(member, body),
            lambda: self.alice.patch(self.at, {"name": chance.choice(["A", "B"])}),
            lambda: self.alice.put(f"{self.at}/vanity", {"code": chance.choice([None, "home", "house"])}),
            lambda: chance.choice([self.alice.delete, self.alice.put])(ban),
            lambda: self.alice.delete(member),
            lambda: person.post(f"{self.at}/leave"),
            lambda: person.post(f"/api/invites/{chance.choice(codes)}/join"),
            lambda: person.post(f"/api/invites/{chance.choice(codes)}/join"),
            lambda: self.alice.delete(f"{self.at}/invites/{chance.choice(codes)}"),
        ):
            if chance.random() < 0.4:
                self.assertLess((await ask()).status, 500)

    async def test_whatever_is_done(self):
        for seed in range(3):
            chance, codes = random.Random(seed), []
            socket = await self.alice.socket()
            state = await self.fresh()
            for _ in range(25):
                await self.act(chance, codes)
            for name, data in await self.settle(socket):
                self.apply(state, name, data)
            self.assertEqual(state, await self.fresh(), f"seed {seed}")


def without_status(member):
    return {key: value for key, value in member.items() if key not in ("status", "custom_status")}


class TestRows(GuildTest):
    async def test_counts_and_names_are_those_of_the_members(self):
        await self.bob.post(f"{self.at}/leave")
        counted = text(
            "SELECT guilds.member_count - (SELECT count(*) FROM members WHERE members.guild_id = guilds.id) FROM guilds"
        )
        self.assertEqual(set(await self.app.db.read(lambda work: work.execute(counted).scalars().all())), {0})
        named = select(member_names.c.guild_id, member_names.c.user_id)
        rows = select(members.c.guild_id, members.c.user_id)
        found = await self.app.db.read(lambda work: (set(work.execute(named).all()), set(work.execute(rows).all())))
        self.assertEqual(*found)


if __name__ == "__main__":
    unittest.main()
