"""Invites in use: who comes in by them, and that no more get in than were asked."""

import asyncio
import unittest

from invite_stage import InviteTest
from sqlalchemy import insert, select
from support import Client

from backend.auth.sessions import Client as SignInFrom
from backend.auth.sessions import start_session
from backend.guilds.models import invites, members
from backend.users.models import users
from backend.utils import sha256


class TestJoining(InviteTest):
    async def test_whoever_comes_is_shown_the_guild_and_told_to_it(self):
        invite = await self.invite(self.bob, max_uses=2)
        own, others = await self.dave.socket(), await self.alice.socket()
        answer = await self.join(self.dave, invite)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json, (await self.dave.get(self.at)).json)
        self.assertEqual(await own.event("guild_created"), answer.json)
        self.assertEqual((await others.event("member_created"))["member_count"], 4)
        self.assertEqual(await others.event("invite_updated"), {**invite, "uses": 1})
        await own.join(self.guild, self.channel)

    async def test_who_is_a_member_already_uses_nothing_up(self):
        invite = await self.invite(max_uses=1)
        self.assertEqual((await self.join(self.carol, invite)).status, 200)
        self.assertEqual((await self.join(self.dave, invite)).status, 200)
        self.assertEqual((await self.join(self.dave, invite)).status, 200)  # the second click

    async def test_the_last_use_ends_it(self):
        socket = await self.alice.socket()
        invite = await self.invite(max_uses=1)
        await self.join(self.dave, invite)
        self.assertEqual(await socket.event("invite_deleted"), {"guild_id": self.guild, "code": invite["code"]})
        erin = await self.member("erin")
        self.assert_refused(await self.join(erin, invite), 404, "not_found")

    async def test_a_double_click_uses_it_once(self):
        invite = await self.invite(max_uses=5)
        answers = await asyncio.gather(*(self.join(self.dave, invite) for _ in range(6)))
        self.assertEqual([answer.status for answer in answers], [200] * 6)
        self.assertEqual((await self.listed())[0]["uses"], 1)
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 4)

    async def test_temporary(self):
        await self.join(self.dave, await self.invite(temporary=True))
        is_temporary = select(members.c.is_temporary).where(
            members.c.user_id == self.dave.id, members.c.guild_id == self.guild
        )
        self.assertTrue(await self.app.db.read(lambda work: work.execute(is_temporary).scalar_one()))

    async def test_who_is_not_signed_in_must_be(self):
        self.assert_refused(await self.join(self.client(), await self.invite()), 401, "not_signed_in")

    async def test_while_joining_is_paused_nobody_new_comes_in(self):
        invite = await self.invite()
        await self.alice.patch(self.at, {"invites_paused": True})
        self.assert_refused(await self.join(self.dave, invite), 403, "forbidden")
        self.assertEqual((await self.join(self.carol, invite)).status, 200)
        self.assertEqual((await self.listed())[0]["uses"], 0)
        old = await self.invite()
        await self.age(old, expires_at=1)
        self.assert_refused(await self.join(self.dave, old), 404, "not_found")
        await self.alice.patch(self.at, {"invites_paused": False})
        self.assertEqual((await self.join(self.dave, invite)).status, 200)

    async def test_the_vanity_code_lets_in_without_end(self):
        await self.alice.put(f"{self.at}/vanity", {"code": "Our-House"})
        shown = (await self.client().get("/api/invites/OUR-house")).json
        self.assertEqual((shown["code"], shown["inviter"], shown["expires_at"]), ("our-house", None, None))
        self.assertEqual((await self.join(self.dave, shown)).status, 200)


class TestManyAtOnce(InviteTest):
    async def people(self, count):
        """Accounts and sessions by rows alone: signing up two hundred times takes a while."""

        def make(work):
            made = []
            for number in range(count):
                name, id = f"guest-{number}", work.new_id()
                keys = {"username": name, "username_key": name, "email": name, "email_key": name}
                work.execute(insert(users).values(id=id, **keys, password_hash="", is_admin=False, created_at=work.now))
                start_session(work, id, sha256(name), SignInFrom("127.0.0.1", ""))
                made.append(name)
            return made

        return await self.write(make)

    async def test_five_uses_let_exactly_five_in(self):
        invite = await self.invite(max_uses=5)
        tokens = await self.people(200)
        visitor = Client(self.server.url)
        self.addAsyncCleanup(visitor.close)

        async def join(token):
            headers = {"Authorization": f"Bearer {token}"}
            return (await visitor.post(f"/api/invites/{invite['code']}/join", headers=headers)).status

        answers = await asyncio.gather(*(join(token) for token in tokens))
        self.assertEqual(sorted(answers), [200] * 5 + [404] * 195)
        self.assertEqual((await self.alice.get(self.at)).json["member_count"], 3 + 5)
        uses = select(invites.c.uses).where(invites.c.code == invite["code"])
        self.assertEqual(await self.app.db.read(lambda work: work.execute(uses).scalar_one()), 5)


if __name__ == "__main__":
    unittest.main()
