"""What is to be done later, whatever happens to this process in between."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from backend.db import metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String(40), nullable=False),
    Column("key", String(64), unique=True),  # at most one job of a key waits; none: any number
    Column("data", Text, nullable=False),  # JSON, the arguments of the action
    Column("due_at", BigInteger, nullable=False, index=True),
    Column("tries", Integer, nullable=False, default=0),
)
