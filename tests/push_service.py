"""A push service on the loopback, and browsers that ask it for an endpoint. What reaches it is taken apart as the browser
would: the signature checked, the text decrypted with keys that only the device has.

    service = await PushService.start(self)          # stands for https://push.example.org
    self.app.push.connect = service.connector        # explicitly: no server of ours goes there by itself
    phone = service.device()
    await alice.post("/api/me/push", phone.subscription())
    told = await phone.next()
"""

from __future__ import annotations

import asyncio
import datetime
import json
import secrets
import socket
import ssl
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import http_ece
from aiohttp import TCPConnector, web
from aiohttp.abc import AbstractResolver
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from py_vapid import jwt
from support import PATIENCE

from backend.notifications.keys import from_base64, to_base64

HOST = "push.example.org"
OK = (201, {})

Answering = Callable[["Device"], tuple[int, dict[str, str]]]


class Device:
    def __init__(self, service: PushService) -> None:
        self.service, self.token = service, secrets.token_urlsafe(24)
        self._key, self._auth = ec.generate_private_key(ec.SECP256R1()), secrets.token_bytes(16)
        self.tried = 0
        self.told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.headers: list[dict[str, str]] = []

    @property
    def endpoint(self) -> str:
        return f"https://{HOST}/{self.token}"

    def subscription(self, **changes: Any) -> dict[str, Any]:
        """As `PushSubscription.toJSON()` gives it."""
        point = self._key.public_key().public_bytes(
            serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        )
        keys = {"p256dh": to_base64(point), "auth": to_base64(self._auth)}
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": keys, **changes}

    async def next(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            return await self.told.get()

    @property
    def is_quiet(self) -> bool:
        return self.told.empty()

    def take(self, body: bytes, headers: dict[str, str]) -> None:
        text = http_ece.decrypt(body, private_key=self._key, auth_secret=self._auth, version="aes128gcm")
        self.headers.append(headers)
        self.told.put_nowait(json.loads(text))


class PushService:
    def __init__(self) -> None:
        self.devices: dict[str, Device] = {}
        self.answering: Answering = lambda _device: OK
        self.public_key: str | None = None  # when known, only that server may send
        self.claims: list[dict[str, Any]] = []
        self.held: set[Device] = set()  # what is for them is taken, and not answered before `release`
        self._released = asyncio.Event()
        self.tries = asyncio.Condition()
        self.certificate = b""
        self.port = 0

    @classmethod
    async def start(cls, test: Any) -> PushService:
        service = cls()
        app = web.Application()
        app.router.add_post("/{token}", service._post)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        test.addAsyncCleanup(runner.cleanup)
        site = web.TCPSite(runner, "127.0.0.1", 0, ssl_context=service._server_side())
        await site.start()
        service.port = runner.addresses[0][1]
        return service

    def device(self) -> Device:
        made = Device(self)
        self.devices[made.token] = made
        return made

    def connector(self) -> TCPConnector:
        """Leads to this service, whatever is asked for."""
        trusting = ssl.create_default_context(cadata=self.certificate.decode())
        return TCPConnector(resolver=ToHere(self.port), ssl=trusting)

    def release(self) -> None:
        self.held.clear()
        self._released.set()

    async def tried(self, device: Device, times: int) -> None:
        async with asyncio.timeout(PATIENCE), self.tries:
            await self.tries.wait_for(lambda: device.tried >= times)

    async def _post(self, request: web.Request) -> web.Response:
        device = self.devices.get(request.match_info["token"])
        if device is None:
            return web.Response(status=410)
        self._check(request)
        body = await request.read()
        status, headers = self.answering(device)
        if status == OK[0]:
            device.take(body, dict(request.headers))
        async with self.tries:
            device.tried += 1
            self.tries.notify_all()
        if device in self.held:
            await self._released.wait()
        return web.Response(status=status, headers=headers)

    def _check(self, request: web.Request) -> None:
        """As services do: the server is who it says, and the rest is in order. What is not is a 500, and a failed test."""
        scheme, _, fields = request.headers["Authorization"].partition(" ")
        parts = dict(field.split("=", 1) for field in fields.split(","))
        claims = jwt.decode(parts["t"], parts["k"])
        now = datetime.datetime.now(datetime.UTC).timestamp()
        assert scheme == "vapid"
        assert claims["aud"] == f"https://{HOST}"
        assert now < claims["exp"] <= now + 24 * 3600
        assert self.public_key in (None, parts["k"])
        assert request.headers["Content-Encoding"] == "aes128gcm"
        assert 0 <= int(request.headers["TTL"]) <= 24 * 3600
        assert len(from_base64(request.headers["Topic"])) == 24
        assert request.headers["Urgency"] in ("high", "normal")
        assert "Cookie" not in request.headers
        self.claims.append(claims)

    def _server_side(self) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
        now = datetime.datetime.now(datetime.UTC)
        certificate = (
            x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.certificate = certificate.public_bytes(serialization.Encoding.PEM)
        secret = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        with tempfile.TemporaryDirectory(prefix="guildhall-test-") as folder:
            chain = Path(folder) / "chain.pem"
            chain.write_bytes(secret + self.certificate)
            context.load_cert_chain(chain)
        return context


class ToHere(AbstractResolver):
    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[Any]:
        return [
            {
                "hostname": host,
                "host": "127.0.0.1",
                "port": self._port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
        ]

    async def close(self) -> None:
        """Nothing is held."""
