"""Links to hand over: they begin with PUBLIC_URL, or with where the administrator's own request went to."""

from __future__ import annotations

from quart import request

from backend.auth.parts import parts
from backend.web import house


def our_address(path: str) -> str:
    scheme = "https" if parts().origins.is_secure(request.scope) else "http"
    return f"{house().settings.public_url or f'{scheme}://{request.host}'}{path}"
