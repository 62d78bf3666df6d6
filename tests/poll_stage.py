"""The stage of tests about polls: alice makes them, bob votes."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any
from zipfile import ZipFile

import msgspec
from sqlalchemy import func, insert, select, update
from support import PASSWORD, Client, GuildhallTest

from backend.db import Work
from backend.guilds.members import add_member
from backend.ids import now_ms
from backend.jobs.models import jobs
from backend.people import Person
from backend.polls.models import poll_votes, polls
from backend.polls.schemas import Vote
from backend.users.models import users

HOUR = 3_600_000  # milliseconds
COLOURS = {"question": "What is your favorite color?", "options": ["Red", "Blue", "Green"]}


class PollTest(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def make_poll(self, **changes: Any) -> dict[str, Any]:
        sent = await self.alice.post("/api/channels/1/messages", {"poll": {**COLOURS, **changes}})
        self.assertEqual(sent.status, 201, sent)
        return sent.json["poll"]  # type: ignore[no-any-return]

    async def poll(self, reader: Client, poll_id: int) -> dict[str, Any]:
        answer = await reader.get(f"/api/polls/{poll_id}")
        self.assertEqual(answer.status, 200, answer)
        return answer.json  # type: ignore[no-any-return]

    def votes(self, poll: dict[str, Any]) -> list[int]:
        return [option["votes"] for option in poll["options"]]

    def said(self, option_ids: list[str]) -> Vote:
        return Vote(option_ids=option_ids)

    async def time_left(self, poll_id: int) -> float:
        """Milliseconds."""
        ends = datetime.fromisoformat((await self.poll(self.alice, poll_id))["expires_at"])
        return ends.timestamp() * 1000 - now_ms()

    async def end_in(self, poll_id: int, later: int) -> int:
        """Moves its end, and the job that was planned for it, to so many milliseconds from now; answers when that is."""

        def change(work: Work) -> int:
            ends = work.now + later
            work.execute(update(polls).where(polls.c.message_id == poll_id).values(expires_at=ends))
            work.execute(update(jobs).where(jobs.c.name == "end_poll").values(due_at=ends))
            return ends

        ends: int = await self.write(change)
        self.app.jobs.planned(ends)
        return ends

    async def results(self) -> list[dict[str, Any]]:
        """The messages that say how polls went."""
        history = (await self.alice.get("/api/channels/1/messages?limit=100")).json["messages"]
        return [message for message in history if message["type"] == "poll_result"]

    async def count(self, table: Any) -> int:
        found: int = await self.app.db.read(
            lambda work: work.execute(select(func.count()).select_from(table)).scalar_one()
        )
        return found

    async def assert_counts_are_votes(self) -> None:
        """What stands in each poll is what its votes say."""

        def read(work: Work) -> tuple[list[Any], list[Any]]:
            return list(work.execute(select(polls))), list(work.execute(select(poll_votes)))

        made, given = await self.app.db.read(read)
        for row in made:
            chosen = [one.chosen for one in given if one.poll_id == row.message_id]
            count = len(msgspec.json.decode(row.options))
            votes = [sum(one >> bit & 1 for one in chosen) for bit in range(count)]
            self.assertEqual((msgspec.json.decode(row.votes), row.voters), (votes, len(chosen)))
            late = [one.voted_at for one in given if one.poll_id == row.message_id and one.voted_at >= row.expires_at]
            self.assertEqual(late, [])

    async def crowd(self, count: int) -> list[Person]:
        """So many more members, without a client."""

        def make(work: Work) -> list[Person]:
            people = [Person(work.new_id(), f"person-{number}") for number in range(count)]
            for one in people:
                names = {"username": one.username, "username_key": one.username, "email": "", "email_key": one.username}
                row = {"id": one.id, "password_hash": "", "is_admin": False, "created_at": work.now}
                work.execute(insert(users).values(**row, **names))
                add_member(work, 1, one.id)
            return people

        return await self.write(make)  # type: ignore[no-any-return]

    async def delete_account(self, person: Client) -> None:
        answer = await person.request("DELETE", "/api/me", {"password": PASSWORD})
        self.assertEqual(answer.status, 204, answer)

    async def exported(self, person: Client, name: str) -> list[dict[str, Any]]:
        answer = await person.get("/api/me/export")
        with ZipFile(io.BytesIO(answer.body)) as archive:
            return json.loads(archive.read(f"{name}.json"))  # type: ignore[no-any-return]
