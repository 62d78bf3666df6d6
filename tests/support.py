"""The cast and the stage of all tests: a real server on a free port, real clients, nothing faked.

    class TestGreeting(GuildhallTest):
        async def test_hello(self):
            alice, bob = await self.cast("alice", "bob")          # members of the Welcome guild
            answer = await alice.post("/api/channels/1/messages", {"content": "hello"})

`await alice.socket()` gives a stock Socket.IO client of hers; `await socket.event("new_message")` waits for the event.
There are no sleeps here: whoever waits, waits for an event and fails after PATIENCE.
"""

# ruff: noqa: E402 - the import path is set first, for runs from inside tests/
from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import gc
import itertools
import sys
import tempfile
import unittest
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)] if str(ROOT) not in sys.path else []

import aiohttp
import socketio
from argon2 import PasswordHasher
from sqlalchemy import delete, event, insert, select, update

from backend import init_permissions
from backend.app import create_app
from backend.auth import passwords
from backend.config import Settings
from backend.db import Work
from backend.house import House
from backend.jobs.models import jobs
from backend.realtime.events import AccessChanged
from backend.roles.models import member_roles, overwrites, roles
from backend.serving import COLLECT_AFTER, Server

PATIENCE = 20.0  # seconds until a test that waits gives up
DATABASE = "guildhall.db"
PASSWORD = "correct horse battery staple"
# A password of a test is nobody's: hashing it well would take a third of the whole run's time.
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
VAPID_KEY = "nL1zJyE8wVxkzGvPqf2n3lGk0m5V5c0D1o5uJmXb3xM"
COLLECT_EVERY = 100  # servers: each is about 2 MB that nobody needs any more
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}


def settings(folder: Path, **changes: Any) -> Settings:
    """Those of a fresh installation in `folder`, without rate limits."""
    fresh = Settings(
        secret_key="a secret for tests alone, long enough",
        database_url=f"sqlite:///{folder / DATABASE}",
        port=0,
        data_dir=folder,
        upload_dir=folder / "uploads",
        rate_limits=False,
        log_level="error",
        vapid_key=VAPID_KEY,
    )
    return dataclasses.replace(fresh, **changes)


@functools.cache
def _fresh_database() -> bytes:
    """What `init_permissions` makes of nothing. Migrations have tests of their own; the others need not wait for them."""
    with tempfile.TemporaryDirectory(prefix="guildhall-test-") as folder:
        init_permissions.initialise(settings(Path(folder)))
        return (Path(folder) / DATABASE).read_bytes()


def copy_database(folder: Path) -> None:
    """A database as the first start leaves it, where `settings(folder)` looks for it."""
    (folder / DATABASE).write_bytes(_fresh_database())


@functools.cache
def keep_what_is_loaded() -> None:
    """As the server does it: the collector need not look through all modules again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


_stopped = itertools.count(1)


class Running:
    """A server in this process, on a free port of the loopback."""

    def __init__(self, app: House) -> None:
        self.app = app
        self._server = QuietServer(app, port=0)
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        await self.app.start()
        self._task = asyncio.create_task(self._server.serve())
        while not self._server.started:
            if self._task.done():
                self._task.result()
            await asyncio.sleep(0.005)

    async def stop(self) -> None:
        if self._task is not None:
            self._server.stop()
            await self._task
        await self.app.stop()
        if next(_stopped) % COLLECT_EVERY == 0:
            gc.collect()

    @property
    def url(self) -> str:
        host, port = self._server.servers[0].sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"


class QuietServer(Server):
    """Leaves signals and the garbage collector to the test runner, does not greet, and does not linger at the end."""

    @contextlib.contextmanager
    def capture_signals(self) -> Any:
        yield

    async def startup(self, sockets: Any = None) -> None:
        await super(Server, self).startup(sockets)

    async def main_loop(self) -> None:
        self._told_to_stop = asyncio.Event()
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told_to_stop.wait(), timeout=1)

    async def shutdown(self, sockets: Any = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()

    def stop(self) -> None:
        self.should_exit = True
        self._told_to_stop.set()


@dataclasses.dataclass
class Answer:
    status: int
    json: Any
    headers: Any
    body: bytes

    @property
    def code(self) -> str | None:
        """The error's code, when it is an error."""
        return self.json["error"]["code"] if isinstance(self.json, dict) and "error" in self.json else None


class Client:
    """A browser of one person, without the browser: keeps cookies, adds the CSRF token."""

    def __init__(self, url: str, name: str = "visitor") -> None:
        self.url, self.name = url, name
        self.id = 0
        self.csrf: str | None = None
        self.http = aiohttp.ClientSession(url, cookie_jar=aiohttp.CookieJar(unsafe=True))
        self._sockets: list[Socket] = []

    async def request(self, method: str, path: str, body: Any = None, **options: Any) -> Answer:
        headers = {**options.pop("headers", {})}
        if method in UNSAFE and self.csrf is not None:
            headers.setdefault("X-CSRF-Token", self.csrf)
        if body is not None:
            options["json"] = body
        async with self.http.request(method, path, headers=headers, **options) as response:
            content = await response.read()
            is_json = response.content_type == "application/json" and content
            return Answer(response.status, await response.json() if is_json else None, response.headers, content)

    async def get(self, path: str, **options: Any) -> Answer:
        return await self.request("GET", path, **options)

    async def post(self, path: str, body: Any = None, **options: Any) -> Answer:
        return await self.request("POST", path, body, **options)

    async def put(self, path: str, body: Any = None, **options: Any) -> Answer:
        return await self.request("PUT", path, body, **options)

    async def patch(self, path: str, body: Any = None, **options: Any) -> Answer:
        return await self.request("PATCH", path, body, **options)

    async def delete(self, path: str, **options: Any) -> Answer:
        return await self.request("DELETE", path, **options)

    async def register(self, password: str = PASSWORD) -> Answer:
        email = f"{self.name}@example.org"
        answer = await self.post("/api/register", {"username": self.name, "password": password, "email": email})
        self.id = answer.json.get("id", 0)
        return answer

    async def login(self, password: str = PASSWORD) -> Answer:
        answer = await self.post("/api/login", {"username": self.name, "password": password})
        self.csrf = answer.json.get("csrf_token")
        return answer

    async def say(self, content: str, channel_id: int = 1, nonce: str | None = None) -> dict[str, Any]:
        """Sends a message and returns it; anything but success is a failure of the test."""
        body = {"content": content} if nonce is None else {"content": content, "nonce": nonce}
        answer = await self.post(f"/api/channels/{channel_id}/messages", body)
        assert answer.status in (200, 201), answer
        return answer.json  # type: ignore[no-any-return]

    async def socket(self, **options: Any) -> Socket:
        """A connected Socket.IO client of this person."""
        socket = Socket(self)
        self._sockets.append(socket)
        await socket.connect(**options)
        return socket

    @property
    def cookies(self) -> str:
        return "; ".join(f"{cookie.key}={cookie.value}" for cookie in self.http.cookie_jar)

    @property
    def token(self) -> str:
        """The session token, as a script would use it."""
        return next(cookie.value for cookie in self.http.cookie_jar if cookie.key.endswith("guildhall_session"))

    async def close(self) -> None:
        for socket in self._sockets:
            await socket.close()
        await self.http.close()


class Socket:
    """A stock python-socketio client that keeps what it received until a test asks for it."""

    def __init__(self, owner: Client) -> None:
        self.owner = owner
        self.io = socketio.AsyncClient(reconnection=False)
        self.received: list[tuple[str, Any]] = []
        self._arrived = asyncio.Condition()
        self.io.on("*", self._receive)
        self.io.on("disconnect", self._disconnected)

    async def connect(
        self, transports: tuple[str, ...] = ("websocket",), auth: Any = None, headers: Any = None
    ) -> None:
        await self.io.connect(
            self.owner.url,
            headers=headers if headers is not None else {"Cookie": self.owner.cookies, "Origin": self.owner.url},
            auth=auth if auth is not None else {"csrf": self.owner.csrf},
            transports=list(transports),
            wait_timeout=PATIENCE,
        )

    async def ask(self, name: str, *arguments: Any) -> dict[str, Any]:
        """Emits an event and returns its acknowledgement."""
        data = arguments if len(arguments) != 1 else arguments[0]
        return await self.io.call(name, data, timeout=PATIENCE)  # type: ignore[no-any-return]

    async def join(self, guild_id: int = 1, channel_id: int = 1) -> str:
        room = f"g:{guild_id}:c:{channel_id}"
        answer = await self.ask("join_room", {"room": room})
        assert answer == {"ok": True, "room": room}, answer
        return room

    async def event(self, name: str, where: Callable[[Any], bool] = lambda _: True) -> Any:
        """The next event of that name (and for which `where` is true), taken out of what was received."""

        def find() -> int | None:
            return next((i for i, (n, data) in enumerate(self.received) if n == name and where(data)), None)

        try:
            async with asyncio.timeout(PATIENCE), self._arrived:
                await self._arrived.wait_for(lambda: find() is not None)
                return self.received.pop(find())[1]  # type: ignore[arg-type]
        except TimeoutError:
            raise AssertionError(f"no {name} came; received: {self.received}") from None

    async def settle(self) -> list[tuple[str, Any]]:
        """Everything that was on its way to this client: what is sent after a later answer cannot have come before it."""
        await self.ask("leave_room", {"room": "g:1:c:1000000"})
        return self.received

    def names(self) -> list[str]:
        return [name for name, _ in self.received]

    async def close(self) -> None:
        if self.io.connected:
            await self.io.disconnect()

    async def _disconnected(self, *_: Any) -> None:
        await self._receive("disconnect")

    async def _receive(self, name: str, *arguments: Any) -> None:
        async with self._arrived:
            self.received.append((name, arguments[0] if arguments else None))
            self._arrived.notify_all()


class GuildhallTest(unittest.IsolatedAsyncioTestCase):
    """Each test has an installation of its own. `changes` are settings that differ from a fresh one's."""

    changes: dict[str, Any] = {}
    hashes_well = False  # as a real installation does, for tests of just that

    async def asyncSetUp(self) -> None:
        keep_what_is_loaded()
        asyncio.get_running_loop().set_debug(False)  # unittest turns it on, and everything takes several times as long
        if not self.hashes_well:
            quick = mock.patch.object(passwords, "_hasher", QUICK_HASHER)
            quick.start()
            self.addCleanup(quick.stop)
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.settings = settings(self.folder, **self.database(), **self.changes)
        await self.start_server()

    def database(self) -> dict[str, Any]:
        """An initialised database, as settings name it: a copy of one that was made once (on PostgreSQL: tests/postgres.py)."""
        copy_database(self.folder)
        return {}

    async def start_server(self) -> None:
        self.server = Running(create_app(self.settings))
        await self.server.start()
        self.addAsyncCleanup(self.server.stop)

    @property
    def app(self) -> House:
        return self.server.app

    def client(self, name: str = "visitor") -> Client:
        client = Client(self.server.url, name)
        self.addAsyncCleanup(client.close)
        return client

    async def member(self, name: str) -> Client:
        """A registered, signed-in member of the Welcome guild."""
        client = self.client(name)
        registered = await client.register()
        self.assertEqual(registered.status, 201, registered)
        self.assertEqual((await client.login()).status, 200)
        return client

    async def cast(self, *names: str) -> list[Client]:
        return [await self.member(name) for name in names]

    async def write(self, change: Callable[[Work], Any]) -> Any:
        """Changes the database as an action does: for what has no door yet."""
        return await self.app.db.write(change)

    async def set_everyone(self, permissions: int, guild_id: int = 1) -> None:
        """What all members of a guild may do."""
        change = update(roles).where(roles.c.id == guild_id).values(permissions=int(permissions))
        await self._change_rights(guild_id, change)

    async def set_overwrite(
        self, target_id: int, *, allow: int = 0, deny: int = 0, channel_id: int = 1, guild_id: int = 1
    ) -> None:
        """What a role or a member may do in one channel; with neither `allow` nor `deny`, nothing in particular."""
        here = (overwrites.c.channel_id == channel_id) & (overwrites.c.target_id == target_id)
        values = {"channel_id": channel_id, "target_id": target_id, "allow": int(allow), "deny": int(deny)}
        added = [insert(overwrites).values(**values, target_type="role")] if allow or deny else []
        await self._change_rights(guild_id, delete(overwrites).where(here), *added)

    async def give_role(self, user_id: int, permissions: int = 0, guild_id: int = 1) -> int:
        """A new role with these permissions, held by the user; its id."""
        role_id = await self.write(lambda work: work.new_id())
        added = insert(roles).values(id=role_id, guild_id=guild_id, name="role", permissions=int(permissions))
        held = insert(member_roles).values(guild_id=guild_id, user_id=user_id, role_id=role_id)
        await self._change_rights(guild_id, added, held)
        return role_id

    async def _change_rights(self, guild_id: int, *statements: Any) -> None:
        """As an action will that changes roles or overwrites."""

        def change(work: Work) -> None:
            for statement in statements:
                work.execute(statement)
            work.forget(guild_id)
            work.announce(AccessChanged(guild_id), to=None)

        await self.write(change)

    async def finish_jobs(self, *names: str) -> None:
        """Jobs with these names are due now, however late they were to be done; returns when they are."""
        mine = jobs.c.name.in_(names)
        while await self.app.db.read(lambda work: work.execute(select(jobs.c.id).where(mine).limit(1)).first()):
            await self.write(lambda work: work.execute(update(jobs).where(mine).values(due_at=0)))
            await self.app.jobs._do_what_is_due()
            if errands := set(self.app.jobs._under_way):
                await asyncio.wait(errands)

    async def settle(self, socket: Socket) -> list[tuple[str, Any]]:
        """Everything that was on its way to this client. What the fan-out gathers is written first."""
        self.app.hub.fanout.flush()
        return await socket.settle()

    @contextlib.asynccontextmanager
    async def statements(self) -> AsyncIterator[list[str]]:
        """The SQL that runs meanwhile, less BEGIN, COMMIT and savepoints."""
        ran: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK", "PRAGMA")):
                ran.append(statement)

        engines = (self.app.db.read_engine, self.app.db.write_engine)
        for engine in engines:
            event.listen(engine, "before_cursor_execute", note)
        try:
            yield ran
        finally:
            for engine in engines:
                event.remove(engine, "before_cursor_execute", note)

    def assert_refused(self, answer: Answer, status: int, code: str) -> None:
        self.assertEqual((answer.status, answer.code), (status, code), answer)
