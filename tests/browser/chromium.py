"""Finding and starting Chromium: the one of the system, CHROMIUM=/path/to/chromium first, as bin/prepare does."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FLAGS = [
    "--no-sandbox",  # the pages are ours, and containers often allow no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start_chromium(playwright: Playwright, *more: str) -> Browser:
    return playwright.chromium.launch(executable_path=find_chromium(), args=[*FLAGS, *more])


def find_chromium() -> str:
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        if name and (path := shutil.which(name)):
            return path
    raise FileNotFoundError("The browser tests need Chromium; CHROMIUM=/path/to/chromium names one.")
