"""What is shown of roles: the list and its cost, the guild as those with certain roles see it, and what the events make of it."""

import random
import unittest

from role_stage import P, RolesTest
from sqlalchemy import insert

from backend.permissions.bits import DEFAULT_EVERYONE
from backend.roles.models import member_roles, roles


class TestList(RolesTest):
    async def test_members_see_all_roles_and_others_nothing(self):
        self.assertEqual(await self.names(), ["@everyone", "helpers", "moderators", "chiefs"])
        self.assertEqual((await self.carol.get(self.roles)).status, 200)
        self.assert_refused(await self.dave.get(self.roles), 404, "not_found")
        self.assert_refused(await self.client().get(self.roles), 401, "not_signed_in")

    async def test_a_few_statements_however_many_roles(self):
        async def count():
            async with self.statements() as ran:
                await self.carol.get(self.roles)
            return len(ran)

        await count()  # who is signed in is remembered from here on
        few = await count()
        await self.give_carol_200_roles()
        self.assertEqual(await count(), few)
        self.assertLessEqual(few, 5)  # who asks, their guild, their rights, the roles

    async def test_a_member_with_200_roles_costs_no_more_statements(self):
        async def count():
            async with self.statements() as ran:
                answer = await self.alice.get(f"{self.at}/members/{self.carol.id}")
                await self.alice.get(f"/api/channels/{self.channel}/explain?permission=SPEAK&user_id={self.carol.id}")
                await self.carol.get(f"{self.at}/channels")
            return len(ran), len(answer.json["roles"])

        async def warm():  # rights are remembered the second time, and forgotten when they change
            await count()
            await count()
            return await count()

        few, _ = await warm()
        await self.give_carol_200_roles()
        self.assertEqual(await warm(), (few, 200))

    async def give_carol_200_roles(self):
        def many(work):
            here = {"guild_id": self.guild, "permissions": 0, "name": "role"}
            ids = [work.new_id() for _ in range(200)]
            work.execute(insert(roles), [{**here, "id": id, "position": 4 + place} for place, id in enumerate(ids)])
            holding = {"guild_id": self.guild, "user_id": self.carol.id}
            work.execute(insert(member_roles), [{**holding, "role_id": id} for id in ids])
            work.forget(self.guild)

        await self.write(many)


class TestViewAs(RolesTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.secret = (await self.alice.post(f"{self.at}/channels", {"name": "secret"})).json["id"]
        self.address = f"{self.at}/view-as"
        here = f"/api/channels/{self.secret}/overwrites"
        hidden = {"type": "role", "allow": 0, "deny": int(P.VIEW_CHANNEL)}
        shown = {"type": "role", "allow": int(P.VIEW_CHANNEL), "deny": int(P.SEND_MESSAGES)}
        for target, said in ((self.guild, hidden), (self.helpers, shown), (self.moderators, shown)):
            self.assertEqual((await self.alice.put(f"{here}/{target}", said)).status, 200)

    async def seen_as(self, by, *role_ids):
        query = "&".join(f"role_id={role_id}" for role_id in role_ids)
        answer = await by.get(f"{self.address}?{query}")
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def test_it_shows_what_a_member_with_those_roles_sees(self):
        await self.alice.put(f"{self.at}/members/{self.carol.id}/roles/{self.helpers}")
        for role_ids in ((), (self.guild,)):
            plain = await self.seen_as(self.alice, *role_ids)
            self.assertEqual(plain["permissions"], int(DEFAULT_EVERYONE))
            self.assertEqual([channel["id"] for channel in plain["channels"]], [self.channel])
        tried = await self.seen_as(self.alice, self.helpers)
        self.assertEqual(tried["channels"], (await self.carol.get(f"{self.at}/channels")).json)
        both = await self.seen_as(self.alice, self.helpers, self.chiefs)
        self.assertEqual(both["permissions"], int(DEFAULT_EVERYONE | P.MANAGE_MESSAGES | P.MANAGE_GUILD))
        self.assertEqual(tried, await self.seen_as(self.bob, self.helpers))

    async def test_it_shows_no_channel_that_one_does_not_see(self):
        await self.alice.delete(f"/api/channels/{self.secret}/overwrites/{self.moderators}")
        self.assertEqual(
            [one["id"] for one in (await self.seen_as(self.bob, self.helpers))["channels"]], [self.channel]
        )

    async def test_it_needs_the_right_and_roles_that_are_there(self):
        self.assert_refused(await self.carol.get(self.address), 403, "forbidden")
        self.assert_refused(await self.dave.get(self.address), 404, "not_found")
        self.assert_refused(await self.alice.get(f"{self.address}?role_id=5"), 404, "not_found")
        self.assert_refused(await self.alice.get(f"{self.address}?role_id=x"), 400, "malformed")


class TestSameAsFresh(RolesTest):
    """What carol was shown at first, and what happened since, make what she would be shown now."""

    async def load(self):
        guild = (await self.carol.get(self.at)).json
        self.permissions = guild["permissions"]
        self.shown_roles = {role["id"]: role for role in guild["roles"]}
        self.shown_channels = {channel["id"]: channel for channel in guild["channels"]}
        return self.permissions, self.shown_roles, self.shown_channels

    def apply(self, name, data):
        if name in ("role_created", "role_updated"):
            self.shown_roles[data["id"]] = data
        elif name == "role_deleted":
            self.shown_roles.pop(data["id"], None)
        elif name in ("channel_created", "channel_updated"):
            self.shown_channels.setdefault(data["id"], {}).update(data)
        elif name == "access_changed":
            self.permissions = data["permissions"]
            for channel in data["channels"]:
                self.shown_channels.setdefault(channel["id"], {}).update(channel)
            for channel_id in data["lost"]:
                self.shown_channels.pop(channel_id, None)

    async def act(self, chance):
        """Anything that can be done with roles, also what is refused."""
        role = chance.choice([self.guild, self.carol.id, *self.shown_roles])
        channel = chance.choice([self.channel, self.category, self.inside])
        some = sum(chance.sample([P.VIEW_CHANNEL, P.SEND_MESSAGES, P.ADD_REACTIONS, P.PIN_MESSAGES, P.SPEAK], 2)) + 0
        order = [id for id in self.shown_roles if id != self.guild]
        chance.shuffle(order)
        said = {"type": "member" if role == self.carol.id else "role"}
        said |= chance.choice([{"allow": some, "deny": 0}, {"allow": 0, "deny": some}])
        overwrite, hers = (
            f"/api/channels/{channel}/overwrites/{role}",
            f"{self.at}/members/{self.carol.id}/roles/{role}",
        )
        actions = [
            lambda: self.alice.post(self.roles, {"name": "another", "permissions": some}),
            lambda: self.alice.patch(f"{self.roles}/{role}", {"permissions": some}),
            lambda: self.alice.patch(f"{self.roles}/{role}", {"color": some % 100}),
            lambda: self.alice.put(f"{self.roles}/order", {"roles": order}),
            lambda: self.alice.delete(f"{self.roles}/{role}"),
            lambda: self.alice.put(overwrite, said),
            lambda: self.alice.put(overwrite, said),
            lambda: self.alice.delete(overwrite),
            lambda: self.alice.post(f"/api/channels/{channel}/sync"),
            lambda: self.alice.put(hers),
            lambda: self.alice.delete(hers),
        ]
        await chance.choice(actions)()

    async def test_the_events_say_what_a_fresh_look_would(self):
        at, chance = f"{self.at}/channels", random.Random(5)
        self.category = (await self.alice.post(at, {"name": "Rooms", "type": "category"})).json["id"]
        self.inside = (await self.alice.post(at, {"name": "inside", "parent_id": self.category})).json["id"]
        socket = await self.carol.socket()
        await self.load()
        for _ in range(30):
            for _ in range(chance.randint(1, 6)):
                await self.act(chance)
            for name, data in await self.settle(socket):
                for _twice in range(2):
                    self.apply(name, data)
            socket.received.clear()
            kept = (self.permissions, self.shown_roles, self.shown_channels)
            self.assertEqual(kept, await self.load())


if __name__ == "__main__":
    unittest.main()
