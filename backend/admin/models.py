"""Facts about the installation as a whole, by name."""

from sqlalchemy import Column, String, Table, Text

from backend.db import metadata

instance = Table(
    "instance",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
