"""A long channel of all that a message can be: whoever scrolls moves it, and nothing else does."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parent.parent))

from files_stage import form, picture
from playwright.sync_api import expect
from sqlalchemy import insert, update

from backend.channels.models import channels
from backend.db import Work
from backend.ids import EPOCH_MS, now_ms
from backend.messages.models import messages, reactions
from browser.stage import BrowserTest

COUNT = 2000
MINUTE = 60_000
A_DAY_LATER = 60  # messages
MOST_ROWS = 200
MOST_SHIFT = 0.02
SAID = "said {}" + " and some more words" * 20
CODE = "```js\nconst answer = {0};\nshow(answer);\n```\n**said {0}**"

# What the browser counts against a page: all that moves by something else than scrolling, and not at once after a press.
WATCH_SHIFTS = """() => {
  window.shift = 0;
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      if (hadRecentInput) continue;
      window.shift += value;
      window.shifts.push(`${value.toFixed(4)} ${sources.map(({ node }) => node?.innerText?.slice(0, 40)).join(' | ')}`);
    }
  }).observe({ type: 'layout-shift' });
}"""

# After two frames: how many rows there are, and whether the text is on the page.
LOOK = """(list, text) => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() =>
  done([list.querySelectorAll('.message').length, list.textContent.includes(text)]))))"""


class TestStillList(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        teller = self.owner("teller")
        self.kiln = teller.open_channel("kiln")
        sent = form(("tea.png", picture(640, 480), "image/png"))
        file = self.stage.run(teller.client.post("/api/upload", data=sent)).json
        self.stage.run(self.stage.server.app.db.write(lambda work: self.fill(work, teller.client.id, file)))
        self.reader = self.member("reader", f"/channels/1/{self.kiln}", viewport={"width": 1440, "height": 900})
        self.reader.press("Escape")
        expect(self.reader.messages.last).to_be_in_viewport()
        self.reader.page.evaluate("() => document.fonts.ready.then(() => {})")
        self.reader.settles()
        self.reader.page.evaluate(WATCH_SHIFTS)

    def fill(self, work: Work, author: int, file: dict[str, Any]) -> None:
        """Weeks of talk, past every door."""
        began = now_ms() - EPOCH_MS - 60 * 24 * 60 * MINUTE
        rows: list[dict[str, Any]] = []
        for seq in range(1, COUNT + 1):
            at = began + seq * 3 * MINUTE + seq // A_DAY_LATER * 20 * 60 * MINUTE
            row = {"channel_id": self.kiln, "seq": seq, "id": at << 12, "author_id": author, "content": f"said {seq}"}
            rows.append(row | self.kind(seq, rows, file))
        work.execute(insert(messages), [{"reply_to": None, "extra": None, **row} for row in rows])
        added = [
            {"message_id": row["id"], "emoji": "👍", "user_id": author, "added": row["id"] + 1} for row in rows[::13]
        ]
        work.execute(insert(reactions), added)
        work.execute(
            update(channels).where(channels.c.id == self.kiln).values(last_seq=COUNT, last_message_id=rows[-1]["id"])
        )

    def kind(self, seq: int, before: list[dict[str, Any]], file: dict[str, Any]) -> dict[str, Any]:
        shot = {"url": file["url"], "width": 640, "height": 480}
        embed = {"url": "https://example.org/", "type": "link", "title": "Tea", "description": "A long word " * 30}
        match seq % 10:
            case 1:
                return {"content": SAID.format(seq)}
            case 3:
                return {"extra": json.dumps({"files": [file] * (seq % 5 + 1)})}
            case 4:
                return {"reply_to": before[-3]["id"]}
            case 6:
                return {"content": CODE.format(seq)}
            case 7:
                return {"extra": json.dumps({"embeds": [embed | ({"image": shot} if seq % 3 else {})]})}
            case _:
                return {}

    def scroll(self, by: int, until: str) -> None:
        """Turns the wheel until the text is on the page."""
        self.reader.message_list.hover()
        for _ in range(800):
            self.reader.page.mouse.wheel(0, by)
            rows, is_there = self.reader.message_list.evaluate(LOOK, until)
            self.assertLessEqual(rows, MOST_ROWS)
            if is_there:
                return
        self.fail(f"did not get to {until}")

    def moved(self) -> None:
        page = self.reader.page
        self.assertLess(page.evaluate("window.shift"), MOST_SHIFT, "\n".join(page.evaluate("window.shifts")))

    def test_nothing_moves_but_by_the_wheel(self):
        self.scroll(-900, "This is the start of #kiln.")
        self.moved()
        self.scroll(900, f"said {COUNT // 4}")
        self.moved()
