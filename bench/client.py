"""The web client's message list in Chromium, in a channel with a hundred thousand messages. Prints a table; nothing is asserted.

python -m bench.client [--messages 100000] [--seconds 60] [--rate 100] [--only scroll,stream,memory,burst,pictures,switch,echo]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bench.crowd import CHANNEL, LOUD, QUIET, Crowd, fill
from bench.stand import say
from bench.targets import ROOT, Guildhall

sys.path.append(str(ROOT / "tests"))
from browser.chromium import start_chromium

TALKERS = 8
PLACE = """() => {
  const list = document.querySelector('.messages-scroll');
  const edge = list.getBoundingClientRect().top;
  const row = [...list.querySelectorAll('.message')].find((one) => one.getBoundingClientRect().top >= edge);
  return { key: row?.dataset.key, top: Math.round(row?.getBoundingClientRect().top ?? 0),
           left: Math.round(list.scrollHeight - list.scrollTop - list.clientHeight) };
}"""


class Window:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools = page.context.new_cdp_session(page)
        self.devtools.send("Performance.enable")

    @contextmanager
    def watched(self, what: str) -> Iterator[None]:
        """Prints what the page noticed meanwhile."""
        self.page.evaluate("forget()")
        browser = self.page.context.browser
        assert browser is not None
        browser.start_tracing(page=self.page, categories=["toplevel"])
        yield
        busiest = busiest_task(browser.stop_tracing())
        seen = self.page.evaluate("seen")
        tasks = seen["tasks"]
        print(
            f"{what:<42} | longest task {busiest:>3.0f} ms of processor"
            f" | over 50 ms by the clock {len(tasks):>3}, at most {max(tasks, default=0):>3} ms"
            f" | longest frame {seen['longest']:>4.0f} ms | rows ≤ {seen['rows']:>3} | layout shift {seen['shift']:.4f}",
            flush=True,
        )

    def heap(self) -> tuple[float, int, int]:
        """Megabytes, nodes and listeners after all that can go has gone."""
        for _ in range(3):
            self.devtools.send("HeapProfiler.collectGarbage")
        found = {one["name"]: one["value"] for one in self.devtools.send("Performance.getMetrics")["metrics"]}
        return round(found["JSHeapUsedSize"] / 1e6, 1), int(found["Nodes"]), int(found["JSEventListeners"])

    def place(self) -> dict[str, Any]:
        return self.page.evaluate(PLACE)  # type: ignore[no-any-return]

    def wheel(self, by: int, times: int) -> None:
        self.page.locator(".messages-scroll").hover()
        for _ in range(times):
            self.page.mouse.wheel(0, by)
            self.page.wait_for_timeout(30)

    def switch(self, name: str) -> float:
        """Milliseconds from the press to the other channel."""
        self.page.evaluate("(selector) => time('click', selector)", f'.messages[aria-label$=" {name}"] .message')
        self.page.locator('nav a[href^="/channels/1/"]', has_text=name).click()
        return self.page.evaluate("took")  # type: ignore[no-any-return]

    def send(self, text: str) -> float:
        """Milliseconds from Enter to the message in the list."""
        self.page.locator("#composer").fill(text)
        self.page.evaluate("(text) => time('keydown', '.message-text p', text)", text)
        self.page.keyboard.press("Enter")
        return self.page.evaluate("took")  # type: ignore[no-any-return]

    def go_to_the_end(self) -> None:
        self.page.keyboard.press("Escape")
        self.page.locator(".present-bar").wait_for(state="detached")


def busiest_task(trace: bytes) -> float:
    """Of the page's main thread, in milliseconds of processor time: what other programs take is not counted."""
    events = json.loads(trace)["traceEvents"]
    pages = {(one["pid"], one["tid"]) for one in events if one.get("args", {}).get("name") == "CrRendererMain"}
    tasks = [
        one.get("tdur", 0) for one in events if one["name"].endswith("RunTask") and (one["pid"], one["tid"]) in pages
    ]
    return max(tasks, default=0) / 1000


def scroll(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    window.go_to_the_end()
    with window.watched("scrolling up"):
        window.wheel(-600, given.steps)
    with window.watched("scrolling down"):
        window.wheel(600, given.steps)


def stream(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    window.go_to_the_end()
    before = window.heap()
    with window.watched(f"{given.rate:g} messages a second for {given.seconds:g} s"):
        meanwhile(window, lambda: crowd.talk_for(given.seconds, given.rate))
    after = window.heap()
    say(f"{window.place()['left']} px from the end; heap (MB), nodes, listeners: {before} before, {after} after")
    window.wheel(-600, 5)
    window.page.wait_for_timeout(1000)
    there = window.place()
    with window.watched("the same, for a reader further up"):
        meanwhile(window, lambda: crowd.talk_for(min(given.seconds, 10), given.rate))
    say(f"the first row on show was {there}, is {window.place()}")


def memory(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    """Looked at each minute, and never while something is timed: to look is to sweep."""
    window.go_to_the_end()
    print(f"{'minute':>7} | {'heap, MB':>8} | {'nodes':>6} | {'listeners':>9} | rows", flush=True)
    for minute in range(given.minutes + 1):
        if minute:
            meanwhile(window, lambda: crowd.talk_for(60, given.rate))
        heap, nodes, listeners = window.heap()
        rows = window.page.locator(".message-slot").count()
        print(f"{minute:>7} | {heap:>8.1f} | {nodes:>6} | {listeners:>9} | {rows:>4}", flush=True)


def burst(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    window.go_to_the_end()
    with window.watched(f"{given.burst:,} messages at once"):
        meanwhile(window, lambda: crowd.burst(given.burst))
        window.page.wait_for_timeout(1000)


def pictures(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    meanwhile(window, lambda: crowd.show_pictures(20))
    window.page.goto(f"/channels/1/{CHANNEL}")
    window.page.locator(".message").first.wait_for()
    window.go_to_the_end()
    with window.watched("scrolling past 20 pictures"):
        window.wheel(-200, 60)


def switch(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    """Both channels have been open before."""
    window.go_to_the_end()
    names = [QUIET, LOUD] * (1 + given.turns // 2)
    report("switching channels", [window.switch(name) for name in names][2:])


def echo(window: Window, crowd: Crowd, given: argparse.Namespace) -> None:
    """One's own message, which does not wait for the server."""
    window.go_to_the_end()
    report("sending", [window.send(f"said {turn}") for turn in range(given.turns)])


def report(what: str, times: list[float]) -> None:
    print(f"{what:<42} | seen after {median(times):>4.0f} ms (median), at most {max(times):>4.0f} ms", flush=True)


def meanwhile(window: Window, work: Callable[[], None]) -> None:
    """The page is looked at while others talk."""
    talking = threading.Thread(target=work)
    talking.start()
    while talking.is_alive():
        window.page.wait_for_timeout(500)
    window.page.wait_for_timeout(500)


CASES = {
    "scroll": scroll,
    "stream": stream,
    "memory": memory,
    "burst": burst,
    "pictures": pictures,
    "switch": switch,
    "echo": echo,
}


def main() -> None:
    given = parse()
    with tempfile.TemporaryDirectory(prefix="client-") as scratch:
        target = Guildhall(given.port, Path(scratch))
        target.start()
        target.prepare(TALKERS + 1, 0)
        target.stop()
        fill(target, given.messages)
        say(f"{given.messages:,} messages are there")
        target.start()
        try:
            watch(target, given)
        finally:
            target.stop()


def watch(target: Guildhall, given: argparse.Namespace) -> None:
    reader, *talkers = target.accounts
    crowd = Crowd(target, talkers)
    url = f"http://127.0.0.1:{target.port}"
    with sync_playwright() as playwright:
        browser = start_chromium(playwright)
        context = browser.new_context(base_url=url, viewport={"width": 1440, "height": 900}, locale="en-US")
        context.add_cookies([{"name": target.cookie_name, "value": reader.token, "url": url}])
        page = context.new_page()
        page.add_init_script(path=ROOT / "bench/page.js")
        page.goto(f"/channels/1/{CHANNEL}")
        page.locator(".message").first.wait_for()
        for name in given.only:
            CASES[name](Window(page), crowd, given)
        browser.close()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.client", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=60, help="of the stream")
    parser.add_argument("--rate", type=float, default=100, help="messages a second")
    parser.add_argument("--minutes", type=int, default=10, help="of the same rate, while the memory is watched")
    parser.add_argument("--burst", type=int, default=1000, help="messages at once")
    parser.add_argument("--turns", type=int, default=30, help="switches of channels, and messages sent")
    parser.add_argument("--steps", type=int, default=400, help="turns of the wheel, each way")
    parser.add_argument("--only", type=lambda text: text.split(","), default=list(CASES), help=", ".join(CASES))
    parser.add_argument("--port", type=int, default=5150)
    return parser.parse_args()


if __name__ == "__main__":
    main()
