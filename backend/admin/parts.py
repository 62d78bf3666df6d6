"""What the administration keeps in memory, one of each for an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from backend.admin.figures import Meter
from backend.admin.storage import StorageMeter
from backend.web import house

NAME = "guildhall.admin"


@dataclass(frozen=True, slots=True)
class Parts:
    figures: Meter
    storage: StorageMeter


def parts() -> Parts:
    app = house()
    if NAME not in app.extensions:
        app.extensions[NAME] = Parts(Meter(app), StorageMeter(app.settings, app.db))
    return cast(Parts, app.extensions[NAME])
