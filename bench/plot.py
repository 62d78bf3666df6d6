"""The picture: one small chart per measure, on a logarithmic scale where the servers lie far apart."""

from __future__ import annotations

from math import ceil
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot

from bench.report import RESULTS, Report, Row, figure

mpl.use("agg")
LABELS = {
    "ours": "Guildhall",
    "threading": "Flask\nthreading",
    "gevent": "Flask\ngevent",
    "pubsub": "bare C++\npub/sub",
}
COLOURS = {"ours": "#5865c9", "threading": "#a9adb8", "gevent": "#a9adb8", "pubsub": "#d4a44c"}
COLUMNS = 3


def draw(report: Report) -> list[Path]:
    rows = [row for row in report.rows if row.values]
    lines = ceil(len(rows) / COLUMNS)
    drawing, axes = pyplot.subplots(lines, COLUMNS, figsize=(4.6 * COLUMNS, 2.9 * lines), squeeze=False)
    for axis in axes.flat[len(rows) :]:
        axis.set_visible(False)
    for axis, row in zip(axes.flat, rows, strict=False):
        chart(axis, row)
    drawing.tight_layout()
    paths = [RESULTS / "latest.png", RESULTS / "latest.svg"]
    for path in paths:
        drawing.savefig(path, dpi=110)
    pyplot.close(drawing)
    return paths


def chart(axis: pyplot.Axes, row: Row) -> None:
    keys = [key for key in LABELS if key in row.values]
    bars = axis.bar(
        [LABELS[key] for key in keys], [row.values[key] for key in keys], color=[COLOURS[key] for key in keys]
    )
    axis.bar_label(bars, [figure(row.values[key]) for key in keys], fontsize=8, padding=2)
    better = "higher" if row.higher_is_better else "lower"
    axis.set_title(f"{row.case} {row.measure}\n{row.unit} ({better} is better)", fontsize=9)
    if min(row.values.values()) > 0 and max(row.values.values()) > 20 * min(row.values.values()):
        axis.set_yscale("log")
    axis.margins(y=0.18)
    axis.tick_params(labelsize=8)
    axis.spines[["top", "right"]].set_visible(False)
