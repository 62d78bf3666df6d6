"""Counts in buckets of how long something took or how much it was: cheap to add to, read when somebody looks.

One thread adds to each; any may read, as a count that is a moment old does no harm.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
MANY = (1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0)

Labels = tuple[str, ...]


class Histogram:
    """`counts[i]` of what was at most `bounds[i]` and more than the bound before; the last one of what was more."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def add(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value

    @property
    def count(self) -> int:
        return sum(self.counts)

    @property
    def mean(self) -> float:
        return self.total / (self.count or 1)

    def since(self, earlier: Histogram) -> Histogram:
        """What was added after `earlier` was copied from this."""
        new = Histogram(self.bounds)
        new.counts = [now - before for now, before in zip(self.counts, earlier.counts, strict=True)]
        new.total = self.total - earlier.total
        return new

    def copy(self) -> Histogram:
        return self.since(Histogram(self.bounds))

    def quantile(self, share: float) -> float:
        """Below which `share` of all lie, guessed evenly inside the bucket; what is past the last bound counts as that."""
        wanted, lower = share * self.count, 0.0
        for bound, count in zip(self.bounds, self.counts, strict=False):
            if count and wanted <= count:
                return lower + (bound - lower) * wanted / count
            wanted, lower = wanted - count, bound
        return lower if self.count else 0.0


class Histograms:
    """One for each set of labels that was met. Whoever adds keeps them few: none is ever forgotten."""

    def __init__(self, bounds: Sequence[float] = SECONDS) -> None:
        self.bounds = bounds
        self.by_labels: dict[Labels, Histogram] = {}

    def add(self, labels: Labels, value: float) -> None:
        histogram = self.by_labels.get(labels)
        if histogram is None:
            histogram = self.by_labels[labels] = Histogram(self.bounds)
        histogram.add(value)

    def together(self, chosen: Iterable[Histogram] | None = None) -> Histogram:
        """All of them, or those chosen, as one."""
        sum_of_all = Histogram(self.bounds)
        for histogram in self.by_labels.values() if chosen is None else chosen:
            sum_of_all.counts = [a + b for a, b in zip(sum_of_all.counts, histogram.counts, strict=True)]
            sum_of_all.total += histogram.total
        return sum_of_all
