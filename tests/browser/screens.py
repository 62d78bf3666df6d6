"""The pictures of docs/screens, taken of the demo guild: `bin/screens [name…]`.

What is on them comes from the demo; only the clock moves from one run to the next. `walk.py` knows the way to each screen.
"""

from __future__ import annotations

import dataclasses
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from support import Client, settings

from backend import init_permissions
from backend.admin.claim import make_claim
from browser import walk
from browser.bustle import bustle
from browser.chromium import start_chromium
from browser.doors import DOORS, NOBODYS_MAIL, Keys, take_care
from browser.people import Person
from browser.stage import Stage
from browser.walker import Walker
from demo import seed
from demo.conversations import GUILD, OWNER

ADDRESS = "http://clay.example"
FOLDER = ROOT / "docs" / "screens"
DESK = {"width": 1440, "height": 900}
SMALL_DESK = {"width": 1200, "height": 750}
PHONE = {"width": 400, "height": 800}
PRESENT = ("tomas", "anya", "priya", "sofia", "hana")
AWAY = ("jonas", "lev", "bea")
MEMBER = "priya"
COLOURS = 256
KMEANS = 3  # rounds that move the colours to where they are needed: a name keeps its own
FULL = "() => document.querySelector('.chart-line').getAttribute('d').split('L').length > 60"
FULL_AFTER = 240_000  # milliseconds at most
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
DEVICES = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0",
)
FOLLOW_THE_SYSTEM = "localStorage.setItem('guildhall.prefs', JSON.stringify({theme: 'system'}))"
LARGEST = 200_000  # bytes
LIGHT = ("chat", "chat-pictures", "search-results", "emoji-picker", "profile", "friends-online", "poll-create", "inbox")
IN_HAND = (
    "chat",
    "chat-pictures",
    "message-sheet",
    "search-results",
    "emoji-picker",
    "friends-online",
    "profile",
    "guild-menu",
)
IN_RUSSIAN = (
    "chat-russian",
    "message-menu",
    "emoji-picker",
    "inbox",
    "friends-pending",
    "guild-menu",
    "schedule",
    "shortcuts",
)
INVITATIONS = {"The evening class": 10, "Bea’s sister": 1}  # for whom, how many accounts
OF_MEMBER = ("chat", "guild-menu", "person-menu")
POINTED_AT = ("message-tools",)


class Album:
    """`wanted`: names of pictures, or their beginnings; none: all of them."""

    def __init__(self, stage: Stage, browser: Browser, wanted: list[str]) -> None:
        self._stage, self._browser, self._wanted = stage, browser, wanted
        for device in DEVICES:
            stage.run(stage.run(self._sign_in(OWNER, device)).close())
        for name in AWAY:
            stage.run(stage.run(self._sign_in(name)).close())
        self._clients = {name: stage.run(self._sign_in(name)) for name in (OWNER, *PRESENT)}
        self._claim()
        state = stage.run(self._clients[OWNER].get("/api/bootstrap")).json
        self.guild = next(one for one in state["guilds"] if one["name"] == GUILD)

    async def _sign_in(self, name: str, device: str = LAPTOP) -> Client:
        client = Client(self._stage.url, name)
        client.http.headers["User-Agent"] = device
        await client.login(seed.PASSWORD)
        client.id = (await client.get("/api/me")).json["id"]
        await client.patch("/api/me/settings", {"theme": "system"})
        if name in PRESENT:
            await client.socket()
        return client

    def _claim(self) -> None:
        token = self._stage.run(self._stage.server.app.db.write(make_claim))
        owner = self._clients[OWNER]
        self._stage.run(owner.post("/api/instance/claim", {"token": token}))
        for note, uses in INVITATIONS.items():
            self._stage.run(owner.post("/api/admin/invites", {"note": note, "max_uses": uses}))

    def wants(self, name: str) -> bool:
        return not self._wanted or any(name.startswith(one) for one in self._wanted)

    @contextmanager
    def window(self, who: str | None, size: dict[str, int], theme: str = "dark", **options: Any) -> Iterator[Person]:
        given = {"viewport": size, "locale": "en-GB", "reduced_motion": "reduce", "color_scheme": theme, **options}
        context = self._browser.new_context(base_url=ADDRESS, service_workers="block", **given)
        context.set_default_timeout(20_000)
        if who is not None:
            cookie, _, value = self._clients[who].cookies.partition("=")
            context.add_cookies([{"name": cookie, "value": value, "url": ADDRESS}])
        yield Person(who or "visitor", context)
        context.close()

    def walker(self, person: Person) -> Walker:
        channels = {channel["name"]: channel["id"] for channel in self.guild["channels"]}
        return Walker(person, self.guild["id"], channels)

    def shot(self, person: Person, name: str) -> None:
        person.settles()
        person.page.evaluate("() => document.fonts.ready")
        path = FOLDER / f"{name}.png"
        person.page.screenshot(path=path, animations="disabled", caret="hide")
        Image.open(path).convert("RGB").quantize(COLOURS, kmeans=KMEANS, dither=Image.Dither.NONE).save(
            path, optimize=True
        )
        size = path.stat().st_size
        assert size < LARGEST, f"{path.name} takes {size} bytes"
        sys.stdout.write(f"{path.relative_to(ROOT)}: {size // 1000} kB\n")

    def close(self) -> None:
        for client in self._clients.values():
            self._stage.run(client.close())

    def stops(
        self, names: Any, ending: str = "", who: str = OWNER, size: dict[str, int] = DESK, **options: Any
    ) -> None:
        names = [name for name in names if self.wants(name + ending)]
        if not names:
            return
        with self.window(who, size, **options) as person:
            for name in names:
                (walk.STOPS | walk.IN_HAND)[name](self.walker(person))
                self.walker(person).has_all()
                if name not in POINTED_AT:
                    person.page.mouse.move(0, 0)
                self.shot(person, name + ending)
                person.context.set_offline(False)

    def pages(self, screen: str, ending: str = "", size: dict[str, int] = DESK, **options: Any) -> None:
        if not self.wants(screen):
            return
        with self.window(OWNER, size, **options) as person:
            for name in walk.pages_of(self.walker(person), screen):
                person.page.mouse.move(0, 0)
                self.shot(person, name + ending)

    @contextmanager
    def charts(self) -> Iterator[None]:
        """Drawn while the other pictures are taken, and taken when they reach from edge to edge."""
        if not self.wants("admin-overview"):
            yield
            return
        with self.window(OWNER, DESK) as person:
            walk.open_admin(self.walker(person))
            talking = self._stage.run(bustle([self._clients[name] for name in PRESENT if name != MEMBER]))
            yield
            person.page.wait_for_function(FULL, timeout=FULL_AFTER)
            talking.cancel()
            person.page.mouse.move(0, 0)
            self.shot(person, "admin-overview")

    def doors(self) -> None:
        guild = f"/api/guilds/{self.guild['id']}/invites"
        code = self._stage.run(self._clients[OWNER].post(guild, {})).json["code"]
        keys = Keys(code, self._stage.run(take_care(self._stage)))
        for ending, size, options in (("", DESK, {}), ("-light", DESK, {"theme": "light"}), ("-phone", PHONE, {})):
            with self.window(None, size, **options) as person:
                person.context.add_init_script(FOLLOW_THE_SYSTEM)
                for name, go in DOORS.items():
                    go(person, keys)
                    person.page.mouse.move(0, 0)
                    self.shot(person, name + ending)

    def compact(self) -> None:
        self._set(density="compact")
        with self.window(OWNER, SMALL_DESK) as person:
            self.walker(person).at()
            self.shot(person, "chat-compact")
        self._set(density="cozy")

    def _set(self, **settings: str) -> None:
        self._stage.run(self._clients[OWNER].patch("/api/me/settings", settings))


def as_address(url: str) -> tuple[str, ...]:
    """Flags of a browser that finds the server of these pictures under an address as people give theirs."""
    host = f"MAP {urlsplit(ADDRESS).hostname}:80 {urlsplit(url).netloc}"
    return f"--host-resolver-rules={host}", f"--unsafely-treat-insecure-origin-as-secure={ADDRESS}"


def write_index() -> None:
    names = sorted(path.stem for path in FOLDER.glob("*.png"))
    lines = [f"## {name}\n\n![{name}]({name}.png)\n" for name in names]
    (FOLDER / "README.md").write_text("# Screens\n\nThe demo's guild, taken by `bin/screens`.\n\n" + "\n".join(lines))


def main(wanted: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png") if not wanted else ():
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="guildhall-screens-") as folder:
        options = dataclasses.replace(settings(Path(folder)), smtp_url=NOBODYS_MAIL)
        init_permissions.initialise(options)
        seed.seed(options)
        with sync_playwright() as playwright:
            stage = Stage(options)
            browser = start_chromium(playwright, *as_address(stage.url))
            album = Album(stage, browser, wanted)
            with album.charts():
                take_all(album)
            album.close()
            browser.close()
            stage.close()
    write_index()


def take_all(album: Album) -> None:
    if any(map(album.wants, DOORS)):
        album.doors()
    if album.wants("chat-compact"):
        album.compact()
    album.stops(LIGHT, "-light", theme="light")
    album.stops(IN_HAND, "-phone", size=PHONE, has_touch=True)
    album.stops(IN_RUSSIAN, "-ru", locale="ru-RU")
    album.stops(OF_MEMBER, "-member", who=MEMBER)
    album.stops(walk.STOPS)
    for screen in walk.SCREENS:
        album.pages(screen)
    album.pages("settings", "-phone", size=PHONE)
    album.pages("guild-settings", "-light", theme="light")


if __name__ == "__main__":
    main(sys.argv[1:])
