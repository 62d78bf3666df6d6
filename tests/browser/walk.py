"""Every screen, and how one gets there, in whatever language: for the test that walks them all, and for docs/screens.

A stop is found by what it is (a class, an icon, a shortcut), never by its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from browser.people import Person

Go = Callable[["Walker"], None]


def icon(name: str, within: str = "") -> str:
    return f'{within} :is(button, a):has(use[href$="#{name}"])'


@dataclass(frozen=True)
class Walker:
    """Somebody of the demo before a window. `channels`: id by name, of the demo's guild; `guild`: its id."""

    person: Person
    guild: int
    channels: dict[str, int]

    @property
    def page(self) -> Page:
        return self.person.page

    @property
    def is_narrow(self) -> bool:
        return (self.page.viewport_size or {"width": 1440})["width"] < 600

    def open(self, path: str) -> None:
        self.page.goto(path)
        self.sees(".app")
        self.has_all()

    def at(self, channel: str = "general") -> None:
        self.open(f"/channels/{self.guild}/{self.channels[channel]}")
        self.sees(".message, .intro")

    def has_all(self) -> None:
        """Nothing is still on its way."""
        expect(self.page.locator(".lazy, .skeleton")).to_have_count(0)

    def sees(self, selector: str) -> Locator:
        found = self.page.locator(selector).first
        expect(found).to_be_visible()
        return found

    def click(self, selector: str) -> None:
        self.sees(selector).click()

    def choose(self, name: str) -> None:
        """The entry with this icon, of the menu that is open."""
        self.click(icon(name, ".menu"))

    def show_list(self) -> None:
        if self.is_narrow:
            self.click(icon("arrow-left", ".app-chat"))

    def message_menu(self, which: int = -1) -> None:
        self.at()
        message = self.page.locator(".message").nth(which)
        message.focus()
        self.page.keyboard.press("Shift+F10")
        self.sees(".menu")

    def guild_menu(self) -> None:
        self.at()
        self.show_list()
        self.click(icon("chevron-down", ".side > .pane-header"))
        self.sees(".menu")


def chat(channel: str) -> Go:
    return lambda walker: walker.at(channel)


def pressed(keys: str, then: str) -> Go:
    def go(walker: Walker) -> None:
        walker.at()
        walker.page.keyboard.press(keys)
        walker.sees(then)

    return go


def of_message(name: str, then: str) -> Go:
    def go(walker: Walker) -> None:
        walker.message_menu()
        walker.choose(name)
        walker.sees(then)

    return go


def of_guild(name: str, then: str = ".dialog") -> Go:
    def go(walker: Walker) -> None:
        walker.guild_menu()
        walker.choose(name)
        walker.sees(then)

    return go


def of_adding(name: str, then: str = ".dialog") -> Go:
    def go(walker: Walker) -> None:
        walker.at()
        walker.click(".composer-add")
        walker.choose(name)
        walker.sees(then)

    return go


def panel(name: str) -> Go:
    def go(walker: Walker) -> None:
        walker.at()
        if walker.is_narrow and name == "pin":
            walker.click(icon("ellipsis", ".app-chat > .pane-header"))
            walker.choose(name)
        else:
            walker.click(icon(name, ".app-chat > .pane-header"))
        walker.sees(".panels")

    return go


def search_results(walker: Walker) -> None:
    walker.at()
    walker.page.keyboard.press("Control+f")
    walker.sees(".search-options")
    walker.page.keyboard.type("glaze")
    walker.page.keyboard.press("Enter")
    walker.sees(".message-card")


def typed(text: str, then: str) -> Go:
    def go(walker: Walker) -> None:
        walker.at()
        walker.person.composer.focus()
        walker.page.keyboard.type(text)
        walker.sees(then)

    return go


def hovered(walker: Walker) -> None:
    walker.at()
    walker.page.locator(".message").last.hover()
    walker.sees(".message-tools")


def profile(walker: Walker) -> None:
    walker.at()
    walker.page.locator(".message .avatar").last.click()
    walker.sees(".popover")


def of_person(walker: Walker) -> None:
    walker.at()
    if walker.is_narrow:
        walker.click(icon("users", ".app-chat > .pane-header"))
    walker.page.locator(".member").first.click(button="right")
    walker.sees(".menu")


def of_channel(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.page.locator(".channel-link").nth(1).click(button="right")
    walker.sees(".menu")


def picture(walker: Walker) -> None:
    walker.at("glazes")
    walker.page.locator(".message-text img").last.click()
    walker.sees(".lightbox")


def home_tab(number: int) -> Go:
    def go(walker: Walker) -> None:
        walker.open("/channels/@me")
        if walker.page.locator('.app[data-pane="list"]').count() and walker.is_narrow:
            walker.click(".side .channel-link")
        walker.page.locator(".friends .tab").nth(number).click()

    return go


def conversation(which: str) -> Go:
    def go(walker: Walker) -> None:
        walker.open("/channels/@me")
        if walker.page.locator(".side").get_attribute("inert") is not None:
            walker.show_list()
        walker.click(f'.side a[href^="/channels/@me/"]{which}')
        walker.sees(".message")

    return go


def add_guild(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click(".rail-add")
    walker.sees(".dialog")


def own_status(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click(".panel-me")
    walker.sees(".popover")


def unread_elsewhere(walker: Walker) -> None:
    walker.at("announcements")


def without_network(walker: Walker) -> None:
    walker.at()
    walker.page.context.set_offline(True)
    walker.sees(".banner")


STOPS: dict[str, Go] = {
    "chat": chat("general"),
    "chat-pictures": chat("glazes"),
    "chat-announcements": chat("announcements"),
    "chat-russian": chat("по-русски"),
    "message-tools": hovered,
    "message-menu": lambda walker: walker.message_menu(),
    "message-forward": of_message("forward", ".dialog"),
    "message-delete": of_message("trash-2", ".dialog"),
    "message-reply": of_message("reply", ".answer-bar"),
    "search": pressed("Control+f", ".search-options"),
    "search-results": search_results,
    "switcher": pressed("Control+k", ".switcher"),
    "shortcuts": pressed("Control+/", ".dialog"),
    "emoji-picker": pressed("Control+e", ".picker"),
    "sticker-picker": pressed("Control+s", ".popover"),
    "pins": panel("pin"),
    "inbox": panel("inbox"),
    "poll-create": of_adding("chart-column"),
    "schedule": of_adding("calendar-clock"),
    "lightbox": picture,
    "profile": profile,
    "person-menu": of_person,
    "channel-menu": of_channel,
    "status-menu": own_status,
    "friends-online": home_tab(0),
    "friends-all": home_tab(1),
    "friends-pending": home_tab(2),
    "friends-blocked": home_tab(3),
    "friends-add": home_tab(4),
    "conversation": conversation(":not(:has(.face-pair))"),
    "conversation-group": conversation(":has(.face-pair)"),
    "guild-menu": lambda walker: walker.guild_menu(),
    "guild-invite": of_guild("user-plus"),
    "guild-add": add_guild,
    "channel-create": of_guild("plus"),
    "offline": without_network,
    "autocomplete": typed("@", ".suggestions"),  # last: it leaves a draft
}


def open_user_settings(walker: Walker) -> None:
    walker.at()
    walker.page.keyboard.press("Control+,")


def open_guild_settings(walker: Walker) -> None:
    walker.guild_menu()
    walker.choose("settings")


def open_channel_settings(walker: Walker) -> None:
    of_channel(walker)
    walker.choose("settings-2")


def open_admin(walker: Walker) -> None:
    open_user_settings(walker)
    walker.click('.settings-screen-link[data-page="admin"]')


SCREENS: dict[str, Go] = {
    "settings": open_user_settings,
    "guild-settings": open_guild_settings,
    "channel-settings": open_channel_settings,
    "admin": open_admin,
}


def pages_of(walker: Walker, screen: str) -> Iterator[str]:
    """Goes through the pages of a screen; the name of each when it is shown."""
    SCREENS[screen](walker)
    walker.sees(".settings-screen")
    links = ".settings-screen-link[data-page]:not([data-danger], [data-page=admin])"
    names = walker.page.locator(links).evaluate_all("all => all.map(one => one.dataset.page)")
    for name in names:
        if walker.is_narrow and walker.page.locator(".settings-screen-nav").is_hidden():
            walker.click(icon("arrow-left", ".settings-screen-head"))
        walker.click(f'.settings-screen-link[data-page="{name}"]')
        expect(walker.page.locator(".settings-screen-title")).to_be_visible()
        walker.has_all()
        yield f"{screen}-{name}"


def has_overflow(page: Page) -> bool:
    """Something makes the page itself wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


RAW_KEY = re.compile(r"\b(?:[a-z]+_)*[a-z]+\.[a-z]+(?:_[a-z]+)+\b")
