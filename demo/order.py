"""How the demo's guild is kept in order: its invites and rules, and who is not welcome."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.auth.passwords import DUMMY
from backend.guilds.bans import ban
from backend.guilds.invites import create_invite
from backend.guilds.schemas import GuildChanges, NewInvite
from backend.guilds.settings import update_guild
from backend.moderation.rules import create_rule
from backend.moderation.schemas import Actions, NewRule, Options
from backend.people import Person
from backend.users.accounts import NewAccount, create_account
from backend.users.friends import block
from backend.users.profile import change_profile
from backend.users.schemas import ProfileChanges
from demo.conversations import OWNER

Run = Callable[..., Any]

MODERATOR = "jonas"
PEDLAR = "kilnbargains"  # nobody knows their password
INVITES = {
    "hana": ("glazes", 5),
    "sofia": ("show-and-tell", 0),
}  # who made it, where it leads, how often it may be used
RULES = (
    NewRule(
        "No advertising", "words", Options(Actions(block=True, alert=True), words=("discount code", "cheap kilns"))
    ),
    NewRule("No crowds of mentions", "mentions", Options(Actions(block=True, timeout=600), limit=6)),
    NewRule("Invites only from us", "invites", Options(Actions(block=True)), enabled=False),
)


def keep_order(run: Run, people: Mapping[str, Person], guild_id: int, rooms: Mapping[str, int]) -> None:
    owner = people[OWNER]
    for name, (room, uses) in INVITES.items():
        run(create_invite, people[name], guild_id, NewInvite(rooms[room], max_uses=uses), "")
    for rule in RULES:
        run(create_rule, owner, guild_id, rule, "")
    pedlar = run(create_account, NewAccount(PEDLAR, f"{PEDLAR}@example.org", DUMMY))
    run(change_profile, pedlar, ProfileChanges(display_name="Kiln Bargains"))
    run(ban, people[MODERATOR], guild_id, pedlar.id, 0, "Advertises in every studio of the town")
    run(block, owner, pedlar.id)
    run(update_guild, owner, guild_id, GuildChanges(system_channel_id=rooms["general"]), "")
