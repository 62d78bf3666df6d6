"""What happens to the installation by itself."""

from __future__ import annotations

from backend.admin.announcements import expire_announcement

JOBS = {"expire_announcement": expire_announcement}
