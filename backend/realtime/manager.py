"""The Socket.IO library's client manager, reduced to what it is needed for here: which sockets are connected.

Rooms and sending are the hub's (`fanout.py`). The library's own manager keeps a two-way map for every room and walks
through all rooms at each disconnect.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from socketio import AsyncManager

NAMESPACE = "/"


class ConnectionManager(AsyncManager):
    """A socket's id is its connection's id: there is one namespace."""

    def __init__(self, connected: Callable[[str], None]) -> None:
        super().__init__()
        self._connected = connected
        self._sids: dict[str, bool] = {}  # sid -> fully connected

    def get_namespaces(self) -> Iterable[str]:
        return [NAMESPACE]

    async def pre_connect(self, eio_sid: str, namespace: str) -> str | None:
        if namespace != NAMESPACE or eio_sid in self._sids:
            return None
        self._sids[eio_sid] = False
        return eio_sid

    async def connect(self, sid: str, namespace: str) -> str:
        """The library calls this when the answer to CONNECT is on its way: events may follow from here on."""
        self._sids[sid] = True
        self._connected(sid)
        return sid

    def is_connected(self, sid: str, namespace: str) -> bool:
        return self._sids.get(sid, False)

    def sid_from_eio_sid(self, eio_sid: str, namespace: str) -> str | None:
        return eio_sid if eio_sid in self._sids else None

    def eio_sid_from_sid(self, sid: str, namespace: str) -> str | None:
        return sid if sid in self._sids else None

    def pre_disconnect(self, sid: str, namespace: str) -> str | None:
        return self.eio_sid_from_sid(sid, namespace)

    async def disconnect(self, sid: str, namespace: str, **_: Any) -> None:
        self._sids.pop(sid, None)

    async def trigger_callback(self, sid: str, id: int, data: Any) -> None:
        """We never ask clients for acknowledgements; one that comes all the same is of no interest."""
