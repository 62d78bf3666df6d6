"""A person without a mouse: keys only, and after each one it can be seen where they are."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, expect

from browser.people import Person
from browser.stage import BrowserTest

Name = str | re.Pattern[str]

NO_POINTER = """
for (const name of ['pointerdown', 'touchstart', 'wheel'])
  addEventListener(name, (event) => event.isTrusted && console.error(`the keyboard's test used a pointer: ${name}`), true);
"""
# What has the focus stands in the window, is not wholly covered (WCAG 2.4.11), and it or what frames it has a ring (2.4.7).
IS_SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return false;
  const box = here.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth) - 1;
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight) - 1;
  if (right < left || bottom < top) return false;
  const isMine = (hit) => hit !== null && (here.contains(hit) || hit.closest('label')?.contains(here));
  const isUncovered = [0.05, 0.5, 0.95].some((x) => [0.1, 0.5, 0.9].some((y) =>
    isMine(document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y))));
  const isRinged = (one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  };
  const frames = [here, here.nextElementSibling, here.parentElement, here.parentElement?.parentElement].filter(Boolean);
  return isUncovered && frames.some(isRinged);
}"""
# After the last stop Tab is the browser's own for once.
IS_PAST_THE_END = "() => document.activeElement === document.body"
WHERE = """() => {
  const { outerHTML } = document.activeElement;
  return outerHTML.slice(0, 300);
}"""


class Keyboard(Person):
    """Looking is free; a pointer is a complaint."""

    def new_page(self) -> Any:
        page = super().new_page()
        page.add_init_script(NO_POINTER)
        return page

    @property
    def here(self) -> Locator:
        return self.page.locator(":focus")

    def sees_the_focus(self) -> None:
        try:
            self.page.wait_for_function(IS_SEEN)
        except Exception as reason:
            raise AssertionError(f"The focus cannot be seen: {self.page.evaluate(WHERE)}") from reason

    def press(self, *keys: str) -> None:
        for key in keys:
            if key.endswith("F6"):  # what it does comes with the first
                self.move(key)
            else:
                self.page.keyboard.press(key)
            self.sees_the_focus()

    def move(self, key: str) -> None:
        """The focus may follow later: its code is on its way, or the row of a long list is not drawn yet."""
        stood = self.page.evaluate_handle("document.activeElement")
        self.page.keyboard.press(key)
        self.page.wait_for_function("(stood) => document.activeElement !== stood", arg=stood)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.sees_the_focus()

    def is_at(self, role: Any, name: Name, **options: Any) -> None:
        options = {"exact": True, **options} if isinstance(name, str) else options
        expect(self.page.get_by_role(role, name=name, **options).and_(self.here)).to_be_visible()
        self.sees_the_focus()

    def go(self, role: Any, name: Name, key: str = "Tab", most: int = 8) -> None:
        """There by one key. `most`: who needs more of them has been sent round the screen."""
        options = {"exact": True} if isinstance(name, str) else {}
        place = self.page.get_by_role(role, name=name, **options)
        expect(place.first).to_be_attached()  # a list still on its way would be tabbed past
        wanted = place.and_(self.here)
        for _ in range(most):
            self.move(key)
            if wanted.count():
                return self.sees_the_focus()
            if not self.page.evaluate(IS_PAST_THE_END):
                self.sees_the_focus()
        raise AssertionError(f"{most} times {key} do not lead to {role} {name}, but to {self.page.evaluate(WHERE)}")

    def choose(self, role: Any, name: Name, key: str = "Tab", most: int = 8) -> None:
        self.go(role, name, key, most)
        self.press("Enter")

    def walk(self, role: Any, name: Name) -> None:
        """To a region of the screen by F6, and to the stop in it."""
        self.go(role, name, "F6")

    def menu(self, entry: Name) -> None:
        """Of what has the focus."""
        self.press("Shift+F10")
        self.take(entry)

    def take(self, entry: Name, role: Any = "menuitem") -> None:
        """From the menu that opens; its first entry may be it."""
        expect(self.page.locator("[role^=menuitem]").and_(self.here)).to_be_visible()
        if not self.page.get_by_role(role, name=entry).and_(self.here).count():
            self.go(role, entry, "ArrowDown", 24)
        self.press("Enter")


class KeyboardTest(BrowserTest):
    people = Keyboard

    def at_home(self, name: str) -> Keyboard:
        """In the first channel of the Welcome guild, once the message box has the focus: keys would race with that."""
        person: Keyboard = self.member(name)  # type: ignore[assignment]
        person.is_at("textbox", "Message #general")
        return person
