"""The stage of tests about presence: alice and bob in the Welcome guild, and what each is told and shown of the other."""

from unittest import mock

from sqlalchemy import delete
from support import GuildhallTest

from backend.guilds.models import members
from backend.realtime import presence
from backend.realtime.events import AccessChanged

STATUS = "/api/me/status"
TEA = {"text": "Having tea", "emoji": "🍵", "until": None}


class PresenceTest(GuildhallTest):
    async def asyncSetUp(self):
        for name, seconds in (("GRACE_SECONDS", 0.02), ("BATCH_SECONDS", 0.01)):
            patch = mock.patch.object(presence, name, seconds)
            patch.start()
            self.addCleanup(patch.stop)
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def part(self):
        """Bob leaves the Welcome guild: nothing brings the two together any more but what the test makes."""

        def leave(work):
            work.execute(delete(members).where(members.c.user_id == self.bob.id))
            work.forget(1)
            work.announce(AccessChanged(1, frozenset({self.bob.id})), to=None)

        await self.write(leave)

    async def befriend(self):
        await self.alice.post("/api/friends/request", {"to": "bob"})
        await self.bob.post(f"/api/friends/{self.alice.id}/accept")

    async def told(self, socket, person, status, custom_status=None, guild_id=1):
        """Waits until the socket hears that somebody has this status, in a guild (None: among friends)."""
        wanted = {"user_id": person.id, "status": status, "custom_status": custom_status}
        await socket.event(
            "presence_changed", lambda event: event["guild_id"] == guild_id and wanted in event["changes"]
        )

    async def heard_of(self, socket, person):
        """What else came of somebody by now: everything noted is told first."""
        self.app.hub.presence._tell()
        changes = [
            change
            for name, data in await self.settle(socket)
            if name == "presence_changed"
            for change in data["changes"]
            if change["user_id"] == person.id
        ]
        socket.received.clear()
        return changes

    async def seen_by(self, viewer, person):
        """(status, custom status) as each list and page shows it to the viewer; they must agree."""
        listed = (await viewer.get("/api/guilds/1/members")).json["members"]
        member = next(one for one in listed if one["user"]["id"] == person.id)
        profile = (await viewer.get(f"/api/users/{person.id}")).json
        shown = {(one["status"], str(one["custom_status"])) for one in (member, profile)}
        self.assertEqual(len(shown), 1, shown)
        return profile["status"], profile["custom_status"]
