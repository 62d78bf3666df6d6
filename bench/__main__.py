from __future__ import annotations

import argparse
import datetime
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench import cases, machine
from bench.report import Report, Row
from bench.selftest import self_test
from bench.stand import Options, Stand, say
from bench.storm import storm
from bench.targets import ROOT, make_targets

CASES: dict[str, Callable[[Stand], list[Row]]] = {
    "P6": cases.idle_process,
    "P1": cases.fan_out,
    "P2": cases.quiet_latency,
    "P3": cases.durable_sends,
    "P5": cases.idle_connections,
    "P8": cases.searches,
    "P11": storm,
}
ON_REQUEST = {"P8", "P11"}
FEW_ACCOUNTS = 20
WORK = ROOT / "bench/.work"


def main() -> None:
    arguments = parse()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the servers are stopped then too
    machine.raise_file_limit()
    WORK.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="run-", dir=WORK, ignore_cleanup_errors=True) as work:
        report = measure(arguments, Path(work))
    publish(report)


def measure(arguments: argparse.Namespace, work: Path) -> Report:
    options = Options(arguments.members, arguments.seconds, arguments.rounds, arguments.patience, work)
    targets = [target for target in make_targets(arguments.port, work) if target.key in arguments.servers]
    stand = Stand(options, targets)
    report = Report(
        taken_at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        commit=commit(),
        machine=machine.facts(work),
        settings={name: str(value) for name, value in vars(arguments).items()},
        self_test={},
    )
    try:
        stand.start(accounts_for(arguments), cases.SENDERS if "P3" in arguments.only else 0)
        report.self_test = self_test(options)
        stand.weigh()
        for name, case in CASES.items():
            if name in arguments.only:
                report.rows += case(stand)
    except (KeyboardInterrupt, SystemExit):
        stand.failures.append("ended early from outside; what was measured until then is shown")
    finally:
        stand.stop()
    report.failures, report.client_busy, report.strangers = stand.failures, stand.client_busy, stand.strangers
    return report


def publish(report: Report) -> None:
    from bench.plot import draw  # slow to import, and it must not weigh on what is measured

    report.rows.sort(key=lambda row: int(row.case[1:]))
    paths = report.write() + draw(report)
    print(f"\n{report.plain()}\n")
    for path in paths:
        say(f"wrote {path.relative_to(ROOT)}")


def accounts_for(arguments: argparse.Namespace) -> int:
    """As many as members for P1 and P2: each is a person of its own. The other measures do not depend on it."""
    distinct = max(arguments.members) if {"P1", "P2"} & set(arguments.only) else FEW_ACCOUNTS
    return max(distinct, cases.SENDERS if "P3" in arguments.only else 0)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/bench", description="Measure Guildhall beside its baseline and a bare pub/sub."
    )
    parser.add_argument(
        "--only",
        type=names,
        default=sorted(set(CASES) - ON_REQUEST),
        help="such as P1,P3; P8 and P11 run only on request",
    )
    parser.add_argument("--quick", action="store_true", help="fewer members, fewer and shorter rounds")
    parser.add_argument("--members", type=numbers, help="sizes of the channel for P1 and P2 (100,500,1000)")
    parser.add_argument("--seconds", type=float, help="length of a round (3)")
    parser.add_argument("--rounds", type=int, help="rounds for each server (5)")
    parser.add_argument(
        "--servers", type=lambda text: text.split(","), default=["ours", "threading", "gevent", "pubsub"]
    )
    parser.add_argument("--patience", type=float, default=300, help="seconds to wait, in all, for other programs (300)")
    parser.add_argument("--port", type=int, default=5140, help="the first of four ports")
    arguments = parser.parse_args()
    quick = arguments.quick
    arguments.members = arguments.members or ([100, 500] if quick else [100, 500, 1000])
    arguments.seconds = arguments.seconds or (1.5 if quick else 3)
    arguments.rounds = arguments.rounds or (2 if quick else 5)
    return arguments


def names(text: str) -> list[str]:
    chosen = text.upper().split(",")
    unknown = set(chosen) - set(CASES)
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: not one of {', '.join(sorted(CASES))}")
    return chosen


def numbers(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def commit() -> str:
    found = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or "unknown"


if __name__ == "__main__":
    main()
