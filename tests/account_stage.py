"""The stage of tests about one's own account: who else is signed in to it, and what it says of itself."""

from __future__ import annotations

from typing import Any

from support import Client, GuildhallTest


class AccountTest(GuildhallTest):
    async def second_device(self, name: str) -> Client:
        phone = self.client(name)
        self.assertEqual((await phone.login()).status, 200)
        return phone

    async def account(self, client: Client) -> dict[str, Any]:
        account: dict[str, Any] = (await client.get("/api/me")).json
        return account
