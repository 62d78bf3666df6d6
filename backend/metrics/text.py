"""The figures as Prometheus reads them. Names follow its conventions: base units, `_total` on what only grows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily as Counter
from prometheus_client.core import GaugeMetricFamily as Gauge
from prometheus_client.core import HistogramMetricFamily as Distribution
from prometheus_client.core import Metric
from prometheus_client.registry import Collector

from backend import __version__
from backend.histogram import Histogram, Labels
from backend.metrics import process
from backend.metrics.meter import Meter
from backend.metrics.schemas import Figures

if TYPE_CHECKING:
    from backend.house import House

GAUGES = {
    "connections": "Sockets that are open.",
    "sessions": "Places in the stream of events, those included that may be come back to.",
    "users_online": "Users with an open socket.",
    "rooms": "Rooms that somebody is in.",
    "event_log_bytes": "What is kept of events for clients that come back.",
    "writer_waiting": "Actions that wait for the writer.",
    "database_bytes": "Size of the database.",
}
PROCESS = {
    "process_resident_memory_bytes": ("Memory that is resident.", "memory_bytes"),
    "process_open_fds": ("File descriptors that are open.", "open_files"),
}


Found = Mapping[Labels, Histogram]


class Collected(Collector):
    """What was read at one moment."""

    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> list[Metric]:
        return self._metrics


class Writer:
    """Of one application. Each text has a registry of its own, so that several applications can be in one process."""

    def __init__(self, app: House, meter: Meter) -> None:
        self._app, self._meter = app, meter

    async def text(self) -> bytes:
        """Made off the event loop: with hundreds of routes it takes some ten milliseconds."""
        figures = await self._meter.read()
        requests, events = dict(self._app.request_times.by_labels), dict(self._app.event_times.by_labels)
        return await asyncio.to_thread(self._write, figures, requests, events)

    def _write(self, figures: Figures, requests: Found, events: Found) -> bytes:
        registry = CollectorRegistry()
        about = (self._about_the_process, self._about_the_house, self._about_jobs)
        metrics = [metric for part in about for metric in part(figures)]
        registry.register(Collected([*metrics, *self._about_times(requests, events)]))
        return generate_latest(registry)

    def _about_the_process(self, figures: Figures) -> Iterator[Metric]:
        database = "sqlite" if self._app.settings.on_sqlite else "postgresql"
        info = Gauge("guildhall_info", "What runs here.", labels=("version", "database"))
        info.add_metric((__version__, database), 1)
        yield info
        for name, (words, field) in PROCESS.items():
            yield Gauge(name, words, getattr(figures, field))
        yield Gauge("process_max_fds", "File descriptors that may be open.", process.most_open_files())
        yield Gauge("process_start_time_seconds", "When it was started, since 1970.", process.STARTED_AT)
        yield Counter("process_cpu_seconds_total", "Processor time, in user and system mode.", figures.cpu_seconds)

    def _about_the_house(self, figures: Figures) -> Iterator[Metric]:
        for field, words in GAUGES.items():
            value = getattr(figures, field)
            if value is not None:
                yield Gauge(f"guildhall_{field}", words, value)
        fanout, cache = figures.fanout, figures.cache
        yield Counter("guildhall_events_published_total", "Events that have a place in the stream.", fanout.published)
        yield Counter("guildhall_deliveries_total", "Events times those who got them.", fanout.deliveries)
        yield Counter("guildhall_writes_total", "Writes to sockets, each of one or more events.", fanout.writes)
        yield Counter("guildhall_written_bytes_total", "Bytes of events written to sockets.", fanout.bytes)
        yield Counter("guildhall_flushes_total", "Times that gathered events were written.", fanout.flushes)
        yield Gauge("guildhall_cache_entries", "Entries of the cache.", cache.entries)
        yield Counter("guildhall_cache_hits_total", "What the cache knew.", cache.hits)
        yield Counter("guildhall_cache_misses_total", "What the cache did not know.", cache.misses)
        refused = Counter("guildhall_rate_limited_total", "Refused by a limit.", labels=("kind",))
        for kind, count in sorted(figures.refused.items()):
            refused.add_metric((kind,), count)
        yield refused
        pushed = Counter(
            "guildhall_push_total", "What push services said to what was for a device.", labels=("answer",)
        )
        for kind, count in sorted(figures.push.items()):
            pushed.add_metric((kind,), count)
        yield pushed
        yield Counter("guildhall_uploads_total", "Files that were kept.", figures.uploads.files)
        yield Counter("guildhall_uploaded_bytes_total", "Their bytes.", figures.uploads.bytes)

    def _about_jobs(self, figures: Figures) -> Iterator[Metric]:
        jobs = figures.jobs
        yield Gauge("guildhall_database_up", "Whether the database answers.", int(jobs.waiting is not None))
        if jobs.waiting is not None and jobs.failing is not None and jobs.overdue_seconds is not None:
            yield Gauge("guildhall_jobs_waiting", "Jobs to be done, now or later.", jobs.waiting)
            yield Gauge("guildhall_jobs_failing", "Jobs that failed and will be tried again.", jobs.failing)
            yield Gauge("guildhall_jobs_overdue_seconds", "How late the latest job is.", jobs.overdue_seconds)
        yield Counter("guildhall_jobs_done_total", "Jobs that were done.", jobs.done)
        yield Counter("guildhall_jobs_failed_total", "Attempts at a job that failed.", jobs.failed)
        yield Counter("guildhall_jobs_given_up_total", "Jobs that failed too often.", jobs.given_up)

    def _about_times(self, requests: Found, events: Found) -> Iterator[Metric]:
        writer = self._app.db.writer
        yield _family(
            "guildhall_http_request_seconds",
            "From a request to its answer.",
            ("method", "route", "status"),
            requests.items(),
        )
        yield _family(
            "guildhall_socket_event_seconds",
            "From a client's event to its acknowledgement.",
            ("event", "outcome"),
            events.items(),
        )
        for name, words, histogram in (
            ("guildhall_event_loop_lag_seconds", "By how much timers come late.", self._meter.pulse.lags),
            ("guildhall_writer_transaction_seconds", "Transactions, from begin to commit.", writer.transactions),
            ("guildhall_writer_commit_seconds", "Commits: until it is on disk.", writer.commit_times),
            ("guildhall_writer_actions_per_commit", "Actions that shared a commit.", writer.batches),
        ):
            yield _family(name, words, (), [((), histogram)])


def _family(name: str, words: str, labels: Labels, found: Iterable[tuple[Labels, Histogram]]) -> Metric:
    family = Distribution(name, words, labels=labels)
    for values, histogram in sorted(found, key=lambda one: one[0]):
        family.add_metric(values, list(_cumulated(histogram)), histogram.total)
    return family


def _cumulated(histogram: Histogram) -> Iterator[tuple[str, float]]:
    so_far = 0
    for bound, count in zip((*histogram.bounds, float("inf")), list(histogram.counts), strict=True):
        so_far += count
        yield ("+Inf" if bound == float("inf") else str(bound)), so_far
