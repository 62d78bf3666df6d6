"""The previews of one application: `previews_of(app)`."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from backend.previews.album import Album
from backend.previews.errand import Previews
from backend.previews.fetching import Fetcher
from backend.previews.planning import ERRAND

if TYPE_CHECKING:
    from backend.house import House

NAME = "guildhall.previews"


def previews_of(app: House) -> Previews:
    return cast(Previews, app.extensions[NAME])


def add_previews(app: House) -> None:
    album = Album(app.db, app.store, app.studio)
    previews = Previews(app.db, album, Fetcher() if app.settings.link_previews else None)
    app.extensions[NAME] = previews
    app.jobs.add_errand(ERRAND, previews.show)
