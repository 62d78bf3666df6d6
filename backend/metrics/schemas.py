"""How the process is doing: what `/metrics` and the administrators' charts are both made from."""

from __future__ import annotations

import msgspec


class Times(msgspec.Struct, frozen=True):
    """Of how many, and in milliseconds."""

    count: int
    mean_ms: float
    p50_ms: float
    p95_ms: float


class RouteTimes(msgspec.Struct, frozen=True):
    """Since the start. `failed`: answered with 5xx."""

    method: str
    path: str
    failed: int
    times: Times


class EventTimes(msgspec.Struct, frozen=True):
    """Of what clients send over the socket, since the start. `failed`: by a fault of ours."""

    event: str
    refused: int
    failed: int
    times: Times


class CacheFigures(msgspec.Struct, frozen=True):
    entries: int
    hits: int
    misses: int


class WriterFigures(msgspec.Struct, frozen=True):
    """`commit`: of putting a transaction on disk, since the start."""

    waiting: int
    commits: int
    actions: int
    commit: Times


class FanoutFigures(msgspec.Struct, frozen=True):
    """Since the start. Events that are delivered together take one write for each who gets them."""

    published: int
    deliveries: int
    writes: int
    bytes: int
    flushes: int


class JobFigures(msgspec.Struct, frozen=True):
    """`failing`: those that wait and have gone wrong before; `overdue_seconds`: of the one that is due the longest. These
    are None while the database does not answer. The others since the start."""

    waiting: int | None
    failing: int | None
    overdue_seconds: float | None
    done: int
    failed: int
    given_up: int


class UploadFigures(msgspec.Struct, frozen=True):
    """Since the start."""

    files: int
    bytes: int


class Figures(msgspec.Struct, frozen=True):
    """Rates and `responses` are of the last second; `sends_per_second`: changes that were written."""

    connections: int
    sessions: int
    users_online: int
    rooms: int
    requests_per_second: float
    sends_per_second: float
    deliveries_per_second: float
    responses: Times
    event_log_bytes: int
    writer_waiting: int
    memory_bytes: int
    cpu_seconds: float
    open_files: int
    loop_lag_ms: float
    uptime_seconds: float
    database_bytes: int | None
    cache: CacheFigures
    writer: WriterFigures
    fanout: FanoutFigures
    jobs: JobFigures
    refused: dict[str, int]
    push: dict[str, int]
    uploads: UploadFigures
    routes: list[RouteTimes]
    events: list[EventTimes]
