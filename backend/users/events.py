"""What happens to accounts and between people."""

from __future__ import annotations

from typing import ClassVar

from backend.people import Person
from backend.realtime.events import Event
from backend.users.schemas import Account, Relationship


class MeUpdated(Account, Event, frozen=True):
    event_name: ClassVar[str] = "me_updated"
    kept: ClassVar[bool] = True


class UserUpdated(Event, frozen=True):
    event_name: ClassVar[str] = "user_updated"

    user: Person


class FriendCreated(Relationship, Event, frozen=True):
    event_name: ClassVar[str] = "friend_created"
    kept: ClassVar[bool] = True


class FriendUpdated(Relationship, Event, frozen=True):
    event_name: ClassVar[str] = "friend_updated"
    kept: ClassVar[bool] = True


class FriendDeleted(Event, frozen=True):
    event_name: ClassVar[str] = "friend_deleted"

    user_id: int
