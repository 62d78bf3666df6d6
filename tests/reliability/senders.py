"""Clients that say one thing after the other, each until it is acknowledged, whatever happens to the server meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from support import PATIENCE, Client

from reliability.wire import LOST, Refused, Wire


class Sender:
    """Says `content` with a nonce, again and again, until the server has acknowledged it."""

    def __init__(self, client: Client, channel_id: int, room: str, up: Callable[[], Awaitable[Any]]) -> None:
        self.client, self.channel_id, self.room = client, channel_id, room
        self.acknowledged: dict[str, int] = {}  # content -> message id
        self.tries = 0
        self._up = up

    async def say(self, content: str) -> None:
        while True:
            await self._up()
            self.tries += 1
            message = await self._try(content)
            if message is not None:
                assert message["content"] == content, message
                self.acknowledged[content] = message["id"]
                return

    async def _try(self, content: str) -> dict[str, Any] | None:
        raise NotImplementedError

    async def close(self) -> None:
        """Nothing to do over HTTP."""


class HttpSender(Sender):
    async def _try(self, content: str) -> dict[str, Any] | None:
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self.client.post(
                    f"/api/channels/{self.channel_id}/messages", {"content": content, "nonce": content}
                )
        except LOST:
            return None
        if answer.status == 503:
            return None
        assert answer.status in (200, 201), answer
        return answer.json  # type: ignore[no-any-return]


class SocketSender(Sender):
    """Also listens: `wire.heard` is what it saw."""

    def __init__(self, client: Client, channel_id: int, room: str, up: Callable[[], Awaitable[Any]]) -> None:
        super().__init__(client, channel_id, room, up)
        self.wire = Wire(client.url, client.token)

    async def _try(self, content: str) -> dict[str, Any] | None:
        try:
            if not self.wire.is_open:
                await self.wire.connect()
                if not self.wire.is_recovered:
                    await self.wire.join(self.room)
            said = {"room": self.room, "content": content, "nonce": content}
            answer = await self.wire.ask("send_message", said)
        except (*LOST, Refused):
            return None
        if not answer["ok"] and answer["error"]["code"] == "unavailable":
            return None
        assert answer["ok"], answer
        return answer["message"]  # type: ignore[no-any-return]

    async def close(self) -> None:
        await self.wire.close()
