"""The engine for machines without a C compiler: the same rules in Python, several times slower."""

from __future__ import annotations

import contextlib
import select
import selectors
import socket
import time
from array import array

from bench.load.plan import FIRST_ID, ID_DIGITS, Outcome, Plan, Sender

PONG = bytes([0x8A, 0x80, 0, 0, 0, 0])
ENGINE_PONG = bytes([0x81, 0x81, 0, 0, 0, 0]) + b"3"
CLOSE, PING = 8, 9


class Connection:
    def __init__(self, descriptor: int) -> None:
        self.socket = socket.socket(fileno=descriptor)
        self.alive = True
        self.pending = b""
        self.seen = 0
        self.sender: Sender | None = None
        self.outstanding = 0

    def write(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[self.socket.send(view) :]
            except BlockingIOError:
                select.select([], [self.socket], [], 1)


class PortableEngine:
    name = "Python"

    def __init__(self, descriptors: list[int]) -> None:
        self._connections = [Connection(descriptor) for descriptor in descriptors]
        self._selector = selectors.DefaultSelector()
        for connection in self._connections:
            self._selector.register(connection.socket, selectors.EVENT_READ, connection)

    def run(self, plan: Plan) -> Outcome:
        cpu = time.process_time()
        result = Round(self, plan, self._connections).run()
        result.client_cpu = time.process_time() - cpu
        return result

    def ready(self, timeout: float) -> list[Connection]:
        return [key.data for key, _ in self._selector.select(timeout)]

    def lose(self, connection: Connection) -> None:
        connection.alive = False
        self._selector.unregister(connection.socket)

    def close(self) -> None:
        self._selector.close()
        for connection in self._connections:
            connection.socket.detach()


class Round:
    def __init__(self, engine: PortableEngine, plan: Plan, connections: list[Connection]) -> None:
        self.engine, self.plan, self.connections = engine, plan, connections
        self.event = plan.event.encode()
        self.sending = True
        self.sent_at: list[int] = []
        self.answers, self.complete, self.arrivals = array("q"), array("q"), array("q")
        self.answered = self.refused = self.deliveries = self.bytes = self.now = self.last = 0
        for connection in connections:
            connection.seen, connection.sender, connection.outstanding = 0, None, 0
        for sender in plan.senders:
            connections[sender.connection].sender = sender

    def run(self) -> Outcome:
        start = following = time.monotonic_ns()
        stop = start + int(self.plan.seconds * 1e9)
        limit = stop + int(self.plan.drain * 1e9)
        for sender in self.plan.senders:
            self.fill(self.connections[sender.connection])
        while True:
            self.now = time.monotonic_ns()
            self.sending = self.now < stop
            if not self.sending and (self.now >= limit or self.finished()):
                break
            wake = stop if self.sending else limit
            if self.sending and self.plan.rate:
                while following <= self.now:
                    self.send(self.connections[self.plan.senders[0].connection])
                    following += int(1e9 / self.plan.rate)
                wake = min(wake, following)
            for connection in self.engine.ready((wake - self.now) / 1e9):
                self.read(connection)
        return self.outcome((self.last or self.now) - start)

    def finished(self) -> bool:
        return self.answered >= len(self.sent_at) and self.deliveries >= len(self.sent_at) * self.plan.copies

    def fill(self, connection: Connection) -> None:
        while self.sending and connection.outstanding < self.plan.window:
            self.send(connection)

    def send(self, connection: Connection) -> None:
        assert connection.sender is not None
        frame = bytearray(connection.sender.frame)
        digits = str(FIRST_ID + len(self.sent_at)).encode()
        for mark in connection.sender.marks:
            frame[mark : mark + ID_DIGITS] = digits
        self.sent_at.append(time.monotonic_ns())
        self.answers.append(0)
        self.complete.append(0)
        self.arrivals.append(0)
        connection.outstanding += 1
        connection.write(bytes(frame))

    def read(self, connection: Connection) -> None:
        data = b""
        with contextlib.suppress(ConnectionError):
            data = connection.socket.recv(256 * 1024)
        if not data:
            self.engine.lose(connection)
            return
        self.now = time.monotonic_ns()
        data = connection.pending + data
        at, size = 0, len(data)
        while size - at >= 2:
            length, begin = data[at + 1] & 127, at + 2
            if length >= 126:
                begin = at + (4 if length == 126 else 10)
                length = int.from_bytes(data[at + 2 : begin], "big")
            if size < begin or size - begin < length:
                break
            self.on_frame(connection, data[at] & 15, data[begin : begin + min(length, 32)], length)
            at = begin + length
        connection.pending = data[at:]

    def on_frame(self, connection: Connection, opcode: int, head: bytes, length: int) -> None:
        if head.startswith(self.event):
            self.on_event(connection, length)
        elif head.startswith(b"43"):
            number, _, rest = head[2:].partition(b"[")
            self.refused += rest.startswith(b'{"ok":false')
            self.on_answer(connection, int(number) - FIRST_ID)
        elif opcode == PING:
            connection.write(PONG)
        elif head == b"2":
            connection.write(ENGINE_PONG)
        elif opcode == CLOSE:
            self.engine.lose(connection)

    def on_event(self, connection: Connection, length: int) -> None:
        index = connection.seen
        connection.seen += 1
        self.deliveries += 1
        self.bytes += length
        self.last = self.now
        if index < len(self.sent_at):
            self.arrivals[index] += 1
            if self.arrivals[index] == self.plan.copies == len(self.connections):
                self.complete[index] = self.now - self.sent_at[index]
        if self.plan.echoes and connection.sender:
            self.on_answer(connection, index)

    def on_answer(self, connection: Connection, index: int) -> None:
        if not 0 <= index < len(self.sent_at) or self.answers[index]:
            return
        self.answers[index] = self.now - self.sent_at[index]
        self.answered += 1
        connection.outstanding -= 1
        self.fill(connection)

    def outcome(self, elapsed: int) -> Outcome:
        return Outcome(
            sent=len(self.sent_at),
            answered=self.answered,
            refused=self.refused,
            deliveries=self.deliveries,
            bytes=self.bytes,
            seconds=elapsed / 1e9,
            missing=len(self.sent_at) * self.plan.copies - self.deliveries,
            lost_connections=sum(not connection.alive for connection in self.connections),
            answer_ns=self.answers,
            complete_ns=self.complete,
            client_cpu=0,
        )
