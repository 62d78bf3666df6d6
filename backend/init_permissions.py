"""`python backend/init_permissions.py`: the schema, the default roles and rights, and the Welcome guild. Safe to run again."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)] if __package__ in (None, "") else []
if sys.path[1:] and Path(sys.path[1]).resolve() == Path(__file__).resolve().parent:
    del sys.path[1]  # run as a script, Python put backend/ first: its modules must not be found under bare names

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from backend.cache import Cache
from backend.channels.actions import add_channel
from backend.config import Settings, WrongSetting, from_environment
from backend.db import Work
from backend.db.engine import shown, writing_engine
from backend.db.leases import CannotStart, held_alone
from backend.guilds.actions import FIRST_CHANNEL, add_guild
from backend.guilds.models import guilds
from backend.ids import now_ms
from backend.schema import upgrade, wait_for_others

WELCOME, WELCOME_CHANNEL = 1, 1  # reserved ids: the README's own examples name them


def initialise(settings: Settings) -> None:
    """Brings the database to the current schema and makes sure that guild 1 with channel 1 exists. Raises CannotStart."""
    with held_alone(settings.database_url):
        engine = writing_engine(settings.database_url)
        try:
            upgrade(engine)
            with engine.begin() as connection:
                wait_for_others(connection)
                make_welcome_guild(Work(connection, now_ms(), _no_ids, Cache(1, 1), set()))
        except DBAPIError as problem:
            why = str(problem.orig).partition("\n")[0]
            raise CannotStart(f"The database {shown(settings.database_url)} cannot be used: {why}.") from problem
        finally:
            engine.dispose()


def make_welcome_guild(work: Work) -> None:
    if work.execute(select(guilds.c.id).limit(1)).first() is None:
        add_guild(work, WELCOME, "Welcome", None)
        add_channel(work, WELCOME, FIRST_CHANNEL, "text", 0, id=WELCOME_CHANNEL)


def _no_ids() -> int:
    raise RuntimeError("the first start uses reserved ids alone")


if __name__ == "__main__":
    try:
        settings = from_environment()
        initialise(settings)
    except (WrongSetting, CannotStart) as problem:
        sys.exit(f"guildhall: {problem}")
    print(f"The database {shown(settings.database_url)} is ready.")
