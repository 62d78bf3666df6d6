"""Link previews

Revision: 0008
Follows: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "previews",
        sa.Column("address_hash", sa.String(length=64), nullable=False),
        sa.Column("embed", sa.Text(), nullable=True),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("address_hash", name=op.f("pk_previews")),
    )
    op.create_index(op.f("ix_previews_expires_at"), "previews", ["expires_at"])
    op.create_table(
        "preview_pictures",
        sa.Column("address", sa.String(length=80), nullable=False),
        sa.Column("kept_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_preview_pictures")),
    )
    op.create_index(op.f("ix_preview_pictures_kept_until"), "preview_pictures", ["kept_until"])
    op.create_table(
        "preview_uses",
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("picture", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["messages.id"], name=op.f("fk_preview_uses_message_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["picture"], ["preview_pictures.address"], name=op.f("fk_preview_uses_picture"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", "picture", name=op.f("pk_preview_uses")),
    )
    op.create_index(op.f("ix_preview_uses_picture"), "preview_uses", ["picture"])
