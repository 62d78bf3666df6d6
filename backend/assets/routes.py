"""The doors to the static files, the one page, and what browsers look for beside it."""

from __future__ import annotations

from quart import Blueprint, Response, request

from backend.assets.files import Asset, Assets
from backend.auth.cookies import read_cookie
from backend.auth.parts import parts

FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


def blueprint(assets: Assets) -> Blueprint:
    pages = Blueprint("pages", __name__)

    @pages.get("/static/<path:path>")
    async def static(path: str) -> Response:
        asset, by_build = assets.find(path)
        return _give(asset, FOR_EVER if by_build else ASK_AGAIN)

    @pages.get("/")
    @pages.get("/channels")
    @pages.get("/channels/<path:_path>")
    @pages.get("/invite/<path:_path>")
    async def page(_path: str = "") -> Response:
        """The same for all. Who seems to be signed in is told to fetch what they will see, before anything has run."""
        response = _give(assets.page, ASK_AGAIN)
        if read_cookie(request.scope, parts().origins.is_secure(request.scope)):
            response.headers["Link"] = f"<{assets.frame}>; rel=modulepreload"
        return response

    @pages.get("/sw.js")
    async def worker() -> Response:
        """Not under /static/: a service worker may serve what lies beside it."""
        return _give(assets.worker, ASK_AGAIN)

    @pages.get("/manifest.webmanifest")
    async def manifest() -> Response:
        return _give(assets.manifest, ASK_AGAIN)

    return pages


def _give(asset: Asset, caching: str) -> Response:
    headers = {"ETag": asset.etag, "Cache-Control": caching, "Vary": "Accept-Encoding"}
    if asset.etag in request.headers.get("If-None-Match", ""):
        return Response(b"", 304, headers)
    body = asset.body
    if asset.compressed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
        body, headers["Content-Encoding"] = asset.compressed, "gzip"
    return Response(body, 200, headers, content_type=asset.content_type)
