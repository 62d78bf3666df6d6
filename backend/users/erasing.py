"""What becomes of an account that goes: its row stays, so that what was said has an author, with nothing of a person in it."""

from __future__ import annotations

from sqlalchemy import delete, or_, select

from backend.db import Work
from backend.dms.actions import block_changed
from backend.files.actions import discard
from backend.jobs.schedule import cancel
from backend.realtime import rooms
from backend.users.accounts import change_account
from backend.users.events import FriendDeleted
from backend.users.live import people_changed
from backend.users.models import relationships
from backend.users.profile import announce_profile
from backend.users.standing import check_not_last, lock_account
from backend.users.words import index_words

NAME = "Deleted user"  # has a blank, which no name that somebody chooses can have
PEOPLE_AT_ONCE = 500


def erase_person(work: Work, user_id: int) -> None:
    """All who had them on a screen are told. Raises NotFound for who is gone already, Conflict for the last administrator."""
    row = lock_account(work, user_id)
    if row.is_admin:
        check_not_last(work, user_id)
    key = f"deleted {user_id}"
    nothing = dict.fromkeys(
        ("display_name", "display_key", "avatar", "banner", "custom_text", "custom_emoji", "custom_until")
    )
    settled = {"status": "online", "settings": "{}", "bio": "", "pronouns": "", "is_admin": False}
    second_factor = {"totp_secret": None, "totp_enabled": False, "totp_used": 0}
    names = {"username": NAME, "username_key": key, "email": "", "email_key": key, "password_hash": ""}
    change_account(work, user_id, **names, **nothing, **settled, **second_factor, deleted_at=work.now)
    index_words(work, user_id)
    for picture in (row.avatar, row.banner):
        discard(work, picture)
    cancel(work, f"status:{user_id}")
    announce_profile(work, user_id)


def end_relationships(work: Work, user_id: int) -> None:
    """Friendships, requests and blocks, on both sides."""
    mine, theirs = relationships.c.user_id == user_id, relationships.c.other_id == user_id
    rows = work.execute(select(relationships).where(or_(mine, theirs))).all()
    work.execute(delete(relationships).where(or_(mine, theirs)))
    for row in rows:
        if row.other_id == user_id:
            work.announce(FriendDeleted(user_id), to=rooms.user(row.user_id))
        if row.kind == "blocked":
            block_changed(work, row.user_id, row.other_id)
    known = sorted({row.user_id for row in rows} | {row.other_id for row in rows})
    for start in range(0, len(known), PEOPLE_AT_ONCE):
        people_changed(work, known[start : start + PEOPLE_AT_ONCE])
