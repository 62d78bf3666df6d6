"""What happens to guilds later by itself."""

from __future__ import annotations

from backend.guilds.bans import clear_messages_of
from backend.guilds.invites import end_invite
from backend.guilds.timeouts import end_timeout

JOBS = {"clear_messages_of": clear_messages_of, "end_invite": end_invite, "end_timeout": end_timeout}
