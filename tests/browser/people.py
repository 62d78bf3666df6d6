"""A person before a window: what they see, in their words, and what they do with it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect
from support import PASSWORD, PATIENCE

# The browser's own word for an answer that is an error or did not come; the tests look at what the page makes of it.
NETWORK = re.compile(r"Failed to load resource|WebSocket connection to|net::ERR_|Service Worker registration blocked")
REPORT_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', (event) =>
  console.error(`content security policy: ${event.violatedDirective} ${event.blockedURI}`));
"""

# A colour or a place on its way to another is neither.
# Two frames on end: what has just come is drawn in the second.
GETS_STILL = """async (patience) => {
  const isStill = () => document.getAnimations().every(
    (one) => one.playState !== 'running' || one.effect.getComputedTiming().endTime === Infinity);
  const end = performance.now() + patience;
  for (let still = 0; still < 2 && performance.now() < end; still = isStill() ? still + 1 : 0)
    await new Promise((drawn) => requestAnimationFrame(drawn));
  return isStill();
}"""


class Person:
    """`complaints`: everything that a page in good health does not do."""

    def __init__(self, name: str, context: BrowserContext) -> None:
        self.name = name
        self.context = context
        self.complaints: list[str] = []
        self.page = self.new_page()

    def new_page(self) -> Page:
        page = self.context.new_page()
        page.add_init_script(REPORT_VIOLATIONS)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return page

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not NETWORK.search(message.text):
            self.complaints.append(f"{message.type}: {message.text}")

    # Where things are

    def button(self, name: str | re.Pattern[str], **options: Any) -> Locator:
        return self.page.get_by_role("button", name=name, **options)

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=True)

    @property
    def composer(self) -> Locator:
        return self.page.locator("#composer")

    @property
    def messages(self) -> Locator:
        return self.page.locator(".messages").get_by_role("article")

    def message(self, text: str) -> Locator:
        """The row of the message that says exactly this."""
        return self.messages.filter(has=self.page.locator(".message-text").get_by_text(text, exact=True))

    @property
    def message_list(self) -> Locator:
        return self.page.locator(".messages-scroll")

    def channel(self, name: str) -> Locator:
        return self.page.get_by_role("navigation", name="Channels").get_by_role("link", name=re.compile(rf"^{name}\b"))

    @property
    def members(self) -> Locator:
        return self.page.get_by_role("complementary", name="Members")

    def other_member(self, name: str, status: str = "Online") -> Locator:
        return self.members.get_by_role("listitem", name=f"{name}, {status}")

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def banner(self) -> Locator:
        return self.page.get_by_role("status").filter(has_text=re.compile("econnecting|offline"))

    @property
    def new_line(self) -> Locator:
        return self.page.locator(".divider-new")

    # What they do

    def open(self, path: str = "/") -> None:
        self.page.goto(path)

    def is_ready(self) -> None:
        """Signed in, with a channel open."""
        expect(self.composer).to_be_visible()

    def settles(self) -> None:
        """Waits until nothing on the page is on its way."""
        assert self.page.evaluate(GETS_STILL, PATIENCE * 1000), "something moves for ever"

    def register(self, password: str = PASSWORD) -> None:
        self.button("Create an account").click()
        self.field("Username").fill(self.name)
        self.field("Email").fill(f"{self.name}@example.org")
        self.field("Password").fill(password)
        self.button("Create account").click()

    def sign_in(self, password: str = PASSWORD) -> None:
        self.field("Username").fill(self.name)
        self.field("Password").fill(password)
        self.button("Sign in", exact=True).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def write(self, text: str) -> None:
        """Sends without waiting for the server."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def say(self, text: str) -> None:
        """Sends, and waits until the server has it."""
        self.write(text)
        expect(self.message(text)).to_have_attribute("data-state", "sent")

    def go_to(self, channel: str) -> None:
        self.channel(channel).click()
        self.is_in(channel)

    def is_in(self, channel: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=channel)).to_be_visible()
        expect(self.page.get_by_role("region", name=f"Messages in {channel}")).to_be_visible()

    def tool(self, text: str, name: str) -> Locator:
        """A button of the bar that floats over a message."""
        self.message(text).hover()
        return self.message(text).get_by_role("toolbar").get_by_role("button", name=name, exact=True)

    def act(self, text: str, name: str) -> None:
        """Chooses something in the message's menu."""
        self.tool(text, "More").click()
        self.page.get_by_role("menuitem", name=name, exact=True).click()

    def settings(self, entry: str) -> None:
        self.button("Settings", exact=True).click()
        self.page.get_by_role("menuitem", name=entry).click()

    def texts(self) -> list[str]:
        """What the list shows, from top to bottom."""
        return self.page.locator(".message-text").all_inner_texts()

    def rows(self) -> list[str]:
        """The texts, and the NEW line where it stands."""
        return self.page.locator(".message-text, .divider-new").all_inner_texts()

    def says_in_order(self, texts: list[str]) -> None:
        """These and no others, in this order, once each, all of them sent."""
        expect(self.page.locator(".message-text")).to_have_text(texts)
        expect(self.page.locator('.message:not([data-state="sent"])')).to_have_count(0)
