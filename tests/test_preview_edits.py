"""The previews of a message change with its links, and go where they are not wanted."""

import asyncio
import unittest

from preview_site import HOST
from preview_stage import LINK, PreviewTest

from backend.permissions.bits import Permission
from backend.previews.models import preview_uses


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


if __name__ == "__main__":
    unittest.main()
