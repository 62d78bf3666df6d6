"""The start-up state: one answer with all that a client needs to draw, at a number of statements that does not grow."""

from __future__ import annotations

from typing import Any

import msgspec
from quart import Blueprint, Response

from backend.admin.announcements import announcements_of
from backend.admin.routes import show_instance
from backend.admin.schemas import Announcement, Instance
from backend.auth.csrf import OF_VISITORS, csrf_token
from backend.channels.actions import NAME_LENGTH as CHANNEL_NAME_LENGTH
from backend.channels.actions import read_states_of
from backend.channels.schemas import ReadState
from backend.db import Work
from backend.described import gives
from backend.dms.schemas import Conversation
from backend.dms.show import list_conversations
from backend.expressions.kinds import MOST_EMOJIS, MOST_STICKERS
from backend.files.schemas import MOST_FILES
from backend.guilds.actions import NAME_LENGTH as GUILD_NAME_LENGTH
from backend.guilds.schemas import Guild
from backend.guilds.show import show_guilds
from backend.messages.schemas import LENGTH, REACTION_KINDS
from backend.notifications.actions import notifications_of
from backend.notifications.schemas import Notifications
from backend.people import Person
from backend.polls.schemas import MOST_OPTIONS, OPTION_LENGTH, QUESTION_LENGTH
from backend.users.account import show_account
from backend.users.friends import list_friends
from backend.users.routes import with_presence
from backend.users.schemas import Account, Friends, Settings
from backend.web import answer, db, house, me, signed_in, visitor

routes = Blueprint("bootstrap", __name__, url_prefix="/api")


class Limits(msgspec.Struct, frozen=True):
    message_length: int = LENGTH
    guild_name_length: int = GUILD_NAME_LENGTH
    channel_name_length: int = CHANNEL_NAME_LENGTH
    reaction_kinds: int = REACTION_KINDS
    guild_emojis: int = MOST_EMOJIS
    guild_stickers: int = MOST_STICKERS
    files: int = MOST_FILES  # of one message
    file_bytes: int = 0  # a setting
    poll_question_length: int = QUESTION_LENGTH
    poll_options: int = MOST_OPTIONS
    poll_option_length: int = OPTION_LENGTH


class StartUpState(msgspec.Struct, frozen=True):
    me: Account
    csrf_token: str
    guilds: list[Guild]
    read_states: list[ReadState]
    friends: Friends
    dms: list[Conversation]
    settings: Settings
    notifications: list[Notifications]
    announcements: list[Announcement]
    limits: Limits


class FirstAnswer(msgspec.Struct, frozen=True):
    instance: Instance
    csrf_token: str
    me: Account | None


def bootstrap(work: Work, user: Person) -> dict[str, Any]:
    guilds, conversations = show_guilds(work, user), list_conversations(work, user)
    channel_ids = [channel.id for guild in guilds for channel in guild.channels or ()]
    account = show_account(work, user.id)
    return {
        "me": account,
        "guilds": guilds,
        "read_states": read_states_of(work, user.id, [*channel_ids, *(one.id for one in conversations)]),
        "friends": list_friends(work, user),
        "dms": conversations,
        "settings": account.settings,
        "notifications": notifications_of(work, user.id),
        "announcements": announcements_of(work),
    }


@routes.get("/start")
@gives(FirstAnswer)
async def first_answer() -> Response:
    """What a page asks first: where is it, and who is it. `me` is null for visitors, which is no error."""
    session, settings = visitor(), house().settings
    token = csrf_token(settings.secret_key, OF_VISITORS if session is None else session.token_hash)
    account = None if session is None else await db().read(show_account, me().id)
    return answer(FirstAnswer(await show_instance(), token, account))


@routes.get("/bootstrap")
@gives(StartUpState)
async def start_up_state() -> Response:
    """All that a client needs to draw, in one answer."""
    session = signed_in()
    state = await db().read(bootstrap, me())
    token = csrf_token(house().settings.secret_key, session.token_hash)
    shown = {**state, "friends": with_presence(state["friends"])}
    limits = Limits(file_bytes=house().settings.max_file_mb * 1024 * 1024)
    return answer(StartUpState(csrf_token=token, limits=limits, **shown))
