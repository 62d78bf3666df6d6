"""Somebody of the demo before a window, and how they get about in it: by classes, icons and shortcuts, never by words."""

from __future__ import annotations

from collections.abc import Callable
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

    def click_with_right(self, selector: str) -> None:
        self.sees(selector).click(button="right")
        self.sees(".menu")

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


def typed(text: str, then: str) -> Go:
    def go(walker: Walker) -> None:
        walker.at()
        walker.person.composer.focus()
        walker.page.keyboard.type(text)
        walker.sees(then)

    return go
