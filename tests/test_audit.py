"""The audit log: who did what to whom, for those who may read it."""

import unittest

from support import GuildhallTest

from backend.audit.log import record
from backend.people import Person
from backend.permissions.bits import Permission


class TestAuditLog(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        await self.give_role(self.alice.id, Permission.VIEW_AUDIT_LOG)
        self.log = "/api/guilds/1/audit-log"

    async def note(
        self, action="role_update", actor=None, target=("role", 7, "Helpers"), changes=None, reason="", guild_id=1
    ):
        who = Person(actor.id, actor.name) if actor else None
        await self.write(lambda work: record(work, guild_id, who, action, target, changes, reason))

    async def entries(self, query="", who=None):
        answer = await (who or self.alice).get(f"{self.log}{query}")
        self.assertEqual(answer.status, 200, answer)
        return answer.json["entries"]

    async def test_an_entry_says_who_what_whom_and_why(self):
        changes = {"name": ("Helpers", "Elders"), "color": (0, 0)}
        await self.note(actor=self.bob, changes=changes, reason="they are old")
        (entry,) = await self.entries()
        self.assertEqual(entry["actor"]["username"], "bob")
        expected = {
            "guild_id": 1,
            "action": "role_update",
            "target_type": "role",
            "target_id": 7,
            "target_name": "Helpers",
            "changes": {"name": ["Helpers", "Elders"]},
            "reason": "they are old",
        }
        self.assertEqual({name: entry[name] for name in expected}, expected)

    async def test_it_is_told_to_those_who_may_read_it_as_they_will_read_it(self):
        reader, other = await self.alice.socket(), await self.bob.socket()
        await self.note(actor=self.bob)
        self.assertEqual(await self.entries(), [await reader.event("audit_entry_created")])
        self.assertNotIn("audit_entry_created", [name for name, _ in await self.settle(other)])

    async def test_pages_go_back_from_the_newest(self):
        for number in range(5):
            await self.note(target=("role", number + 1, f"role {number}"))
        first = (await self.alice.get(f"{self.log}?limit=2")).json
        second = (await self.alice.get(f"{self.log}?limit=3&before={first['next']}")).json
        self.assertEqual([entry["target_name"] for entry in first["entries"]], ["role 4", "role 3"])
        self.assertEqual([entry["target_name"] for entry in second["entries"]], ["role 2", "role 1", "role 0"])
        self.assertIsNone(second["next"])

    async def test_filters(self):
        await self.note("role_update", self.bob, ("role", 7, "x"))
        await self.note("role_delete", self.bob, ("role", 8, "y"))
        await self.note("role_delete", self.alice, ("role", 7, "z"))
        for query, names in (
            ("?action=role_delete", ["z", "y"]),
            (f"?actor_id={self.bob.id}", ["y", "x"]),
            ("?target_id=7", ["z", "x"]),
            (f"?target_id=7&actor_id={self.bob.id}&action=role_update", ["x"]),
            ("?action=nothing", []),
        ):
            self.assertEqual([entry["target_name"] for entry in await self.entries(query)], names, query)

    async def test_the_server_itself_has_no_name(self):
        await self.note("automod_block")
        self.assertEqual([entry["actor"] for entry in await self.entries()], [None])

    async def test_another_guilds_log_and_the_installations_are_not_in_it(self):
        mine = (await self.bob.post("/api/guilds", {"name": "Mine"})).json["id"]
        await self.note(guild_id=mine)
        await self.note("instance_update", target=("instance", None, ""), guild_id=None)
        self.assertEqual(await self.entries(), [])

    async def test_only_with_the_right_to_view_it(self):
        self.assert_refused(await self.client().get(self.log), 401, "not_signed_in")
        self.assert_refused(await self.bob.get(self.log), 403, "forbidden")
        private = (await self.alice.post("/api/guilds", {"name": "Private"})).json["id"]
        self.assert_refused(await self.bob.get(f"/api/guilds/{private}/audit-log"), 404, "not_found")

    async def test_a_bad_query_is_refused(self):
        for query in ("?limit=0", "?limit=101", "?before=x", "?actor_id=-1", "?action=" + "x" * 41, "?what=1"):
            self.assert_refused(await self.alice.get(f"{self.log}{query}"), 400, "malformed")

    async def test_as_many_statements_for_many_entries_as_for_few(self):
        await self.note(actor=self.bob)
        await self.entries()
        counts = []
        for amount in (1, 20):
            for _ in range(amount):
                await self.note(actor=self.alice)
                await self.note(actor=self.bob)
            async with self.statements() as ran:
                await self.entries()
            counts.append(len(ran))
        self.assertEqual(counts[0], counts[1])


if __name__ == "__main__":
    unittest.main()
