"""Emojis and stickers

Revision: 0005
Follows: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


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


def downgrade() -> None:
    with op.batch_alter_table("expressions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_expressions_created_by"))

    op.drop_table("expressions")
