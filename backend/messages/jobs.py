"""What happens to messages by itself."""

from __future__ import annotations

from backend.messages.former import forget_edits

JOBS = {"forget_edits": forget_edits}
