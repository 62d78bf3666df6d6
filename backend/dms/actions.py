"""Direct messages: opening, naming, adding, leaving. Writing in them is `messages`' business, as in any channel."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select, update

from backend.channels.direct import add_direct_channel, discard_direct_channel, rename_direct_channel
from backend.db import Work
from backend.dms.members import (
    add_people,
    check_reachable,
    close_for,
    open_for,
    remove_person,
    tell_opened,
    tell_updated,
)
from backend.dms.models import conversation_members, conversations
from backend.dms.schemas import Conversation, NewConversation
from backend.dms.show import conversations_by_id, show_conversation
from backend.errors import Conflict, Forbidden, NotFound, invalid
from backend.files.actions import discard
from backend.messages import system
from backend.people import Person
from backend.permissions.access import conversation
from backend.realtime import rooms
from backend.realtime.events import AccessChanged
from backend.utils import clean_line

MOST_PEOPLE = 10
NAME_LENGTH = 100
ONE_TO_ONE, GROUP = "dm", "group"


def open_conversation(work: Work, user: Person, new: NewConversation) -> tuple[Conversation, bool]:
    """The conversation, and whether it is new. With one other it is the one-to-one, made once; with more a new group."""
    others = sorted(set(new.users) - {user.id})
    if not others:
        raise invalid("users", "must name somebody else")
    if len(others) == 1 and new.name is None:
        return _open_one_to_one(work, user, others[0])
    if len(others) >= MOST_PEOPLE:
        raise invalid("users", f"a group has at most {MOST_PEOPLE} people")
    check_reachable(work, user, others)
    name = clean_line("name", new.name, NAME_LENGTH) if new.name is not None else ""
    channel_id = add_direct_channel(work, GROUP, name)
    work.execute(insert(conversations).values(channel_id=channel_id, owner_id=user.id))
    add_people(work, channel_id, [user.id, *others])
    tell_opened(work, channel_id, [user.id, *others])
    return show_conversation(work, user, channel_id), True


def _open_one_to_one(work: Work, user: Person, other_id: int) -> tuple[Conversation, bool]:
    """The other does not hear of it before something is said in it."""
    channel_id = pair_channel(work, user.id, other_id)
    is_new = channel_id is None
    if channel_id is None:
        check_reachable(work, user, [other_id])
        channel_id = add_direct_channel(work, ONE_TO_ONE, "")
        work.execute(insert(conversations).values(channel_id=channel_id, pair=_pair(user.id, other_id)))
        add_people(work, channel_id, [user.id, other_id], is_open=False)
    if not _is_open(work, user, channel_id):
        open_for(work, channel_id, [user.id])
    return show_conversation(work, user, channel_id), is_new


def rename(work: Work, user: Person, channel_id: int, name: str | None) -> Conversation:
    _group(work, user, channel_id)
    cleaned = clean_line("name", name, NAME_LENGTH) if name is not None else ""
    rename_direct_channel(work, channel_id, cleaned)
    tell_updated(work, channel_id)
    system.post(work, None, channel_id, user, system.RENAMED, content=cleaned)
    return show_conversation(work, user, channel_id)


def set_icon(work: Work, user: Person, channel_id: int, address: str | None) -> Conversation:
    """`address` None takes it away."""
    group = _group(work, user, channel_id)
    work.execute(update(conversations).where(conversations.c.channel_id == channel_id).values(icon=address))
    discard(work, group.icon)
    tell_updated(work, channel_id)
    return show_conversation(work, user, channel_id)


def add_member(work: Work, user: Person, channel_id: int, user_id: int) -> Conversation:
    """Adding who is in it already is not an error."""
    group = _group(work, user, channel_id)
    present = [person.id for person in group.recipients]
    if user_id not in present:
        if len(present) >= MOST_PEOPLE:
            raise Conflict(f"A group has at most {MOST_PEOPLE} people.")
        check_reachable(work, user, [user_id])
        add_people(work, channel_id, [user_id])
        tell_opened(work, channel_id, [user_id])
        tell_updated(work, channel_id, but_not=[user_id])
        system.post(work, None, channel_id, user, system.ADDED, about=_person(work, channel_id, user_id))
    return show_conversation(work, user, channel_id)


def remove_member(work: Work, user: Person, channel_id: int, user_id: int) -> None:
    group = _owned_group(work, user, channel_id)
    if user_id == user.id:
        raise Conflict("To leave a group, delete it from your list.")
    if user_id not in [person.id for person in group.recipients]:
        raise NotFound("There is no such person in this group.")
    gone = _person(work, channel_id, user_id)
    remove_person(work, channel_id, user_id)
    tell_updated(work, channel_id)
    system.post(work, None, channel_id, user, system.REMOVED, about=gone)


def hand_over(work: Work, user: Person, channel_id: int, user_id: int) -> Conversation:
    group = _owned_group(work, user, channel_id)
    if user_id not in [person.id for person in group.recipients]:
        raise NotFound("There is no such person in this group.")
    _set_owner(work, channel_id, user_id)
    tell_updated(work, channel_id)
    return show_conversation(work, user, channel_id)


def leave(work: Work, user: Person, channel_id: int) -> None:
    """Leaves a group, closes a one-to-one. The group's longest member becomes its owner; without any it goes."""
    shown = show_conversation(work, user, channel_id)
    if shown.type == ONE_TO_ONE:
        if _is_open(work, user, channel_id):
            close_for(work, channel_id, user.id)
        return
    remove_person(work, channel_id, user.id)
    remaining = [person.id for person in shown.recipients if person.id != user.id]
    if not remaining:
        discard(work, shown.icon)
        discard_direct_channel(work, channel_id)
        return
    if shown.owner_id == user.id:
        _set_owner(work, channel_id, remaining[0])
    tell_updated(work, channel_id)
    system.post(work, None, channel_id, user, system.LEFT)


def leave_everything(work: Work, user: Person) -> None:
    """For an account that goes. Its one-to-ones stay with those it wrote to, to be read."""
    mine = select(conversation_members.c.channel_id).where(conversation_members.c.user_id == user.id)
    for channel_id in work.execute(mine).scalars().all():
        others = {person.id for person in show_conversation(work, user, channel_id).recipients} - {user.id}
        leave(work, user, channel_id)
        _rights_changed(work, channel_id, others)


def block_changed(work: Work, user_id: int, other_id: int) -> None:
    """A block between the two came or went: their one-to-one's rights are other than before."""
    channel_id = pair_channel(work, user_id, other_id)
    if channel_id is not None:
        _rights_changed(work, channel_id, {user_id, other_id})


def _rights_changed(work: Work, channel_id: int, user_ids: set[int]) -> None:
    work.forget(conversation(channel_id))
    work.announce(AccessChanged(rooms.DIRECT, frozenset(user_ids), frozenset({channel_id})), to=None)


def pair_channel(work: Work, user_id: int, other_id: int) -> int | None:
    """The channel of the two's one-to-one, if there is one."""
    pair = conversations.c.pair == _pair(user_id, other_id)
    channel_id: int | None = work.execute(select(conversations.c.channel_id).where(pair)).scalar_one_or_none()
    return channel_id


def _group(work: Work, user: Person, channel_id: int) -> Conversation:
    shown = show_conversation(work, user, channel_id)
    if shown.type != GROUP:
        raise Forbidden("Only a group can be changed like this.")
    return shown


def _person(work: Work, channel_id: int, user_id: int) -> Person:
    recipients = conversations_by_id(work, [channel_id])[channel_id].recipients
    return next(person for person in recipients if person.id == user_id)


def _owned_group(work: Work, user: Person, channel_id: int) -> Conversation:
    group = _group(work, user, channel_id)
    if group.owner_id != user.id:
        raise Forbidden("Only the group's owner may do this.")
    return group


def _set_owner(work: Work, channel_id: int, user_id: int) -> None:
    work.execute(update(conversations).where(conversations.c.channel_id == channel_id).values(owner_id=user_id))


def _is_open(work: Work, user: Person, channel_id: int) -> bool:
    mine: Any = (conversation_members.c.channel_id == channel_id) & (conversation_members.c.user_id == user.id)
    open_ones = select(func.count()).select_from(conversation_members).where(mine, conversation_members.c.is_open)
    return bool(work.execute(open_ones).scalar_one())


def _pair(user_id: int, other_id: int) -> str:
    return f"{min(user_id, other_id)}:{max(user_id, other_id)}"
