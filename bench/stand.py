"""The test stand: all servers run side by side and are measured in turn, so that noise hits all alike."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bench import machine
from bench.load.fleet import Fleet
from bench.load.plan import Outcome, Plan
from bench.process import Server
from bench.report import QUIET
from bench.targets import PubSub, Target

WARM_UP_SECONDS = 0.5
TRIES = 4
MOST_SECONDS_AT_ONCE = 10
T = TypeVar("T")


@dataclass(frozen=True)
class Options:
    members: list[int]
    seconds: float
    rounds: int
    patience: float
    """Seconds that the whole run may spend on waiting for other programs and on repeating what they disturbed."""
    work: Path


@dataclass
class Sample:
    outcome: Outcome
    server_cpu: float
    strangers: float
    """How many cores' worth of processor time other programs took meanwhile."""


@dataclass
class Stand:
    options: Options
    targets: list[Target]
    failures: list[str] = field(default_factory=list)
    client_busy: float = 0
    """The largest part of its core that the load client used in a round."""
    waited: float = 0
    strangers: list[float] = field(default_factory=list)
    """Of each round that counts: the cores' worth of time that other programs took."""

    def start(self, accounts: int, rooms: int) -> None:
        _, client_core = machine.cores()
        for target in list(self.targets):
            say(f"{target.title}: starting, signing up {accounts} accounts (not timed)")
            try:
                target.start()
                target.prepare(accounts, rooms)
            except (OSError, RuntimeError) as problem:
                self.failures.append(f"{target.title} did not start: {problem}")
                target.stop()
                self.targets.remove(target)
        os.sched_setaffinity(0, client_core)

    def weigh(self) -> None:
        """Lets the reference publish as many bytes as one of our events has."""
        reference = self.target("pubsub")
        ours = self.target("ours")
        if ours is None or not isinstance(reference, PubSub):
            return
        with self.fleet(ours, 2) as fleet:
            outcome = fleet.run(Plan([ours.sender(0)], 0.2, ours.event, copies=2, rate=100))
        if outcome.deliveries:
            reference.payload = round(outcome.bytes / outcome.deliveries)
            say(f"an event of ours weighs {reference.payload} bytes; the reference publishes as many")

    def target(self, key: str) -> Target | None:
        return next((target for target in self.targets if target.key == key), None)

    def fleet(self, target: Target, size: int, *, own_rooms: bool = False, at_once: int = 50) -> Fleet:
        members = [
            target.member(number, target.rooms[number]) if own_rooms else target.member(number)
            for number in range(size)
        ]
        return Fleet(target.port, members, self.options.work, at_once)

    def measure(self, server: Server, fleet: Fleet, plan: Callable[[float], Plan], seconds: float) -> Sample:
        """A round in which other programs took part of the cores is repeated; of several such, the quietest counts."""
        samples: list[Sample] = []
        while not samples or (samples[-1].strangers >= QUIET and len(samples) < TRIES and self._patient()):
            start = time.monotonic()
            self._wait_for_quiet(fleet)
            self.waited += time.monotonic() - start + (seconds if samples else 0)
            if problem := fleet.run(plan(WARM_UP_SECONDS)).problem():
                raise RuntimeError(f"in the warm-up: {problem}")
            samples.append(self._round(server, fleet, plan(seconds)))
        best = min(samples, key=lambda sample: sample.strangers)
        self.client_busy = max(self.client_busy, best.outcome.client_cpu / best.outcome.seconds)
        self.strangers.append(best.strangers)
        return best

    def _round(self, server: Server, fleet: Fleet, plan: Plan) -> Sample:
        start, server_cpu, all_cpu, own_cpu = (
            time.monotonic(),
            server.cpu(),
            machine.busy_seconds(),
            time.process_time(),
        )
        outcome = fleet.run(plan)
        server_cpu = server.cpu() - server_cpu
        strangers = machine.busy_seconds() - all_cpu - server_cpu - (time.process_time() - own_cpu)
        if problem := outcome.problem():
            raise RuntimeError(problem)
        return Sample(outcome, server_cpu, max(0, strangers) / (time.monotonic() - start))

    def _patient(self) -> bool:
        return self.waited < self.options.patience

    def _wait_for_quiet(self, fleet: Fleet) -> None:
        for _second in range(MOST_SECONDS_AT_ONCE):
            if not self._patient():
                return
            before = machine.busy_seconds()
            fleet.idle(1)
            if machine.busy_seconds() - before < QUIET:
                return

    def in_turn(
        self, case: str, measure: Callable[[Target, Server], T], *, rounds: int, without: frozenset[str] = frozenset()
    ) -> dict[str, list[T]]:
        """Each round asks every server once; who goes first changes. A server that fails once is left out."""
        found: dict[str, list[T]] = {target.key: [] for target in self.targets if target.key not in without}
        for number in range(rounds):
            order = [target for target in self.targets if target.key in found]
            turn = number % max(1, len(order))
            for target in order[turn:] + order[:turn]:
                say(f"{case}, round {number + 1} of {rounds}: {target.title}")
                try:
                    found[target.key].append(measure(target, target.server or target.start()))
                except (OSError, RuntimeError) as problem:
                    self.failures.append(f"{case}: {target.title}: {problem}")
                    del found[target.key]
        return found

    def stop(self) -> None:
        for target in self.targets:
            target.stop()


def say(text: str) -> None:
    print(f"  {text}", file=sys.stderr, flush=True)
