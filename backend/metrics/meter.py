"""Reads the figures from what the house counts anyway; what has to be asked of the database is remembered for a moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import case, func, select

from backend.db import Work
from backend.db.size import database_size
from backend.errors import Unavailable
from backend.histogram import Histogram, Labels
from backend.jobs.models import jobs
from backend.metrics import process
from backend.metrics.pulse import Pulse
from backend.metrics.schemas import (
    CacheFigures,
    EventTimes,
    FanoutFigures,
    Figures,
    JobFigures,
    RouteTimes,
    Times,
    UploadFigures,
    WriterFigures,
)

if TYPE_CHECKING:
    from backend.house import House

REMEMBERED = 5.0  # seconds
DATABASE_WITHIN = 2.0  # seconds: the other figures are wanted most when the database does not answer
NOTHING_KNOWN: tuple[None, None, None, None] = (None, None, None, None)

_JOBS = select(func.count(), func.coalesce(func.sum(case((jobs.c.tries > 0, 1), else_=0)), 0), func.min(jobs.c.due_at))


class Meter:
    def __init__(self, app: House) -> None:
        self._app = app
        self.pulse = Pulse(app)
        self._kept: tuple[int | None, int | None, float | None, int | None] = NOTHING_KNOWN
        self._kept_until = 0.0
        self._asking = asyncio.Lock()

    async def read(self) -> Figures:
        self.pulse.keep_on()
        waiting, failing, overdue, database_bytes = await self._of_the_database()
        app, hub, rates = self._app, self._app.hub, self.pulse.rates
        return Figures(
            connections=hub.connections,
            sessions=sum(1 for _ in hub.sessions),
            users_online=sum(user.is_connected for user in hub.sessions.users.values()),
            rooms=hub.fanout.rooms,
            requests_per_second=rates.requests,
            sends_per_second=rates.actions,
            deliveries_per_second=rates.deliveries,
            responses=_times(rates.responses),
            event_log_bytes=hub.log.size,
            writer_waiting=app.db.writer.waiting,
            memory_bytes=process.memory(),
            cpu_seconds=round(process.cpu_seconds(), 2),
            open_files=process.open_files(),
            loop_lag_ms=round(self.pulse.worst_lag * 1000, 2),
            uptime_seconds=round(process.uptime(), 1),
            database_bytes=database_bytes,
            cache=CacheFigures(len(app.db.cache), app.db.cache.hits, app.db.cache.misses),
            writer=self._writer(),
            fanout=self._fanout(),
            jobs=JobFigures(waiting, failing, overdue, app.jobs.done, app.jobs.failed, app.jobs.given_up),
            refused=dict(app.limits.refused),
            push=dict(app.push.answers),
            uploads=UploadFigures(app.intake.kept, app.intake.kept_bytes),
            routes=self._routes(),
            events=self._events(),
        )

    def _writer(self) -> WriterFigures:
        writer = self._app.db.writer
        return WriterFigures(writer.waiting, writer.commits, writer.actions, _times(writer.commit_times))

    def _fanout(self) -> FanoutFigures:
        fanout = self._app.hub.fanout
        return FanoutFigures(self._app.hub.log.seq, fanout.deliveries, fanout.writes, fanout.bytes, fanout.flushes)

    def _routes(self) -> list[RouteTimes]:
        times = self._app.request_times
        routes = _grouped(((path, method), status, found) for (method, path, status), found in times.by_labels.items())
        return [
            RouteTimes(method, path, _count(found, "5xx"), _times(times.together(found.values())))
            for (path, method), found in routes
        ]

    def _events(self) -> list[EventTimes]:
        times = self._app.event_times
        events = _grouped(((event,), outcome, found) for (event, outcome), found in times.by_labels.items())
        return [
            EventTimes(event, _count(found, "refused"), _count(found, "failed"), _times(times.together(found.values())))
            for (event,), found in events
        ]

    async def _of_the_database(self) -> tuple[int | None, int | None, float | None, int | None]:
        """Jobs that wait, that are failing, for how long the first is overdue, and the database's size."""
        async with self._asking:
            if time.monotonic() >= self._kept_until:
                try:
                    async with asyncio.timeout(DATABASE_WITHIN):
                        waiting, failing, overdue = await self._app.db.read(_jobs)
                        self._kept = (waiting, failing, overdue, await database_size(self._app.db))
                except (Unavailable, TimeoutError):
                    self._kept = NOTHING_KNOWN
                self._kept_until = time.monotonic() + REMEMBERED
            return self._kept


def _jobs(work: Work) -> tuple[int, int, float]:
    waiting, failing, first = work.execute(_JOBS).one()
    return waiting, int(failing), max(0.0, (work.now - first) / 1000) if first is not None else 0.0


def _times(histogram: Histogram) -> Times:
    return Times(
        histogram.count,
        round(histogram.mean * 1000, 2),
        round(histogram.quantile(0.5) * 1000, 2),
        round(histogram.quantile(0.95) * 1000, 2),
    )


def _grouped(found: Iterable[tuple[Labels, str, Histogram]]) -> list[tuple[Labels, dict[str, Histogram]]]:
    """By the labels without how it ended, in their order."""
    groups: dict[Labels, dict[str, Histogram]] = {}
    for labels, end, histogram in found:
        groups.setdefault(labels, {})[end] = histogram
    return sorted(groups.items(), key=lambda one: one[0])


def _count(found: dict[str, Histogram], end: str) -> int:
    return found[end].count if end in found else 0
