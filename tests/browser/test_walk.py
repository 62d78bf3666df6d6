"""Every screen of the demo's guild, as its owner, a member and a stranger see it, in both languages, on a desk and in a hand:
none breaks a rule of axe-core in either theme, none is wider than the window, none shows a text's name instead of a text."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import expect
from support import Client, settings

from backend import init_permissions
from backend.admin.claim import make_claim
from browser.axe import violations
from browser.stage import BrowserTest, Stage
from browser.walk import RAW_KEY, SCREENS, STOPS, has_overflow, pages_of
from browser.walker import Walker, icon
from demo import seed
from demo.conversations import GUILD, OWNER

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
MEMBER = "priya"
THEMES: tuple[Literal["dark", "light"], ...] = ("dark", "light")
FOR_ALL = (
    "chat",
    "chat-pictures",
    "message-menu",
    "search-results",
    "switcher",
    "emoji-picker",
    "pins",
    "inbox",
    "profile",
)
FOR_ALL += ("friends-online", "friends-add", "poll-create", "guild-menu", "guild-add", "status-menu")


class TestWalk(BrowserTest):
    """axe itself writes styles into the page, so the policy is off in these windows."""

    maxDiff = None
    seeded: Path

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-demo-")
        cls.addClassCleanup(folder.cleanup)
        cls.seeded = Path(folder.name)
        options = settings(cls.seeded)
        init_permissions.initialise(options)
        seed.seed(options)
        super().setUpClass()

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="guildhall-test-")
        self.addCleanup(folder.cleanup)
        shutil.copytree(self.seeded, folder.name, dirs_exist_ok=True)
        self.stage = Stage(settings(Path(folder.name)))
        self.addCleanup(self.stage.close)

    def walker(self, name: str, **options: Any) -> Walker:
        client = self.stage.run(self._enter(name))
        self.addCleanup(lambda: self.stage.run(client.close()))
        state = self.stage.run(client.get("/api/bootstrap")).json
        guild = next(one for one in state["guilds"] if one["name"] == GUILD)
        person = self.visitor(name, reduced_motion="reduce", bypass_csp=True, service_workers="block", **options)
        cookie, _, value = client.cookies.partition("=")
        person.context.add_cookies([{"name": cookie, "value": value, "url": self.stage.url}])
        return Walker(person, guild["id"], {channel["name"]: channel["id"] for channel in guild["channels"]})

    async def _enter(self, name: str) -> Client:
        client = Client(self.stage.url, name)
        assert (await client.login(seed.PASSWORD)).status == 200
        assert (await client.patch("/api/me/settings", {"theme": "system"})).status == 200
        if name == OWNER:
            token = await self.stage.server.app.db.write(make_claim)
            assert (await client.post("/api/instance/claim", {"token": token})).status == 204
        return client

    def is_sound(self, walker: Walker, where: str) -> None:
        walker.has_all()
        page = walker.page
        page.mouse.move(0, 0)
        for theme in THEMES:
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
            walker.person.settles()
            with self.subTest(where, theme=theme):
                self.assertEqual(violations(page), [])
        with self.subTest(where):
            self.is_whole(walker)

    def is_whole(self, walker: Walker) -> None:
        self.assertFalse(has_overflow(walker.page))
        self.assertEqual(RAW_KEY.findall(walker.page.locator("body").inner_text()), [])

    def walk(self, size: dict[str, int]) -> None:
        walker = self.walker(OWNER, viewport=size)
        for name, go in STOPS.items():
            with self.subTest(name):
                go(walker)
                self.is_sound(walker, name)
            walker.page.context.set_offline(False)

    def walk_screens(self, size: dict[str, int]) -> None:
        walker = self.walker(OWNER, viewport=size)
        for screen in SCREENS:
            with self.subTest(screen):
                for name in pages_of(walker, screen):
                    self.is_sound(walker, name)

    def test_the_app_on_a_desk(self):
        self.walk(DESK)

    def test_the_app_in_a_hand(self):
        self.walk(HAND)

    def test_settings_on_a_desk(self):
        self.walk_screens(DESK)

    def test_settings_in_a_hand(self):
        self.walk_screens(HAND)

    def test_a_member_in_russian(self):
        walker = self.walker(MEMBER, viewport=DESK, locale="ru-RU")
        for name in FOR_ALL:
            with self.subTest(name):
                STOPS[name](walker)
                walker.has_all()
                self.is_whole(walker)
        for name in pages_of(walker, "settings"):
            with self.subTest(name):
                self.is_whole(walker)
        walker.guild_menu()
        expect(walker.page.locator(icon("settings", ".menu"))).to_have_count(0)

    def test_a_stranger_sees_nothing_of_it(self):
        owner = self.walker(OWNER)
        visitor = self.visitor("stranger", locale="ru-RU", reduced_motion="reduce", bypass_csp=True)
        visitor.open(f"/channels/{owner.guild}/{owner.channels['general']}")
        expect(visitor.page.locator("form")).to_be_visible()
        self.assertNotIn(GUILD, visitor.page.content())
        stranger = self.window_of(self.friend("stranger"))
        stranger.open(f"/channels/{owner.guild}/{owner.channels['general']}")
        stranger.is_ready()
        self.assertNotIn(GUILD, stranger.page.locator("body").inner_text())
