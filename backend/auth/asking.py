"""Who is at the door, as far as a request tells."""

from __future__ import annotations

from quart import request

from backend.auth import sessions
from backend.auth.front import client_address, shown_address
from backend.auth.parts import parts
from backend.web import house

USER_AGENT_LENGTH = 200


def address() -> str:
    """Whom to count."""
    return client_address(request.scope, house().settings.trusted_proxies)


def client() -> sessions.Client:
    user_agent = "".join(character for character in request.headers.get("User-Agent", "") if character.isprintable())
    shown = shown_address(request.scope, house().settings.trusted_proxies)
    return sessions.Client(shown, user_agent[:USER_AGENT_LENGTH])


def is_secure() -> bool:
    return parts().origins.is_secure(request.scope)
