"""Deleting what was discarded. The jobs of files need the store, so `app.py` asks for them with it."""

from __future__ import annotations

from backend.db import Work
from backend.files.store import Store
from backend.jobs.runner import Job


def jobs_with(store: Store) -> dict[str, Job]:
    def delete_file(_work: Work, key: str) -> None:
        store.delete(key)

    return {"delete_file": delete_file}
