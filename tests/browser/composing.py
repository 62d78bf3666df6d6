"""The stage of the tests that write: what is offered, and the menu beside the box."""

from playwright.sync_api import Locator

from browser.people import Person
from browser.stage import BrowserTest

DESK, HAND = {"width": 1440, "height": 900}, {"width": 400, "height": 800}


def options(person: Person) -> Locator:
    return person.page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def offered(person: Person) -> Locator:
    """The one that Tab or Enter takes."""
    return options(person).and_(person.page.locator('[aria-selected="true"]'))


class ComposerTest(BrowserTest):
    def choose(self, person: Person, entry: str) -> None:
        """From the menu beside the box."""
        person.button("Add to the message").click()
        person.page.get_by_role("menuitem", name=entry, exact=True).click()
