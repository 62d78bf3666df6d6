"""One table on the screen, and the same in bench/results/ as JSON, Markdown and a picture."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"
BASELINES = ("threading", "gevent")
HEAD = ["", "measure", "ours", "threading", "gevent", "C++", "÷ threading", "÷ gevent", "÷ C++", "bar", "met"]
NUMBERS = 7
QUIET = 0.1  # cores that other programs may take in a round


@dataclass
class Row:
    case: str
    measure: str
    unit: str
    values: dict[str, float]
    """By server; the median of the rounds unless the measure says otherwise."""
    rounds: dict[str, list[float]] = field(default_factory=dict)
    higher_is_better: bool = True
    bar: str = ""
    at_least: float | None = None
    at_most: float | None = None
    times_baseline: float | None = None
    """How many times the better baseline's value ours must at least be."""
    times_reference: float | None = None
    """How many times the reference's value ours must at least be (at most, where lower is better)."""

    @property
    def baseline(self) -> float | None:
        present = [self.values[key] for key in BASELINES if key in self.values]
        if not present:
            return None
        return max(present) if self.higher_is_better else min(present)

    def ratio(self, other: float | None) -> float | None:
        ours = self.values.get("ours")
        return None if ours is None or not other else ours / other

    @property
    def met(self) -> bool | None:
        ours = self.values.get("ours")
        if ours is None:
            return None
        to_baseline, to_reference = self.ratio(self.baseline), self.ratio(self.values.get("pubsub"))
        checks = [
            self.at_least is None or ours >= self.at_least,
            self.at_most is None or ours <= self.at_most,
            self.times_baseline is None or (to_baseline is not None and to_baseline >= self.times_baseline),
            self.times_reference is None or (to_reference is not None and self._near(to_reference)),
        ]
        return all(checks) if self.bar else None

    def _near(self, ratio: float) -> bool:
        assert self.times_reference is not None
        return ratio >= self.times_reference if self.higher_is_better else ratio <= self.times_reference


@dataclass
class Report:
    taken_at: str
    commit: str
    machine: dict[str, str]
    settings: dict[str, object]
    self_test: dict[str, object]
    rows: list[Row] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    client_busy: float = 0
    strangers: list[float] = field(default_factory=list)

    def markdown(self) -> str:
        dashes = ["---", "---", *["--:"] * NUMBERS, "---", "---"]
        lines = [cells(line) for line in (HEAD, dashes, *map(row_cells, self.rows))]
        facts = [f"- {name}: {value}" for name, value in {**self.machine, **self.self_test}.items()]
        facts += [f"- {note}" for note in self.notes()]
        failures = [f"- **{failure}**" for failure in self.failures]
        title = f"# Measured {self.taken_at}, commit {self.commit}"
        return "\n".join([title, "", *lines, "", *facts, *failures, ""])

    def notes(self) -> list[str]:
        disturbed = sum(share >= QUIET for share in self.strangers)
        return [
            f"busiest the load client was in any round: {self.client_busy:.0%} of its core",
            f"rounds in which other programs took {QUIET:.0%} of a core or more: {disturbed} of {len(self.strangers)}",
            f"the most that other programs took in a round: {max(self.strangers, default=0):.0%} of a core",
        ]

    def plain(self) -> str:
        table = [HEAD, *map(row_cells, self.rows)]
        widths = [max(len(line[column]) for line in table) for column in range(len(table[0]))]
        right = range(2, 2 + NUMBERS)
        lines = [
            "  ".join(
                text.rjust(width) if column in right else text.ljust(width)
                for column, (text, width) in enumerate(zip(line, widths, strict=True))
            )
            for line in table
        ]
        notes = [f"{name}: {value}" for name, value in self.self_test.items()]
        notes += self.notes()
        return "\n".join(
            [lines[0], "-" * len(lines[0]), *lines[1:], "", *notes, *(f"FAILED {failure}" for failure in self.failures)]
        )

    def write(self) -> list[Path]:
        RESULTS.mkdir(exist_ok=True)
        data = asdict(self)
        for row, plain in zip(self.rows, data["rows"], strict=True):
            plain["met"], plain["baseline"] = row.met, row.baseline
        (RESULTS / "latest.json").write_text(json.dumps(data, indent=1) + "\n")
        (RESULTS / "latest.md").write_text(self.markdown())
        return [RESULTS / "latest.json", RESULTS / "latest.md"]


def cells(texts: list[str]) -> str:
    return f"| {' | '.join(texts)} |"


def row_cells(row: Row) -> list[str]:
    values = [figure(row.values.get(key)) for key in ("ours", *BASELINES, "pubsub")]
    ratios = [times(row.ratio(row.values.get(key))) for key in (*BASELINES, "pubsub")]
    met = {True: "yes", False: "NO", None: ""}[row.met]
    return [row.case, f"{row.measure}, {row.unit}", *values, *ratios, row.bar, met]


def figure(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def times(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"
