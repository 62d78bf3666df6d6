"""The tree of docs/markdown.md: text is a plain string, everything else a dictionary with `type`."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
Inline = str | Node
