"""A line between a client and the server that can be cut, at any byte, or go silent."""

from __future__ import annotations

import asyncio
import contextlib


class Line:
    """Forwards connections to `port`. The client uses `url`."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.is_up = asyncio.Event()
        self.is_up.set()
        self.downstream = 0  # bytes that have gone to clients
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._left: int | None = None
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)

    @property
    def url(self) -> str:
        assert self._server is not None
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def cut(self, *, for_good: bool = True) -> None:
        """Ends every connection in the middle of whatever it was saying. New ones are refused until `mend`."""
        if for_good:
            self.is_up.clear()
        for writer in list(self._writers):
            writer.transport.abort()

    def cut_after(self, count: int) -> None:
        """Lets so many more bytes through to clients, then cuts what is open; new connections are served."""
        self._left = count

    def mend(self) -> None:
        self._left = None
        self.is_up.set()
        self._flowing.set()

    def fall_silent(self) -> None:
        """What is open stays open, but nothing comes through any more. New connections are served."""
        self._flowing.clear()
        self._flowing = asyncio.Event()
        self._flowing.set()

    async def close(self) -> None:
        self.cut()
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            if self.is_up.is_set():
                with contextlib.suppress(OSError):
                    await self._forward(reader, writer)
        finally:
            self._writers.discard(writer)
            writer.transport.abort()
            self._tasks.discard(task)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.port)
        self._writers.add(far_writer)
        flowing = self._flowing
        up = asyncio.create_task(self._pump(reader, far_writer, flowing, counted=False))
        down = asyncio.create_task(self._pump(far_reader, writer, flowing, counted=True))
        try:
            await asyncio.wait({up, down}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for pump in (up, down):
                pump.cancel()
            await asyncio.gather(up, down, return_exceptions=True)
            self._writers.discard(far_writer)
            far_writer.transport.abort()

    async def _pump(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, flowing: asyncio.Event, *, counted: bool
    ) -> None:
        while data := await reader.read(65536):
            await flowing.wait()
            if counted:
                if self._left is not None and len(data) > self._left:
                    writer.write(data[: self._left])
                    await writer.drain()
                    self._left = None
                    self.cut(for_good=False)
                    return
                if self._left is not None:
                    self._left -= len(data)
                self.downstream += len(data)
            writer.write(data)
            await writer.drain()
