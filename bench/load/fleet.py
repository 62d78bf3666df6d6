"""Connects many websockets and brings each to the point where only counting is left."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.load import frames, native
from bench.load.plan import Engine, Outcome, Plan
from bench.load.portable import PortableEngine

SOURCES = 16
PATIENCE_SECONDS = 60


class Refused(RuntimeError):
    """The server did not let a member in."""


@dataclass(frozen=True)
class Member:
    """What one connection says before it is ready: (what to send or nothing, how the awaited answer begins)."""

    path: str
    headers: dict[str, str] = field(default_factory=dict)
    steps: list[tuple[str | None, str]] = field(default_factory=list)


class Dialogue:
    """One connection while it signs in; blocking, and ends exactly between two frames."""

    def __init__(self, port: int, member: Member, number: int) -> None:
        self.member = member
        self.buffer = b""
        self.socket = socket.socket()
        self.socket.settimeout(PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.bind((f"127.0.0.{2 + number % SOURCES}", 0))
        self.socket.connect(("127.0.0.1", port))
        self.socket.sendall(frames.upgrade(member.path, f"localhost:{port}", member.headers))

    def upgraded(self) -> None:
        while b"\r\n\r\n" not in self.buffer:
            self.more()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n", 1)[0]:
            raise Refused(head.decode(errors="replace"))

    def say(self, step: int) -> None:
        words = self.member.steps[step][0]
        if words is not None:
            self.socket.sendall(frames.text(words.encode()))

    def hear(self, step: int) -> None:
        awaited = self.member.steps[step][1].encode()
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            words = self.frame()
            if words.startswith(awaited):
                return
            if words == b"2":
                self.socket.sendall(frames.text(b"3"))
            elif words.startswith((b"44", b"41", b"43")):
                raise Refused(f"{self.member.steps[step][0]} was answered by {words[:300].decode(errors='replace')}")
        raise Refused(f"{self.member.steps[step][0]} was not answered within {PATIENCE_SECONDS} s")

    def settled(self) -> int:
        """Gives the descriptor away once no part of a frame is left in the buffer."""
        while self.buffer:
            self.frame()
        self.socket.setblocking(False)
        return self.socket.detach()

    def frame(self) -> bytes:
        while len(self.buffer) < 2:
            self.more()
        length, begin = self.buffer[1] & 127, 2
        if length >= 126:
            begin = 4 if length == 126 else 10
            while len(self.buffer) < begin:
                self.more()
            length = int.from_bytes(self.buffer[2:begin], "big")
        while len(self.buffer) < begin + length:
            self.more()
        payload = self.buffer[begin : begin + length]
        self.buffer = self.buffer[begin + length :]
        return payload

    def more(self) -> None:
        data = self.socket.recv(65536)
        if not data:
            raise Refused("the server closed the connection")
        self.buffer += data


class Fleet:
    """Connected members, ready to be counted."""

    def __init__(self, port: int, members: list[Member], work: Path, at_once: int) -> None:
        self.descriptors: list[int] = []
        self._engine: Engine | None = None
        self._work = work
        try:
            for first in range(0, len(members), at_once):
                self._admit(port, members[first : first + at_once])
        except BaseException:
            self.close()
            raise

    def _admit(self, port: int, members: list[Member]) -> None:
        dialogues = [Dialogue(port, member, number) for number, member in enumerate(members)]
        for dialogue in dialogues:
            dialogue.upgraded()
        for step in range(len(members[0].steps)):
            for dialogue in dialogues:
                dialogue.say(step)
            for dialogue in dialogues:
                dialogue.hear(step)
        self.descriptors += [dialogue.settled() for dialogue in dialogues]

    def run(self, plan: Plan) -> Outcome:
        return self.engine.run(plan)

    def idle(self, seconds: float) -> Outcome:
        """Answers the server's pings and nothing else."""
        return self.run(Plan(senders=[], seconds=seconds, event="\0", copies=0, drain=0))

    @property
    def engine(self) -> Engine:
        if self._engine is None:
            self._engine = make_engine(self.descriptors, self._work)
        return self._engine

    def close(self) -> None:
        if self._engine is not None:
            self._engine.close()
        for descriptor in self.descriptors:
            socket.close(descriptor)
        self.descriptors = []

    def __enter__(self) -> Fleet:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def make_engine(descriptors: list[int], work: Path) -> Engine:
    loaded = native.library(work)
    return PortableEngine(descriptors) if loaded is None else native.NativeEngine(loaded, descriptors)
