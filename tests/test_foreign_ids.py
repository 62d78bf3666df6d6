"""An id of somebody else's guild is as good as none: each route answers exactly as for an id that nothing has."""

from __future__ import annotations

import unittest
from typing import Any

from support import Answer, Client, GuildhallTest
from test_authz import every_row

from tests.authz.rows import OK, Row
from tests.authz.stage import Stage, parameters_of

MISSING = 9_000_000_000_000_000
# People are no guild's: what one may do to them is not a question of where the id comes from. Nor is the size of a picture.
OF_EVERYBODY = {"target", "me", "longest"}


class TestForeignIds(GuildhallTest):
    async def test_they_are_not_told_from_missing_ones(self) -> None:
        tried = set()
        for row in every_row():
            if row.path.startswith("/api/") and not row.picture and row.statuses["owner"] == OK:
                for name in await self.try_row(row):
                    tried.add((row.route, name))
        self.assertGreater(len(tried), 80)

    async def try_row(self, row: Row) -> list[str]:
        """The names of the parameters that were exchanged."""
        ours, theirs = Stage(self), Stage(self)
        try:
            client = await ours.set_up("owner", with_message=row.needs("message"))
            own = await parameters_of(ours, row, client)
            other = await parameters_of(theirs, row, await theirs.set_up("owner", with_message=row.needs("message")))
            names = [name for name, id in other.items() if self.is_foreign(row, name, id)]
            for name in names:
                with self.subTest(row.route, foreign=name):
                    foreign = await self.ask(client, row, {**own, name: other[name]})
                    missing = await self.ask(client, row, {**own, name: MISSING})
                    self.assertIn(foreign.status, (404, 422))
                    self.assertEqual((foreign.status, foreign.json), (missing.status, missing.json))
        finally:
            await ours.close()
            await theirs.close()
        return names

    def is_foreign(self, row: Row, name: str, id: Any) -> bool:
        return isinstance(id, int) and row.needs(name) and name not in OF_EVERYBODY

    async def ask(self, client: Client, row: Row, parameters: dict[str, Any]) -> Answer:
        path, body = row.filled(parameters)
        return await client.request(row.method, path, body, headers=row.headers)


if __name__ == "__main__":
    unittest.main()
