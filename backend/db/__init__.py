"""Where actions run: `Database.read` and `Database.write`, on SQLite and on PostgreSQL.

An action is a plain function whose first parameter is a `Work`; a door awaits `db.write(action, …)` or `db.read(…)`.
"""

from backend.db.database import Database
from backend.db.metadata import metadata
from backend.db.work import Announcement, Outbox, Work, bulk

__all__ = ["Announcement", "Database", "Outbox", "Work", "bulk", "metadata"]
