from __future__ import annotations

import statistics
from collections.abc import Iterable


def medians(rounds: dict[str, list[float]]) -> tuple[dict[str, float], dict[str, list[float]]]:
    """(the median of each server's rounds, the rounds)."""
    return {key: statistics.median(found) for key, found in rounds.items() if found}, rounds


def percentile(values: Iterable[float], part: int) -> float:
    """The smallest value that at least `part` per cent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)]
