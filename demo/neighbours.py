"""Other guilds of the same installation, which the owner keeps in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from backend.channels.actions import ack
from backend.guilds.actions import create_guild
from backend.guilds.entering import join_guild
from backend.guilds.schemas import GuildChanges, NewGuild
from backend.guilds.settings import set_picture, update_guild
from backend.messages.sending import Send, send_messages
from backend.people import Person
from backend.users.schemas import GuildFolder, SettingsChanges
from backend.users.settings import change_settings
from demo.conversations import OWNER

Run = Callable[..., Any]
FOLDER = "Neighbours"
FOLDER_COLOR = 0x7FA6C9


class Neighbour(NamedTuple):
    """`said`: in its first channel, the last line new to the owner if `is_unread`."""

    mark: str
    owner: str
    members: tuple[str, ...]
    description: str
    said: tuple[tuple[str, str], ...]
    is_unread: bool = False


NEIGHBOURS = {
    "Sunday Bread": Neighbour(
        "loaf",
        "priya",
        ("hana", "bea"),
        "Sourdough, swaps of starters, and what went flat.",
        (("priya", "Starters for swapping are on the windowsill."), ("hana", "Mine has a name and opinions.")),
        is_unread=True,
    ),
    "Night Walks": Neighbour(
        "moon",
        "lev",
        ("anya", "jonas"),
        "Slowly around the lake, every second Friday.",
        (("lev", "Friday at nine, by the boathouse. Bring a torch, use it little."),),
    ),
    "Paper & Press": Neighbour(
        "press",
        "sofia",
        ("tomas",),
        "Letterpress evenings in the basement.",
        (("sofia", "The type is sorted again. Please keep it so until Sunday."),),
    ),
}


def meet_neighbours(run: Run, people: Mapping[str, Person], media: Mapping[str, str], own: list[int]) -> None:
    """`own`: the guilds that stand above the folder."""
    guilds = [_found(run, people, media, name, neighbour) for name, neighbour in NEIGHBOURS.items()]
    order = [*own, GuildFolder(1, FOLDER, FOLDER_COLOR, guilds)]
    run(change_settings, people[OWNER], SettingsChanges(guild_order=order))


def _found(run: Run, people: Mapping[str, Person], media: Mapping[str, str], name: str, neighbour: Neighbour) -> int:
    founder = people[neighbour.owner]
    guild = run(create_guild, founder, NewGuild(name))
    for member in (OWNER, *neighbour.members):
        run(join_guild, people[member], guild.id)
    run(set_picture, founder, guild.id, "icon", media[f"mark {neighbour.mark}"], "")
    run(update_guild, founder, guild.id, GuildChanges(description=neighbour.description), "")
    room = guild.channels[0].id
    (*_, last) = [run(send_messages, [(Send(people[who], room, text),)])[0] for who, text in neighbour.said]
    for reader in neighbour.members if neighbour.is_unread else (OWNER, *neighbour.members):
        run(ack, people[reader], room, last.message.id)
    return guild.id  # type: ignore[no-any-return]
