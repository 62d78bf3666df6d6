"""The emoji picker: searched in two languages, walked by keys, in the reader's skin tone, with guilds' own."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from files_stage import form, picture
from playwright.sync_api import Locator, Route, expect

from backend.permissions.bits import Permission
from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

KEYS_ARE_HELD = "() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/early-keys.js'))"


class TestEmojiPicker(BrowserTest):
    def picker(self, person: Person) -> Locator:
        expect(person.composer).to_be_focused()  # the keys are listened to from then on
        person.press("Control+e")
        picker = person.page.get_by_role("dialog", name="Insert emoji")
        expect(picker.get_by_role("grid")).to_be_visible()
        return picker

    def test_walked_by_keys_and_kept_open_with_shift(self):
        alice = self.member("alice", reduced_motion="reduce", bypass_csp=True)
        picker = self.picker(alice)
        for theme in ("dark", "light"):
            alice.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            alice.settles()
            self.assertEqual(violations(alice.page), [])
        search = picker.get_by_role("searchbox")
        expect(search).to_be_focused()
        search.press("ArrowDown")
        expect(picker.get_by_role("button", name="thumbs up", exact=True)).to_be_focused()
        alice.press("ArrowDown")
        expect(picker.get_by_role("button", name="grinning face", exact=True)).to_be_focused()
        alice.press("End")
        expect(picker.get_by_role("button", name="flag: Wales")).to_be_focused()
        drawn = picker.get_by_role("gridcell").count()
        self.assertLess(drawn, 200, "only what is on show is drawn")
        alice.press("Home")

        search.fill("ракета")
        search.press("Shift+Enter")
        expect(alice.composer).to_have_value("🚀")
        search.fill("tada")
        search.press("Enter")
        expect(picker).to_have_count(0)
        expect(alice.composer).to_have_value("🚀🎉")
        picker = self.picker(alice)
        expect(picker.get_by_role("gridcell").first.get_by_role("button")).to_have_accessible_name("party popper")

    def test_what_is_typed_before_it_is_there_is_not_lost(self):
        alice = self.member("alice")
        alice.page.wait_for_function(KEYS_ARE_HELD)
        asked: list[Route] = []
        alice.page.route("**/emoji/picker.js", lambda route, _: asked.append(route))
        expect(alice.composer).to_be_focused()
        with alice.page.expect_request("**/emoji/picker.js"):
            alice.press("Control+e")
        alice.page.keyboard.type("tadda")
        alice.press("Backspace", "Backspace", "a", "Enter")
        expect(alice.composer).to_have_value("")
        asked.pop().continue_()
        expect(alice.composer).to_have_value("🎉")

    def test_skin_tones_for_one_and_for_all(self):
        alice = self.member("alice")
        picker = self.picker(alice)
        picker.get_by_role("searchbox").fill("thumbs up")
        picker.get_by_role("button", name="thumbs up", exact=True).click(button="right")
        expect(picker.get_by_role("radiogroup", name="Skin tone of thumbs up")).to_be_visible()
        picker.get_by_role("radio", name="Medium", exact=True).click()
        expect(alice.composer).to_have_value("👍🏽")

        picker = self.picker(alice)
        picker.get_by_role("button", name="Skin tone", exact=True).click()
        alice.press("ArrowRight")
        expect(picker.get_by_role("radio", name="Light", exact=True)).to_be_focused()
        alice.press("Enter")
        picker.get_by_role("searchbox").fill("waving hand")
        picker.get_by_role("searchbox").press("Enter")
        expect(alice.composer).to_have_value("👍🏽👋🏻")

    def test_guilds_own_are_used_where_one_may(self):
        owner = self.owner("owner")
        body = form(("kettle.png", picture(64, 64)), name="kettle")
        self.assertEqual(self.stage.run(owner.client.post("/api/guilds/1/emojis", data=body)).status, 201)
        alice = self.member("alice")
        alice.say("tea?")
        alice.tool("tea?", "Add reaction").click()
        picker = alice.page.get_by_role("dialog", name="Add reaction")
        picker.get_by_role("searchbox").fill("kett")
        picker.get_by_role("searchbox").press("Enter")
        reaction = alice.message("tea?").get_by_role("button", name=":kettle:, 1 reaction")
        expect(reaction.locator("img")).to_be_visible()

        other = owner.post("/api/guilds", {"name": "Elsewhere"})
        everyone = next(role for role in other["roles"] if role["position"] == 0)
        rights = everyone["permissions"] & ~Permission.USE_EXTERNAL_EMOJIS.value
        path = f"/api/guilds/{other['id']}/roles/{everyone['id']}"
        self.assertEqual(self.stage.run(owner.client.patch(path, {"permissions": rights})).status, 200)
        invite = owner.post(f"/api/guilds/{other['id']}/invites", {})
        bob = self.friend("bob")
        bob.post(f"/api/invites/{invite['code']}/join")
        window = self.window_of(bob, f"/channels/{other['id']}/{other['channels'][0]['id']}")
        picker = self.picker(window)
        picker.get_by_role("searchbox").fill("kettle")
        locked = picker.get_by_role("button", name="kettle", exact=True)
        expect(locked).to_have_attribute("aria-disabled", "true")
        locked.click(force=True)
        expect(picker).to_be_visible()
        expect(picker).to_contain_text("You may not use emojis of other guilds in this channel.")
        expect(window.composer).to_have_value("")
