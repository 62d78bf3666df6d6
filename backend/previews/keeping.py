"""What was found out about an address is kept for a while, and its picture as long as a message shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from backend.db import Work
from backend.files.actions import discard
from backend.previews.models import preview_pictures, preview_uses, previews
from backend.previews.schemas import Embed
from backend.utils import sha256

KEPT, FAILURE_KEPT = 24 * 3_600_000, 10 * 60_000  # milliseconds
MOST_FORGOTTEN = 500  # at once


def remembered(work: Work, addresses: Sequence[str]) -> dict[str, Embed | None]:
    """Those that were looked at lately; None: there was nothing to show."""
    by_hash = {_hash(address): address for address in addresses}
    fresh = previews.c.address_hash.in_(list(by_hash)) & (previews.c.expires_at > work.now)
    rows = work.execute(select(previews.c.address_hash, previews.c.embed).where(fresh))
    return {by_hash[row.address_hash]: _embed(row.embed) for row in rows}


def remember(work: Work, address: str, embed: Embed | None) -> None:
    values: dict[str, Any] = {
        "embed": msgspec.json.encode(embed).decode() if embed else None,
        "expires_at": work.now + (KEPT if embed else FAILURE_KEPT),
    }
    row = _insert(work)(previews).values(address_hash=_hash(address), **values)
    work.execute(row.on_conflict_do_update(index_elements=["address_hash"], set_=values))


def note_picture(work: Work, address: str, kept_until: int) -> None:
    work.execute(insert(preview_pictures).values(address=address, kept_until=kept_until))


def use_pictures(work: Work, message_id: int, embeds: Sequence[Embed]) -> None:
    """These are what the message shows, and no others."""
    shown = {embed.image.url for embed in embeds if embed.image}
    mine = preview_uses.c.message_id == message_id
    work.execute(delete(preview_uses).where(mine, preview_uses.c.picture.not_in(shown)))
    if shown:
        rows = [{"message_id": message_id, "picture": address} for address in sorted(shown)]
        work.execute(_insert(work)(preview_uses).on_conflict_do_nothing(), rows)


def forget_previews(work: Work) -> None:
    """For the hourly job: what is too old, and pictures that no message shows any more."""
    work.execute(delete(previews).where(previews.c.expires_at <= work.now))
    is_used = select(preview_uses.c.picture).where(preview_uses.c.picture == preview_pictures.c.address).exists()
    old = select(preview_pictures.c.address).where(preview_pictures.c.kept_until <= work.now, ~is_used)
    unused = work.execute(old.limit(MOST_FORGOTTEN)).scalars().all()
    for address in unused:
        discard(work, address)
    if unused:
        work.execute(delete(preview_pictures).where(preview_pictures.c.address.in_(unused)))


def _embed(column: str | None) -> Embed | None:
    return msgspec.json.decode(column, type=Embed) if column else None


def _hash(address: str) -> str:
    return sha256(address).hex()


def _insert(work: Work) -> Any:
    return postgresql_insert if work.connection.dialect.name == "postgresql" else sqlite_insert
