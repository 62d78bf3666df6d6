"""Roles, who holds them, and what a role or a member may do in one channel. @everyone is the role with the guild's id."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text

from backend.db import metadata

roles = Table(
    "roles",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", String(100), nullable=False),
    Column("permissions", BigInteger, nullable=False),
    Column("position", Integer, nullable=False, default=0),
    Column("color", Integer, nullable=False, default=0),
    Column("hoist", Boolean, nullable=False, default=False),
    Column("mentionable", Boolean, nullable=False, default=False),
    Column("icon", Text),  # a picture's address
)

member_roles = Table(
    "member_roles",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column(
        "role_id",
        BigInteger,
        ForeignKey("roles.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
        index=True,  # a role that goes is taken from whoever has it
    ),
)

overwrites = Table(
    "overwrites",
    metadata,
    Column(
        "channel_id", BigInteger, ForeignKey("channels.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    Column("target_id", BigInteger, primary_key=True, autoincrement=False),  # a role's id or a user's: ids never meet
    Column("target_type", String(6), nullable=False),
    Column("allow", BigInteger, nullable=False, default=0),
    Column("deny", BigInteger, nullable=False, default=0),
)
