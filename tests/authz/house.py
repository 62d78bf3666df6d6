"""The page, its files, and what watches the process."""

from tests.authz.rows import row

EVERYBODY = "anonymous stranger ex_member timed_out member limited moderator admin owner"

ROWS = [
    row("GET /", allowed=EVERYBODY),
    row("GET /channels", allowed=EVERYBODY),
    row("GET /channels/{guild}/{channel}", allowed=EVERYBODY),
    row("GET /invite/anything", allowed=EVERYBODY),
    row("GET /invite/abc", allowed=EVERYBODY),
    row("GET /static/style.css", allowed=EVERYBODY),
    row("GET /sw.js", allowed=EVERYBODY),
    row("GET /manifest.webmanifest", allowed=EVERYBODY),
    row("GET /healthz", allowed=EVERYBODY),
    row("GET /readyz", allowed=EVERYBODY),
    row("GET /metrics", allowed=EVERYBODY),  # of this machine: tests/test_metrics.py
    row("GET /api/openapi.json", allowed=EVERYBODY),
    row("GET /api/asyncapi.json", allowed=EVERYBODY),
    row("GET /api/docs", allowed=EVERYBODY),
    row("GET /api/docs/events", allowed=EVERYBODY),
    row("GET /api/start", allowed=EVERYBODY),
    row("GET /api/bootstrap", allowed=EVERYBODY.removeprefix("anonymous ")),
]
