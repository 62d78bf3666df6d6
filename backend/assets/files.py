"""Static files and the one page: hashed once at start, compressed once, served from memory.

All files live under a path that names their joint content (`/static/3f9ac1…/js/…`), so browsers may keep them for ever:
a changed file is a changed path. `/static/…` works too. What the page loads are the packs (`packing.py`, `sheets.py`); the
files themselves are there for whoever wants to read them.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import mimetypes
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from backend.assets.packing import FOLDER, FRAME, pack
from backend.assets.sheets import joined, layered
from backend.errors import NotFound

ROOT = Path(__file__).resolve().parent.parent.parent
SHEET, MANUAL_SHEET, INLINE_SHEET = "style.css", "manual.css", "splash.css"
SHEETS_OF_PARTS = ("css/components/", "css/features/")
COMPRESSIBLE = {".js", ".css", ".svg", ".json", ".html", ".txt"}
WORTH_COMPRESSING = 512  # bytes
TYPES = {
    ".js": "text/javascript",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
MANIFEST, WORKER = "manifest.webmanifest", "sw.js"


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    compressed: bytes | None
    content_type: str
    etag: str


class Assets:
    def __init__(self, root: Path = ROOT) -> None:
        folder = root / "static"
        bodies = {path: (folder / path).read_bytes() for path in _listing(folder)}
        bodies |= {path: text.encode() for path, text in _packed(bodies).items()}
        self._files = {path: _asset(path, body) for path, body in bodies.items()}
        joint = hashlib.sha256()
        for path, asset in sorted(self._files.items()):
            joint.update(path.encode() + asset.etag.encode())
        self.build = joint.hexdigest()[:12]
        self.prefix = f"/static/{self.build}"
        self.frame = f"{self.prefix}/{FOLDER}/{FRAME}"
        self.manifest = self._files[MANIFEST]
        later = " ".join(sorted(path for path in bodies if path.startswith(f"{FOLDER}/js/")))
        worker = bodies[WORKER].decode().replace("{{ static }}", self.prefix).replace("{{ packs }}", later)
        self.worker = _asset(WORKER, worker.encode())
        page = (root / "templates" / "index.html").read_text()
        page = page.replace("{{ splash }}", joined(INLINE_SHEET, _texts(bodies, ".css"))).replace(
            "{{ static }}", self.prefix
        )
        self.page = _asset("index.html", page.encode())
        self.inline_scripts = _hashes(re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
        self.inline_styles = _hashes(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))

    def find(self, path: str) -> tuple[Asset, bool]:
        """The file, and whether its path names this build."""
        first, _, rest = path.partition("/")
        asset = self._files.get(rest if first == self.build else path)
        if asset is None:
            raise NotFound
        return asset, first == self.build


@cache
def load_assets() -> Assets:
    """Of this process: the files are read once."""
    return Assets()


def _packed(bodies: dict[str, bytes]) -> dict[str, str]:
    manifest = json.loads(bodies["vendor/manifest.json"])
    specifiers = {file["specifier"]: file["file"] for file in manifest["files"] if file.get("specifier")}
    sheets = _texts(bodies, ".css")
    of_parts = {path: text for path, text in layered(SHEET, sheets).items() if path.startswith(SHEETS_OF_PARTS)}
    files, late = pack(_texts(bodies, ".js"), specifiers, of_parts)
    return files | {
        f"{FOLDER}/{SHEET}": joined(SHEET, sheets, without=late),
        f"{FOLDER}/{MANUAL_SHEET}": joined(MANUAL_SHEET, sheets),
    }


def _texts(bodies: dict[str, bytes], suffix: str) -> dict[str, str]:
    return {path: body.decode() for path, body in bodies.items() if path.endswith(suffix)}


def _listing(folder: Path) -> list[str]:
    return [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]


def _asset(path: str, body: bytes) -> Asset:
    suffix = Path(path).suffix
    kind = TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
    text = kind.startswith("text/") or suffix in COMPRESSIBLE
    compressed = gzip.compress(body, 9, mtime=0) if text and len(body) > WORTH_COMPRESSING else None
    etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    return Asset(body, compressed, f"{kind}; charset=utf-8" if text else kind, etag)


def _hashes(parts: list[str]) -> str:
    """For the Content-Security-Policy."""
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()}'" for part in parts)
