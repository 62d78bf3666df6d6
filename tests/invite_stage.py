"""The stage of tests about invites: the guild "Ours" of `guild_stage`, and what is done with invites to it."""

from guild_stage import GuildTest
from sqlalchemy import update

from backend.guilds.models import invites


class InviteTest(GuildTest):
    async def invite(self, by=None, **wishes):
        answer = await (by or self.alice).post(f"{self.at}/invites", wishes)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def join(self, person, invite):
        return await person.post(f"/api/invites/{invite['code']}/join")

    async def listed(self):
        return (await self.alice.get(f"{self.at}/invites")).json["invites"]

    async def age(self, invite, **values):
        await self.write(
            lambda work: work.execute(update(invites).where(invites.c.code == invite["code"]).values(values))
        )
