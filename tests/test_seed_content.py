"""The first description's examples for files, emojis, stickers, polls, search and reactions, as they stand there: requests as
text over a plain connection, socket events with a stock client."""

from __future__ import annotations

import asyncio
import json
import re
import unittest
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from picture_stage import picture
from sqlalchemy import insert, update
from support import Client, GuildhallTest

from backend.channels.actions import add_channel
from backend.channels.models import channels
from backend.db import Work
from backend.messages.models import messages
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

UPLOAD = """
POST /api/upload
Content-Type: multipart/form-data
X-CSRF-Token: <token>

file: <file_data>
"""
CREATE_EMOJI = """
POST /api/guilds/1/emojis
Content-Type: multipart/form-data
X-CSRF-Token: <token>

name: "custom_emoji"
file: <emoji_file>
"""
LIST_STICKERS = """
GET /api/guilds/1/stickers
"""
CREATE_POLL = """
POST /api/messages/1/poll
Content-Type: application/json
X-CSRF-Token: <token>

{
  "question": "What is your favorite color?",
  "options": ["Red", "Blue", "Green"],
  "allow_multiple": false,
  "expires_hours": 24
}
"""
VOTE = """
POST /api/polls/1/vote
Content-Type: application/json
X-CSRF-Token: <token>

{
  "option_id": "1"
}
"""
SEARCH_USERS = """
GET /api/search/users?q=alice
"""
SEARCH_MESSAGES = """
GET /api/search/messages?q=Hello
"""
HISTORY = """
GET /api/channels/1/messages?page=1&limit=50
"""
BOUNDARY = "----as-a-browser-makes-one"


@dataclass
class Answer:
    status: int
    json: Any


class SeedTest(GuildhallTest):
    """alice has said message 1 in channel 1, and 123 in channel 2."""

    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")
        await self.set_everyone(DEFAULT_EVERYONE | Permission.CREATE_GUILD_EXPRESSIONS)
        await self.write(self.set_up)

    def set_up(self, work: Work) -> None:
        add_channel(work, 1, "second", "text", 1, id=2)
        for channel_id, id in ((1, 1), (2, 123)):
            row = {"channel_id": channel_id, "id": id, "author_id": self.alice.id, "content": "Vote!"}
            work.execute(insert(messages).values(**row, seq=100))
            here = update(channels).where(channels.c.id == channel_id)
            work.execute(here.values(last_seq=100, last_message_id=id))
        work.forget(1)

    async def run_example(self, who: Client, example: str, file: bytes = b"") -> Answer:
        """Sends just what it says, with the cookie that a browser adds."""
        head, _, body = example.strip().partition("\n\n")
        first, *headers = head.replace("<token>", who.csrf or "").split("\n")
        content = body.encode()
        if "Content-Type: multipart/form-data" in headers:
            headers = [f"{line}; boundary={BOUNDARY}" if line.startswith("Content-Type") else line for line in headers]
            content = form(body, file)
        address = urlsplit(self.server.url)
        headers += [f"Host: {address.netloc}", f"Cookie: {who.cookies}", f"Origin: {self.server.url}"]
        headers += [f"Content-Length: {len(content)}"] if content else []
        request = "\r\n".join([f"{first} HTTP/1.1", *headers, "Connection: close", "", ""]).encode() + content
        reader, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(request)
        await writer.drain()
        answer = await reader.read()
        writer.close()
        status_line, _, rest = answer.partition(b"\r\n")
        _, _, said = rest.partition(b"\r\n\r\n")
        return Answer(int(status_line.split()[1]), json.loads(said))


def form(body: str, file: bytes) -> bytes:
    """`name: "text"` and `file: <what is in it>`, a line each."""
    parts = b""
    for name, value in re.findall(r"^(\w+): (.*)$", body, re.MULTILINE):
        filename = '; filename="picture.png"\r\nContent-Type: image/png' if value.startswith("<") else ""
        content = file if value.startswith("<") else value.strip('"').encode()
        disposition = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{filename}\r\n\r\n'
        parts += disposition.encode() + content + b"\r\n"
    return parts + f"--{BOUNDARY}--\r\n".encode()


class TestRequests(SeedTest):
    async def test_a_file_is_uploaded_and_sent(self) -> None:
        answer = await self.run_example(self.alice, UPLOAD, picture())
        self.assertEqual(answer.status, 201, answer)
        self.assertEqual((answer.json["name"], answer.json["content_type"]), ("picture.png", "image/png"))
        sent = await self.alice.post("/api/channels/1/messages", {"content": "Look", "files": [answer.json["id"]]})
        self.assertEqual([file["url"] for file in sent.json["files"]], [answer.json["url"]])
        self.assertEqual((await self.bob.get(answer.json["url"])).status, 200)

    async def test_an_emoji_is_made(self) -> None:
        answer = await self.run_example(self.alice, CREATE_EMOJI, picture())
        self.assertEqual((answer.status, answer.json["name"]), (201, "custom_emoji"), answer)

    async def test_stickers_are_listed(self) -> None:
        answer = await self.run_example(self.bob, LIST_STICKERS)
        self.assertEqual((answer.status, answer.json), (200, []))

    async def test_a_poll_is_made_and_voted_in(self) -> None:
        made = await self.run_example(self.alice, CREATE_POLL)
        self.assertEqual((made.status, made.json["id"], made.json["closed"]), (201, 1, False), made)
        voted = await self.run_example(self.bob, VOTE)
        self.assertEqual((voted.status, voted.json["me"], voted.json["total_votes"]), (200, ["1"], 1), voted)

    async def test_people_and_messages_are_found(self) -> None:
        people = await self.run_example(self.bob, SEARCH_USERS)
        self.assertEqual((people.status, people.json["count"]), (200, 1), people)
        self.assertEqual(people.json["results"][0]["username"], "alice")
        self.assertIn("avatar", people.json["results"][0])
        said = await self.alice.say("Hello, everyone!")
        found = await self.run_example(self.bob, SEARCH_MESSAGES)
        self.assertEqual((found.status, found.json["total"]), (200, 1), found)
        self.assertEqual([message["id"] for message in found.json["results"]], [said["id"]])

    async def test_changes_without_the_token_are_refused(self) -> None:
        for example in (UPLOAD, CREATE_EMOJI, CREATE_POLL, VOTE):
            answer = await self.run_example(self.alice, example.replace("X-CSRF-Token: <token>\n", ""), picture())
            self.assertEqual((answer.status, answer.json["error"]["code"]), (403, "csrf_failed"), example)


class TestEvents(SeedTest):
    async def test_a_reaction(self) -> None:
        socket, other = await self.bob.socket(), await self.alice.socket()
        for one in (socket, other):
            await one.join(1, 2)
        await socket.io.emit("add_reaction", {"room": "g:1:c:2", "message_id": 123, "emoji": "👍"})
        for one in (socket, other):
            heard = await one.event("reaction_added")
            self.assertEqual((heard["message_id"], heard["emoji"], heard["count"]), (123, "👍", 1))

    async def test_a_message_with_a_file(self) -> None:
        socket = await self.bob.socket()
        await socket.join(1, 2)
        await socket.io.emit("send_message", {"room": "g:1:c:2", "content": "Hello!", "file": picture()})
        heard = await socket.event("new_message")
        self.assertEqual((heard["content"], heard["username"], len(heard["files"])), ("Hello!", "bob", 1))
        self.assertEqual(heard["files"][0]["content_type"], "image/png")
        self.assertEqual((await self.alice.get(heard["files"][0]["url"])).status, 200)
        history = await self.run_example(self.alice, HISTORY.replace("channels/1", "channels/2"))
        self.assertEqual(history.json["messages"][-1]["files"], heard["files"])


if __name__ == "__main__":
    unittest.main()
