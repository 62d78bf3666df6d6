"""Text that wants to be a program, wherever a person may write: it is kept as typed, and served as nothing but data."""

from __future__ import annotations

import html
import re
import unittest
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import aiohttp
from attacks import ATTACKS, RUN
from files_stage import picture
from support import UNSAFE, Answer, Client, GuildhallTest
from test_preview_pages import ADDRESS, Album, Web
from yarl import URL

from backend.previews.heads import one_line
from backend.previews.making import make_preview

A_FEW = ATTACKS[::30]
TOMORROW = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%M:%SZ}"


def text(typed: str) -> str:
    return typed.strip()


def line(typed: str) -> str:
    return " ".join(typed.split())


def channel_name(typed: str) -> str:
    return "-".join(typed.lower().split())


class Served(GuildhallTest):
    async def asyncSetUp(self) -> None:
        await super().asyncSetUp()
        self.alice = await self.member("alice")
        self.guild = (await self.alice.post("/api/guilds", {"name": "Ours"})).json
        self.channel = self.guild["channels"][0]["id"]

    def assert_data(self, answer: Answer) -> None:
        self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(answer.headers["Content-Type"], "application/json")


class TestKeptAsTyped(Served):
    """What is refused is refused for its length or its characters, never for what it means."""

    async def keep(self, typed: str, ask: Callable[..., Any], path: str, **fields: Callable[[str], str]) -> Any:
        answer = await ask(path, dict.fromkeys(fields, typed))
        self.assert_data(answer)
        if answer.status == 422:
            self.assertLessEqual(answer.json["error"]["fields"].keys(), fields.keys())
            return None
        self.assertIn(answer.status, (200, 201), answer)
        self.assertEqual(
            {name: answer.json[name] for name in fields}, {name: as_kept(typed) for name, as_kept in fields.items()}
        )
        return answer.json

    async def test_in_messages_and_what_they_said_before(self) -> None:
        at = f"/api/channels/{self.channel}/messages"
        said = {}
        for typed in ATTACKS:
            message = await self.keep(typed, self.alice.post, at, content=text)
            said[message["id"]] = text(typed)
            edited = await self.keep(f"{typed}.", self.alice.patch, f"{at}/{message['id']}", content=text)
            former = await self.alice.get(f"{at}/{message['id']}/edits")
            self.assert_data(former)
            self.assertEqual([one["content"] for one in former.json["edits"]], [text(typed)])
            self.assertEqual(edited["content"], text(f"{typed}."))
        found: dict[int, str] = {}
        for page in (1, 2):
            history = await self.alice.get(f"{at}?page={page}&limit=100")
            self.assert_data(history)
            found |= {message["id"]: message["content"] for message in history.json["messages"]}
        self.assertEqual(found, {id: text(f"{typed}.") for id, typed in zip(said, ATTACKS, strict=True)})

    async def test_in_all_that_has_a_name_or_a_description(self) -> None:
        guild, me = f"/api/guilds/{self.guild['id']}", self.alice.id
        category = (await self.alice.post(f"{guild}/channels", {"name": "Rooms", "type": "category"})).json["id"]
        role = (await self.alice.post(f"{guild}/roles", {"name": "role"})).json["id"]
        kept: dict[str, int] = {}
        for number, typed in enumerate(ATTACKS):
            tried = (
                ("display name", "/api/me", {"display_name": line}),
                ("bio", "/api/me", {"bio": text}),
                ("pronouns", "/api/me", {"pronouns": line}),
                ("guild", guild, {"name": line}),
                ("description", guild, {"description": text}),
                ("channel", f"/api/channels/{self.channel}", {"name": channel_name}),
                ("topic", f"/api/channels/{self.channel}", {"topic": text}),
                ("category", f"/api/channels/{category}", {"name": line}),
                ("role", f"{guild}/roles/{role}", {"name": line}),
                ("nickname", f"{guild}/members/{me}", {"nickname": line}),
            )
            for what, path, fields in tried[number % 3 :: 3]:  # each in three or four of them
                changed = await self.keep(typed, self.alice.patch, path, **fields)
                kept[what] = kept.get(what, 0) + (changed is not None)
        self.assertGreater(min(kept.values()), 3, kept)
        start = await self.alice.get("/api/bootstrap")
        self.assert_data(start)

    async def test_in_what_one_keeps_for_oneself(self) -> None:
        message = await self.alice.say("x", self.channel)
        scheduled = f"/api/channels/{self.channel}/scheduled"
        path = (await self.alice.post(scheduled, {"content": "x", "send_at": TOMORROW})).json["id"]
        for typed in ATTACKS:
            await self.keep(typed, self.alice.put, f"/api/me/saved/{message['id']}", note=text)
            await self.keep(typed, self.alice.put, f"/api/me/drafts/{self.channel}", content=str)
            await self.keep(typed, self.alice.patch, f"/api/me/scheduled/{path}", content=text)
        for name in ("saved", "drafts", "scheduled"):
            self.assert_data(await self.alice.get(f"/api/me/{name}"))

    async def test_in_polls_and_stickers(self) -> None:
        at = f"/api/channels/{self.channel}/messages"
        kept = 0
        for typed in ATTACKS[::3]:
            options = [typed, f"{typed[:40]} or not"]
            sent = await self.alice.post(at, {"poll": {"question": typed, "options": options}})
            self.assert_data(sent)
            self.assertIn(sent.status, (201, 422), sent)
            if sent.status == 201:
                kept += 1
                poll = sent.json["poll"]
                said = [poll["question"], *(option["text"] for option in poll["options"])]
                self.assertEqual(said, [line(one) for one in (typed, *options)])
            form = aiohttp.FormData()
            for field in ("name", "description", "tags"):
                form.add_field(field, typed[:30])
            form.add_field("file", picture(), filename="sticker.png")
            sticker = await self.alice.post(f"/api/guilds/{self.guild['id']}/stickers", data=form)
            self.assert_data(sticker)
            self.assertIn(sticker.status, (201, 409, 422), sticker)
        self.assertGreater(kept, 10)
        self.assert_data(await self.alice.get(f"/api/guilds/{self.guild['id']}/stickers"))

    async def test_in_files_their_names_and_what_is_said_of_them(self) -> None:
        for typed in filter(str.isprintable, ATTACKS[::6]):
            form = aiohttp.FormData()
            form.add_field("file", typed.encode(), filename=f"{typed}.html", content_type="text/html")
            form.add_field("alt", typed)
            sent = await self.alice.post("/api/upload", data=form)
            self.assert_data(sent)
            self.assertEqual((sent.status, sent.json["alt"]), (201, text(typed)))
            served = await self.alice.get(sent.json["url"])
            self.assertEqual(served.body, typed.encode())
            self.assertEqual(served.headers["X-Content-Type-Options"], "nosniff")
            self.assertTrue(served.headers["Content-Disposition"].startswith("attachment"))
            self.assertNotIn("text/html", served.headers["Content-Type"])
            self.assertIn("sandbox", served.headers["Content-Security-Policy"])

    async def test_in_reports_rules_and_reasons(self) -> None:
        guild = f"/api/guilds/{self.guild['id']}"
        for typed in ATTACKS[::4]:
            options = {"words": [typed[:40]], "actions": {"block": False, "alert": True}}
            rule = await self.alice.post(f"{guild}/automod", {"name": typed, "kind": "words", "options": options})
            self.assert_data(rule)
            self.assertIn(rule.status, (201, 409, 422))
            reason = {"X-Audit-Reason": quote(typed)}
            changed = await self.alice.patch(f"/api/channels/{self.channel}", {"topic": typed}, headers=reason)
            self.assert_data(changed)
            report = await self.alice.post(f"{guild}/reports", {"reason": typed, "user_id": self.alice.id})
            self.assertIn(report.status, (200, 201, 422))
        for path in ("automod", "audit-log?limit=100", "reports"):
            self.assert_data(await self.alice.get(f"{guild}/{path}"))

    async def test_in_the_names_of_devices_and_at_the_door(self) -> None:
        for typed in (one for one in ATTACKS[::6] if one.isprintable() and one.isascii()):
            visitor = self.client("alice")
            visitor.http.headers["User-Agent"] = typed
            self.assert_data(await visitor.login())
            self.assert_data(await visitor.post("/api/login", {"username": typed, "password": typed}))
            taken = {"username": typed, "email": f"{typed}@example.org", "password": typed}
            refused = await visitor.post("/api/register", taken)
            self.assert_data(refused)
            self.assertEqual(refused.status, 422)
        sessions = await self.alice.get("/api/me/sessions")
        self.assert_data(sessions)
        self.assertIn("<script", sessions.body.decode())


class TestWhatLinkedPagesSay(unittest.IsolatedAsyncioTestCase):
    """Somebody else's page writes the words of a preview: they are words there too."""

    async def preview(self, page: str) -> Any:
        return await make_preview(ADDRESS, Web(**{ADDRESS: ("text/html", page)}), Album())

    async def test_it_stays_text(self) -> None:
        for typed in ATTACKS:
            said = html.escape(typed)
            names = ("og:title", "og:description", "og:site_name", "author", "og:image:alt")
            page = "".join(f'<meta property="{name}" name="{name}" content="{said}">' for name in names)
            embed = await self.preview(f"<head>{page}<title>{said}</title></head>{typed}")
            self.assertEqual((embed.url, embed.type, embed.title), (ADDRESS, "link", one_line(typed, 256)), typed)
            self.assertEqual((embed.description, embed.author), (one_line(typed, 400), one_line(typed, 80)))
            self.assertIsNone(embed.image)

    async def test_no_picture_is_fetched_from_anywhere_but_the_web(self) -> None:
        for address in (f"javascript:{RUN}", "data:image/svg+xml,<svg onload=window.attacked=1>", "file:///etc/passwd"):
            page = f'<meta property="og:title" content="x"><meta property="og:image" content="{address}">'
            self.assertIsNone((await self.preview(page)).image, address)


class TestNeverReflected(Served):
    """Whatever stands in a path, a query or a body: no route puts it into a page."""

    def paths(self, method: str, attack: str) -> Iterator[str]:
        written = quote(attack, safe="")
        for rule in self.app.url_map.iter_rules():
            if method in (rule.methods or set()):
                yield re.sub(r"<(\w+:)?\w+>", lambda found: "1" if found[1] in ("id:", "int:") else written, rule.rule)

    async def ask(self, person: Client, method: str, path: str, attack: str, body: Any = None) -> None:
        query = f"?q={quote(attack)}&before={quote(attack)}&{quote(attack)}={quote(attack)}"
        address = URL(path + query, encoded=True)
        answer = await person.request(method, address, body, allow_redirects=False)  # type: ignore[arg-type]
        with self.subTest(path, method=method):
            kind = answer.headers.get("Content-Type", "")
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertLess(answer.status, 500)
            if attack.encode() in answer.body:
                self.assertEqual(kind, "application/json")
            for name, value in answer.headers.items():
                self.assertNotIn(attack, value, name)

    async def test_by_what_is_read(self) -> None:
        for person in (self.alice, self.client()):
            for attack in A_FEW:
                for path in (*self.paths("GET", attack), f"/{quote(attack)}", f"/api/{quote(attack)}"):
                    await self.ask(person, "GET", path, attack)

    async def test_by_what_is_changed(self) -> None:
        attack = A_FEW[0]
        for method in sorted(UNSAFE):
            for path in self.paths(method, attack):
                if path != "/api/logout":
                    await self.ask(
                        self.alice, method, path, attack, {attack: attack, "name": attack, "content": attack}
                    )


if __name__ == "__main__":
    unittest.main()
