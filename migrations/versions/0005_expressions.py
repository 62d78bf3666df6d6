"""Emojis and stickers, and the words of people's names

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


BETWEEN_WORDS = " _.-"
AT_ONCE = 5000


def upgrade() -> None:
    op.create_table(
        "expressions",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=True),
        sa.Column("description", sa.String(length=100), server_default="", nullable=False),
        sa.Column("tags", sa.String(length=200), server_default="", nullable=False),
        sa.Column("animated", sa.Boolean(), nullable=False),
        sa.Column("picture", sa.Text(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], name=op.f("fk_expressions_guild_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["created_by"], ["users.id"], name=op.f("fk_expressions_created_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expressions")),
        sa.UniqueConstraint("guild_id", "kind", "key", name=op.f("uq_expressions_guild_id_kind_key")),
    )
    with op.batch_alter_table("expressions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_expressions_created_by"), ["created_by"], unique=False)

    key = sa.String(length=64).with_variant(sa.String(length=64, collation="C"), "postgresql")
    user_words = op.create_table(
        "user_words",
        sa.Column("key", key, nullable=False),
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_words_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "user_id", name=op.f("pk_user_words")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("user_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_words_user_id"), ["user_id"], unique=False)
    names = sa.text("SELECT id, username_key, display_key FROM users WHERE deleted_at IS NULL")
    rows = [
        {"key": word, "user_id": id}
        for id, *keys in op.get_bind().execute(names)
        for word in {word for key in keys if key for word in _words(key)}
    ]
    for start in range(0, len(rows), AT_ONCE):
        op.bulk_insert(user_words, rows[start : start + AT_ONCE])


def _words(key: str) -> set[str]:
    """Each word of a name after the first, to the end of the name."""
    starts = range(1, len(key))
    return {key[at:] for at in starts if key[at - 1] in BETWEEN_WORDS and key[at] not in BETWEEN_WORDS}


def downgrade() -> None:
    with op.batch_alter_table("user_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_words_user_id"))

    op.drop_table("user_words")
    with op.batch_alter_table("expressions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_expressions_created_by"))

    op.drop_table("expressions")
