"""What a client sends to sign in, and what it is told of accounts and sessions."""

from __future__ import annotations

from typing import Annotated

import msgspec

from backend.schemas import Schema

Text = Annotated[str, msgspec.Meta(max_length=1024)]


class Register(Schema, frozen=True):
    username: Text
    password: Text
    email: Text


class Login(Schema, frozen=True):
    username: Text
    password: Text


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


class Session(msgspec.Struct, frozen=True):
    id: int
    created_at: str
    last_used_at: str
    address: str
    user_agent: str
    current: bool
