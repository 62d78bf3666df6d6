"""The server with one thing other than usual: it reaches the push service of a test, at a port of the loopback."""

# ruff: noqa: E402 - the import path is set first

import os
import ssl
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[1])]

from aiohttp import TCPConnector
from push_service import ToHere

from backend import app

usual = app.create_app


def create_app(settings):
    house = usual(settings)
    house.push.connect = connect
    return house


def connect():
    trusting = ssl.create_default_context(cadata=os.environ["PUSH_CERTIFICATE"])
    return TCPConnector(resolver=ToHere(int(os.environ["PUSH_PORT"])), ssl=trusting)


if __name__ == "__main__":
    app.create_app = create_app
    app.main()
