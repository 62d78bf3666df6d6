"""One adapter per server: how it is started, how accounts are made, what a member says and what an event looks like."""

from __future__ import annotations

import http.client
import itertools
import json
import sys
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

from bench.load import frames
from bench.load.fleet import Member
from bench.load.plan import ID_MARK, Sender
from bench.machine import cores
from bench.process import Server

ROOT = Path(__file__).resolve().parent.parent
SHARED_ROOM = "g:1:c:1"
PASSWORD = "correct horse battery staple 9"
SIGN_UPS_AT_ONCE = 8
runs = itertools.count()  # numbers begin anew with every run, and a nonce seen before is no new message
TEXT = "The quick brown fox jumps over the lazy dog, twice a day, "


@dataclass(frozen=True)
class Account:
    username: str
    cookie: str
    token: str
    csrf_token: str


class Target(ABC):
    key: str
    title: str
    home: str
    """The folder in which it keeps its data."""
    idle_connections = 10_000
    event = '42["new_message",'
    echoes = False

    def __init__(self, port: int, work: Path) -> None:
        self.port, self.work = port, work / self.home
        self.accounts: list[Account] = []
        self.rooms: list[str] = []
        self.server: Server | None = None

    @abstractmethod
    def argv(self) -> list[str]: ...

    @abstractmethod
    def environment(self) -> dict[str, str]: ...

    @abstractmethod
    def member(self, number: int, room: str = SHARED_ROOM) -> Member: ...

    @abstractmethod
    def sender(self, connection: int, room: str = SHARED_ROOM) -> Sender: ...

    def start(self) -> Server:
        self.work.mkdir(parents=True, exist_ok=True)
        server_core, _ = cores()
        log = self.work / f"{self.key}.log"
        self.server = Server(self.argv(), self.environment(), self.port, server_core, log, ROOT)
        return self.server

    def stop(self) -> None:
        if self.server is not None:
            self.server.stop()
            self.server = None

    @abstractmethod
    def prepare(self, accounts: int, rooms: int) -> None:
        """Signs up the accounts that are missing, and makes their rooms."""


class SocketIOTarget(Target):
    cookie_name: str

    def prepare(self, accounts: int, rooms: int) -> None:
        assert self.server is not None
        server_core, client_core = cores()
        self.server.move_to(server_core | client_core)  # hashing passwords is not what is measured
        with ThreadPoolExecutor(SIGN_UPS_AT_ONCE) as pool:
            missing = range(len(self.accounts), accounts)
            self.accounts += pool.map(self.sign_up, (f"member{number:05}" for number in missing))
            missing = range(len(self.rooms), rooms)
            self.rooms += pool.map(self.make_room, self.accounts[len(self.rooms) : rooms])
        self.server.move_to(server_core)

    def sign_up(self, username: str) -> Account:
        body = {"username": username, "password": PASSWORD}
        self.call("POST", "/api/register", body | {"email": f"{username}@example.org"}, expect=201)
        answer, cookies = self.call("POST", "/api/login", body, expect=200)
        token = cookies[self.cookie_name].value
        return Account(username, f"{self.cookie_name}={token}", token, answer["csrf_token"])

    def make_room(self, account: Account) -> str:
        """A guild of its own for this account; it starts with one channel."""
        guild, _ = self.call("POST", "/api/guilds", {"name": f"Home of {account.username}"}, account, expect=201)
        return f"g:{guild['id']}:c:{guild['channels'][0]['id']}"

    def call(
        self, method: str, path: str, body: dict[str, str], account: Account | None = None, *, expect: int
    ) -> tuple[dict[str, Any], SimpleCookie]:
        headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self.port}"}
        if account is not None:
            headers |= {"Cookie": account.cookie, "X-CSRF-Token": account.csrf_token}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, path, json.dumps(body), headers)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        if response.status != expect:
            raise RuntimeError(f"{method} {path}: {response.status} {answer[:500].decode(errors='replace')}")
        return json.loads(answer), SimpleCookie("; ".join(response.headers.get_all("Set-Cookie", [])))

    def member(self, number: int, room: str = SHARED_ROOM) -> Member:
        account = self.accounts[number % len(self.accounts)]
        joining = f'421["join_room",{{"room":"{room}"}}]'
        return Member(
            path="/socket.io/?EIO=4&transport=websocket",
            headers=self.handshake_headers(account),
            steps=[(None, "0{"), (self.connect_packet(account), "40"), (joining, '431[{"ok":true')],
        )

    def sender(self, connection: int, room: str = SHARED_ROOM) -> Sender:
        mark = ID_MARK.decode()
        message = {"room": room, "content": TEXT + mark, **self.extra_fields(mark)}
        packet = f"42{mark}" + json.dumps(["send_message", message], separators=(",", ":"))
        return Sender(connection, frames.text(packet.encode()))

    def handshake_headers(self, account: Account) -> dict[str, str]:
        return {}

    def connect_packet(self, account: Account) -> str:
        return "40"

    def extra_fields(self, mark: str) -> dict[str, str]:
        return {}


class Guildhall(SocketIOTarget):
    key = home = "ours"
    title = "Guildhall"
    cookie_name = "guildhall_session"

    def argv(self) -> list[str]:
        return [str(ROOT / ".venv/bin/python"), "backend/app.py"]

    def environment(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "DATA_DIR": str(self.work),
            "UPLOAD_DIR": str(self.work / "uploads"),
            "RATE_LIMITS": "off",
            "LOG_LEVEL": "warning",
        }

    def connect_packet(self, account: Account) -> str:
        return "40" + json.dumps({"token": account.token})

    def extra_fields(self, mark: str) -> dict[str, str]:
        return {"nonce": f"{next(runs)}-{mark}"}


class Baseline(SocketIOTarget):
    cookie_name = "session"
    async_mode: str
    home = "baseline"

    def argv(self) -> list[str]:
        return [sys.executable, "bench/baseline/app.py"]

    def environment(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "DATA_DIR": str(self.work),
            "SECRET_KEY": "only for measuring",
            "ASYNC_MODE": self.async_mode,
        }

    def handshake_headers(self, account: Account) -> dict[str, str]:
        return {"Cookie": account.cookie}


class Threading(Baseline):
    key = async_mode = "threading"
    title = "Flask, threading"
    idle_connections = 2_000
    """Each costs several threads, and a system has only so many."""


class Gevent(Baseline):
    key = async_mode = "gevent"
    title = "Flask, gevent"
    idle_connections = 5_000
    """Each costs it two file descriptors."""


class PubSub(Target):
    key = home = "pubsub"
    title = "bare C++ pub/sub"
    event = '42["new_message",'
    echoes = True
    payload = 400
    """Bytes of an event; set to what Guildhall's events were seen to weigh."""

    def argv(self) -> list[str]:
        return [sys.executable, "bench/reference/pubsub.py"]

    def environment(self) -> dict[str, str]:
        return {"PORT": str(self.port)}

    def prepare(self, accounts: int, rooms: int) -> None:
        """It knows nobody."""

    def member(self, number: int, room: str = SHARED_ROOM) -> Member:
        return Member(path="/")

    def sender(self, connection: int, room: str = SHARED_ROOM) -> Sender:
        return Sender(connection, frames.text(self.event.encode().ljust(self.payload, b"x")))


def make_targets(first_port: int, work: Path) -> list[Target]:
    threading, gevent = Threading(first_port + 1, work), Gevent(first_port + 2, work)
    gevent.accounts, gevent.rooms = threading.accounts, threading.rooms  # one database, signed up once
    return [Guildhall(first_port, work), threading, gevent, PubSub(first_port + 3, work)]
