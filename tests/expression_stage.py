"""The stage of tests about emojis and stickers: the guild "Ours" of `guild_stage`, and how its own are made."""

import aiohttp
from guild_stage import GuildTest
from picture_stage import picture
from sqlalchemy import insert

from backend.expressions.models import expressions
from backend.permissions.bits import Permission

OWN, ANY = Permission.CREATE_GUILD_EXPRESSIONS, Permission.MANAGE_GUILD_EXPRESSIONS


async def create(person, at, name="tea", data=None, **words):
    form = aiohttp.FormData({"name": name, **words})
    form.add_field("file", data or picture(), filename="picture.png", content_type="image/png")
    return await person.post(at, data=form)


class ExpressionTest(GuildTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.emojis, self.stickers = f"{self.at}/emojis", f"{self.at}/stickers"

    async def fill(self, kind, count):
        """So many more, by rows alone."""

        def change(work):
            address = f"/media/{kind}/{'0' * 32}.webp"
            fixed = {"guild_id": self.guild, "kind": kind, "animated": False, "picture": address}
            rows = [{"id": work.new_id(), "name": f"n{number}", "key": None} for number in range(count)]
            work.execute(insert(expressions), [{**row, **fixed, "created_by": self.alice.id} for row in rows])

        await self.write(change)

    async def let_jobs_run(self):
        await self.finish_jobs("delete_file")

    def files(self):
        return [path for path in self.settings.upload_dir.rglob("*") if path.is_file()]
