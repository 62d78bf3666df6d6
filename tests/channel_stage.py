"""The stage of tests about channels: the guild "Ours" of `guild_stage`, and what is done to its channels."""

from guild_stage import GuildTest
from sqlalchemy import func, select

from backend.permissions.bits import Permission

VIEW = int(Permission.VIEW_CHANNEL)


class ChannelTest(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.address = f"/api/channels/{self.channel}"

    async def make(self, name, person=None, **more):
        answer = await (person or self.alice).post(f"{self.at}/channels", {"name": name, **more})
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def change(self, channel_id=None, person=None, **changes):
        return await (person or self.alice).patch(f"/api/channels/{channel_id or self.channel}", changes)

    async def order(self, *places, person=None):
        return await (person or self.alice).put(f"{self.at}/channels/order", {"channels": list(places)})

    async def listed(self, person=None):
        return (await (person or self.alice).get(f"{self.at}/channels")).json

    async def hide(self, channel_id, *people):
        """From these people alone."""
        for person in people:
            where = {"channel_id": channel_id, "guild_id": self.guild}
            await self.set_overwrite(person.id, deny=VIEW, **where)

    def closed(self):
        """Overwrites that hide a channel from everybody."""
        return [{"id": self.guild, "type": "role", "allow": 0, "deny": VIEW}]

    async def rows(self, table, where):
        count = select(func.count()).select_from(table).where(where)
        return await self.app.db.read(lambda work: work.execute(count).scalar_one())

    def assert_field(self, answer, field):
        self.assert_refused(answer, 422, "invalid_fields")
        self.assertEqual(list(answer.json["error"]["fields"]), [field], answer.json)
