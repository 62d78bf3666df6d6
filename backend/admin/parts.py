"""What the administration keeps in memory, one of each for an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from backend.admin.storage import StorageMeter
from backend.web import house

if TYPE_CHECKING:
    from backend.house import House

NAME = "guildhall.admin"


@dataclass(frozen=True, slots=True)
class Parts:
    storage: StorageMeter


def add_parts(app: House) -> None:
    app.extensions[NAME] = Parts(StorageMeter(app.settings, app.db))


def parts() -> Parts:
    return cast(Parts, house().extensions[NAME])
