"""The installation as a whole: facts by name, invitations to register, announcements to everybody."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String, Table, Text

from backend.db import metadata

instance = Table(
    "instance",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

registration_invites = Table(
    "registration_invites",
    metadata,
    Column("code", String(32), primary_key=True),
    Column("created_by", BigInteger, ForeignKey("users.id", ondelete="SET NULL")),
    Column("note", String(100), nullable=False, default=""),
    Column("uses", Integer, nullable=False, default=0),
    Column("max_uses", Integer, nullable=False, default=1),  # 0: any number
    Column("expires_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
)

announcements = Table(
    "announcements",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("content", Text, nullable=False),
    Column("level", String(8), nullable=False),  # info, warning
    Column("created_by", BigInteger, ForeignKey("users.id", ondelete="SET NULL")),
    Column("expires_at", BigInteger),
)
