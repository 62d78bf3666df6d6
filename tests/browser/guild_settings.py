"""The stage of the tests that run a guild from its settings: its owner, a moderator with some rights, and a member without any."""

import io
from typing import Any

from PIL import Image
from playwright.sync_api import Locator, expect

from backend.permissions.bits import Permission
from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
MODERATES = (
    Permission.KICK_MEMBERS
    | Permission.BAN_MEMBERS
    | Permission.MODERATE_MEMBERS
    | Permission.MANAGE_NICKNAMES
    | Permission.VIEW_AUDIT_LOG
)
BUSY = {"error": {"code": "unavailable", "message": "The server is stopping."}}


def picture(color: str = "#c54", size: int = 64) -> bytes:
    to = io.BytesIO()
    Image.new("RGB", (size, size), color).save(to, "PNG")
    return to.getvalue()


def file(name: str, content: bytes | None = None, kind: str = "image/png") -> Any:
    return {"name": name, "mimeType": kind, "buffer": picture() if content is None else content}


class GuildSettingsTest(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.host = self.owner("olga")
        self.mo, self.ann = self.friend("mo"), self.friend("ann")
        self.wardens = self.role("Wardens", MODERATES)
        self.give(self.mo, self.wardens)

    def role(self, name: str, permissions: int = 0) -> int:
        made = self.host.post("/api/guilds/1/roles", {"name": name, "permissions": int(permissions)})
        return made["id"]  # type: ignore[no-any-return]

    def give(self, friend: Friend, role: int) -> None:
        self.stage.run(self.host.client.put(f"/api/guilds/1/members/{friend.client.id}/roles/{role}"))

    def settings_of(self, friend: Friend, page: str = "", **options: Any) -> Person:
        window = self.window_of(friend, **{"reduced_motion": "reduce", **options})
        self.open_settings(window)
        if page:
            self.turn_to(window, page)
        return window

    def open_settings(self, window: Person) -> None:
        window.button("Welcome: guild menu").click()
        window.page.get_by_role("menuitem", name="Guild settings").click()
        expect(self.screen(window)).to_be_visible()

    def screen(self, window: Person) -> Locator:
        return window.page.get_by_role("dialog", name="Guild settings")

    def turn_to(self, window: Person, page: str) -> None:
        self.screen(window).get_by_role("navigation").get_by_role("button", name=page).click()
        expect(window.page.get_by_role("heading", level=1, name=page)).to_be_visible()

    def row(self, window: Person, text: str) -> Locator:
        return self.screen(window).get_by_role("listitem").filter(has_text=text)

    def choose(self, window: Person, entry: str) -> None:
        window.page.get_by_role("menuitem", name=entry, exact=True).click()

    def confirm(self, window: Person, title: str, verb: str) -> None:
        asked = window.page.get_by_role("dialog", name=title, exact=True)
        asked.get_by_role("button", name=verb, exact=True).click()
        expect(asked).to_have_count(0)
