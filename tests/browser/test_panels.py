"""Pins and the inbox: what they hold, how they follow what happens, and that they are never a dead end."""

import re

from playwright.sync_api import Locator, Route, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}


class TestPanels(BrowserTest):
    maxDiff = None

    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.bea = self.friend("bea")

    def panel(self, person: Person, name: str) -> Locator:
        return person.page.get_by_role("complementary", name=name)

    def open_inbox(self, person: Person, tab: str) -> Locator:
        inbox = self.panel(person, "Inbox")
        if not inbox.count():
            person.button(re.compile("^Inbox")).click()
        inbox.get_by_role("tab", name=tab).click()
        return inbox

    def breaks_no_rule(self, person: Person, where: str) -> None:
        for theme in ("dark", "light"):
            person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            person.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(person.page), [])

    def test_pins_come_and_go_before_ones_eyes(self):
        first, _second = self.owner_.say("rules of the house", "something else")
        owner, bea = self.window_of(self.owner_), self.window_of(self.bea)
        bea.press("Control+p")
        pins = self.panel(bea, "Pinned messages")
        expect(pins.get_by_text("Nothing is pinned here yet.")).to_be_visible()
        owner.act("rules of the house", "Pin")
        owner.dialog.get_by_role("button", name="Pin", exact=True).click()
        expect(pins.get_by_role("article")).to_contain_text("rules of the house")
        expect(pins.get_by_role("button", name="Unpin")).to_have_count(0)
        owner.say("\n".join(f"line {number}" for number in range(80)))
        pins.get_by_role("article").hover()
        pins.get_by_role("link", name=re.compile("Jump")).click()
        expect(bea.message("rules of the house")).to_be_in_viewport()
        expect(bea.message("rules of the house")).to_have_attribute("data-flash", "")
        owner.button("Pinned messages").click()
        mine = self.panel(owner, "Pinned messages")
        mine.get_by_role("article").hover()
        mine.get_by_role("button", name="Unpin").click()
        owner.dialog.get_by_role("button", name="Unpin").click()
        for shown in (pins, mine):
            expect(shown.get_by_text("Nothing is pinned here yet.")).to_be_visible()
        self.assertIn("rules of the house", self.bea.history())
        self.assertGreater(first["id"], 0)
        bea.press("Escape")
        expect(pins).to_have_count(0)
        owner.button("Show members").click()
        expect(mine).to_have_count(0)
        expect(owner.members).to_be_visible()

    def test_mentions_are_listed_filtered_and_let_go(self):
        kiln = self.owner_.open_channel("kiln")
        self.owner_.say(f"<@{self.bea.client.id}> by name", "@everyone all of you", channel_id=kiln)
        bea = self.window_of(self.bea)
        expect(bea.button("Inbox, 2 unread mentions")).to_be_visible()
        inbox = self.open_inbox(bea, "Mentions")
        expect(inbox.get_by_role("article")).to_have_count(2)
        inbox.get_by_role("switch", name="Include @everyone").uncheck()
        expect(inbox.get_by_role("article")).to_contain_text(["by name"])
        self.owner_.say(f"again, <@{self.bea.client.id}>", channel_id=kiln)
        expect(inbox.get_by_role("article")).to_contain_text(["again", "by name"])
        inbox.get_by_role("article").first.hover()
        inbox.get_by_role("button", name="Remove from the inbox").first.click()
        expect(inbox.get_by_role("article")).to_have_count(1)
        inbox.get_by_role("button", name="Mark all as read").click()
        expect(bea.button("Inbox", exact=True)).to_be_visible()
        inbox.get_by_role("article").hover()
        inbox.get_by_role("link", name=re.compile("Jump")).click()
        bea.is_in("kiln")
        expect(bea.messages.filter(has_text="by name")).to_be_in_viewport()

    def test_all_that_is_unread_can_be_seen_and_read_in_one_place(self):
        kiln, news = self.owner_.open_channel("kiln"), self.owner_.open_channel("news")
        self.owner_.say("one", "two", "three", "four", channel_id=kiln)
        self.owner_.say("fresh", channel_id=news)
        bea = self.window_of(self.bea)
        inbox = self.open_inbox(bea, "Unreads")
        expect(inbox.get_by_role("article")).to_contain_text(["fresh", "two", "three", "four"])
        self.owner_.say("five", channel_id=kiln)
        expect(inbox.get_by_role("article")).to_contain_text(["three", "four", "five", "fresh"])
        inbox.get_by_role("button", name="Mark as read").first.click()
        expect(inbox.get_by_role("article")).to_contain_text(["fresh"])
        inbox.get_by_role("button", name="Mark all as read").click()
        expect(inbox.get_by_text("You have read everything.")).to_be_visible()
        expect(bea.channel("news")).to_have_accessible_name("news")

    def test_what_is_saved_keeps_its_note_and_outlives_its_message(self):
        message, known = self.owner_.say("for later", "saved before")
        self.stage.run(self.bea.client.put(f"/api/me/saved/{known['id']}"))
        bea, elsewhere = self.window_of(self.bea), self.window_of(self.bea)
        there = self.open_inbox(elsewhere, "Saved")
        expect(there.get_by_text("saved before")).to_be_visible()
        bea.act("saved before", "Remove from saved")
        expect(there.get_by_text("You have not saved a message yet.")).to_be_visible()
        bea.act("for later", "Save message")
        inbox = self.open_inbox(bea, "Saved")
        inbox.get_by_role("article").hover()
        inbox.get_by_role("button", name="Add a note").click()
        inbox.get_by_role("textbox", name="Note").fill("read on Friday")
        bea.press("Enter")
        expect(there.get_by_text("read on Friday")).to_be_visible()
        self.stage.run(self.owner_.client.delete(f"/api/channels/1/messages/{message['id']}"))
        expect(inbox.get_by_text("This message was deleted, or you may not see it any more.")).to_be_visible()
        inbox.get_by_role("button", name="Remove from saved").click()
        expect(there.get_by_text("You have not saved a message yet.")).to_be_visible()

    def test_a_failing_server_is_told_of_and_asked_again(self):
        self.owner_.say("rules of the house")
        bea = self.window_of(self.bea)

        def refuse(route: Route) -> None:
            route.fulfill(status=503, json={"error": {"code": "unavailable", "message": "Later."}})

        path = re.compile(r"/pins\?")
        bea.page.route(path, refuse)
        bea.button("Pinned messages").click()
        pins = self.panel(bea, "Pinned messages")
        expect(pins.get_by_text("The server is busy or restarting.")).to_be_visible()
        bea.page.unroute(path, refuse)
        pins.get_by_role("button", name="Retry").click()
        expect(pins.get_by_text("Nothing is pinned here yet.")).to_be_visible()

    def test_no_panel_breaks_a_rule(self):
        said = self.owner_.say(f"<@{self.bea.client.id}> in the inbox", "pinned")
        self.stage.run(self.owner_.client.put(f"/api/channels/1/pins/{said[1]['id']}"))
        self.stage.run(self.bea.client.put(f"/api/me/saved/{said[0]['id']}", {"note": "later"}))
        self.owner_.say("unread", channel_id=self.owner_.open_channel("kiln"))
        for size in (DESK, HAND):
            bea = self.window_of(self.bea, "/channels/1/1", viewport=size, reduced_motion="reduce", bypass_csp=True)
            if size == HAND:
                bea.button("More about general").click()
                bea.page.get_by_role("menuitem", name="Pinned messages").click()
            else:
                bea.button("Pinned messages").click()
            expect(self.panel(bea, "Pinned messages").get_by_role("article")).to_be_visible()
            self.breaks_no_rule(bea, f"pins, {size['width']} wide")
            bea.press("Escape")
            for tab in ("Mentions", "Unreads", "Saved"):
                inbox = self.open_inbox(bea, tab)
                expect(inbox.get_by_role("article").first).to_be_visible()
                self.breaks_no_rule(bea, f"{tab}, {size['width']} wide")
        inbox.get_by_role("link", name="Jump").click()
        expect(inbox).to_have_count(0)  # over a narrow window it would hide what one jumps to
        expect(bea.messages.filter(has_text="in the inbox")).to_be_in_viewport()
