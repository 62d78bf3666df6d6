from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import Protocol

FIRST_ID = 100_000_000
ID_DIGITS = 9
ID_MARK = b"#########"


@dataclass(frozen=True)
class Sender:
    connection: int
    frame: bytes
    """A masked text frame; each run of nine `#` in it becomes the number of the message."""

    @property
    def marks(self) -> list[int]:
        found, at = [], self.frame.find(ID_MARK)
        while at >= 0:
            found.append(at)
            at = self.frame.find(ID_MARK, at + ID_DIGITS)
        return found


@dataclass(frozen=True)
class Plan:
    senders: list[Sender]
    seconds: float
    event: str
    """How a counted event begins, at most 32 bytes."""
    copies: int
    """How many connections each message must reach."""
    window: int = 0
    """Messages that each sender may have unanswered, or 0 when `rate` paces the first sender."""
    rate: float = 0
    echoes: bool = False
    """True when a sender's own event is its answer, False when the server acknowledges."""
    drain: float = 15
    capacity: int = 2_000_000


@dataclass
class Outcome:
    sent: int
    answered: int
    refused: int
    deliveries: int
    bytes: int
    seconds: float
    """From the first message sent to the last one delivered."""
    missing: int
    lost_connections: int
    answer_ns: array[int]
    complete_ns: array[int]
    """Per message: how long until its last copy had arrived."""
    client_cpu: float

    def problem(self) -> str | None:
        if self.lost_connections:
            return f"{self.lost_connections} connections lost"
        if self.refused:
            return f"{self.refused} messages refused"
        if self.missing:
            return f"{self.missing} deliveries missing"
        if self.answered < self.sent:
            return f"{self.sent - self.answered} messages without an answer"
        return None


class Engine(Protocol):
    name: str

    def __init__(self, descriptors: list[int]) -> None: ...
    def run(self, plan: Plan) -> Outcome: ...
    def close(self) -> None: ...
