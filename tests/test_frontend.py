"""The web client in two real windows: people arrive, see each other, talk, react, change their minds.

More of it is in tests/browser/. Runs under unittest as well: `cd tests && python -m unittest test_frontend.py`.
"""

from browser.stage import BrowserTest
from playwright.sync_api import expect


class TestArriving(BrowserTest):
    def test_two_people_register_and_chat_both_ways(self):
        alice, bob = self.visitor("alice"), self.visitor("bob")
        for person in (alice, bob):
            person.open()
            person.register()
            person.is_ready()
        expect(alice.other_member("bob")).to_be_visible()
        expect(bob.other_member("alice")).to_be_visible()

        alice.say("hello, bob")
        expect(bob.message("hello, bob")).to_be_visible()
        bob.write("hello, **alice**")
        expect(alice.message("hello, alice").locator("strong")).to_have_text("alice")

        bob.context.close()
        expect(alice.other_member("bob", "Offline")).to_be_visible()

    def test_registering_leads_to_the_channel_that_the_link_names(self):
        carol = self.visitor("carol")
        carol.open("/channels/1/1")
        carol.register()
        carol.is_ready()
        self.assertTrue(carol.page.url.endswith("/channels/1/1"))


class TestTalking(BrowserTest):
    def setUp(self):
        super().setUp()
        self.alice, self.bob = self.member("alice"), self.member("bob")

    def test_reactions_from_the_picker_and_by_a_click(self):
        self.alice.say("tea?")
        self.bob.tool("tea?", "Add reaction").click()
        self.bob.dialog.get_by_role("searchbox").fill("tea")
        self.bob.dialog.get_by_role("searchbox").press("Enter")  # also before the emoji themselves are there
        seen = self.alice.message("tea?").get_by_role("button", name="🍵, 1 reaction")
        expect(seen).to_have_attribute("aria-pressed", "false")

        seen.click()
        both = self.bob.message("tea?").get_by_role("button", name="🍵, 2 reactions")
        expect(both).to_have_attribute("aria-pressed", "true")
        both.click()
        expect(self.alice.message("tea?").get_by_role("button", name="🍵, 1 reaction")).to_have_attribute(
            "aria-pressed", "true"
        )

    def test_arrow_up_edits_the_last_own_message(self):
        self.alice.say("teh kettle")
        self.alice.composer.press("ArrowUp")
        editor = self.alice.page.get_by_role("textbox", name="Edit message")
        expect(editor).to_be_focused()
        editor.fill("the kettle")
        editor.press("Enter")
        for person in (self.alice, self.bob):
            expect(person.message("the kettle").get_by_text("(edited)")).to_be_visible()
            expect(person.message("teh kettle")).to_have_count(0)
        expect(self.alice.composer).to_be_focused()

    def test_deleting_asks_first_and_shift_does_not(self):
        self.alice.say("one")
        self.alice.say("two")
        self.delete("one")
        self.alice.dialog.get_by_role("button", name="Cancel").click()
        expect(self.alice.dialog).to_have_count(0)
        self.delete("one")
        self.alice.dialog.get_by_role("button", name="Delete", exact=True).click()
        expect(self.bob.message("one")).to_have_count(0)
        expect(self.alice.dialog).to_have_count(0)

        self.delete("two", modifiers=["Shift"])
        expect(self.bob.message("two")).to_have_count(0)
        expect(self.alice.messages).to_have_count(0)

    def delete(self, text, **options):
        self.alice.tool(text, "More").click()
        self.alice.page.get_by_role("menuitem", name="Delete").click(**options)

    def test_the_typing_line_comes_and_goes_with_the_message(self):
        self.alice.composer.press_sequentially("one moment")
        typing = self.bob.page.get_by_text("alice is typing…")
        expect(typing).to_be_visible()
        self.alice.composer.press("Enter")
        expect(self.bob.message("one moment")).to_be_visible()
        expect(typing).to_have_count(0)


class TestUnread(BrowserTest):
    def test_a_channel_that_is_not_open_is_marked_and_opens_at_the_new_line(self):
        owner = self.owner("owner")
        kiln = owner.open_channel("kiln")
        owner.say("an old one", channel_id=kiln)
        reader = self.member("reader", f"/channels/1/{kiln}")
        expect(reader.message("an old one")).to_be_visible()
        reader.go_to("general")
        expect(reader.channel("kiln")).to_have_accessible_name("kiln")

        owner.say("a new one", "and another", channel_id=kiln)
        expect(reader.channel("kiln")).to_have_accessible_name("kiln, unread messages")
        reader.go_to("kiln")
        expect(reader.new_line).to_be_visible()
        self.assertEqual(reader.rows(), ["an old one", "New", "a new one", "and another"])
        expect(reader.channel("kiln")).to_have_accessible_name("kiln")

        owner.say("while they look", channel_id=kiln)
        expect(reader.message("while they look")).to_be_visible()
        self.assertEqual(reader.rows()[1], "New", "the line stays where it was for the visit")

    def test_what_one_reads_in_one_window_is_read_in_the_other(self):
        owner = self.owner("owner")
        kiln = owner.open_channel("kiln")
        friend = self.friend("reader")
        first, second = self.window_of(friend), self.window_of(friend)
        owner.say("news", channel_id=kiln)
        for window in (first, second):
            expect(window.channel("kiln")).to_have_accessible_name("kiln, unread messages")
        first.page.bring_to_front()
        first.go_to("kiln")
        expect(second.channel("kiln")).to_have_accessible_name("kiln")
