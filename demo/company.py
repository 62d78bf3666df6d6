"""Who the demo's people are to each other and in their guild: faces, friends, conversations, roles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from backend.dms.actions import open_conversation
from backend.dms.schemas import NewConversation
from backend.expressions import actions as expressions
from backend.expressions.kinds import EMOJI, STICKER
from backend.guilds.changing import give_role
from backend.guilds.schemas import GuildChanges
from backend.guilds.settings import set_picture, update_guild
from backend.people import Person
from backend.permissions.bits import Permission
from backend.roles.actions import create_role
from backend.roles.schemas import NewRole
from backend.users.friends import accept_friend, request_friend
from backend.users.profile import change_profile, set_avatar
from backend.users.schemas import CustomStatusChange, ProfileChanges, StatusChange
from backend.users.status import set_status
from demo.conversations import OWNER
from demo.pictures import EMOJIS, STICKERS

Run = Callable[..., Any]

ROLES = {  # from the lowest up: colour, who has it, what it may
    "Apprentice": (0x7FA6C9, ("bea",), 0),
    "Potter": (0x8FB996, ("priya", "sofia", "lev", "anya"), 0),
    "Glaze lab": (0xC58FD6, ("hana",), int(Permission.PIN_MESSAGES)),
    "Keeper of the kiln": (
        0xE0903F,
        ("jonas", "tomas"),
        int(
            Permission.MANAGE_MESSAGES | Permission.MODERATE_MEMBERS | Permission.KICK_MEMBERS | Permission.BAN_MEMBERS
        ),
    ),
}
PROFILES = {
    "mira": (
        "Keeps the studio's keys, and its calendar.\nAsk me about **open evenings**.",
        "she/her",
        "glazing until six",
        "🏺",
    ),
    "tomas": ("One teapot at a time.", "he/him", "negotiating with a spout", "🫖"),
    "hana": ("Glazes, mostly *celadon*. I label everything.", "she/her", None, None),
    "lev": ("Кружки и надежда.", None, "на ярмарке в субботу", "☕"),
}
FRIENDS = ("tomas", "hana", "anya", "priya", "jonas")
ASKS_MIRA, ASKED_BY_MIRA = "sofia", "lev"
GROUP = "Open evening"
TALK = {  # from the one who spoke longest ago; each line: who, minutes since the line before, what
    GROUP: (
        ("mira", 0, "Who brings what on Saturday?"),
        ("jonas", 14, "Two trestles and the long cable."),
        ("hana", 3, "Tea, cups, and a sign that says *do not touch*."),
        ("mira", 170, "Perfect. I will be there from three."),
    ),
    "tomas": (
        ("tomas", 0, "is the back door open tomorrow morning?"),
        ("mira", 9, "From eight. Bring the big kettle."),
        ("tomas", 4, "it is in the car already"),
    ),
    "hana": (
        ("hana", 0, "Did you see the tiles on the bench? The third row is *the* green."),
        ("mira", 21, "I did. Can we have it for Saturday?"),
        ("hana", 6, "If nobody opens the kiln early. Looking at nobody."),
        ("hana", 1, "The recipe is on the wall, under *mystery*."),
    ),
}


def dress(run: Run, people: Mapping[str, Person], media: Mapping[str, str]) -> None:
    for name, person in people.items():
        if f"face {name}" in media:
            run(set_avatar, person, media[f"face {name}"])
    for name, (bio, pronouns, status, emoji) in PROFILES.items():
        run(change_profile, people[name], ProfileChanges(bio=bio, pronouns=pronouns))
        if status is not None:
            run(set_status, people[name], StatusChange(custom_status=CustomStatusChange(text=status, emoji=emoji)))


def furnish(run: Run, people: Mapping[str, Person], guild_id: int, media: Mapping[str, str]) -> dict[str, int]:
    """The guild's mark and words, its roles, emojis and stickers; the ids of the stickers by their names."""
    owner = people[OWNER]
    for kind in ("icon", "banner"):
        run(set_picture, owner, guild_id, kind, media[kind], "")
    run(update_guild, owner, guild_id, GuildChanges(description="A shared pottery studio: clay, glazes, tea."), "")
    for name, (color, holders, permissions) in reversed(ROLES.items()):
        role = run(create_role, owner, guild_id, NewRole(name, permissions, color, hoist=True, mentionable=True))
        for holder in holders:
            run(give_role, owner, guild_id, people[holder].id, role.id, "")
    for name in EMOJIS:
        said = EMOJI.clean({"name": name})
        run(expressions.create, owner, guild_id, EMOJI, said, (media[f"emoji {name}"], False))
    stickers = {}
    for name, words in STICKERS.items():
        said = STICKER.clean({"name": name, "description": words, "tags": "🫖"})
        stickers[name] = run(expressions.create, owner, guild_id, STICKER, said, (media[f"sticker {name}"], False)).id
    return stickers


def befriend(run: Run, people: Mapping[str, Person]) -> dict[str, int]:
    """Friends of the owner's, and who is yet to be one; the ids of the conversations by their names in TALK."""
    owner = people[OWNER]
    for name in FRIENDS:
        run(request_friend, owner, name)
        run(accept_friend, people[name], owner.id)
    run(request_friend, people[ASKS_MIRA], OWNER)
    run(request_friend, owner, ASKED_BY_MIRA)
    rooms = {name: NewConversation([people[name].id]) for name in ("tomas", "hana")}
    rooms[GROUP] = NewConversation([people["jonas"].id, people["hana"].id], name=GROUP)
    return {name: run(open_conversation, owner, room)[0].id for name, room in rooms.items()}
