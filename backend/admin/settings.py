"""What the installation is called and who may register: what an administrator said outweighs the environment."""

from __future__ import annotations

import msgspec
from sqlalchemy import delete, insert, select

from backend.admin.access import access_installation
from backend.admin.models import instance
from backend.admin.schemas import InstanceSettings, SettingsChange
from backend.audit.log import differences, record
from backend.config import Settings
from backend.db import Work
from backend.people import Person
from backend.utils import clean_line

DEFAULT_NAME = "Guildhall"
NAME_LENGTH = 50
KEYS = ("name", "registration")


def registration_mode(work: Work, settings: Settings) -> str:
    """`open`, `invite` or `closed`."""
    return current(work, settings).registration


def current(work: Work, settings: Settings) -> InstanceSettings:
    rows = work.execute(select(instance.c.key, instance.c.value).where(instance.c.key.in_(KEYS)))
    said = {row.key: row.value for row in rows}
    return InstanceSettings(**{"name": DEFAULT_NAME, "registration": settings.registration, **said})


def show(work: Work, admin: Person, settings: Settings) -> InstanceSettings:
    access_installation(work, admin.id)
    return current(work, settings)


def change(work: Work, admin: Person, settings: Settings, wanted: SettingsChange, reason: str) -> InstanceSettings:
    access_installation(work, admin.id)
    before = current(work, settings)
    given = {key: getattr(wanted, key) for key in KEYS if getattr(wanted, key) is not msgspec.UNSET}
    if "name" in given:
        given["name"] = clean_line("name", given["name"], NAME_LENGTH)
    for key, value in given.items():
        work.execute(delete(instance).where(instance.c.key == key))
        work.execute(insert(instance).values(key=key, value=value))
    after = msgspec.structs.replace(before, **given)
    if after != before:
        target = ("instance", None, after.name)
        record(work, None, admin, "instance_update", target, differences(before, after, *KEYS), reason)
    return after
