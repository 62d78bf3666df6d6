"""What the installation is called and who may register: what an administrator said outweighs the environment."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from backend.admin.models import instance
from backend.config import Settings
from backend.db import Work

NAME, REGISTRATION = "name", "registration"
DEFAULT_NAME = "Guildhall"


def registration_mode(work: Work, settings: Settings) -> str:
    """`open`, `invite` or `closed`."""
    return _facts(work).get(REGISTRATION, settings.registration)


def instance_name(work: Work) -> str:
    return _facts(work).get(NAME, DEFAULT_NAME)


def set_fact(work: Work, key: str, value: str) -> None:
    work.execute(delete(instance).where(instance.c.key == key))
    work.execute(insert(instance).values(key=key, value=value))


def _facts(work: Work) -> dict[str, str]:
    rows = work.execute(select(instance.c.key, instance.c.value).where(instance.c.key.in_((NAME, REGISTRATION))))
    return {row.key: row.value for row in rows}
