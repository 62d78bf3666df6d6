"""The pictures of docs/screens, taken of the demo guild: `bin/screens [name…]`.

Times, faces and text come from the demo; only the clock in the pictures moves from one run to the next.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from playwright.sync_api import Browser, expect, sync_playwright
from support import Client, settings

from backend import init_permissions
from browser.chromium import start_chromium
from browser.people import Person
from browser.stage import Stage
from demo import seed
from demo.conversations import GUILD

FOLDER = ROOT / "docs" / "screens"
DESK = {"width": 1440, "height": 900}
SMALL_DESK = {"width": 1200, "height": 750}
PHONE = {"width": 400, "height": 800}
READER = "mira"
PRESENT = ("tomas", "anya", "priya", "sofia", "hana")
LARGEST = 200_000  # bytes


class Album:
    def __init__(self, stage: Stage, browser: Browser, wanted: list[str]) -> None:
        self._stage, self._browser, self._wanted = stage, browser, wanted
        self._clients = {name: stage.run(self._sign_in(name)) for name in (READER, *PRESENT)}

    def take(self) -> None:
        for name, picture in PICTURES.items():
            if not self._wanted or name in self._wanted:
                picture(self, name)

    @contextmanager
    def window(self, size: dict[str, int], path: str | None = "/", **options: Any) -> Iterator[Person]:
        """Signed in as READER, unless there is no path to go to."""
        given = {"viewport": size, "locale": "en-GB", "reduced_motion": "reduce", **options}
        context = self._browser.new_context(base_url=self._stage.url, **given)
        context.set_default_timeout(20_000)
        if path is not None:
            context.add_cookies([self._cookie()])
        person = Person(READER, context)
        person.open(path or "/")
        yield person
        context.close()

    async def _sign_in(self, name: str) -> Client:
        client = Client(self._stage.url, name)
        await client.login(seed.PASSWORD)
        if name in PRESENT:
            await client.socket()
        return client

    def _cookie(self) -> dict[str, str]:
        name, _, value = self._clients[READER].cookies.partition("=")
        return {"name": name, "value": value, "url": self._stage.url}

    def close(self) -> None:
        for client in self._clients.values():
            self._stage.run(client.close())

    def shot(self, person: Person, name: str) -> None:
        person.page.mouse.move(0, 0)
        person.page.evaluate("() => document.fonts.ready")
        path = FOLDER / f"{name}.png"
        person.page.screenshot(path=path, animations="disabled", caret="hide")
        size = path.stat().st_size
        assert size < LARGEST, f"{path.name} takes {size} bytes"
        sys.stdout.write(f"{path.relative_to(ROOT)}: {size // 1000} kB\n")

    def drop_server(self) -> None:
        self._stage.drop_server()

    def raise_server(self) -> None:
        self._stage.raise_server()


def enter(person: Person, channel: str = "general") -> None:
    """The demo's guild, at a channel of it, with everybody's names loaded."""
    person.page.get_by_role("link", name=GUILD).click()
    person.channel(channel).click()
    person.is_in(channel)


def sign_in(album: Album, name: str) -> None:
    with album.window(DESK, None) as person:
        expect(person.field("Username")).to_be_focused()
        album.shot(person, name)


def chat(theme: str) -> Any:
    def picture(album: Album, name: str) -> None:
        with album.window(DESK, color_scheme=theme) as person:
            choose(person, theme=theme)
            enter(person)
            album.shot(person, name)

    return picture


def choose(person: Person, **prefs: str) -> None:
    """As the settings would, without walking through them."""
    person.is_ready()
    for setting, value in prefs.items():
        person.settings("Appearance")
        person.page.get_by_role("radiogroup", name=setting.capitalize()).get_by_text(WORDS[value], exact=True).click()
        person.page.keyboard.press("Escape")


WORDS = {"dark": "Dark", "light": "Light", "compact": "Compact", "ru": "Русский"}


def compact(album: Album, name: str) -> None:
    with album.window(SMALL_DESK) as person:
        choose(person, density="compact")
        enter(person)
        album.shot(person, name)


def narrow_chat(album: Album, name: str) -> None:
    with album.window(PHONE, has_touch=True) as person:
        show_list(person)
        enter(person)
        album.shot(person, name)


def narrow_channels(album: Album, name: str) -> None:
    with album.window(PHONE, has_touch=True) as person:
        show_list(person)
        person.page.get_by_role("link", name=GUILD).click()
        expect(person.channel("general")).to_be_visible()
        album.shot(person, name)


def show_list(person: Person) -> None:
    person.is_ready()
    person.button("Show channels").click()


def russian(album: Album, name: str) -> None:
    with album.window(DESK, locale="ru-RU") as person:
        person.is_ready()
        person.page.get_by_role("link", name=GUILD).click()
        person.page.get_by_role("navigation", name="Каналы").get_by_role("link", name="general").click()
        expect(person.messages.first).to_be_visible()
        album.shot(person, name)


def empty_channel(album: Album, name: str) -> None:
    with album.window(DESK, "/channels/1/1") as person:
        person.is_in("general")
        album.shot(person, name)


def connection_lost(album: Album, name: str) -> None:
    with album.window(DESK) as person:
        person.is_ready()
        enter(person)
        album.drop_server()
        expect(person.banner).to_be_visible()
        person.write("I will bring the big kettle.")
        album.shot(person, name)
        album.raise_server()


PICTURES = {
    "sign-in": sign_in,
    "chat-dark": chat("dark"),
    "chat-light": chat("light"),
    "chat-compact": compact,
    "chat-russian": russian,
    "narrow-channels": narrow_channels,
    "narrow-chat": narrow_chat,
    "empty-channel": empty_channel,
    "connection-lost": connection_lost,
}


def main(wanted: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="guildhall-screens-") as folder:
        options = settings(Path(folder))
        init_permissions.initialise(options)
        seed.seed(options)
        with sync_playwright() as playwright:
            stage = Stage(options)
            browser = start_chromium(playwright)
            album = Album(stage, browser, wanted)
            album.take()
            album.close()
            browser.close()
            stage.close()


if __name__ == "__main__":
    main(sys.argv[1:])
