"""Events as bytes: encoded once, framed once, the same for every member of a room.

A websocket frame from a server is not masked, so one frame serves all. Long-polling members get the same text.
"""

from __future__ import annotations

import contextvars
from typing import Any

import msgspec
from engineio import packet as engine_packet
from socketio import packet as socket_packet

from backend.realtime.events import Event

encode_json = msgspec.json.Encoder().encode
RESERVED = {"connect", "disconnect", "connect_error", "*"}  # the library has handlers of its own under these names

pid_of_new_connection: contextvars.ContextVar[str | None] = contextvars.ContextVar("pid", default=None)


class Encoded:
    """One event, ready to send. `seq` is its place in this process's stream, 0 when it is not kept."""

    __slots__ = ("frame", "payload", "seq")

    def __init__(self, payload: bytes, seq: int = 0) -> None:
        self.payload = payload  # an Engine.IO message that holds a Socket.IO event: 42["name",{…},"offset"]
        self.frame = text_frame(payload)
        self.seq = seq


def encode(event: Event, body: bytes, seq: int) -> Encoded:
    """`body` is the event's object as JSON. A kept event carries its offset, from which a client resumes."""
    if event.kept:
        return Encoded(b'42["%b",%b,"%d"]' % (event.event_name.encode(), body, seq), seq)
    return Encoded(b'42["%b",%b]' % (event.event_name.encode(), body))


def acknowledgement(number: int, answer: Any) -> bytes:
    return b"43%d[%b]" % (number, encode_json(answer))


def text_frame(payload: bytes) -> bytes:
    """An unmasked, final websocket text frame (RFC 6455, section 5.2)."""
    length = len(payload)
    if length < 126:
        return bytes((0x81, length)) + payload
    if length < 65536:
        return b"\x81\x7e" + length.to_bytes(2, "big") + payload
    return b"\x81\x7f" + length.to_bytes(8, "big") + payload


class EngineMessage(engine_packet.Packet):
    """An already encoded event on its way through the library's queue (long polling, or before a socket is direct)."""

    def __init__(self, payload: bytes) -> None:
        super().__init__(engine_packet.MESSAGE, payload[1:].decode())


class SocketPacket(socket_packet.Packet):
    """The library's packet, with two additions: the answer to CONNECT names the `pid` that allows connection state
    recovery (Socket.IO protocol, "connection state recovery"), and what is no proper event cannot reach a handler."""

    def __init__(self, packet_type: int = socket_packet.EVENT, data: Any = None, *args: Any, **kwargs: Any) -> None:
        pid = pid_of_new_connection.get()
        if packet_type == socket_packet.CONNECT and pid is not None and isinstance(data, dict):
            data = {**data, "pid": pid}
        super().__init__(packet_type, data, *args, **kwargs)

    def decode(self, encoded_packet: Any) -> int | None:
        attachments: int | None = super().decode(encoded_packet)
        if self.packet_type in (socket_packet.EVENT, socket_packet.BINARY_EVENT):
            data = self.data
            if not isinstance(data, list) or not data or not isinstance(data[0], str) or data[0] in RESERVED:
                self.data = ["malformed"]
        return attachments
