"""Previews and their pictures are kept for a while, and a page is fetched once for all who link to it."""

import asyncio
import unittest

from preview_site import HOST
from preview_stage import LINK, PreviewTest
from sqlalchemy import select, update

from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.previews.keeping import FAILURE_KEPT, KEPT, forget_previews
from backend.previews.models import preview_pictures, preview_uses, previews


class TestKeeping(PreviewTest):
    async def test_a_link_that_goes_around_is_fetched_once(self):
        first = await self.alice.say(LINK)
        await self.edited()
        for n in range(3):
            await self.bob.say(f"{LINK} {n}")
        await self.edited(lambda event: event["content"].endswith(" 2"))
        await self.idle()
        self.assertEqual(self.site.paths, ["/tea", "/tea.png"])
        self.assertEqual(len(await self.shown(first)), 1)

    async def test_a_link_that_comes_in_many_messages_at_once_too(self):
        await asyncio.gather(*(self.alice.say(f"{LINK} {n}") for n in range(8)))
        await self.idle()
        self.assertEqual(self.site.paths, ["/tea", "/tea.png"])
        self.assertEqual(await self.count(preview_uses), 8)

    async def test_a_site_is_asked_for_two_addresses_at_a_time(self):
        now, most = 0, 0

        async def counting(_request):
            nonlocal now, most
            now, most = now + 1, max(most, now + 1)
            await asyncio.sleep(0.02)
            now -= 1
            return self.site.response(("text/html", "<title>x</title>"))

        self.site.pages |= {f"/{n}": counting for n in range(5)}
        await self.alice.say(" ".join(f"http://{HOST}/{n}" for n in range(5)))
        self.assertEqual(len((await self.edited())["embeds"]), 5)
        self.assertEqual(most, 2)

    async def test_a_failure_is_kept_for_a_while_and_a_success_for_a_day(self):
        await self.alice.say(f"{LINK} http://{HOST}/nothing")
        await self.idle()

        def kept(work):
            return dict(work.execute(select(previews.c.embed.is_(None), previews.c.expires_at)).all())

        found = await self.app.db.read(kept)
        self.assertAlmostEqual(found[0], now_ms() + KEPT, delta=60_000)
        self.assertAlmostEqual(found[1], now_ms() + FAILURE_KEPT, delta=60_000)

    async def test_what_is_too_old_is_fetched_anew(self):
        await self.alice.say(LINK)
        await self.edited()
        await self.write(lambda work: work.execute(update(previews).values(expires_at=work.now - 1)))
        self.site.pages["/tea"] = ("text/html", "<title>Coffee</title>")
        await self.alice.say(LINK)
        self.assertEqual((await self.edited())["embeds"][0]["title"], "Coffee")

    async def test_a_picture_stays_as_long_as_a_message_shows_it(self):
        message = await self.alice.say(LINK)
        [embed] = (await self.edited())["embeds"]
        await self.idle()
        past = update(preview_pictures).values(kept_until=1), update(previews).values(expires_at=1)
        await self.write(lambda work: [work.execute(one) for one in past])

        await self.write(forget_previews)
        self.assertEqual((await self.count(previews), await self.count(preview_pictures)), (0, 1))
        self.assertEqual((await self.bob.get(embed["image"]["url"])).status, 200)

        await self.alice.delete(self.address(message))
        await self.write(forget_previews)
        self.assertEqual((await self.count(preview_pictures), await self.count(preview_uses)), (0, 0))
        self.assertEqual(await self.count(jobs), 1)  # which deletes the file


if __name__ == "__main__":
    unittest.main()
