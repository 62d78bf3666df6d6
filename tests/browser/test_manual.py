"""The API's pages in a window: readable in both themes, on a desk and in a hand, with no complaint of the browser's."""

from browser.axe import violations
from browser.stage import BrowserTest

PAGES = ("/api/docs", "/api/docs/events")


class TestManual(BrowserTest):
    def test_no_rule_of_accessibility_is_broken_and_nothing_sticks_out(self):
        for scheme, width in (("light", 1440), ("dark", 400)):  # axe takes seconds for pages of this size
            size = {"width": width, "height": 900}
            person = self.visitor("reader", viewport=size, color_scheme=scheme, bypass_csp=True)
            for path in PAGES:
                with self.subTest(f"{path}, {scheme}, {width} wide"):
                    person.page.goto(path)
                    self.assertEqual(violations(person.page), [])
                    self.assertLessEqual(person.page.evaluate("document.documentElement.scrollWidth"), width)

    def test_the_policy_of_the_house_holds(self):
        person = self.visitor("reader")  # whatever the page complains about is a failure
        person.page.goto("/api/docs")
        person.page.get_by_role("link", name="Socket API").click()
        person.page.get_by_role("link", name="server new_message").first.click()
        self.assertTrue(person.page.url.endswith("/api/docs/events#event-MessageSent"))
