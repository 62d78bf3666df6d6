"""Whatever has a name or a description may be a program that somebody wrote there: on every screen that shows it, it stays text."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import aiohttp
from attacks import ATTACKS
from picture_stage import picture
from playwright.sync_api import Page, expect

from backend.db import Work
from backend.messages.extra import Extra
from backend.messages.rewriting import rewrite
from backend.previews.schemas import Embed
from browser.stage import BrowserTest, Friend
from browser.walk import SCREENS, STOPS, pages_of
from browser.walker import Walker

SEEN = ("chat", "message-tools", "message-menu", "message-forward", "message-delete", "message-reply", "autocomplete")
SEEN += (
    "sticker-picker",
    "pins",
    "inbox",
    "profile",
    "person-menu",
    "channel-menu",
    "status-menu",
    "guild-menu",
    "switcher",
)
SEEN += ("friends-online", "friends-all", "friends-pending", "channel-create", "schedule", "guild-invite")
# Nothing that ran, nothing that is about to: no handler, no address of a program, no frame; pictures are the house's own.
FOREIGN = """() => {
  const all = [...document.querySelectorAll('#app *')];
  const runs = ({ name, value }) => name.startsWith('on') || /^\\s*(javascript|data:text|vbscript)/i.test(value);
  const handlers = all.flatMap((one) => [...one.attributes]).filter(runs).map(({ name, value }) => `${name}=${value}`);
  const others = all.filter((one) => one.matches('script, iframe, object, embed, base, style, link, form[action]'));
  const pictures = all.filter((one) => one.matches('img') && !one.src.startsWith(location.origin));
  return [...handlers, ...[...others, ...pictures].map((one) => one.outerHTML)];
}"""


class TestAttacksEverywhere(BrowserTest):
    """Complaints of the page, which every test watches for, include dialogs and violations of the policy."""

    def setUp(self) -> None:
        super().setUp()
        self.owner_, self.bob = self.owner("owner"), self.friend("bob")
        self._next = 0

    def attack(self, longest: int = 4000) -> str:
        """The next of the corpus that is one line and short enough: each field is given another."""
        while True:
            self._next += 1
            found = ATTACKS[self._next % len(ATTACKS)]
            if found.isprintable() and len(found) <= longest:
                return found

    def ask(self, who: Friend, method: str, path: str, body: Any = None, **options: Any) -> Any:
        answer = self.stage.run(getattr(who.client, method)(path, *([body] if body is not None else []), **options))
        self.assertLess(answer.status, 300, (path, body, answer))
        return answer.json

    def form(self, path: str, **fields: Any) -> Any:
        form = aiohttp.FormData()
        for name, value in fields.items():
            if isinstance(value, bytes):
                form.add_field(
                    name, value, filename=f"{self.attack(60).replace('/', '')}.png", content_type="image/png"
                )
            else:
                form.add_field(name, value)
        answer = self.stage.run(self.owner_.client.post(path, data=form))
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    def furnish(self) -> Walker:
        """A guild in which everything that can be named is named so."""
        owner, bob = self.owner_, self.bob
        for who in (owner, bob):
            said = {"display_name": self.attack(32), "bio": self.attack(190), "pronouns": self.attack(40)}
            self.ask(who, "patch", "/api/me", said)
            status = {"custom_status": {"text": self.attack(60)}}
            self.ask(who, "put", "/api/me/status", status)
        guild = self.ask(owner, "post", "/api/guilds", {"name": self.attack(100)})
        at, channel = f"/api/guilds/{guild['id']}", guild["channels"][0]["id"]
        self.ask(owner, "patch", at, {"description": self.attack(120)})
        code = self.ask(owner, "post", f"{at}/invites", {})["code"]
        self.ask(bob, "post", f"/api/invites/{code}/join")
        category = self.ask(owner, "post", f"{at}/channels", {"name": self.attack(60), "type": "category"})["id"]
        news = {"name": self.attack(60), "topic": self.attack(200), "parent_id": category}
        self.ask(owner, "post", f"{at}/channels", news)
        role = self.ask(owner, "post", f"{at}/roles", {"name": self.attack(60), "hoist": True, "mentionable": True})[
            "id"
        ]
        self.ask(owner, "put", f"{at}/members/{bob.client.id}/roles/{role}")
        self.ask(owner, "patch", f"{at}/members/{bob.client.id}", {"nickname": self.attack(32)})
        self.say(at, channel, role)
        self.moderate(at, channel)
        self.ask(owner, "post", "/api/admin/announcements", {"content": self.attack(200)})
        return self.window(guild["id"], channel)

    def say(self, at: str, channel: int, role: int) -> None:
        owner, bob, messages = self.owner_, self.bob, f"/api/channels/{channel}/messages"
        sticker = self.form(
            f"{at}/stickers", name=self.attack(30), description=self.attack(100), tags=self.attack(60), file=picture()
        )
        self.ask(owner, "post", messages, {"sticker_id": sticker["id"]})
        file = self.form("/api/upload", alt=self.attack(200), file=picture(300, 200))
        self.ask(owner, "post", messages, {"content": self.attack(), "files": [file["id"]]})
        poll = {"question": self.attack(55), "options": [self.attack(55), self.attack(55) + "."]}
        self.ask(owner, "post", messages, {"poll": poll})
        named = f"<@{bob.client.id}> <@&{role}> {self.attack()}"
        first = self.ask(bob, "post", messages, {"content": f"<@{owner.client.id}> {self.attack()}"})
        self.ask(owner, "post", messages, {"content": named, "reply_to": first["id"]})
        linked = self.ask(bob, "post", messages, {"content": "see https://example.org/x"})
        embed = Embed("https://example.org/x", "link", self.attack(200), self.attack(300), self.attack(60))
        self.stage.run(self.stage.server.app.db.write(embed_in, linked["id"], embed))
        self.ask(owner, "put", f"/api/channels/{channel}/pins/{first['id']}")
        self.ask(owner, "put", f"/api/me/saved/{first['id']}", {"note": self.attack(200)})
        self.ask(bob, "post", messages, {"forward": {"channel_id": channel, "message_id": first["id"]}})

    def moderate(self, at: str, channel: int) -> None:
        owner, bob = self.owner_, self.bob
        options = {"words": [self.attack(40)], "actions": {"block": False, "alert": True}}
        self.ask(owner, "post", f"{at}/automod", {"name": self.attack(60), "kind": "words", "options": options})
        self.ask(bob, "post", f"{at}/reports", {"reason": self.attack(200), "user_id": owner.client.id})
        reason = {"X-Audit-Reason": quote(self.attack(200))}
        gone = self.friend("gone")
        self.ask(owner, "put", f"{at}/bans/{gone.client.id}", {}, headers=reason)
        self.ask(bob, "post", "/api/friends/request", {"to": "owner"})
        self.ask(
            owner,
            "post",
            "/api/dms",
            {"users": [bob.client.id, self.friend("carol").client.id], "name": self.attack(60)},
        )

    def window(self, guild: int, channel: int) -> Walker:
        person = self.window_of(self.owner_, f"/channels/{guild}/{channel}", viewport={"width": 1440, "height": 1000})
        return Walker(person, guild, {"general": channel})

    def is_untouched(self, page: Page) -> None:
        self.assertIsNone(page.evaluate("() => window.attacked ?? null"))
        self.assertEqual(page.evaluate(FOREIGN), [])

    def test_on_every_screen(self):
        walker = self.furnish()
        walker.at()
        expect(walker.page.locator(".message")).not_to_have_count(0)
        self.assertIn("window.attacked", walker.page.locator("body").inner_text())
        for spoiler in walker.page.get_by_role("button", name="Spoiler").all():
            spoiler.click()
        for name in SEEN:
            with self.subTest(name):
                STOPS[name](walker)
                walker.has_all()
                self.is_untouched(walker.page)
        for screen in SCREENS:
            with self.subTest(screen):
                for _ in pages_of(walker, screen):
                    self.is_untouched(walker.page)


def embed_in(work: Work, message_id: int, embed: Embed) -> None:
    def change(extra: Extra) -> Extra:
        extra.embeds = [embed]
        return extra

    rewrite(work, message_id, change)
