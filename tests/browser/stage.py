"""The stage of the browser tests: a server in this process and people before real windows.

    class TestGreeting(BrowserTest):
        def test_hello(self):
            alice, bob = self.member("alice"), self.member("bob")     # each in a browser context of their own
            alice.say("hello")
            expect(bob.message("hello")).to_be_visible()

The server runs on an event loop in a thread of its own, so that a test is a list of plain calls. `self.friend("carol")` is a
person without a window: a client of tests/support.py that acts at once.
"""

from __future__ import annotations

import asyncio
import tempfile
import threading
import unittest
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from playwright.sync_api import Browser, Playwright, expect, sync_playwright
from support import PATIENCE, Client, QuietServer, Running, copy_database, settings

from backend.admin.claim import make_claim
from backend.app import create_app
from backend.config import Settings
from backend.house import House
from backend.messages.sending import Send, send_messages
from backend.people import Person as Author
from browser.chromium import start_chromium
from browser.people import Person

Result = TypeVar("Result")

expect.set_options(timeout=PATIENCE * 1000)


class ServerOn(Running):
    """A server on a given port: one that comes back where its clients look for it."""

    def __init__(self, app: House, port: int) -> None:
        super().__init__(app)
        self._server = QuietServer(app, port=port)


class Stage:
    """The server and its guests, on an event loop in a thread of its own."""

    def __init__(self, options: Settings) -> None:
        self.settings = options
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._port = 0
        self.raise_server()

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def raise_server(self) -> None:
        """Starts the server; again on the same port and folder after `drop_server`."""
        self.server = ServerOn(create_app(self.settings), self._port)
        self.run(self.server.start())
        self.url = self.server.url
        self._port = int(self.url.rpartition(":")[2])

    def drop_server(self) -> None:
        self.run(self.server.stop())

    def close(self) -> None:
        self.drop_server()
        self.run(self._end_tasks())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()

    async def _end_tasks(self) -> None:
        """Engine.IO leaves the pings of its connections to the end of the loop."""
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)


class Friend:
    """A member without a window: what they do is done when the call returns."""

    def __init__(self, stage: Stage, name: str) -> None:
        self.name = name
        self._stage = stage
        self.client = stage.run(self._enter(name))

    async def _enter(self, name: str) -> Client:
        client = Client(self._stage.url, name)
        assert (await client.register()).status == 201
        assert (await client.login()).status == 200
        return client

    def say(self, *texts: str, channel_id: int = 1) -> list[dict[str, Any]]:
        async def all_of_them() -> list[dict[str, Any]]:
            return [await self.client.say(text, channel_id) for text in texts]

        return self._stage.run(all_of_them())

    def say_at_once(self, texts: list[str], channel_id: int = 1) -> None:
        """Many messages in one commit, past the HTTP door."""
        author = Author(self.client.id, self.name)
        sends = [(Send(author, channel_id, text),) for text in texts]
        self._stage.run(self._stage.server.app.db.write(lambda work: send_messages(work, sends)))

    def post(self, path: str, body: Any = None) -> Any:
        answer = self._stage.run(self.client.post(path, body))
        assert answer.status < 300, answer
        return answer.json

    def open_channel(self, name: str, **fields: Any) -> int:
        """For the owner of the Welcome guild."""
        return self.post("/api/guilds/1/channels", {"name": name, **fields})["id"]  # type: ignore[no-any-return]

    def history(self, channel_id: int = 1) -> list[str]:
        """The newest hundred messages as the server tells them."""
        answer = self._stage.run(self.client.get(f"/api/channels/{channel_id}/messages?limit=100"))
        return [message["content"] for message in answer.json["messages"]]

    def cookie(self) -> dict[str, str]:
        """The session, for a window that is to be signed in from the beginning."""
        name, _, value = self.client.cookies.partition("=")
        return {"name": name, "value": value, "url": self._stage.url}

    def leave(self) -> None:
        self._stage.run(self.client.close())


class BrowserTest(unittest.TestCase):
    """Each test has an installation of its own; the class shares one Chromium. What a page complains about is a failure."""

    playwright: Playwright
    browser: Browser
    people: type[Person] = Person

    @classmethod
    def setUpClass(cls) -> None:
        cls.playwright = sync_playwright().start()
        cls.addClassCleanup(cls.playwright.stop)
        cls.browser = start_chromium(cls.playwright)
        cls.addClassCleanup(cls.browser.close)

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        copy_database(Path(folder.name))
        self.stage = Stage(settings(Path(folder.name)))
        self.addCleanup(self.stage.close)

    def friend(self, name: str) -> Friend:
        friend = Friend(self.stage, name)
        self.addCleanup(friend.leave)
        return friend

    def owner(self, name: str) -> Friend:
        """Who opened the link that the server prints at its first start: administrator, owner of the Welcome guild."""
        friend = self.friend(name)
        friend.post("/api/instance/claim", {"token": self.claim_token()})
        return friend

    def claim_token(self) -> str:
        token = self.stage.run(self.stage.server.app.db.write(make_claim))
        assert token is not None
        return token

    def visitor(self, name: str, **options: Any) -> Person:
        """A window that nobody has signed in. Without a service worker, unless the test asks for one: `service_workers="allow"`."""
        usual = {"locale": "en-US", "service_workers": "block"}
        context = self.browser.new_context(base_url=self.stage.url, **{**usual, **options})
        context.set_default_timeout(PATIENCE * 1000)
        self.addCleanup(context.close)
        person = self.people(name, context)
        self.addCleanup(lambda: self.assertEqual(person.complaints, [], f"{name}'s page complained"))
        return person

    def member(self, name: str, path: str = "/", **options: Any) -> Person:
        """A window of a registered, signed-in member of the Welcome guild."""
        return self.window_of(self.friend(name), path, **options)

    def window_of(self, friend: Friend, path: str = "/", **options: Any) -> Person:
        person = self.visitor(friend.name, **options)
        person.context.add_cookies([friend.cookie()])
        person.open(path)
        person.is_ready()
        return person
