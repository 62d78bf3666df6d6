"""A message for later: written, changed, sent sooner, and what became of one that could not be sent."""

import re

from playwright.sync_api import expect

from browser.composing import ComposerTest, offered

NOW = "2026-11-26T09:00:00.000Z"


class TestScheduling(ComposerTest):
    def test_a_message_for_later(self):
        owner = self.owner("owner")
        boris = self.friend("boris")
        anna = self.window_of(owner)
        anna.composer.click()
        anna.page.keyboard.type("tomorrow @bor")
        expect(offered(anna)).to_contain_text("boris")
        anna.press("Tab")
        self.choose(anna, "Schedule message")
        expect(anna.dialog.get_by_label("Message", exact=True)).to_have_value("tomorrow @boris ")
        anna.dialog.get_by_label("When").fill("2020-01-01T10:00")
        anna.dialog.get_by_role("button", name="Schedule", exact=True).click()
        expect(anna.dialog.get_by_text("at least a minute away")).to_be_visible()
        anna.dialog.get_by_role("button", name="Monday morning").click()
        anna.dialog.get_by_role("button", name="Schedule", exact=True).click()
        expect(anna.composer).to_have_value("")
        bar = anna.button(re.compile("1 message is scheduled"))
        bar.click()
        expect(anna.dialog.get_by_role("listitem")).to_contain_text("@boris")
        anna.dialog.get_by_role("button", name="Edit").click()
        anna.dialog.get_by_label("Message", exact=True).fill("sooner @boris")
        anna.dialog.get_by_role("button", name="In an hour").click()
        anna.dialog.get_by_role("button", name="Save").click()
        expect(anna.dialog.get_by_role("listitem")).to_contain_text("sooner @boris")
        anna.dialog.get_by_role("button", name="Send now").click()
        expect(anna.dialog).to_contain_text("Nothing is scheduled")
        anna.press("Escape")
        expect(bar).to_have_count(0)
        expect(anna.message("sooner @boris")).to_be_visible()
        self.assertEqual(owner.history(), [f"sooner <@{boris.client.id}>"])

    def test_what_could_not_be_sent_at_its_time_says_why(self):
        window = self.window_of(self.friend("anna"))
        item = {"id": 1, "channel_id": 1, "content": "too late", "reply_to": None, "ping": True, "files": []}
        item |= {"sticker_id": None, "poll": None, "nonce": None, "send_at": NOW, "created_at": NOW}
        item |= {"problem": {"code": "forbidden", "message": "No."}}
        refusal = {"error": {"code": "unavailable", "message": "Away."}}
        window.page.route("**/api/me/scheduled", lambda route: route.fulfill(json={"scheduled": [item]}))
        window.page.route("**/api/me/scheduled/1/send", lambda route: route.fulfill(status=503, json=refusal))
        window.page.reload()
        window.button(re.compile("1 scheduled message could not be sent")).click()
        expect(window.dialog).to_contain_text("It could not be sent")
        window.dialog.get_by_role("button", name="Send now").click()
        expect(window.dialog.get_by_role("alert")).to_be_visible()
        expect(window.dialog).to_contain_text("too late")
        window.dialog.get_by_role("button", name="Delete", exact=True).click()
        expect(window.dialog.get_by_role("button", name="Delete for good")).to_be_focused()
        window.page.route("**/api/me/scheduled/1", lambda route: route.fulfill(status=204))
        window.press("Enter")
        expect(window.dialog).to_contain_text("Nothing is scheduled")
