"""Links in messages get previews: in the background, for those who may, and never from a reader's own address."""

import asyncio
import unittest
from unittest import mock

from preview_site import HOST, Names, Site, picture
from sqlalchemy import func, select, update
from support import PATIENCE, GuildhallTest

from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.previews.fetching import Fetcher
from backend.previews.keeping import FAILURE_KEPT, KEPT, forget_previews
from backend.previews.models import preview_pictures, preview_uses, previews
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


class TestChanging(PreviewTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.site.pages["/coffee"] = ("text/html", "<title>Coffee</title>")
        self.message = await self.alice.say(LINK)
        await self.edited()

    async def edit(self, content):
        return await self.alice.patch(self.address(self.message), {"content": content})

    async def test_other_links_have_other_previews(self):
        answer = await self.edit(f"rather http://{HOST}/coffee")
        self.assertNotIn("embeds", answer.json)
        event = await self.edited(lambda event: "embeds" in event)
        self.assertEqual([embed["title"] for embed in event["embeds"]], ["Coffee"])
        self.assertEqual(await self.count(preview_uses), 0)

    async def test_a_link_that_stays_keeps_its_preview_meanwhile(self):
        answer = await self.edit(f"{LINK} and http://{HOST}/coffee")
        self.assertEqual([embed["title"] for embed in answer.json["embeds"]], ["Tea"])
        event = await self.edited(lambda event: len(event["embeds"]) == 2)
        self.assertEqual([embed["title"] for embed in event["embeds"]], ["Tea", "Coffee"])

    async def test_without_links_there_are_none(self):
        answer = await self.edit("no link")
        self.assertNotIn("embeds", answer.json)
        await self.idle()
        self.assertIsNone(await self.shown(self.message))
        self.assertEqual(await self.count(preview_uses), 0)

    async def test_a_message_that_is_deleted_or_changed_meanwhile_gets_nothing(self):
        asked, go_on = asyncio.Event(), asyncio.Event()

        async def slow(_request):
            asked.set()
            await go_on.wait()
            return self.site.response(("text/html", "<title>Late</title>"))

        self.site.pages["/slow"] = slow
        gone = await self.alice.say(f"http://{HOST}/slow")
        other = await self.alice.say(f"http://{HOST}/slow?")
        await asked.wait()
        await self.alice.delete(self.address(gone))
        await self.alice.patch(self.address(other), {"content": "something else"})
        go_on.set()
        await self.idle()
        self.assertIsNone(await self.shown(other))
        self.assertEqual(await self.count(preview_uses), 1)  # of the first message


class TestSuppressing(PreviewTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.message = await self.alice.say(LINK)
        await self.edited()

    async def suppress(self, person, hides=True):
        return await person.patch(self.address(self.message), {"suppress_embeds": hides})

    async def test_the_author_takes_them_away_and_lets_them_come_back(self):
        answer = await self.suppress(self.alice)
        self.assertEqual(answer.status, 200)
        self.assertNotIn("embeds", answer.json)
        self.assertNotIn("embeds", await self.edited())
        self.assertEqual(await self.count(preview_uses), 0)

        await self.alice.patch(self.address(self.message), {"content": f"still {LINK}"})
        await self.idle()
        self.assertIsNone(await self.shown(self.message))

        self.assertEqual((await self.suppress(self.alice, False)).status, 200)
        self.assertEqual((await self.edited(lambda event: "embeds" in event))["embeds"][0]["title"], "Tea")

    async def test_doing_it_twice_is_told_once(self):
        await self.suppress(self.alice)
        await self.suppress(self.alice)
        events = [name for name, _ in await self.settle(self.socket)]
        self.assertEqual(events.count("message_edited"), 1)

    async def test_whoever_manages_messages_may_and_others_may_not(self):
        self.assert_refused(await self.suppress(self.bob), 403, "forbidden")
        await self.give_role(self.bob.id, Permission.MANAGE_MESSAGES)
        self.assertEqual((await self.suppress(self.bob)).status, 200)
        self.assertIsNone(await self.shown(self.message))

    async def test_a_stranger_learns_nothing(self):
        guild = (await self.alice.post("/api/guilds", {"name": "Private"})).json
        secret = await self.alice.say("just us", guild["channels"][0]["id"])
        address = f"/api/channels/{secret['channel_id']}/messages/{secret['id']}"
        self.assert_refused(await self.bob.patch(address, {"suppress_embeds": True}), 404, "not_found")

    async def test_nonsense_is_refused(self):
        for wrong in ({}, {"suppress_embeds": "yes"}, {"suppress_embeds": 1}, {"content": 5}):
            self.assert_refused(await self.alice.patch(self.address(self.message), wrong), 422, "invalid_fields")


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
