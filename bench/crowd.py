"""People who talk while a window is watched: an installation with a long channel, and members who send at a given rate."""

from __future__ import annotations

import asyncio
import io
import itertools
import sqlite3
import time

import aiohttp
import socketio
from PIL import Image

from backend.ids import EPOCH_MS, now_ms
from bench.corpus import Talk
from bench.targets import SHARED_ROOM, Account, Guildhall

MONTH = 30 * 86_400_000
CHANNEL = 1
LOUD, QUIET = "general", "quiet"  # the channel that all this is about, and another one
LATELY = 60
COLUMNS = "channel_id, seq, id, author_id, content"


def fill(target: Guildhall, count: int) -> None:
    """A month of talk in the first channel, written while no server runs."""
    talk, step = Talk(3, rare=2000), MONTH // count
    base = (now_ms() - MONTH - 60_000 - EPOCH_MS) << 12
    with sqlite3.connect(target.work / "guildhall.db") as database:
        authors = [row[0] for row in database.execute("SELECT id FROM users")]
        rows = (
            (CHANNEL, seq, base + ((seq * step) << 12), authors[seq // 3 % len(authors)], line(talk, seq))
            for seq in range(1, count + 1)
        )
        database.execute("DELETE FROM messages WHERE channel_id = ?", (CHANNEL,))
        database.executemany(f"INSERT INTO messages ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", rows)
        database.execute("UPDATE channels SET last_seq = ? WHERE id = ?", (count, CHANNEL))
        add_quiet(database, authors[0], base)


def add_quiet(database: sqlite3.Connection, author: int, base: int) -> None:
    """A channel beside it with a page of messages."""
    database.row_factory = sqlite3.Row
    loud = dict(database.execute("SELECT * FROM channels WHERE id = ?", (CHANNEL,)).fetchone())
    quiet = loud | {"id": base, "name": QUIET, "position": loud["position"] + 1, "last_seq": LATELY}
    names, marks = ", ".join(quiet), ", ".join("?" * len(quiet))
    database.execute(f"INSERT INTO channels ({names}) VALUES ({marks})", list(quiet.values()))
    rows = ((base, seq, base + (seq << 12) + 1, author, f"quiet words {seq}") for seq in range(1, LATELY + 1))
    database.executemany(f"INSERT INTO messages ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", rows)


def line(talk: Talk, number: int) -> str:
    """Plain talk, with now and then what costs more to draw."""
    if number % 40 == 0:
        return f"```js\nconst answer = {number};\nshow(answer);\n```"
    if number % 11 == 0:
        return f"**{talk.line()[:60]}** and `{number}`, see https://example.org/{number}"
    return talk.line()


class Crowd:
    def __init__(self, target: Guildhall, accounts: list[Account]) -> None:
        self.url, self.accounts, self.talk = f"http://127.0.0.1:{target.port}", accounts, Talk(4, rare=2000)
        self.sent = itertools.count()

    def talk_for(self, seconds: float, rate: float) -> None:
        asyncio.run(self._talk(int(seconds * rate), rate))

    def burst(self, count: int) -> None:
        asyncio.run(self._talk(count, 1e6))

    async def _talk(self, count: int, rate: float) -> None:
        clients = [await self._connect(account) for account in self.accounts]
        began = time.monotonic()
        try:
            for number in range(count):
                await asyncio.sleep(max(0, began + number / rate - time.monotonic()))
                said = {"room": SHARED_ROOM, "content": line(self.talk, next(self.sent) + 1)}
                await clients[number % len(clients)].emit("send_message", said)
            for client in clients:
                await client.call("typing", {"room": SHARED_ROOM})  # answered after all that was said before
        finally:
            for client in clients:
                await client.disconnect()

    async def _connect(self, account: Account) -> socketio.AsyncClient:
        client = socketio.AsyncClient(reconnection=False)
        await client.connect(self.url, auth={"token": account.token}, transports=["websocket"])
        return client

    def show_pictures(self, count: int) -> None:
        asyncio.run(self._show_pictures(count))

    async def _show_pictures(self, count: int) -> None:
        headers = {"Authorization": f"Bearer {self.accounts[0].token}"}
        async with aiohttp.ClientSession(self.url, headers=headers) as session:
            for number in range(count):
                form = aiohttp.FormData()
                form.add_field("file", _picture(number), filename=f"{number}.png", content_type="image/png")
                file = await (await session.post("/api/upload", data=form)).json()
                said = {"content": f"picture {number}", "files": [file["id"]]}
                answer = await session.post(f"/api/channels/{CHANNEL}/messages", json=said)
                answer.raise_for_status()


def _picture(number: int) -> bytes:
    place = io.BytesIO()
    Image.new("RGB", (640 + number % 7 * 60, 360 + number % 5 * 80), (number * 37 % 256, 120, 160)).save(place, "png")
    return place.getvalue()
