"""`bin/seed-demo`: fills an installation with a guild whose people have been talking for three days.

Every row comes from the same actions that serve clients, with a clock that starts when the guild was founded.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import Engine, select

from backend.auth.passwords import Passwords
from backend.cache import Cache
from backend.channels.actions import ack, create_channel
from backend.channels.models import channels
from backend.channels.schemas import NewChannel
from backend.config import Settings, from_environment
from backend.db import Work
from backend.db.engine import writing_engine
from backend.guilds.actions import create_guild
from backend.guilds.entering import join_guild
from backend.guilds.invites import create_invite
from backend.guilds.joining import join
from backend.guilds.schemas import Guild, NewGuild, NewInvite
from backend.ids import IdGenerator, now_ms
from backend.init_permissions import WELCOME, initialise
from backend.messages.editing import edit_message
from backend.messages.pins import pin
from backend.messages.reactions import add_reaction
from backend.messages.sending import Send, Sent, send_messages
from backend.people import Person
from backend.polls.schemas import NewPoll, Vote
from backend.polls.voting import vote
from backend.users.accounts import NewAccount, create_account
from backend.users.models import users
from demo.company import TALK, befriend, dress, furnish
from demo.conversations import CAST, CHANNELS, GUILD, JOINED, OWNER, Line
from demo.neighbours import meet_neighbours
from demo.order import keep_order
from demo.pictures import keep_media, keep_photo

PASSWORD = "clay and kiln demo"  # noqa: S105 - the demo's people have no secrets
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
POLL_HOURS = 7 * 24
NODES = 63  # of ids


@dataclass(frozen=True, slots=True)
class Things:
    settings: Settings
    stickers: dict[str, int]


class Demo:
    def __init__(self, engine: Engine) -> None:
        self._engine, self._node = engine, NODES
        self.go(now_ms())

    def go(self, moment: int) -> None:
        """Whatever runs next happens then, be it before what has run already."""
        self.now, self._node = moment, (self._node - 1) % NODES
        self._new_id = IdGenerator(self._node, clock=lambda: self.now)

    def run(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """One action in one transaction, at the demo's present moment."""
        with self._engine.begin() as connection:
            return action(Work(connection, self.now, self._new_id, Cache(1, 1), set()), *arguments)

    def run_slowly(self, action: Callable[..., Any], *arguments: Any) -> Any:
        """So that one thing is done a while after the other."""
        self.now += 7 * MINUTE
        return self.run(action, *arguments)


def main() -> None:
    settings = from_environment()
    initialise(settings)
    seed(settings)


def seed(settings: Settings) -> None:
    engine = writing_engine(settings.database_url)
    demo = Demo(engine)
    if demo.run(lambda work: work.execute(select(users.c.id).where(users.c.username == OWNER)).first()):
        sys.exit("The demo's people are here already.")
    people, guild, rooms = _found(demo)
    media = keep_media(settings)
    demo.go(now_ms() - 5 * DAY)
    dress(demo.run, people, media)
    things = Things(settings, furnish(demo.run_slowly, people, guild.id, media))
    for room in CHANNELS:
        _talk(demo, people, rooms[room.name], room.lines, things, people)
    demo.go(now_ms() - 2 * DAY)
    keep_order(demo.run_slowly, people, guild.id, rooms)
    conversations = befriend(demo.run, people)
    meet_neighbours(demo.run, people, media, [guild.id, WELCOME])
    for name, said in TALK.items():
        _talk(demo, people, conversations[name], [Line(*line) for line in said], things, ())
    engine.dispose()
    sys.stdout.write(f"The guild {GUILD} is there. Sign in as {', '.join(CAST)} with the password: {PASSWORD}\n")


def _found(demo: Demo) -> tuple[dict[str, Person], Guild, dict[str, int]]:
    """The people, the guild that they have joined one by one, the ids of its channels by their names."""
    password_hash = asyncio.run(Passwords().hash(PASSWORD))
    people: dict[str, Person] = {}
    for name, days in JOINED.items():
        demo.go(now_ms() - days * DAY)
        people[name] = demo.run(_register, name, CAST[name], password_hash)
        if name == OWNER:
            guild = demo.run(create_guild, people[OWNER], NewGuild(GUILD))
            rooms = _build(demo, people[OWNER], guild)
            code = demo.run(create_invite, people[OWNER], guild.id, NewInvite(expires_hours=0), "").code
        else:
            demo.run(join, people[name], code)
    return people, guild, rooms


def _build(demo: Demo, owner: Person, guild: Guild) -> dict[str, int]:
    """Its channels. A new guild has the first already, which only moves to its place."""
    built, parent = {}, None
    for kind, name, topic, _ in CHANNELS:
        if kind == "category":
            built[name] = parent = demo.run(create_channel, owner, guild.id, NewChannel(name, kind)).id
        elif name == guild.channels[0].name:
            built[name] = guild.channels[0].id
            demo.run(_place, built[name], parent, topic)
        else:
            built[name] = demo.run(create_channel, owner, guild.id, NewChannel(name, kind, parent, topic)).id
    return built


def _register(work: Work, name: str, shown: str, password_hash: str) -> Person:
    person = create_account(work, NewAccount(name, f"{name}@example.org", password_hash))
    work.execute(users.update().where(users.c.id == person.id).values(display_name=shown))
    person = msgspec.structs.replace(person, display_name=shown)
    join_guild(work, person, WELCOME)
    return person


def _place(work: Work, channel_id: int, parent: int | None, topic: str) -> None:
    work.execute(channels.update().where(channels.c.id == channel_id).values(parent_id=parent, topic=topic))


def _talk(
    demo: Demo,
    people: dict[str, Person],
    channel_id: int,
    lines: Sequence[Line],
    things: Things,
    readers: Iterable[str],
) -> None:
    """The lines end shortly before now, with the pauses that they have. Who speaks has read what was said before."""
    demo.go(now_ms() - int(sum(line.pause for line in lines) * MINUTE) - 5 * MINUTE)
    said: list[int] = []
    for line in lines:
        demo.now += int(line.pause * MINUTE)
        said.append(_say(demo, people, channel_id, line, said, things))
        demo.run(ack, people[line.who], channel_id, said[-1])
        for emoji, who in line.reactions.items():
            for name in who:
                demo.run(add_reaction, people[name], channel_id, said[-1], emoji)
    for reader in readers if said else ():
        demo.run(ack, people[reader], channel_id, said[-1])


def _say(demo: Demo, people: dict[str, Person], channel_id: int, line: Line, said: list[int], things: Things) -> int:
    answered = said[-line.answers] if line.answers else None
    question = line.question
    poll = NewPoll(question.text, list(question.votes), expires_hours=POLL_HOURS) if question is not None else None
    author = people[line.who]
    files = tuple(keep_photo(things.settings, demo.run, author.id, name) for name in line.photos)
    sticker = things.stickers[line.sticker] if line.sticker else None
    first, *edits = (_named(text, people) for text in (*line.earlier, line.text))
    send = Send(author, channel_id, first, reply_to=answered, poll=poll, files=files, sticker_id=sticker)
    (sent,) = demo.run(send_messages, [(send,)])
    if not isinstance(sent, Sent):
        raise sent
    for number, who in enumerate(question.votes.values() if question is not None else (), 1):
        for name in who:
            demo.run(vote, people[name], sent.message.id, Vote(str(number)))
    began = demo.now
    for text in edits:
        demo.now += MINUTE
        demo.run(edit_message, author, channel_id, sent.message.id, text)
    demo.now = began
    if line.is_pinned:
        demo.run(pin, people[OWNER], channel_id, sent.message.id)
    return sent.message.id


def _named(text: str, people: dict[str, Person]) -> str:
    return re.sub(r"@(\w+)", lambda found: f"<@{people[found[1]].id}>" if found[1] in people else found[0], text)


if __name__ == "__main__":
    main()
