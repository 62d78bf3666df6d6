"""A channel with a thousand messages: the list keeps its place, and few rows."""

import re
from typing import Any

from playwright.sync_api import Route, expect

from browser.stage import BrowserTest

THOUSAND = [f"message {number}" + " and some more words" * (number % 9) for number in range(1, 1001)]
MOST_ROWS = 200
OLDER_PAGE = re.compile(r"/messages\?.*before=")

# The first message that begins on show, once nothing has moved for two frames: its text and where it stands.
PLACE = """async (list) => {
  const frame = () => new Promise(requestAnimationFrame);
  const edge = list.getBoundingClientRect().top;
  const look = () => {
    const row = [...list.querySelectorAll('.message')].find((message) => message.getBoundingClientRect().top >= edge);
    return { text: row.querySelector('.message-text').innerText, top: row.getBoundingClientRect().top };
  };
  for (let last = look(), still = 0; ;) {
    await frame();
    const now = look();
    still = now.text === last.text && now.top === last.top ? still + 1 : 0;
    if (still === 2) return now;
    last = now;
  }
}"""


class TestHistory(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.teller = self.owner("teller")
        self.kiln = self.teller.open_channel("kiln")
        self.teller.say_at_once(THOUSAND, self.kiln)
        self.reader = self.member("reader", f"/channels/1/{self.kiln}")
        self.reader.press("Escape")  # all is read: no NEW line at which the list would begin
        expect(self.reader.message(THOUSAND[-1])).to_be_in_viewport()

    def place(self) -> dict[str, Any]:
        self.assertLessEqual(self.reader.messages.count(), MOST_ROWS)
        return self.reader.message_list.evaluate(PLACE)  # type: ignore[no-any-return]

    def stands_as(self, before: dict[str, Any]) -> None:
        self.place()
        box = self.reader.message(before["text"]).bounding_box()
        assert box is not None
        self.assertAlmostEqual(box["y"], before["top"], delta=2)

    def hold_older_pages(self) -> list[Route]:
        """Requests for older messages wait in this list until somebody lets them go on."""
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        self.reader.page.route(OLDER_PAGE, hold)
        return held

    def scroll(self, by: int) -> None:
        self.reader.message_list.hover()
        self.reader.page.mouse.wheel(0, by)

    def height(self) -> int:
        return self.reader.message_list.evaluate("(list) => list.scrollHeight")  # type: ignore[no-any-return]

    def test_older_messages_come_without_moving_what_one_reads(self):
        reader, held = self.reader, self.hold_older_pages()
        for _ in range(6):
            with reader.page.expect_request(OLDER_PAGE):
                while not held:
                    self.scroll(-800)
                    self.place()
            before, height = self.place(), self.height()
            held.pop().continue_()
            reader.page.wait_for_function(
                "([list, height]) => list.scrollHeight > height + 200",
                arg=[reader.message_list.element_handle(), height],
            )
            self.stands_as(before)

    def test_whoever_waits_at_the_very_top_stays_there(self):
        reader, held = self.reader, self.hold_older_pages()
        with reader.page.expect_request(OLDER_PAGE):
            self.scroll(-100_000)
        first = self.place()
        older = THOUSAND[THOUSAND.index(first["text"]) - 1]
        expect(reader.message(older)).to_have_count(0)
        held.pop().continue_()
        expect(reader.message(older)).to_be_attached()
        self.stands_as(first)

    def test_all_of_it_can_be_walked_and_the_present_is_one_click_away(self):
        reader = self.reader
        start = reader.page.get_by_text("This is the start of #kiln.")
        for _ in range(400):
            if start.count() and start.is_visible():
                break
            self.scroll(-4000)
            self.place()
        expect(reader.message("message 1 and some more words")).to_be_visible()
        self.teller.say("said at the present", channel_id=self.kiln)
        expect(reader.page.get_by_text("1 new message")).to_be_visible()
        reader.button("Jump to present").click()
        expect(reader.message("said at the present")).to_be_in_viewport()
        expect(reader.button("Jump to present")).to_have_count(0)
        self.place()

    def test_a_link_to_an_old_message_opens_around_it(self):
        history = self.stage.run(self.teller.client.get(f"/api/channels/{self.kiln}/messages?page=10"))
        old = history.json["messages"][20]
        self.reader.open(f"/channels/1/{self.kiln}/{old['id']}")
        expect(self.reader.message(old["content"])).to_be_in_viewport()
        expect(self.reader.button("Jump to present")).to_be_visible()

    def test_switching_channels_keeps_the_place_and_the_draft(self):
        reader = self.reader
        reader.composer.fill("half a thought")
        self.scroll(-1500)
        before = self.place()
        reader.go_to("general")
        expect(reader.composer).to_have_value("")
        reader.go_to("kiln")
        expect(reader.composer).to_have_value("half a thought")
        self.stands_as(before)

        reader.page.reload()
        expect(reader.composer).to_have_value("half a thought")

    def test_whoever_reads_the_end_stays_there(self):
        reader = self.reader
        for number in range(5):
            text = f"long news {number} " + "and more of it " * 30
            self.teller.say(text, channel_id=self.kiln)
            expect(reader.message(text.strip())).to_be_in_viewport(ratio=1)
        self.scroll(-1500)
        before = self.place()
        self.teller.say("said below", channel_id=self.kiln)
        expect(reader.channel("kiln")).to_have_accessible_name("kiln, unread messages")
        self.assertEqual(self.place(), before)
