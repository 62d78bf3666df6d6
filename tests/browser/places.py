"""The stage of the tests that arrange a guild: its owner, a category and two channels; menus and dragging."""

from playwright.sync_api import Locator

from browser.people import Person
from browser.stage import BrowserTest, Friend

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
HIDE = 1 << 10  # VIEW_CHANNEL
WRITE = 1 << 11  # SEND_MESSAGES


class PlacesTest(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.workshop = self.owner_.open_channel("Workshop", type="category")
        self.kiln = self.owner_.open_channel("kiln", parent_id=self.workshop)
        self.glazes = self.owner_.open_channel("glazes", parent_id=self.workshop)

    def window(self, who: Friend | None = None, path: str = "/channels/1/1", **options) -> Person:
        return self.window_of(who or self.owner_, path, reduced_motion="reduce", **options)

    def channels(self, window: Person) -> Locator:
        return window.page.get_by_role("navigation", name="Channels").locator(".channel-name, .category-toggle")

    def menu(self, window: Person, thing: Locator, *entries: str) -> None:
        thing.click(button="right")
        for entry in entries:
            window.page.get_by_role("menuitem", name=entry).or_(
                window.page.get_by_role("menuitemcheckbox", name=entry)
            ).first.click()

    def drag(self, window: Person, what: Locator, onto: Locator, share: float) -> None:
        """To a place in the height of the other: near 0 before it, near 1 after it, in the middle into it."""
        start, end = what.bounding_box(), onto.bounding_box()
        window.page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
        window.page.mouse.down()
        window.page.mouse.move(start["x"] + 24, start["y"] + start["height"] / 2 + 8)
        window.page.mouse.move(end["x"] + 20, end["y"] + end["height"] * share, steps=4)
        window.page.mouse.up()
