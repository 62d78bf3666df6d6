"""What an action is given: a connection inside a transaction, the time, new ids, and a way to announce events."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from sqlalchemy import Connection

from backend.cache import Cache, TransactionCache

Action = TypeVar("Action", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event and whom it is for; `realtime.outbox` knows how to read both."""

    event: Any
    to: Any


class Outbox(Protocol):
    """Takes what committed transactions announced. `prepare` runs on the writer's thread, `publish` on the event loop."""

    def prepare(self, connection: Connection, announcements: Sequence[Announcement]) -> Any: ...
    def in_doubt(self) -> Any:
        """Instead of `prepare`, when nobody can say whether a commit took place."""
        ...

    def publish(self, prepared: Any) -> None: ...


class Work:
    """One transaction's view of the house. Announcements leave only after the commit, in commit order."""

    __slots__ = ("_forgotten", "announcements", "cache", "connection", "new_id", "now")

    def __init__(
        self,
        connection: Connection,
        now: int,
        new_id: Callable[[], int],
        cache: Cache[Any, Any],
        forgotten: set[Hashable],
    ) -> None:
        self.connection = connection
        self.now = now  # milliseconds since 1970
        self.new_id = new_id
        self.cache: TransactionCache[Any, Any] = TransactionCache(cache, forgotten)
        self.announcements: list[Announcement] = []
        self._forgotten = forgotten

    def execute(self, statement: Any, parameters: Any = None) -> Any:
        return self.connection.execute(statement, parameters)

    def announce(self, event: Any, *, to: Any) -> None:
        self.announcements.append(Announcement(event, to))

    def forget(self, group: Hashable) -> None:
        """Drops what the process cached about a group: now, for the rest of this transaction, and again after the commit."""
        self._forgotten.add(group)
        self.cache.forget(group)


def bulk(action: Action) -> Action:
    """Marks an action that serves many callers in one go: `action(work, calls)` takes a list of argument tuples and
    returns one result or one exception for each. The writer hands it all the calls that wait."""
    action.is_bulk = True  # type: ignore[attr-defined]
    return action
