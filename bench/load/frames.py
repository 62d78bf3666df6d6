from __future__ import annotations

import base64
import os
import struct


def text(payload: bytes) -> bytes:
    """A client's text frame. The mask is zero, which the protocol allows: the server does the same work to undo it."""
    size = len(payload)
    if size < 126:
        head = bytes([0x81, 0x80 | size])
    elif size < 65536:
        head = bytes([0x81, 0x80 | 126]) + struct.pack("!H", size)
    else:
        raise ValueError("a message of this size has no place in a benchmark")
    return head + bytes(4) + payload


def upgrade(path: str, host: str, headers: dict[str, str]) -> bytes:
    lines = {
        "Host": host,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    fields = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"GET {path} HTTP/1.1\r\n{fields}\r\n".encode()
