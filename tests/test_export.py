"""The export of what is kept about somebody: theirs alone, whole, and read by pages."""

from __future__ import annotations

import io
import json
import unittest
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest import mock
from zipfile import ZipFile

from sqlalchemy import insert, select, update
from support import PASSWORD, Client, GuildhallTest

from backend.auth import exported
from backend.channels.models import channels
from backend.db import Work
from backend.messages.models import messages
from backend.utils import sha256

FILES = {
    *(
        "account",
        "settings",
        "sessions",
        "push_devices",
        "friends",
        "guilds",
        "conversations",
        "read_states",
        "invites",
        "reports",
    ),
    *("expressions",),
    *("kept", "messages", "edits", "reactions", "votes", "files"),
}


class TestExport(GuildhallTest):
    async def export(self, client: Client) -> dict[str, Any]:
        answer = await client.get("/api/me/export")
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "application/zip"))
        self.assertEqual(answer.headers["Content-Disposition"], f'attachment; filename="guildhall-{client.id}.zip"')
        self.assertEqual(int(answer.headers["Content-Length"]), len(answer.body))
        with ZipFile(io.BytesIO(answer.body)) as archive:
            self.assertIsNone(archive.testzip())
            return {name.removesuffix(".json"): json.loads(archive.read(name)) for name in archive.namelist()}

    async def test_all_of_ones_own_is_in_it_and_nothing_of_others(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await alice.post("/api/friends/request", {"to": "bob"})
        await bob.post(f"/api/friends/{alice.id}/accept")
        dm = (await alice.post("/api/dms", {"users": [bob.id]})).json
        said = [await alice.say("in the hall"), await alice.say("between us", dm["id"])]
        theirs = await bob.say("what bob says")
        await alice.put(f"/api/channels/1/messages/{theirs['id']}/reactions/🍵")
        await bob.put(f"/api/channels/1/messages/{theirs['id']}/reactions/🎉")
        await alice.patch(f"/api/channels/1/messages/{said[0]['id']}", {"content": "in the great hall"})
        await alice.post("/api/guilds/1/invites", {})
        await alice.put(f"/api/me/saved/{theirs['id']}", {"note": "why"})
        await alice.put("/api/me/drafts/1", {"content": "begun"})
        tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"
        await alice.post("/api/channels/1/scheduled", {"content": "in the morning", "send_at": tomorrow})

        found = await self.export(alice)
        self.assertEqual(set(found), FILES)
        self.assertEqual(found["account"], (await alice.get("/api/me")).json)
        self.assertEqual(found["settings"]["settings"], found["account"]["settings"])
        self.assertEqual([friend["user"]["username"] for friend in found["friends"]["friends"]], ["bob"])
        self.assertEqual([(guild["id"], guild["name"]) for guild in found["guilds"]], [(1, "Welcome")])
        self.assertEqual([(one["id"], one["with"]) for one in found["conversations"]], [(dm["id"], ["bob"])])
        self.assertEqual(len(found["sessions"]), 1)
        self.assertEqual(len(found["invites"]), 1)
        first, second = found["messages"]
        self.assertEqual(
            (first["content"], first["guild"], first["channel"]), ("in the great hall", "Welcome", "general")
        )
        self.assertEqual((first["id"], first["timestamp"]), (said[0]["id"], said[0]["timestamp"]))
        self.assertIsNotNone(first["edited_at"])
        self.assertEqual((second["content"], second["guild"]), ("between us", None))
        self.assertEqual([(one["message_id"], one["emoji"]) for one in found["reactions"]], [(theirs["id"], "🍵")])
        edits = [(one["message_id"], one["content"], one["written_at"]) for one in found["edits"]]
        self.assertEqual(edits, [(said[0]["id"], "in the hall", said[0]["timestamp"])])
        self.assertEqual([(one["message_id"], one["note"]) for one in found["kept"]["saved"]], [(theirs["id"], "why")])
        self.assertEqual([one["content"] for one in found["kept"]["drafts"]], ["begun"])
        self.assertEqual([one["content"] for one in found["kept"]["scheduled"]], ["in the morning"])
        self.assertNotIn("what bob says", str(found))

    async def test_empty_lists_are_lists(self) -> None:
        found = await self.export(await self.member("alice"))
        self.assertEqual((found["messages"], found["reactions"], found["invites"]), ([], [], []))

    async def test_thousands_of_messages_among_those_of_others(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        await self.write(lambda work: write_messages(work, (alice.id, bob.id), 10_000))
        with mock.patch.object(exported, "LOOKED_AT", 700):
            found = await self.export(alice)
        mine = [message["content"] for message in found["messages"]]
        self.assertEqual(mine, [f"message {number}" for number in range(0, 10_000, 2)])
        async with self.statements() as ran:
            await self.export(alice)
        self.assertLess(len(ran), 32)

    async def test_what_is_said_meanwhile_does_no_harm(self) -> None:
        alice = await self.member("alice")
        for number in range(10):
            await alice.say(f"message {number}")
        with mock.patch.object(exported, "LOOKED_AT", 1):
            found = await self.export(alice)
        self.assertEqual(len(found["messages"]), 10)

    async def test_a_full_disk_is_told_as_such(self) -> None:
        alice = await self.member("alice")
        with mock.patch.object(ZipFile, "writestr", side_effect=OSError(28, "No space left on device")):
            self.assert_refused(await alice.get("/api/me/export"), 503, "unavailable")
        await self.export(alice)

    async def test_no_secret_is_in_it(self) -> None:
        alice = await self.member("alice")
        secret = (await alice.post("/api/me/2fa", {"password": PASSWORD})).json["secret"]
        found = str(await self.export(alice))
        for unseen in (secret, alice.token, sha256(alice.token).hex(), "argon2"):
            self.assertNotIn(unseen, found)

    async def test_visitors_are_told_to_sign_in(self) -> None:
        self.assert_refused(await self.client().get("/api/me/export"), 401, "not_signed_in")


class TestHowOften(GuildhallTest):
    changes = {"rate_limits": True}

    async def test_once_a_minute_for_each(self) -> None:
        alice, bob = await self.cast("alice", "bob")
        self.assertEqual((await alice.get("/api/me/export")).status, 200)
        refused = await alice.get("/api/me/export")
        self.assert_refused(refused, 429, "rate_limited")
        self.assertGreater(int(refused.headers["Retry-After"]), 50)
        self.assertEqual((await bob.get("/api/me/export")).status, 200)


def write_messages(work: Work, authors: tuple[int, ...], count: int) -> None:
    start = work.execute(select(channels.c.last_seq).where(channels.c.id == 1)).scalar_one()
    rows = [
        {
            "channel_id": 1,
            "seq": start + 1 + number,
            "id": work.new_id(),
            "author_id": authors[number % len(authors)],
            "content": f"message {number}",
        }
        for number in range(count)
    ]
    for first in range(0, count, 500):
        work.execute(insert(messages), rows[first : first + 500])
    work.execute(update(channels).where(channels.c.id == 1).values(last_seq=start + count))


if __name__ == "__main__":
    unittest.main()
