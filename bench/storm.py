"""P11: everybody is dropped at once and comes back at once, without the random pause that stock clients make."""

from __future__ import annotations

import contextlib
import http.client
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection

from bench.figures import medians, percentile
from bench.process import Server
from bench.report import Row
from bench.stand import Stand
from bench.targets import Target

CLIENTS = 2000
PROBE_PAUSE = 0.01


def probe(port: int, pipe: Connection) -> None:
    """Asks for /healthz over and over until told to stop: what the event loop's lag does to everybody else."""
    times = []
    while not pipe.poll():
        start = time.perf_counter()
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            connection.close()
        times.append((time.perf_counter() - start) * 1000)
        time.sleep(PROBE_PAUSE)
    pipe.send(times)


def storm(stand: Stand) -> list[Row]:
    back: dict[str, list[float]] = {}
    lag: dict[str, list[float]] = {}

    def drop_all(target: Target, server: Server) -> None:
        stand.fleet(target, CLIENTS).close()
        ours, theirs = get_context("fork").Pipe()
        watcher = get_context("fork").Process(target=probe, args=(target.port, theirs))
        watcher.start()
        start = time.monotonic()
        try:
            with stand.fleet(target, CLIENTS, at_once=CLIENTS):
                back.setdefault(target.key, []).append(time.monotonic() - start)
        finally:
            ours.send("stop")
            lag.setdefault(target.key, []).append(percentile(ours.recv(), 99))
            watcher.join()
        server.settle()

    stand.in_turn("P11", drop_all, rounds=min(3, stand.options.rounds))
    name = f"{CLIENTS:,} clients dropped"
    return [
        Row("P11", f"{name}: all back", "s", *medians(back), higher_is_better=False, bar="≤ 15", at_most=15),
        Row(
            "P11",
            f"{name}: /healthz p99",
            "ms",
            *medians(lag),
            higher_is_better=False,
            bar="≤ 200",
            at_most=200,
        ),
    ]
