"""What is measured; the numbers are those of the list of promises (P1 to P6)."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable

from bench.figures import medians, percentile
from bench.load.fleet import Fleet
from bench.load.plan import Plan
from bench.process import Server
from bench.report import Row
from bench.stand import Sample, Stand
from bench.targets import ROOT, Target

SENDERS = 200
OUTSTANDING = 8
PACE = 10
IDLE_STEP = 1000


def fan_out(stand: Stand) -> list[Row]:
    """P1: one channel, one sender with 8 messages outstanding."""
    rows = []
    for size in stand.options.members:

        def burst(target: Target, server: Server, size: int = size) -> Sample:
            def plan(seconds: float) -> Plan:
                return Plan([target.sender(0)], seconds, target.event, size, window=OUTSTANDING, echoes=target.echoes)

            with stand.fleet(target, size) as fleet:
                server.settle()
                return stand.measure(server, fleet, plan, stand.options.seconds)

        samples = stand.in_turn(f"P1, {size} members", burst, rounds=stand.options.rounds)
        per_second = each(samples, lambda sample: sample.outcome.deliveries / sample.outcome.seconds)
        cpu = each(samples, lambda sample: sample.server_cpu / sample.outcome.deliveries * 1e6)
        at_500 = size == 500
        rows += [
            Row(
                "P1",
                f"{size} members",
                "deliveries/s",
                *medians(per_second),
                bar="≥ 10 × baseline, ≥ ½ C++" if at_500 else "≥ ½ C++",
                times_baseline=10 if at_500 else None,
                times_reference=0.5,
            ),
            Row(
                "P1",
                f"{size} members",
                "CPU s per million deliveries",
                *medians(cpu),
                higher_is_better=False,
                bar="≤ 3",
                at_most=3,
            ),
        ]
    return rows


def quiet_latency(stand: Stand) -> list[Row]:
    """P2: the same at ten messages a second: how long until the last member has it."""
    rows = []
    for size in stand.options.members:

        def trickle(target: Target, server: Server, size: int = size) -> Sample:
            def plan(seconds: float) -> Plan:
                return Plan([target.sender(0)], seconds, target.event, size, rate=PACE, echoes=target.echoes)

            with stand.fleet(target, size) as fleet:
                server.settle()
                return stand.measure(server, fleet, plan, 2 * stand.options.seconds)

        samples = stand.in_turn(f"P2, {size} members", trickle, rounds=stand.options.rounds)
        pooled = {key: [ns / 1e6 for one in found for ns in one.outcome.complete_ns] for key, found in samples.items()}
        for part, bar, limit in ((50, "", None), (99, "≤ 1.5 × C++", 1.5)):
            rows.append(
                Row(
                    "P2",
                    f"{size} members, p{part}",
                    "ms to last member",
                    {key: percentile(times, part) for key, times in pooled.items()},
                    higher_is_better=False,
                    bar=bar,
                    times_reference=limit,
                )
            )
    return rows


def durable_sends(stand: Stand) -> list[Row]:
    """P3: 200 senders in 200 channels, each waiting for its acknowledgement. The reference stores nothing and stays out."""
    rows = []
    for window in (1, 4):

        def sends(target: Target, server: Server, window: int = window) -> Sample:
            def plan(seconds: float) -> Plan:
                senders = [target.sender(number, target.rooms[number]) for number in range(SENDERS)]
                return Plan(senders, seconds, target.event, copies=1, window=window)

            with stand.fleet(target, SENDERS, own_rooms=True) as fleet:
                server.settle()
                return stand.measure(server, fleet, plan, stand.options.seconds)

        samples = stand.in_turn(
            f"P3, {window} outstanding", sends, rounds=stand.options.rounds, without=frozenset({"pubsub"})
        )
        rate = each(samples, lambda sample: sample.outcome.answered / sample.outcome.seconds)
        pooled = {key: [ns / 1e6 for one in found for ns in one.outcome.answer_ns] for key, found in samples.items()}
        name = f"{SENDERS} senders, {window} outstanding each"
        rows += [
            Row("P3", name, "acked messages/s", *medians(rate), bar="≥ 5,000", at_least=5000),
            Row(
                "P3",
                f"{name}, p99",
                "ms to the acknowledgement",
                {key: percentile(times, 99) for key, times in pooled.items()},
                higher_is_better=False,
                bar="≤ 50" if window == 1 else "",
                at_most=50 if window == 1 else None,
            ),
        ]
    return rows


def idle_connections(stand: Stand) -> list[Row]:
    """P5: memory of connections that only sit in a channel. Few accounts, many connections each."""
    counts = {}

    def sit(target: Target, _running: Server) -> float:
        target.stop()
        server = target.start()
        counts[target.title] = target.idle_connections
        fleets: list[Fleet] = []
        try:
            with stand.fleet(target, 50) as few:
                few.idle(1)
            server.settle()
            before = server.rss()
            for _step in range(target.idle_connections // IDLE_STEP):
                fleets.append(stand.fleet(target, IDLE_STEP))
                for fleet in fleets:
                    fleet.idle(0.02)
            outcomes = [fleet.idle(1) for fleet in fleets]
            lost = sum(outcome.lost_connections for outcome in outcomes)
            if lost:
                raise RuntimeError(f"{lost} connections lost")
            server.settle()
            return (server.rss() - before) / 1024 / target.idle_connections
        finally:
            for fleet in fleets:
                fleet.close()
            target.stop()
            target.start()

    found = stand.in_turn("P5", sit, rounds=1)
    fewer = "".join(f", {count:,} for {title}" for title, count in counts.items() if count != 10_000)
    name = f"idle connection, of 10,000{fewer}"
    return [Row("P5", name, "KB each", *medians(found), higher_is_better=False, bar="≤ 40", at_most=40)]


def idle_process(stand: Stand) -> list[Row]:
    """P6: memory of the whole process (and its children) a moment after the start."""

    def rest(target: Target, _running: Server) -> float:
        target.stop()
        server = target.start()
        time.sleep(2)
        return server.rss() / 1024 / 1024

    found = stand.in_turn("P6", rest, rounds=min(3, stand.options.rounds))
    return [Row("P6", "idle after start", "MB", *medians(found), higher_is_better=False, bar="≤ 100", at_most=100)]


def each(samples: dict[str, list[Sample]], value: Callable[[Sample], float]) -> dict[str, list[float]]:
    return {key: [value(sample) for sample in found] for key, found in samples.items()}


def searches(stand: Stand) -> list[Row]:
    """P8: in a process of its own, with what the server itself is made of."""
    command = [str(ROOT / ".venv/bin/python"), "-m", "bench.searching", "--json", "--folder", str(stand.options.work)]
    found = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    if found.returncode:
        stand.failures.append("P8: the searches ended early")
        return []
    return [Row(**row) for row in json.loads(found.stdout)]
