"""What the Markdown of a message says: docs/markdown.md is its grammar, static/js/lib/markdown/ the client's twin of it."""

from backend.markdown.find import Emoji, Found, Link, find
from backend.markdown.parse import parse

__all__ = ["Emoji", "Found", "Link", "find", "parse"]
