"""The log: a fault shows where it happened, and no secret."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import unittest

import structlog
from sqlalchemy import Engine, insert
from sqlalchemy.exc import DBAPIError
from support import PASSWORD, GuildhallTest

from backend import logs
from backend.auth.models import sessions


class TestLogs(GuildhallTest):
    async def test_an_inner_fault_writes_no_secret_into_the_log(self) -> None:
        """A fault shows its traceback, not what stood in the variables or went to the database."""
        self.addCleanup(structlog.reset_defaults)
        handlers = logging.getLogger().handlers
        self.addCleanup(logging.getLogger().handlers.__setitem__, slice(None), list(handlers))
        for log_format in ("json", "text"):
            written = io.StringIO()
            with contextlib.redirect_stderr(written):
                logs.set_up(log_format, "info")
                try:
                    fail_with(self.app.db.write_engine, PASSWORD)
                except DBAPIError:
                    structlog.get_logger("test").exception("request failed")
            self.assertIn("IntegrityError", written.getvalue())
            self.assertNotIn(PASSWORD, written.getvalue())
            if log_format == "json":
                json.loads(written.getvalue())


def fail_with(engine: Engine, password: str) -> None:
    with engine.connect() as connection:
        connection.execute(insert(sessions).values(id=1, user_agent=password))


if __name__ == "__main__":
    unittest.main()
