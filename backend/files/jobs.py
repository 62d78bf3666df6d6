"""Deleting what was discarded. The store may be far away, so these are errands."""

from __future__ import annotations

from backend.files.store import Store
from backend.jobs.runner import Errand


def errands_with(store: Store) -> dict[str, Errand]:
    async def delete_file(key: str) -> None:
        await store.delete([key])

    async def delete_kept(keys: list[str]) -> None:
        await store.delete(keys)

    return {"delete_file": delete_file, "delete_kept": delete_kept}
