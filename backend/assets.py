"""Static files and the one page: hashed once at start, compressed once, served from memory.

All files live under a path that names their joint content (`/static/3f9ac1…/js/…`), so browsers may keep them for ever:
a changed file is a changed path, and modules import each other by relative paths inside it. `/static/…` works too.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from quart import Blueprint, Response, render_template_string, request

from backend.errors import NotFound

ROOT = Path(__file__).resolve().parent.parent
COMPRESSIBLE = {".js", ".css", ".svg", ".json", ".html", ".txt"}
WORTH_COMPRESSING = 512  # bytes
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str


class Assets:
    def __init__(self, root: Path = ROOT) -> None:
        self._page = (root / "templates" / "index.html").read_text()
        self._files = {path: _asset(root / "static" / path) for path in _listing(root / "static")}
        joint = hashlib.sha256()
        for path, asset in sorted(self._files.items()):
            joint.update(path.encode() + asset.etag.encode())
        self.build = joint.hexdigest()[:12]
        self.prefix = f"/static/{self.build}"
        self.import_map = json.dumps({"imports": self._imports()}, separators=(",", ":"))

    @property
    def import_map_hash(self) -> str:
        """For the Content-Security-Policy: the page's only inline script."""
        return "sha256-" + base64.b64encode(hashlib.sha256(self.import_map.encode()).digest()).decode()

    def find(self, path: str) -> tuple[Asset, bool]:
        """The file, and whether its path names this build."""
        first, _, rest = path.partition("/")
        asset = self._files.get(rest if first == self.build else path)
        if asset is None:
            raise NotFound
        return asset, first == self.build

    def page(self) -> str:
        return self._page

    def _imports(self) -> dict[str, str]:
        manifest = json.loads(self._files["vendor/manifest.json"].body)
        vendored = [file for file in manifest["files"] if file.get("specifier")]
        return {file["specifier"]: f"{self.prefix}/{file['file']}" for file in vendored}


def blueprint(assets: Assets) -> Blueprint:
    pages = Blueprint("pages", __name__)

    @pages.get("/static/<path:path>")
    async def static(path: str) -> Response:
        asset, by_build = assets.find(path)
        headers = {"ETag": asset.etag, "Cache-Control": FOR_EVER if by_build else "no-cache", "Vary": "Accept-Encoding"}
        if asset.etag in request.headers.get("If-None-Match", ""):
            return Response(b"", 304, headers)
        body = asset.body
        if asset.compressed is not None and "gzip" in request.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = asset.compressed, "gzip"
        return Response(body, 200, headers, content_type=asset.content_type)

    @pages.get("/")
    @pages.get("/channels")
    @pages.get("/channels/<path:_path>")
    @pages.get("/invite/<path:_path>")
    async def page(_path: str = "") -> Response:
        html = await render_template_string(assets.page(), static=assets.prefix, import_map=assets.import_map)
        return Response(html, 200, {"Cache-Control": "no-cache"}, content_type="text/html; charset=utf-8")

    return pages


def _listing(folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]


def _asset(path: Path) -> Asset:
    body = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or path.suffix in COMPRESSIBLE
    compressed = gzip.compress(body, 9, mtime=0) if text and len(body) > WORTH_COMPRESSING else None
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Asset(body, compressed, f"{kind}; charset=utf-8" if text else kind, etag)
