"""Guilds, and who belongs to them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from backend.db import metadata

# Compared by code point on every database: a search by prefix is a range of them.
Key = String(64).with_variant(String(64, collation="C"), "postgresql")

guilds = Table(
    "guilds",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(100), nullable=False),
    Column("icon", Text),
    Column("banner", Text),
    Column("description", Text, nullable=False, default="", server_default=""),
    Column("vanity_code", String(32), unique=True),
    Column("system_channel_id", BigInteger),  # where joins are told; none: nowhere
    Column("default_notifications", String(8), nullable=False, default="all", server_default="all"),
    Column("invites_paused", Boolean, nullable=False, default=False, server_default=false()),
    Column("owner_id", BigInteger, ForeignKey("users.id")),  # none: the Welcome guild until there is an administrator
    Column("member_count", Integer, nullable=False, default=0),
    Column("created_at", BigInteger, nullable=False),
)

members = Table(
    "members",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("nickname", String(32)),
    Column("joined_at", BigInteger, nullable=False),
    Column("timed_out_until", BigInteger),
    Column(
        "is_temporary", Boolean, nullable=False, default=False, server_default=false()
    ),  # leaves with the last socket
    Index(None, "user_id"),
)

# By what names a member can be found: the folded user name, display name and nickname, a row each.
member_names = Table(
    "member_names",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("key", Key, primary_key=True),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index(None, "user_id"),
)

bans = Table(
    "bans",
    metadata,
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("banned_by", BigInteger, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("created_at", BigInteger, nullable=False),
)

invites = Table(
    "invites",
    metadata,
    Column("code", String(32), primary_key=True),
    Column("guild_id", BigInteger, ForeignKey("guilds.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("channel_id", BigInteger),  # where whoever comes lands
    Column("inviter_id", BigInteger, ForeignKey("users.id", ondelete="SET NULL")),
    Column("uses", Integer, nullable=False, default=0),
    Column("max_uses", Integer, nullable=False, default=0),  # 0: any number
    Column("expires_at", BigInteger),
    Column("is_temporary", Boolean, nullable=False, default=False),
    Column("created_at", BigInteger, nullable=False),
)
