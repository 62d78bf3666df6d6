"""The stage of tests about automod: owner makes rules, bob breaks them."""

from support import GuildhallTest

from backend.permissions.bits import Permission

BLOCK = {"block": True}


class AutomodTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.owner, self.bob = await self.cast("owner", "bob")
        await self.give_role(self.owner.id, Permission.ADMINISTRATOR)
        self.rules = "/api/guilds/1/automod"

    async def rule(self, kind="words", name="No badgers", actions=None, **options):
        if kind == "words":
            options.setdefault("words", ["badger"])
        body = {"name": name, "kind": kind, "options": {"actions": actions or BLOCK, **options}}
        answer = await self.owner.post(self.rules, body)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def say(self, content, who=None):
        return await (who or self.bob).post("/api/channels/1/messages", {"content": content})

    async def reports(self, status="open"):
        return (await self.owner.get(f"/api/guilds/1/reports?status={status}")).json["reports"]

    async def actions_in_log(self):
        return [entry["action"] for entry in (await self.owner.get("/api/guilds/1/audit-log")).json["entries"]]
