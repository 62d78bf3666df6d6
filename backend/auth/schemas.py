"""What a client sends to sign in and to change its account, and what it is told of accounts and sessions."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backend.schemas import Schema

Text = Annotated[str, msgspec.Meta(max_length=1024)]
Code = Annotated[str, msgspec.Meta(max_length=32)]
Token = Annotated[str, msgspec.Meta(max_length=128)]


class Register(Schema, frozen=True):
    username: Text
    password: Text
    email: Text
    invite: Token | None = None


class Login(Schema, frozen=True):
    username: Text
    password: Text
    code: Code | None = None


class ResetWanted(Schema, frozen=True):
    email: Text


class Reset(Schema, frozen=True):
    token: Token
    password: Text
    code: Code | None = None


class Again(Schema, frozen=True):
    """What one is asked for again before what must not be done by whoever finds a screen open."""

    password: Text
    code: Code | None = None


class NewUsername(Again, frozen=True, kw_only=True):
    username: Text


class NewEmail(Again, frozen=True, kw_only=True):
    email: Text


class NewPassword(Again, frozen=True, kw_only=True):
    new_password: Text


class OnlyPassword(Schema, frozen=True):
    password: Text


class OnlyCode(Schema, frozen=True):
    code: Code


class Registered(msgspec.Struct, frozen=True):
    id: int
    username: str
    email: str
    created_at: str


class LoggedIn(msgspec.Struct, frozen=True):
    id: int
    username: str
    email: str
    csrf_token: str


class CsrfToken(msgspec.Struct, frozen=True):
    csrf_token: str


class Session(msgspec.Struct, frozen=True):
    id: int
    created_at: str
    last_used_at: str
    address: str
    user_agent: str
    device: str
    current: bool


class SessionList(msgspec.Struct, frozen=True):
    sessions: list[Session]


class SecondFactor(msgspec.Struct, frozen=True):
    """Waiting for its first code. `qr`: an SVG picture of `uri`."""

    secret: str
    uri: str
    qr: str


class RecoveryCodes(msgspec.Struct, frozen=True):
    recovery_codes: list[str]
