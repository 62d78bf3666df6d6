"""The stage of tests about friends: alice and bob, who ask, accept and block, and what stands between them."""

from support import GuildhallTest


class FriendsTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def ask(self, one, other):
        return await one.post("/api/friends/request", {"to": other.name})

    async def accept(self, one, other):
        return await one.post(f"/api/friends/{other.id}/accept")

    async def befriend(self, one=None, other=None):
        one, other = one or self.alice, other or self.bob
        self.assertEqual((await self.ask(one, other)).status, 201)
        self.assertEqual((await self.accept(other, one)).status, 200)

    async def block(self, one, other):
        return await one.put(f"/api/friends/{other.id}/block")

    async def view(self, person):
        """Who stands how to them: {kind: [name…]}, without what is empty."""
        listed = (await person.get("/api/friends")).json
        return {kind: [one["user"]["username"] for one in some] for kind, some in listed.items() if some}

    async def assert_nothing_between_them(self):
        self.assertEqual((await self.view(self.alice), await self.view(self.bob)), ({}, {}))
