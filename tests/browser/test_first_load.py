"""What the first look costs: bytes and requests, counted as they cross the wire, headers included."""

from collections import Counter

from playwright.sync_api import expect

from browser.people import Person
from browser.stage import BrowserTest

MOST = 164_000  # bytes of scripts and sheets, the door and its forms included: a ratchet on the way to 150,000
KINDS = {"Script", "Stylesheet"}
AUTH = "pack/js/features/auth/auth-screen.js"
AT_REST = "pack/js/features/shell/at-rest.js"  # comes when the page has been drawn; how soon is the browser's choice


class Wire:
    """What a page has loaded."""

    def __init__(self, person: Person) -> None:
        self.addresses: dict[str, str] = {}
        self.bytes: Counter[str] = Counter()
        self._kinds: dict[str, str] = {}
        listener = person.context.new_cdp_session(person.page)
        listener.send("Network.enable")
        listener.on("Network.responseReceived", self._answered)
        listener.on("Network.loadingFinished", self._finished)

    def _answered(self, event):
        self._kinds[event["requestId"]] = event["type"]
        self.addresses[event["requestId"]] = event["response"]["url"].partition("/static/")[2].partition("/")[2]

    def _finished(self, event):
        self.bytes[self._kinds.get(event["requestId"], "")] += event["encodedDataLength"]

    def files(self) -> list[str]:
        found = (self.addresses[one] for one, kind in self._kinds.items() if kind in KINDS)
        return sorted(path for path in found if path != AT_REST)


class TestFirstLoad(BrowserTest):
    def is_light(self, wire: Wire, *more: str) -> None:
        self.assertEqual(wire.files(), sorted([*more, "pack/script.js", "pack/style.css"]))
        self.assertLess(sum(wire.bytes[kind] for kind in KINDS), MOST)

    def test_the_door_and_the_app_cost_one_script_and_one_sheet(self):
        visitor = self.visitor("alice")
        wire = Wire(visitor)
        visitor.open()
        expect(visitor.field("Username")).to_be_visible()
        self.is_light(wire, AUTH)

        member = self.visitor("bob")
        member.context.add_cookies([self.friend("bob").cookie()])
        wire = Wire(member)
        member.open()
        member.is_ready()
        self.is_light(wire)

    def test_the_second_time_nothing_comes_over_the_wire(self):
        alice = self.member("alice")
        wire = Wire(alice)
        alice.page.reload()
        alice.is_ready()
        self.assertEqual(sum(wire.bytes[kind] for kind in KINDS), 0)

    def test_what_is_needed_later_comes_later_and_is_the_same_program(self):
        visitor = self.visitor("alice")
        wire = Wire(visitor)
        visitor.open()
        visitor.page.get_by_text("Русский").click()
        expect(visitor.button("Войти", exact=True)).to_be_visible()
        self.assertEqual(wire.files(), [AUTH, "pack/js/lib/messages/ru.js", "pack/script.js", "pack/style.css"])
