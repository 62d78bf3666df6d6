"""The stage of tests about link previews: alice says a link to a site of the test's own, bob looks on."""

import asyncio

from preview_site import HOST, Site, picture
from sqlalchemy import func, select
from support import PATIENCE, GuildhallTest

from backend.jobs.models import jobs
from backend.previews.parts import previews_of

LINK = f"http://{HOST}/tea"
TEA = (
    "text/html",
    "<title>Tea</title><meta property='og:description' content='All about tea'><meta property='og:image' content='/tea.png'>",
)


class PreviewTest(GuildhallTest):
    changes = {"link_previews": True}

    async def asyncSetUp(self):
        self.site = await Site({"/tea": TEA, "/tea.png": ("image/png", picture())}).start()
        self.addAsyncCleanup(self.site.stop)
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        self.socket = await self.bob.socket()
        await self.socket.join()

    async def start_server(self):
        await super().start_server()
        self.ended, run = asyncio.Event(), self.app.jobs._run_errand

        async def noting(*errand):
            await run(*errand)
            self.ended.set()

        self.app.jobs._run_errand = noting
        if self.app.settings.link_previews:
            previews_of(self.app).fetcher = self.site.fetcher()

    async def edited(self, where=lambda _: True):
        return await self.socket.event("message_edited", where)

    async def idle(self):
        """No errand is left, and none is on its way."""
        while await self.count(jobs):
            async with asyncio.timeout(PATIENCE):
                await self.ended.wait()
            self.ended.clear()

    async def shown(self, message):
        return (await self.bob.get(f"/api/channels/1/messages/{message['id']}")).json.get("embeds")

    async def count(self, table):
        return await self.app.db.read(lambda work: work.execute(select(func.count()).select_from(table)).scalar_one())

    def address(self, message):
        return f"/api/channels/1/messages/{message['id']}"
