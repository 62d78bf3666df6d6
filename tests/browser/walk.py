"""Every screen, and how one gets there, in whatever language: for the test that walks them all, and for docs/screens.

A stop is found by what it is (a class, an icon, a shortcut), never by its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from browser.touch import Finger
from browser.walker import Go, Walker, chat, icon, of_adding, of_guild, of_message, panel, pressed, typed
from demo import seed


def search_results(walker: Walker) -> None:
    walker.at()
    walker.page.keyboard.press("Control+f")
    walker.sees(".search-options")
    walker.page.keyboard.type("glaze")
    walker.page.keyboard.press("Enter")
    walker.sees(".message-card")


def hovered(walker: Walker) -> None:
    walker.at()
    walker.page.locator(".message").last.hover()
    walker.sees(".message-tools")


def edits(walker: Walker) -> None:
    walker.at()
    walker.click("button.message-edited")
    walker.sees(".edits")


def under_a_finger(walker: Walker) -> None:
    """A menu as who holds a phone gets it; for windows that can be touched."""
    walker.at()
    finger = Finger(walker.person)
    finger.touch(walker.page.locator(".message").last)
    walker.sees(".message-sheet")
    finger.lift()


def profile(walker: Walker) -> None:
    walker.at()
    walker.page.locator(".message .avatar").last.click()
    walker.sees(".popover")


def of_person(walker: Walker) -> None:
    walker.at()
    if walker.is_narrow:
        walker.click(icon("users", ".app-chat > .pane-header"))
    walker.click_with_right(".member")


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


def second_factor(walker: Walker) -> None:
    """As far as the picture to scan: nothing is turned on yet."""
    open_user_settings(walker)
    walker.click('.settings-screen-link[data-page="account"]')
    walker.click(".settings-line-acts .button-primary")
    walker.sees(".dialog input[type=password]").fill(seed.PASSWORD)
    walker.page.keyboard.press("Enter")
    walker.sees(".account-factor-secret")


def tour(walker: Walker) -> None:
    open_user_settings(walker)
    walker.click('.settings-screen-link[data-page="about"]')
    walker.click(".settings-line-acts .button")
    walker.sees(".tour-bubble")


def add_guild(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click(".rail-add")
    walker.sees(".dialog")


def folder_menu(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click_with_right(".rail-folder-face")


def folder_open(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click(".rail-folder-face")
    walker.sees(".rail-folder[data-open]")


def view_as(walker: Walker) -> None:
    guild_page(walker, "roles")
    walker.click(".roles-tools button + button")
    walker.page.locator(".view-as-role input:enabled").nth(2).check()
    walker.click('.dialog button[type="submit"]')
    walker.sees(".view-as-strip")


def automod_rule(walker: Walker) -> None:
    guild_page(walker, "automod")
    walker.click(icon("pencil", ".settings-screen-main"))
    walker.sees(".rule-editor")


def guild_page(walker: Walker, name: str) -> None:
    of_guild("settings", ".settings-screen")(walker)
    turn_to(walker, name)


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
    "message-edits": edits,
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
    "view-as": view_as,
    "automod-rule": automod_rule,
    "folder": folder_menu,
    "folder-open": folder_open,  # it stays so
    "second-factor": second_factor,
    "tour": tour,
    "offline": without_network,
    "autocomplete": typed("@", ".suggestions"),  # last: it leaves a draft
}


IN_HAND: dict[str, Go] = {"message-sheet": under_a_finger}


def open_user_settings(walker: Walker) -> None:
    walker.at()
    walker.show_list()
    walker.click(icon("settings", ".panel"))
    walker.choose("sun")
    walker.sees(".settings-screen-head")
    if walker.is_narrow:
        walker.click(icon("arrow-left", ".settings-screen-head"))


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


def turn_to(walker: Walker, name: str) -> None:
    """Another page of the screen that is open."""
    if walker.is_narrow and walker.page.locator(".settings-screen-nav").is_hidden():
        walker.click(icon("arrow-left", ".settings-screen-head"))
    walker.click(f'.settings-screen-link[data-page="{name}"]')
    expect(walker.page.locator(".settings-screen-title")).to_be_visible()


def pages_of(walker: Walker, screen: str) -> Iterator[str]:
    """Goes through the pages of a screen; the name of each when it is shown."""
    SCREENS[screen](walker)
    walker.sees(".settings-screen")
    links = ".settings-screen-link[data-page]:not([data-danger], [data-page=admin])"
    names = walker.page.locator(links).evaluate_all("all => all.map(one => one.dataset.page)")
    for name in names:
        turn_to(walker, name)
        walker.has_all()
        yield f"{screen}-{name}"


def has_overflow(page: Page) -> bool:
    """Something makes the page itself wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


RAW_KEY = re.compile(r"\b(?:[a-z]+_)*[a-z]+\.[a-z]+(?:_[a-z]+)+\b")
