"""What the first look costs: bytes and requests, counted as they cross the wire, less the heads of the answers."""

from collections import Counter

from playwright.sync_api import expect

from browser.people import Person
from browser.stage import BrowserTest

# Bytes of scripts and sheets, compressed, with what comes when the page has been drawn. The bar is 150,000; what is won stays won.
MOST, MOST_AT_THE_DOOR = 148_000, 95_000
KINDS = {"Script", "Stylesheet"}
AUTH = "pack/js/features/auth/auth-screen.js"
FRAME = "pack/js/features/shell/app-frame.js"
AT_THE_DOOR, INSIDE = "pack/js/features/shell/at-rest.js", "pack/js/features/shell/at-rest-inside.js"
AT_REST = {AT_THE_DOOR, INSIDE}  # when is the browser's choice


class Wire:
    """What a page has loaded."""

    def __init__(self, person: Person) -> None:
        self.addresses: dict[str, str] = {}
        self.bytes: Counter[str] = Counter()  # by path
        self._kinds: dict[str, str] = {}
        self._heads: dict[str, int] = {}  # bytes
        self._page = person.page
        listener = person.context.new_cdp_session(person.page)
        listener.send("Network.enable")
        listener.on("Network.responseReceived", self._answered)
        listener.on("Network.loadingFinished", self._finished)

    def _answered(self, event):
        self._kinds[event["requestId"]] = event["type"]
        self._heads[event["requestId"]] = event["response"]["encodedDataLength"]
        self.addresses[event["requestId"]] = event["response"]["url"].partition("/static/")[2].partition("/")[2]

    def _finished(self, event):
        if self._kinds.get(event["requestId"]) in KINDS:
            whole = event["encodedDataLength"]  # none of what comes from the browser's cache
            self.bytes[self.addresses[event["requestId"]]] += whole and whole - self._heads[event["requestId"]]

    def files(self) -> list[str]:
        return sorted(path for path in self.bytes if path not in AT_REST)

    def have_come(self, *paths: str) -> None:
        while not self.bytes.keys() >= set(paths):
            self._page.evaluate("0")  # each call lets the events in

    def files_before(self, last: str) -> set[str]:
        found = list(self.bytes)
        return set(found[: found.index(last)])


class TestFirstLoad(BrowserTest):
    def comes(self, person: Person, path: str) -> None:
        person.page.wait_for_function(
            f"() => performance.getEntriesByType('resource').some(({{ name }}) => name.endsWith('{path}'))"
        )

    def is_light(self, person: Person, wire: Wire, part: str, at_rest: str, most: int) -> None:
        self.comes(person, at_rest)
        first = {part, "pack/script.js", "pack/style.css"}
        wire.have_come(*first, at_rest)
        self.assertLessEqual(wire.files_before(at_rest), first)
        self.assertLess(sum(wire.bytes[path] for path in [*first, at_rest]), most, wire.bytes)

    def test_the_door_and_the_app_cost_two_scripts_and_one_sheet(self):
        visitor = self.visitor("alice")
        wire = Wire(visitor)
        visitor.open()
        expect(visitor.field("Username")).to_be_visible()
        self.is_light(visitor, wire, AUTH, AT_THE_DOOR, MOST_AT_THE_DOOR)

        member = self.visitor("bob")
        member.context.add_cookies([self.friend("bob").cookie()])
        wire = Wire(member)
        member.open()
        member.is_ready()
        self.is_light(member, wire, FRAME, INSIDE, MOST)

    def test_the_second_time_nothing_comes_over_the_wire(self):
        alice = self.member("alice")
        self.comes(alice, INSIDE)
        wire = Wire(alice)
        alice.page.reload()
        alice.is_ready()
        self.assertEqual(sum(wire.bytes.values()), 0)

    def test_what_is_needed_later_comes_later_and_is_the_same_program(self):
        visitor = self.visitor("alice")
        wire = Wire(visitor)
        visitor.open()
        visitor.page.get_by_text("Русский").click()
        expect(visitor.button("Войти", exact=True)).to_be_visible()
        self.assertEqual(wire.files(), [AUTH, "pack/js/lib/messages/ru.js", "pack/script.js", "pack/style.css"])
