"""Requests that nobody would think of, made from the API's own description, against a running server: none may break it,
and every answer must be one that is described.

GUILDHALL_FUZZ_EXAMPLES is how many requests are made in all; the usual run makes a few for each route.
"""

from __future__ import annotations

import asyncio
import os
import unittest
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import requests
import schemathesis
from described import described_path
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from support import Client, GuildhallTest
from test_authz import every_row, route_of

from backend.openapi import describe
from tests.authz.rows import OK, Row
from tests.authz.stage import Stage, parameters_of

EXAMPLES = int(os.environ.get("GUILDHALL_FUZZ_EXAMPLES", "600"))
CHECKS = [status_code_conformance, content_type_conformance, response_schema_conformance]
WITHOUT_MAIL = "/api/password-reset"  # says 503 while there is no way to send any


@schemathesis.serializer("application/offset+octet-stream")
def as_bytes(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@dataclass(frozen=True)
class Known:
    """What is really there: what a request may hit, and a body that it would take."""

    ids: Mapping[str, Any]
    body: Any
    headers: Mapping[str, str]


class TestWhateverIsSent(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.document = describe(self.app)
        schema = schemathesis.openapi.from_dict(self.document)
        self.operations = [found.ok() for found in schema.get_all_operations()]
        self.rows: dict[tuple[str, str], Row] = {}
        for row in every_row():
            method, _, rule = (route_of(self.app, row) or "").partition(" ")
            self.rows.setdefault((method, rule), row)

    async def fuzz(self, wanted: Callable[[str], bool]) -> None:
        each = max(1, EXAMPLES // len(self.operations))
        for operation in self.operations:
            if wanted(operation.method.upper()):
                with self.subTest(operation.label):
                    stage = Stage(self)
                    known = await self.known(stage, operation)
                    try:
                        await asyncio.to_thread(self.try_operation, operation, known, each)
                    finally:
                        await stage.close()

    async def test_reading(self) -> None:
        await self.fuzz(lambda method: method == "GET")

    async def test_making_and_changing(self) -> None:
        await self.fuzz(lambda method: method in ("POST", "PATCH"))

    async def test_putting_and_deleting(self) -> None:
        await self.fuzz(lambda method: method in ("PUT", "DELETE"))

    async def known(self, stage: Stage, operation: Any) -> Known:
        """By the route's row in the matrix, as somebody who may."""
        row = next((row for (method, rule), row in self.rows.items() if self.is_of(operation, method, rule)), None)
        if row is None:
            self.fail("has no row in tests/authz")
        able = [name for name, status in row.statuses.items() if status == OK and name != "anonymous"]
        persona = "admin" if "admin" in able else next(iter(able), "admin")
        client: Client = await stage.set_up(persona, with_message=row.needs("message"))
        path, body = row.filled(await parameters_of(stage, row, client))
        _, ids = self.app.url_map.bind("localhost").match(path.partition("?")[0], row.method)
        return Known(ids, body, {"Authorization": f"Bearer {client.token}"})

    def is_of(self, operation: Any, method: str, rule: str) -> bool:
        return operation.method.upper() == method and operation.path == described_path(rule)

    def try_operation(self, operation: Any, known: Known, examples: int) -> None:
        url = self.server.url
        with requests.Session() as session:

            @settings(
                max_examples=examples,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            @given(case=operation.as_strategy(), hits=st.integers(0, 9), near=st.integers(0, 9))
            def send(case: Any, hits: int, near: int) -> None:
                if hits:  # most of what is made up is not there, and that answer is soon known
                    case.path_parameters.update(known.ids)
                if near > 4 and isinstance(case.body, dict) and isinstance(known.body, dict):
                    case.body = {**case.body, **known.body}
                response = case.call(base_url=url, session=session, headers=dict(known.headers))
                self.check(case, response)

            send()

    def check(self, case: Any, response: Any) -> None:
        if response.status_code >= 500 and not (response.status_code == 503 and case.path.startswith(WITHOUT_MAIL)):
            self.fail(f"{response.status_code} for\n{case.as_curl_command()}")
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as wrong:
            self.fail("\n".join(str(one) for one in wrong.exceptions) + f"\n{case.as_curl_command()}")


if __name__ == "__main__":
    unittest.main()
