"""The stage of tests about accounts and profiles: alice tells of herself, bob looks."""

from support import GuildhallTest

from backend.guilds.models import members
from backend.guilds.names import rename

DEFAULTS = {
    "locale": "system",
    "theme": "dark",
    "density": "cozy",
    "font_size": 16,
    "clock": "locale",
    "quiet_hours": None,
    "push_text": True,
    "guild_order": [],
}


class ProfileTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def account(self):
        return (await self.alice.get("/api/me")).json

    async def meet_elsewhere(self):
        """Alice and Bob leave the Welcome guild; nothing brings them together any more."""

        def leave(work):
            work.execute(members.delete())
            for person in (self.alice, self.bob):
                rename(work, person.id)

        await self.write(leave)

    async def befriend(self):
        await self.alice.post("/api/friends/request", {"to": "bob"})
        self.assertEqual((await self.bob.post(f"/api/friends/{self.alice.id}/accept")).status, 200)
