"""The stage of tests about the installation's administration: admin is an administrator, bob is not."""

from sqlalchemy import update
from support import GuildhallTest

from backend.users.models import users


class AdminTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.admin, self.bob = await self.cast("admin", "bob")
        await self.make_admin(self.admin)

    async def make_admin(self, person, is_admin=True):
        await self.write(
            lambda work: work.execute(update(users).where(users.c.id == person.id).values(is_admin=is_admin))
        )

    async def log(self, query=""):
        return (await self.admin.get(f"/api/admin/audit-log{query}")).json["entries"]

    async def get(self, path):
        answer = await self.admin.get(path)
        self.assertEqual(answer.status, 200, answer)
        return answer.json
