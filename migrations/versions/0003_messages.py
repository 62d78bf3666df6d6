"""Messages: replies, mentions, pins, system messages

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PINNED = sa.text("pinned_at IS NOT NULL")


def upgrade() -> None:
    # Each only adds an empty column at the end, which neither database rewrites the table for.
    op.add_column("messages", sa.Column("type", sa.String(length=32), nullable=True))
    op.add_column("messages", sa.Column("reply_to", sa.BigInteger(), nullable=True))
    op.add_column("messages", sa.Column("pinned_at", sa.BigInteger(), nullable=True))
    op.add_column("messages", sa.Column("extra", sa.Text(), nullable=True))
    op.create_index(
        "ix_messages_pinned",
        "messages",
        ["channel_id", "pinned_at"],
        unique=False,
        sqlite_where=PINNED,
        postgresql_where=PINNED,
    )
    op.create_table(
        "mentions",
        sa.Column("target_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_mentions_message_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("target_id", "message_id", name=op.f("pk_mentions")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mentions_message_id"), "mentions", ["message_id"], unique=False)
    with op.batch_alter_table("read_states") as batch_op:
        batch_op.drop_column("mentions")
