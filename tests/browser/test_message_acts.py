"""What is done with messages: with the pointer, the keyboard and a finger, by those who may."""

import re
from typing import Any

from playwright.sync_api import Route, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
KINDS = list("😀😃😄😁😆😅😂😊😇🙂🙃😉😌😍😘😗😙😚😋😛")


class TestMessageActs(BrowserTest):
    maxDiff = None

    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.bea = self.friend("bea")

    def put(self, friend: Friend, path: str) -> None:
        answer = self.stage.run(friend.client.put(path))
        self.assertLess(answer.status, 300, answer)

    def react(self, friend: Friend, message: dict[str, Any], emoji: str) -> None:
        self.put(friend, f"/api/channels/1/messages/{message['id']}/reactions/{emoji}")

    def entries(self, person: Person, text: str) -> list[str]:
        person.message(text).click(button="right", position={"x": 300, "y": 5})
        names = person.page.locator(".menu-item > span:first-of-type")
        expect(names.first).to_be_visible()
        found = names.all_inner_texts()
        person.press("Escape")
        expect(person.page.get_by_role("menu")).to_have_count(0)
        return found

    def is_accessible(self, person: Person, where: str) -> None:
        for theme in ("dark", "light"):
            person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            person.settles()
            with self.subTest(f"{where}, {theme}"):
                self.assertEqual(violations(person.page), [])

    def test_everyone_sees_what_they_may(self):
        self.bea.say("said by bea")
        self.react(self.bea, self.owner_.say("said by the owner")[0], "👍")
        bea, owner = self.window_of(self.bea), self.window_of(self.owner_)
        common = ["Reply", "Forward"]
        kept = ["Save message", "Mark as unread", "Copy text", "Copy link", "Profile"]
        self.assertEqual(self.entries(bea, "said by bea"), ["Add reaction", *common, "Edit", *kept, "Delete"])
        others = self.entries(bea, "said by the owner")
        self.assertEqual(others, ["Add reaction", "View reactions", *common, *kept, "Report message"])
        moderated = self.entries(owner, "said by bea")
        self.assertEqual(
            moderated, ["Add reaction", *common, "Pin", *kept, "Select messages", "Report message", "Delete"]
        )

    def test_letters_act_on_the_message_in_focus(self):
        self.owner_.say("older", "to be answered", "to be pinned")
        person = self.window_of(self.owner_)
        expect(person.message("to be pinned")).to_be_visible()
        person.composer.press("Escape")
        person.press("Shift+F6")
        expect(person.message("to be pinned")).to_be_focused()
        person.press("p")
        expect(person.dialog).to_contain_text("to be pinned")
        expect(person.dialog.get_by_role("button", name="Pin", exact=True)).to_be_focused()
        person.press("Enter")
        expect(person.page.get_by_text("pinned a message to this channel")).to_be_visible()
        person.message("to be answered").focus()
        person.press("r")
        expect(person.composer).to_be_focused()
        person.say("the answer")
        line = person.message("the answer").get_by_role("link", name="to be answered")
        line.click()
        expect(person.message("to be answered")).to_have_attribute("data-flash", "")
        person.message("to be answered").focus()
        person.press("Shift+Delete")
        expect(person.page.get_by_text("The original message was deleted.")).to_be_visible()
        person.message("older").focus()
        person.press("Shift+F10")
        expect(person.page.get_by_role("menu", name="Message actions")).to_be_visible()
        person.press("Escape")
        expect(person.message("older")).to_be_focused()
        person.press("+")
        expect(person.dialog.get_by_role("searchbox")).to_be_visible()

    def test_unread_holds_on_every_device(self):
        self.owner_.say("first", "second", "third")
        here, there = self.window_of(self.bea), self.window_of(self.bea)
        for window in (here, there):
            window.press("Escape")
            expect(window.new_line).to_have_count(0)
        here.message("second").focus()
        here.press("Alt+Enter")
        for window in (here, there):
            expect(window.new_line).to_be_visible()
            expect(window.channel("general")).to_have_accessible_name("general, unread messages")
        self.assertEqual(here.rows()[-3:], ["New", "second", "third"])
        here.press("Escape")
        expect(there.channel("general")).to_have_accessible_name("general")

    def test_reactions_say_who_and_know_their_limit(self):
        message = self.owner_.say("much liked")[0]
        for emoji in KINDS:
            self.react(self.owner_, message, emoji)
        self.react(self.bea, message, "😀")
        owner, bea = self.window_of(self.owner_), self.window_of(self.bea)
        bea.tool("much liked", "React with 👍").click()
        expect(bea.page.get_by_text("A message takes 20 kinds of reactions")).to_be_visible()
        owner.message("much liked").get_by_role("button", name="😀, 2 reactions").click(button="right")
        owner.page.get_by_role("menuitem", name="View reactions").click()
        expect(owner.dialog.get_by_role("tab", name="😀, 2 reactions")).to_have_attribute("aria-selected", "true")
        owner.dialog.get_by_role("button", name="Remove the reaction of bea").click()
        expect(owner.dialog.get_by_role("tab", name="😀, 1 reaction")).to_be_visible()
        expect(owner.dialog.get_by_text("bea")).to_have_count(0)
        owner.dialog.get_by_role("button", name="Remove all with 😀").click()
        expect(owner.dialog.get_by_role("tab", name="😀")).to_have_count(0)
        owner.press("Escape")
        owner.act("much liked", "Remove all reactions")
        expect(bea.message("much liked").locator(".reaction")).to_have_count(0)

    def test_an_edit_can_be_read_back_by_its_author(self):
        message = self.bea.say("a tpyo")[0]
        path = f"/api/channels/1/messages/{message['id']}"
        self.stage.run(self.bea.client.patch(path, {"content": "a typo"}))
        bea, other = self.window_of(self.bea), self.member("other")
        expect(other.message("a typo").get_by_text("(edited)")).to_be_visible()
        expect(other.message("a typo").get_by_role("button", name="(edited)")).to_have_count(0)
        bea.message("a typo").get_by_role("button", name="(edited)").click()
        expect(bea.dialog.get_by_role("listitem")).to_have_text(
            [re.compile("Now.*a typo"), re.compile("At first.*a tpyo")]
        )

    def test_it_goes_to_several_places_and_says_what_did_not(self):
        kiln, news = self.owner_.open_channel("kiln"), self.owner_.open_channel("news")
        self.bea.say("worth telling")
        person = self.window_of(self.owner_)
        person.act("worth telling", "Forward")
        person.field("To").fill("ki")
        person.dialog.get_by_role("checkbox", name="kiln").click()
        person.field("To").fill("")
        person.dialog.get_by_role("checkbox", name="news").click()
        person.field("Your comment (optional)").fill("look at this")
        refused = re.compile(rf"/channels/{news}/messages$")

        def refuse(route: Route) -> None:
            route.fulfill(status=503, json={"error": {"code": "unavailable", "message": "Later."}})

        person.page.route(refused, refuse)
        person.button("Send", exact=True).last.click()
        expect(person.dialog.get_by_role("alert")).to_contain_text("Not sent to news")
        person.page.unroute(refused, refuse)
        person.button("Send", exact=True).last.click()
        expect(person.dialog).to_have_count(0)
        self.assertEqual([self.owner_.history(kiln), self.owner_.history(news)], [["look at this"], ["look at this"]])
        person.go_to("kiln")
        expect(person.message("look at this").get_by_role("blockquote")).to_contain_text("worth telling")

    def test_moderators_delete_many_and_members_report(self):
        self.bea.say(*[f"noise {number}" for number in range(6)], "signal")
        owner, other = self.window_of(self.owner_), self.member("other")
        other.act("noise 0", "Report message")
        other.dialog.get_by_role("button", name="Report", exact=True).click()
        expect(other.dialog.get_by_role("alert")).to_have_text("Choose what is wrong.")
        other.field("Spam or advertising").check()
        other.dialog.get_by_role("button", name="Report", exact=True).click()
        expect(other.page.get_by_text("The moderators have been told.")).to_be_visible()
        reports = self.stage.run(self.owner_.client.get("/api/guilds/1/reports")).json["reports"]
        self.assertEqual([report["reason"] for report in reports], ["Spam or advertising"])
        owner.act("noise 0", "Select messages")
        owner.message("noise 5").click(modifiers=["Shift"])
        expect(owner.page.get_by_text("6 messages selected")).to_be_visible()
        owner.message("noise 3").click()
        owner.page.get_by_role("toolbar", name="Selected messages").get_by_role("button", name="Delete").click()
        expect(owner.dialog.get_by_role("heading")).to_have_text("Delete 5 messages")
        owner.dialog.get_by_role("button", name="Delete").click()
        other.says_in_order(["noise 3", "signal"])
        expect(owner.page.get_by_role("checkbox")).to_have_count(0)

    def test_a_finger_gets_a_sheet_and_nothing_breaks_a_rule(self):
        self.owner_.say(f"<@{self.bea.client.id}> under a thumb", "another")
        hand = {"viewport": HAND, "has_touch": True, "is_mobile": True, "reduced_motion": "reduce", "bypass_csp": True}
        window = self.window_of(self.bea, "/channels/1/1", **hand)
        expect(window.messages.filter(has_text="under a thumb")).to_have_attribute("data-mention", "")
        box = window.message("another").bounding_box()
        assert box is not None
        touch = window.context.new_cdp_session(window.page)
        points = [{"x": box["x"] + 120, "y": box["y"] + 8}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points})
        expect(window.dialog.get_by_role("button", name="Copy text")).to_be_visible()
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self.is_accessible(window, "sheet")
        window.dialog.get_by_role("button", name="Forward").click()
        expect(window.field("To")).to_be_visible()
        self.is_accessible(window, "forwarding, narrow")
        desk = self.window_of(self.owner_, viewport=DESK, reduced_motion="reduce", bypass_csp=True)
        for entry, what in (("Pin", "pin"), ("Forward", "forwarding"), ("Select messages", "selecting")):
            desk.act("another", entry)
            self.is_accessible(desk, what)
            desk.press("Escape")
