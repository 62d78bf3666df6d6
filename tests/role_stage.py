"""The stage of tests about roles: the guild "Ours" of `guild_stage` with helpers and chiefs, of whom bob rules the helpers."""

from guild_stage import GuildTest

from backend.permissions.bits import Permission

P = Permission


class RolesTest(GuildTest):
    """From the bottom: helpers, moderators (bob's), chiefs. Bob may manage roles."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.helpers = await self.role("helpers", P.MANAGE_MESSAGES, 1)
        self.chiefs = await self.role("chiefs", P.MANAGE_GUILD, 3)
        self.roles = f"{self.at}/roles"

    async def listed(self):
        return (await self.alice.get(self.roles)).json["roles"]

    async def names(self):
        """All, the lowest first; their places are told by the order, without gaps."""
        found = await self.listed()
        self.assertEqual([role["position"] for role in found], list(range(len(found))))
        return [role["name"] for role in found]

    async def made(self, **fields):
        answer = await self.bob.post(self.roles, {"name": "readers", **fields})
        self.assertEqual(answer.status, 201, answer)
        return answer.json
