"""No screen breaks a rule of axe-core, in either theme, on a desk and in a hand."""

from playwright.sync_api import expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
TALK = [
    "# A heading\n**bold** _italic_ ~~gone~~ `code` ||secret|| https://example.org",
    "> quoted\n- one\n- two\n```js\nlet x = 1;\n```",
    "<#1> <@2> <t:1790000000:R> <t:1790000000>",
    "a link [in running](https://example.org/text) text",
    "👋",
]


class TestAccessibility(BrowserTest):
    """axe itself writes styles into the page, so the policy is off in these windows."""

    maxDiff = None

    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.friend("absent").say("hello from somebody else")
        self.owner_.open_channel("news", type="announcement", topic="What is new")
        category = self.owner_.open_channel("Workshop", type="category")
        self.owner_.open_channel("kiln", parent_id=category)
        self.said = self.owner_.say(*TALK)
        path = f"/api/channels/1/messages/{self.said[0]['id']}/reactions/"
        for emoji in ("👍", "🎉"):
            self.stage.run(self.owner_.client.put(path + emoji))

    def is_accessible(self, person: Person, where: str) -> None:
        person.page.mouse.move(0, 0)
        for theme in ("dark", "light"):
            person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
            self.breaks_no_rule(person, f"{where}, {theme}")

    def breaks_no_rule(self, person: Person, where: str) -> None:
        person.settles()
        found = violations(person.page)
        with self.subTest(where):
            self.assertEqual(found, [])

    def window(self, size: dict[str, int]) -> Person:
        return self.window_of(self.owner_, viewport=size, reduced_motion="reduce", bypass_csp=True)

    def test_the_door(self):
        for size in (DESK, HAND):
            visitor = self.visitor("visitor", viewport=size, reduced_motion="reduce", bypass_csp=True)
            visitor.open()
            visitor.sign_in("wrong")
            expect(visitor.page.get_by_role("alert")).to_be_visible()
            self.is_accessible(visitor, f"sign-in, {size['width']} wide")
            visitor.button("Create an account").click()
            self.is_accessible(visitor, f"registration, {size['width']} wide")

    def test_the_chat(self):
        window = self.window(DESK)
        expect(window.messages.first).to_be_visible()
        self.is_accessible(window, "chat")
        window.message("👋").hover()
        expect(window.page.get_by_role("toolbar")).to_be_visible()
        self.breaks_no_rule(window, "message tools")
        window.composer.press("ArrowUp")
        self.is_accessible(window, "editing")
        window.press("Escape")
        window.channel("kiln").click()
        window.is_in("kiln")
        self.is_accessible(window, "empty channel")

    def test_the_dialogs(self):
        window = self.window(DESK)
        window.settings("Keyboard shortcuts")
        expect(window.dialog).to_be_visible()
        self.is_accessible(window, "keyboard shortcuts")
        window.press("Escape")
        window.press("Control+k")
        self.is_accessible(window, "switcher")
        window.press("Escape")
        for entry in ("Create a channel", "Create a category"):
            window.button("Welcome: guild menu").click()
            self.breaks_no_rule(window, "guild menu")
            window.page.get_by_role("menuitem", name=entry).click()
            self.is_accessible(window, entry)
            window.press("Escape")
        window.button("Add a guild").click()
        self.is_accessible(window, "create a guild")
        window.press("Escape")
        window.act("👋", "Delete")
        self.is_accessible(window, "delete")
        window.press("Escape")
        window.tool("👋", "Add reaction").click()
        expect(window.dialog.get_by_role("searchbox")).to_be_visible()
        self.is_accessible(window, "emoji")

    def test_in_a_hand(self):
        window = self.window(HAND)
        expect(window.messages.first).to_be_visible()
        self.is_accessible(window, "chat, narrow")
        window.button("Show members").click()
        expect(window.members).to_be_visible()
        self.is_accessible(window, "members, narrow")
        window.press("Escape")
        window.button("Show channels").click()
        self.is_accessible(window, "channels, narrow")

    def test_without_a_connection(self):
        window = self.window(DESK)
        self.stage.drop_server()
        expect(window.banner).to_be_visible()
        window.write("waits")
        self.is_accessible(window, "offline")
        self.stage.raise_server()
