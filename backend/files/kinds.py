"""What a file is: by its first bytes, never by what its sender says. What a browser may show in place is on a list; everything
else is a download, and what is not what its name says is nothing but bytes."""

from __future__ import annotations

BYTES, TEXT = "application/octet-stream", "text/plain"
PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")  # decoded and written anew

# type -> the extensions that go with it; the first is given to a name that has none
EXTENSIONS = {
    "image/png": ("png", "apng"),
    "image/jpeg": ("jpg", "jpeg", "jfif", "jpe"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/avif": ("avif",),
    "image/heic": ("heic", "heif"),
    "audio/mpeg": ("mp3",),
    "audio/ogg": ("ogg", "oga", "opus"),
    "audio/flac": ("flac",),
    "audio/wav": ("wav",),
    "audio/mp4": ("m4a", "mp4"),
    "audio/aac": ("aac",),
    "video/mp4": ("mp4", "m4v"),
    "video/quicktime": ("mov", "qt"),
    "video/webm": ("webm",),
    "video/x-matroska": ("mkv",),
    "video/ogg": ("ogv", "ogg"),
    "video/x-msvideo": ("avi",),
    "application/pdf": ("pdf",),
    "application/zip": ("zip",),
    "application/gzip": ("gz", "tgz"),
    "application/x-7z-compressed": ("7z",),
    "application/vnd.rar": ("rar",),
}
TEXTS = frozenset(
    (
        "txt",
        "md",
        "log",
        "csv",
        "tsv",
        "json",
        "toml",
        "yaml",
        "yml",
        "ini",
        "cfg",
        "conf",
        "diff",
        "patch",
        "sql",
        "css",
    )
)
SOUNDS = ("audio/mpeg", "audio/ogg", "audio/flac", "audio/wav", "audio/mp4", "audio/aac")
FILMS = ("video/mp4", "video/quicktime", "video/webm", "video/ogg")
IN_PLACE = frozenset((*PICTURES, *SOUNDS, *FILMS))
BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)
IN_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
# The brand of an ISO base media file; what is not here is a film.
BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
}
BRANDS |= dict.fromkeys((b"heic", b"heix", b"hevc", b"mif1", b"msf1"), "image/heic")
HEAD = 4096  # bytes that are looked at


def settled(name: str, head: bytes) -> tuple[str, str]:
    """The name and the type under which a file with this name and these first bytes is kept."""
    found, extension = _found(head), _extension(name)
    if found in PICTURES and (not extension or _is_pictures(extension)):
        stem = name[: -len(extension) - 1] if extension else name
        return (name if extension in EXTENSIONS[found] else f"{stem}.{EXTENSIONS[found][0]}"), found
    if found is not None:
        if not extension:
            return f"{name}.{EXTENSIONS[found][0]}", found
        return name, found if extension in EXTENSIONS[found] else BYTES
    return name, TEXT if extension in TEXTS and _is_text(head) else BYTES


def _found(head: bytes) -> str | None:
    for beginning, content_type in BEGINNINGS:
        if head.startswith(beginning):
            return content_type
    if head[:4] == b"RIFF":
        return IN_RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[:4] == b"OggS":
        return "video/ogg" if b"\x80theora" in head[:128] else "audio/ogg"
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 != 0xF0:
        return "audio/mpeg"
    return None


def _extension(name: str) -> str:
    stem, dot, extension = name.rpartition(".")
    return extension.lower() if dot and stem and len(extension) <= 10 else ""


def _is_pictures(extension: str) -> bool:
    return any(extension in EXTENSIONS[picture] for picture in PICTURES)


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as problem:
        return problem.start > len(head) - 4 and len(head) >= HEAD  # cut in the middle of a letter
    return True
