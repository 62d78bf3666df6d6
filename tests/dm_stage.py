"""The stage of tests about direct messages: alice, bob and carol, who share a guild, and the conversations they open."""

from __future__ import annotations

from typing import Any

from support import Client, GuildhallTest


class DirectTest(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice, self.bob, self.carol = await self.cast("alice", "bob", "carol")

    async def open(self, by: Client, *others: Client, **more: Any) -> dict[str, Any]:
        answer = await by.post("/api/dms", {"users": [other.id for other in others], **more})
        self.assertIn(answer.status, (200, 201), answer)
        return answer.json  # type: ignore[no-any-return]

    async def listed(self, person: Client) -> list[int]:
        return [dm["id"] for dm in (await person.get("/api/dms")).json["dms"]]
