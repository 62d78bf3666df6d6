"""What a file looks like to a client."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

import msgspec

from backend.ids import LARGEST
from backend.schemas import Schema

Unset = msgspec.UnsetType
MOST_FILES = 10  # of one message, or of one upload
LONGEST_ALT = 1024  # characters
FLAGS = {"": False, "false": False, "0": False, "true": True, "1": True}  # of texts in forms and headers

FileId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST)]


class Thumbnail(msgspec.Struct, frozen=True):
    url: str
    width: int
    height: int


class Details(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a file besides its row's columns. `thumbnails`: width and height, the largest first."""

    width: int | None = None
    height: int | None = None
    placeholder: str | None = None
    thumbnails: list[tuple[int, int]] = []
    duration: float | None = None  # seconds
    alt: str | None = None
    spoiler: bool = False
    arrived: int | None = None  # bytes of a resumable upload, as it came


class File(msgspec.Struct, frozen=True):
    """Width, height, placeholder and thumbnails are those of pictures and films, duration that of sounds and films."""

    id: int
    url: str
    name: str
    size: int
    content_type: str
    width: int | Unset = msgspec.UNSET
    height: int | Unset = msgspec.UNSET
    placeholder: str | Unset = msgspec.UNSET
    thumbnails: list[Thumbnail] | Unset = msgspec.UNSET
    duration: float | Unset = msgspec.UNSET
    alt: str | Unset = msgspec.UNSET
    spoiler: bool | Unset = msgspec.UNSET


class UploadState(msgspec.Struct, frozen=True):
    """Of a resumable upload. `file`: when all has arrived."""

    offset: int
    size: int
    file: File | Unset = msgspec.UNSET


class Uploaded(File, frozen=True):
    """The first file, and all of them when there were several."""

    files: list[File] | Unset = msgspec.UNSET


def shown(row: Any) -> File:
    """A file from its row."""
    details = msgspec.json.decode(row.details, type=Details)
    fields: dict[str, Any] = {
        name: getattr(details, name)
        for name in ("width", "height", "placeholder", "duration", "alt")
        if getattr(details, name) is not None
    }
    if details.thumbnails:
        at = f"/api/files/{row.id}/thumbnails"
        fields["thumbnails"] = [Thumbnail(f"{at}/{max(size)}", *size) for size in details.thumbnails]
    if details.spoiler:
        fields["spoiler"] = True
    return File(
        row.id, f"/api/files/{row.id}/{quote(row.name, safe='')}", row.name, row.size, row.content_type, **fields
    )


class FileChanges(Schema, frozen=True):
    """Of one that is attached. `alt` null: none."""

    alt: str | None | Unset = msgspec.UNSET
    spoiler: bool | Unset = msgspec.UNSET
