"""The index of messages

Revision: 0007
Follows: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TOKENS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"
ON_SQLITE = (
    f"CREATE VIRTUAL TABLE message_index USING fts5 (terms, columnsize=0, tokenize=\"ascii tokenchars '{TOKENS}'\")",
    "INSERT INTO message_index (message_index, rank) VALUES ('automerge', 8)",
    "CREATE TRIGGER message_index_gone AFTER DELETE ON messages BEGIN DELETE FROM message_index WHERE rowid = old.id; END",
)
ON_POSTGRESQL = (
    (
        "CREATE TABLE message_index ("
        "rowid bigint CONSTRAINT pk_message_index PRIMARY KEY "
        "CONSTRAINT fk_message_index_rowid REFERENCES messages (id) ON DELETE CASCADE, "
        "channel_id bigint NOT NULL, terms tsvector NOT NULL)"
    ),
    # What was written last is looked through one by one: not much of it.
    "CREATE INDEX ix_message_index_terms ON message_index USING gin (terms) WITH (gin_pending_list_limit = 512)",
)


def upgrade() -> None:
    op.create_table(
        "search_filling",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("below", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_filling")),
    )
    connection = op.get_bind()
    for statement in ON_SQLITE if connection.dialect.name == "sqlite" else ON_POSTGRESQL:
        connection.exec_driver_sql(statement)
    newest = connection.scalar(sa.text("SELECT max(id) FROM messages"))
    if newest is not None:  # a job indexes what is there already
        connection.execute(sa.text("INSERT INTO search_filling (id, below) VALUES (1, :below)"), {"below": newest + 1})
        job = connection.scalar(sa.text("SELECT coalesce(max(id), 0) + 1 FROM jobs"))
        connection.execute(
            sa.text(
                "INSERT INTO jobs (id, name, key, data, due_at, tries) "
                "VALUES (:id, 'fill_search_index', 'fill_search_index', '{}', 0, 0)"
            ),
            {"id": job},
        )
