"""What linked pages said of themselves, and the copies of their pictures.

A preview is kept for a day, so that a link that goes around is fetched once; a failure for some minutes. A picture stays
as long as a message shows it.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, String, Table, Text

from backend.db import metadata

previews = Table(
    "previews",
    metadata,
    Column("address_hash", String(64), primary_key=True),
    Column("embed", Text),  # JSON; null: nothing could be shown
    Column("expires_at", BigInteger, nullable=False, index=True),
)

preview_pictures = Table(
    "preview_pictures",
    metadata,
    Column("address", String(80), primary_key=True),  # under /media/
    Column("kept_until", BigInteger, nullable=False, index=True),  # and longer while a message shows it
)

preview_uses = Table(
    "preview_uses",
    metadata,
    Column(
        "message_id", BigInteger, ForeignKey("messages.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column(
        "picture", String(80), ForeignKey("preview_pictures.address", ondelete="CASCADE"), primary_key=True, index=True
    ),
)
