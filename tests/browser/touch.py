"""A finger on the glass: what a mouse in its place would not show."""

from __future__ import annotations

from playwright.sync_api import Locator

from browser.people import Person

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LONG = 1000  # milliseconds


class Finger:
    """Of somebody with a phone. What it touches is brought into view first."""

    def __init__(self, person: Person) -> None:
        self._page = person.page
        self._glass = person.context.new_cdp_session(person.page)
        self._at = (0.0, 0.0)

    def touch(self, target: Locator, x: float | None = None) -> None:
        """Puts it down: in the middle, or so far from the left edge."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None
        self._at = (box["x"] + (box["width"] / 2 if x is None else x), box["y"] + box["height"] / 2)
        self._send("touchStart", [self._at])

    def slide(self, x: float = 0, y: float = 0) -> None:
        self._at = (self._at[0] + x, self._at[1] + y)
        self._send("touchMove", [self._at])

    def lift(self) -> None:
        self._send("touchEnd", [])

    def rest(self) -> None:
        """Stays where it is for long, in the time of the page: its context has a clock of its own."""
        self._page.clock.run_for(LONG)

    def _send(self, kind: str, points: list[tuple[float, float]]) -> None:
        self._glass.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )
