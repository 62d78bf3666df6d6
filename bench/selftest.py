"""Shows that the load client is not what is measured: how much it can count when a sender does no work at all."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import time
from multiprocessing import get_context

from bench.load.fleet import make_engine
from bench.load.plan import Plan
from bench.machine import cores
from bench.stand import Options

EVENT = '42["new_message",'
CONNECTIONS = 500
PAYLOAD = 400


def frame() -> bytes:
    return bytes([0x81, 126]) + struct.pack("!H", PAYLOAD) + EVENT.encode().ljust(PAYLOAD, b"x")


def pour(port: int, joined: int, seconds: float, core: set[int]) -> None:
    """Writes the same prepared frames to every connection until the time is over."""
    os.sched_setaffinity(0, core)
    block = frame() * joined
    ends = [socket.create_connection(("127.0.0.1", port)) for _ in range(CONNECTIONS)]
    stop = time.monotonic() + seconds
    with contextlib.suppress(ConnectionError):  # the reader leaves first
        while time.monotonic() < stop:
            for end in ends:
                end.sendall(block)
    for end in ends:
        end.close()


def deliveries_per_core_second(options: Options, joined: int, seconds: float) -> float:
    server_core, _ = cores()
    with socket.create_server(("127.0.0.1", 0), backlog=CONNECTIONS) as listener:
        process = get_context("fork").Process(
            target=pour, args=(listener.getsockname()[1], joined, seconds, server_core)
        )
        process.start()
        accepted = [listener.accept()[0] for _ in range(CONNECTIONS)]
        for end in accepted:
            end.setblocking(False)
        engine = make_engine([end.fileno() for end in accepted], options.work)
        outcome = engine.run(Plan([], seconds, EVENT, copies=0, drain=0))
        engine.close()
        for end in accepted:
            end.detach() if engine.name == "Python" else end.close()
        process.join()
    return outcome.deliveries / max(outcome.client_cpu, 0.001)


def self_test(options: Options, seconds: float = 1) -> dict[str, object]:
    probe = make_engine([], options.work)
    probe.close()
    slow = "" if probe.name == "C" else " (no C compiler: the figures of fast servers are limited by it)"
    found: dict[str, object] = {"load client": f"{probe.name} engine{slow}"}
    for joined, name in ((16, "16 events in a write"), (1, "one event in a write")):
        capacity = deliveries_per_core_second(options, joined, seconds)
        found[f"load client alone, {name}"] = f"{capacity:,.0f} deliveries per second of its core"
    return found
