"""Links in messages get previews: in the background, for those who may, and never from a reader's own address."""

import asyncio
import unittest
from unittest import mock

from preview_site import HOST, Names, picture
from preview_stage import LINK, TEA, PreviewTest
from sqlalchemy import update

from backend.jobs.models import jobs
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.previews.fetching import Fetcher
from backend.previews.parts import previews_of


class TestShowing(PreviewTest):
    async def test_everyone_in_the_channel_is_shown_what_the_page_says(self):
        message = await self.alice.say(f"look: {LINK}")
        self.assertNotIn("embeds", message)

        event = await self.edited()

        image = event["embeds"][0].pop("image")
        self.assertEqual(
            event["embeds"], [{"url": LINK, "type": "link", "title": "Tea", "description": "All about tea"}]
        )
        self.assertEqual((image["width"], image["height"], event["id"]), (640, 320, message["id"]))
        self.assertIsNone(event["edited_at"])
        self.assertEqual(await self.shown(message), [{**event["embeds"][0], "image": image}])

        copy = await self.client().get(image["url"])
        self.assertEqual((copy.status, copy.headers["Content-Type"]), (200, "image/webp"))
        self.assertEqual(self.site.paths, ["/tea", "/tea.png"])

    async def test_over_the_socket_too(self):
        hers = await self.alice.socket()
        await hers.ask("send_message", {"room": "g:1:c:1", "content": LINK})
        self.assertEqual((await self.edited())["embeds"][0]["title"], "Tea")

    async def test_in_the_order_of_the_links_and_at_most_five(self):
        self.site.pages |= {f"/{n}": ("text/html", f"<title>{n}</title>") for n in range(8)}
        await self.alice.say(" ".join(f"http://{HOST}/{n}" for n in range(8)))
        self.assertEqual([embed["title"] for embed in (await self.edited())["embeds"]], list("01234"))
        self.assertEqual(sorted(self.site.paths), [f"/{n}" for n in range(5)])

    async def test_what_wants_no_preview_is_not_looked_at(self):
        for content in (f"<{LINK}>", f"`{LINK}`", f"\\{LINK}".replace("\\h", "\\x"), "no link", f"[tea](<{LINK}>)"):
            await self.alice.say(content)
        await self.idle()
        self.assertEqual(self.site.asked, [])

    async def test_a_page_that_is_not_there_changes_nothing(self):
        message = await self.alice.say(f"http://{HOST}/nothing")
        await self.idle()
        self.assertIsNone(await self.shown(message))
        self.assertNotIn("message_edited", [name for name, _ in await self.settle(self.socket)])

    async def test_a_picture_is_made_anew_and_no_file_of_theirs_is_passed_on(self):
        self.site.pages["/photo.jpg"] = ("image/jpeg", picture(3000, 1500, "JPEG"))
        self.site.pages["/broken.png"] = ("image/png", b"\x89PNG\r\n\x1a\nbroken")
        await self.alice.say(f"http://{HOST}/photo.jpg http://{HOST}/broken.png")
        [embed] = (await self.edited())["embeds"]
        self.assertEqual((embed["type"], embed["image"]["width"], embed["image"]["height"]), ("image", 800, 400))
        self.assertTrue((await self.bob.get(embed["image"]["url"])).body.startswith(b"RIFF"))

    async def test_who_may_not_embed_links_gets_none(self):
        await self.set_everyone(DEFAULT_EVERYONE & ~Permission.EMBED_LINKS)
        await self.alice.say(LINK)
        self.assertEqual(await self.count(jobs), 0)
        self.assertEqual(self.site.asked, [])

    async def test_what_stands_for_something_inside_is_never_asked(self):
        names = Names({"inside.example.org": [("127.0.0.1", self.site.port)]})
        previews_of(self.app).fetcher = Fetcher(names)
        await self.alice.say(
            f"http://inside.example.org/ http://127.0.0.1/ http://localhost/ http://2130706433/ {LINK}"
        )
        await self.idle()
        self.assertEqual(self.site.asked, [])

    async def test_a_plain_message_costs_no_statement_more_and_a_link_one(self):
        await self.app.jobs.stop()
        await self.alice.say("no link")
        async with self.statements() as plain:
            await self.alice.say("no link")
        async with self.statements() as linked:
            await self.alice.say(LINK)
        self.assertEqual(len(linked), len(plain) + 1, linked)


class TestAfterARestart(PreviewTest):
    async def test_what_was_begun_is_done_again_and_shown_once(self):
        asked, never = asyncio.Event(), asyncio.Event()

        async def stuck(_request):
            asked.set()
            await never.wait()

        self.site.pages["/tea"] = stuck
        message = await self.alice.say(LINK)
        await asked.wait()
        await self.server.stop()
        self.site.pages["/tea"] = TEA

        await self.start_server()
        await self.write(lambda work: work.execute(update(jobs).values(due_at=0)))  # as when the loan is over
        self.app.jobs.planned(0)
        await self.idle()

        seen = (await (await self.member("carol")).get(self.address(message))).json["embeds"]
        self.assertEqual([embed["title"] for embed in seen], ["Tea"])


class TestOff(PreviewTest):
    changes = {}

    async def test_nothing_is_ever_connected_to(self):
        with mock.patch("backend.previews.fetching.ClientSession", side_effect=AssertionError("off is off")) as opened:
            message = await self.alice.say(LINK)
            await self.idle()
        self.assertEqual((opened.called, self.site.asked), (False, []))
        self.assertIsNone(await self.shown(message))


if __name__ == "__main__":
    unittest.main()
