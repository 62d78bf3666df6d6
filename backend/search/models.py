"""The index of what was said. `message_index` is a row a message, with the message's id as its rowid:

SQLite: an FTS5 table that keeps its documents. It could do without (`content=''`) and save about 200 bytes a message; but
then whoever takes a message out would have to bring exactly the terms that once went in, and one that was forgotten would be
found for ever. So a trigger on `messages` takes out what is deleted, in whatever way. PostgreSQL: a table with a tsvector and
a GIN index, and a foreign key to the same end. Neither is a table as SQLAlchemy knows them: `index.py` writes them in SQL.
"""

from sqlalchemy import BigInteger, Column, Integer, Table

from backend.db import metadata

# One row while messages of before are still to be indexed: those with smaller ids. None: the index is whole.
search_filling = Table(
    "search_filling",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("below", BigInteger, nullable=False),
)
