"""Settings of the client that follow their owner from device to device: JSON in the account's row."""

from __future__ import annotations

import msgspec
from sqlalchemy import select, update

from backend.db import Work
from backend.errors import invalid
from backend.people import Person
from backend.users.account import read_settings, tell_me
from backend.users.models import users
from backend.users.quiet import time_zone
from backend.users.schemas import MOST_PLACES, GuildFolder, Settings, SettingsChanges


def change_settings(work: Work, user: Person, changes: SettingsChanges) -> Settings:
    """Merged into what was chosen before; what was never chosen follows the defaults, also when they change one day."""
    if changes.quiet_hours and time_zone(changes.quiet_hours.time_zone) is None:
        raise invalid("quiet_hours.time_zone", "must be a time zone such as Europe/Berlin")
    if changes.guild_order:
        check_order(changes.guild_order)
    mine = users.c.id == user.id
    stored = msgspec.json.decode(
        work.execute(select(users.c.settings).where(mine)).scalar_one(), type=dict[str, object]
    )
    chosen = {name: value for name, value in msgspec.structs.asdict(changes).items() if value is not msgspec.UNSET}
    merged = msgspec.json.encode(stored | chosen).decode()
    work.execute(update(users).where(mine).values(settings=merged))
    tell_me(work, user.id)
    return read_settings(merged)


def check_order(order: list[int | GuildFolder]) -> None:
    """Whether one is in these guilds is not asked: one may come and go, and the place is kept."""
    guilds = [guild for place in order for guild in (place.guilds if isinstance(place, GuildFolder) else [place])]
    folders = [place.id for place in order if isinstance(place, GuildFolder)]
    if len(guilds) > MOST_PLACES:
        raise invalid("guild_order", f"must have at most {MOST_PLACES} guilds")
    if len(set(guilds)) < len(guilds) or len(set(folders)) < len(folders):
        raise invalid("guild_order", "must have each guild and each folder once")
