"""The start-up state: one answer with all that a client needs to draw, at a number of statements that does not grow."""

from __future__ import annotations

from typing import Any

from quart import Blueprint, Response

from backend.auth.csrf import csrf_token
from backend.channels.actions import NAME_LENGTH as CHANNEL_NAME_LENGTH
from backend.channels.actions import read_states_of
from backend.db import Work
from backend.guilds.actions import NAME_LENGTH as GUILD_NAME_LENGTH
from backend.guilds.show import show_guilds
from backend.messages.schemas import LENGTH, REACTION_KINDS
from backend.people import Person
from backend.users.account import show_account
from backend.web import answer, db, house, me, signed_in

routes = Blueprint("bootstrap", __name__, url_prefix="/api")

LIMITS = {
    "message_length": LENGTH,
    "guild_name_length": GUILD_NAME_LENGTH,
    "channel_name_length": CHANNEL_NAME_LENGTH,
    "reaction_kinds": REACTION_KINDS,
}


def bootstrap(work: Work, user: Person) -> dict[str, Any]:
    guilds = show_guilds(work, user)
    channel_ids = [channel.id for guild in guilds for channel in guild.channels or ()]
    return {
        "me": show_account(work, user.id),
        "guilds": guilds,
        "read_states": read_states_of(work, user.id, channel_ids),
        "friends": [],
        "dms": [],
        "settings": {},
        "limits": LIMITS,
    }


@routes.get("/bootstrap")
async def start_up_state() -> Response:
    session = signed_in()
    state = await db().read(bootstrap, me())
    return answer({**state, "csrf_token": csrf_token(house().settings.secret_key, session.token_hash)})
