"""Pictures for everyone who knows their address: their names cannot be guessed, and their content never changes."""

from __future__ import annotations

from quart import Blueprint, Response, g, request

from backend.errors import NotFound
from backend.files.actions import MEDIA
from backend.web import house

routes = Blueprint("files", __name__)

HEADERS = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Content-Disposition": "inline",
}


@routes.get("/media/<kind>/<name>")
async def picture(kind: str, name: str) -> Response:
    named = MEDIA.fullmatch(f"/media/{kind}/{name}")
    if named is None:
        raise NotFound
    headers = {**HEADERS, "ETag": f'"{name.removesuffix(".webp")}"'}
    if headers["ETag"] in request.headers.get("If-None-Match", ""):
        return Response(b"", 304, headers)
    data = await house().store.get(named[1])
    if data is None:
        raise NotFound
    return Response(data, 200, headers, content_type="image/webp")


@routes.after_app_request
async def forget_refused(response: Response) -> Response:
    """A picture that came with a refused request belongs to nobody. (After a fault of ours it may belong to somebody.)"""
    if 400 <= response.status_code < 500:
        await house().store.delete(g.get("taken", ()))
    return response
