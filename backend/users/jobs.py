"""What happens to people by itself."""

from __future__ import annotations

from backend.users.status import clear_status

JOBS = {"clear_status": clear_status}
