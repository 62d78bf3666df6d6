"""The websocket protocol class that uvicorn is given: it lets the fan-out write finished frames to the transport, and
hands Socket.IO events of an open socket straight to the dispatcher, past the queues and tasks of the layers between.

Everything else (handshake, pings, closing, back-pressure) is uvicorn's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "guildhall.link"
LARGEST_MESSAGE = 64 * 1024
ENGINE_TYPES = frozenset(b"0123456b")


class LinkProtocol(WebSocketsSansIOProtocol):
    """`on_event` is set once the socket may bypass the library; it gets the text of an event packet, from ``[`` or its
    acknowledgement number on."""

    on_event: Callable[[bytes], None] | None = None

    def handle_connect(self, event: Any) -> None:
        super().handle_connect(event)
        scope: Any = getattr(self, "scope", None)
        if scope is not None:
            scope["extensions"][EXTENSION] = self

    def send_receive_event_to_app(self) -> None:
        if self.curr_msg_data_type == "text" and not self.close_sent:
            data = bytes(self.frames[0]) if len(self.frames) == 1 else b"".join(self.frames)
            if not data or data[0] not in ENGINE_TYPES:
                self.frames = []
                self.abort()
                return
            if self.on_event is not None and data[:2] == b"42" and data[2:3] != b"/":
                self.frames = []
                self.on_event(data[2:])
                return
        super().send_receive_event_to_app()

    def write_frames(self, frames: bytes) -> int:
        """Writes finished frames; returns how many bytes wait in the transport, or -1 when it is closing."""
        transport: Any = self.transport
        if self.close_sent or transport.is_closing():
            return -1
        transport.write(frames)
        return int(transport.get_write_buffer_size())

    def forget_handshake(self) -> None:
        """Lets go of the request's headers: nobody asks for them any more, and there are many sockets."""
        self.scope["headers"] = []
        del self.request, self.response

    def read_on(self, *, wanted: bool) -> None:
        """Stops taking bytes from this client for a while, or goes on."""
        if not self.transport.is_closing():
            (self.transport.resume_reading if wanted else self.transport.pause_reading)()

    def abort(self) -> None:
        """Ends the connection without waiting for what was not read."""
        self.transport.abort()

    def finish(self) -> None:
        """Ends the connection when what waits has been written."""
        self.transport.close()
