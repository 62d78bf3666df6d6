"""`guildhall search-rebuild`: the index of messages, made anew while the server is stopped."""

from __future__ import annotations

import argparse

from backend import init_permissions
from backend.cli.commands import say, transaction
from backend.config import Settings
from backend.jobs.schedule import cancel
from backend.search.filling import KEY, empty_index, fill, tidy

MOST_AT_ONCE = 5000  # messages of one transaction


def search_rebuild(settings: Settings, _: argparse.Namespace) -> None:
    """What is done is kept when it is interrupted: the server goes on with it by itself."""
    init_permissions.initialise(settings)
    with transaction(settings) as work:
        empty_index(work)
    done = 0
    while _step(settings):
        done += 1
        say(f"{done * MOST_AT_ONCE:,} messages")
    say("The index of messages is made anew.")


def _step(settings: Settings) -> bool:
    with transaction(settings) as work:
        if fill(work, MOST_AT_ONCE) is not None:
            return True
        cancel(work, KEY)
        tidy(work)
    return False
