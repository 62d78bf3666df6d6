"""Many messages in two languages, said in channels of which one person sees a part; and what a reader who reads them one by one
finds in them, without an index. The reader has rules of its own for what a word is, so that it cannot be wrong in the same way."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import Stemmer
from guild_stage import GuildTest
from sqlalchemy import select, update

from backend.db import Work
from backend.ids import EPOCH_MS
from backend.messages.models import messages
from backend.messages.sending import Send, send_messages
from backend.people import Person
from backend.permissions.bits import Permission
from backend.search.index import reindex
from bench.corpus import Talk

DAY = 86_400_000
FIRST = 1_735_689_600_000  # 2025-01-01T00:00:00Z
DAYS = 365
AT_ONCE = 500
_RUSSIAN, _ENGLISH = Stemmer.Stemmer("russian"), Stemmer.Stemmer("english")
_MARKUP = re.compile(r"<(?:a?:(\w+):\d+|[@#][!&]?\d+)>")
_WORD = re.compile(r"[^\W_]+")
LINKED = {
    "std::vector": r"std::vector",
    "foo_bar": r"foo_bar",
    "/etc/passwd": r"etc/passwd",
    "C++": r"c\+\+",
    "self.user_name": r"self\.user_name",
    "example.com": r"example\.com",
    "v3.14": r"v3\.14",
}
EMOJIS = ("👍", "🎉", "❤️")


@dataclass
class Said:
    """A message as the reader keeps it."""

    id: int
    channel: int
    author: int
    content: str
    mentions: set[int]
    pinned: bool = False
    stems: list[str] = field(init=False)
    forms: set[str] = field(init=False)
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        text = _MARKUP.sub(lambda found: found[1] or " ", self.content).lower().replace("ё", "е")
        words = _WORD.findall(text)
        self.plain = text.replace("\ufe0f", "")
        self.stems = [stem(word) for word in words]
        self.forms = set(words)


def stem(word: str) -> str:
    word = word.lower().replace("ё", "е")
    if re.search("[a-z]", word):
        return _ENGLISH.stemWord(word)  # type: ignore[no-any-return]
    return _RUSSIAN.stemWord(word) if re.search("[а-я]", word) else word


def says(said: Said, kind: str, what: Any) -> bool:
    """Whether one condition is true of a message, read from its text."""
    return bool(READS[kind](said, what))


def _has_phrase(said: Said, words: list[str]) -> bool:
    wanted = [stem(word) for word in words]
    return any(said.stems[at : at + len(wanted)] == wanted for at in range(len(said.stems)))


READS: dict[str, Callable[[Said, Any], Any]] = {
    "word": lambda said, word: stem(word) in said.stems,
    "phrase": _has_phrase,
    "begins": lambda said, begins: any(word.startswith(begins) for word in (*said.forms, *said.stems)),
    "linked": lambda said, link: re.search(rf"(?<![^\W_]){LINKED[link]}(?![^\W_])", said.plain),
    "emoji": lambda said, emoji: emoji.replace("\ufe0f", "") in said.plain,
    "from": lambda said, authors: said.author in authors,
    "in": lambda said, channels: said.channel in channels,
    "mentions": lambda said, user: user in said.mentions,
    "has": lambda said, _: "https://" in said.plain,
    "pinned": lambda said, pinned: said.pinned is pinned,
    "time": lambda said, span: span[0] <= (said.id >> 12) + EPOCH_MS < span[1],
}


class SearchTest(GuildTest):
    """alice, bob and carol write; dave is a member of "Ours" who sees a part of it, and writes with alice."""

    seed, count, rare = 20_26, 5000, 300

    async def fill(self) -> None:
        self.chance = random.Random(self.seed)
        await self.enter(self.dave)
        theirs = (await self.carol.post("/api/guilds", {"name": "Theirs"})).json
        self.names: dict[int, str] = {self.channel: "general"}
        for number in range(7):
            made = (await self.alice.post(f"{self.at}/channels", {"name": f"room-{number}"})).json
            self.names[made["id"]] = made["name"]
        ours = list(self.names)
        await self.set_overwrite(self.guild, deny=Permission.VIEW_CHANNEL, channel_id=ours[2], guild_id=self.guild)
        await self.set_overwrite(self.dave.id, deny=Permission.VIEW_CHANNEL, channel_id=ours[3], guild_id=self.guild)
        history = Permission.READ_MESSAGE_HISTORY
        await self.set_overwrite(self.dave.id, deny=history, channel_id=ours[4], guild_id=self.guild)
        dms = [await self.conversation(*pair) for pair in ((self.alice, self.dave), (self.alice, self.bob))]
        self.seen = {*ours, dms[0]} - set(ours[2:5])
        everywhere = [*ours, theirs["channels"][0]["id"], *dms]
        self.writers = {
            **{id: [self.alice, self.bob, self.carol] for id in ours},
            ours[2]: [self.alice],
            theirs["channels"][0]["id"]: [self.carol],
            dms[0]: [self.alice, self.dave],
            dms[1]: [self.alice, self.bob],
        }
        await self.write(lambda work: self._say(work, everywhere))

    async def conversation(self, one: Any, other: Any) -> int:
        answer = await one.post("/api/dms", {"users": [other.id]})
        self.assertIn(answer.status, (200, 201), answer)
        return int(answer.json["id"])

    def _say(self, work: Work, everywhere: list[int]) -> None:
        talk, ids = Talk(self.seed, self.rare), self._ids()
        people = {one.id: Person(one.id, one.name) for one in (self.alice, self.bob, self.carol, self.dave)}
        work.new_id = lambda: next(ids)
        sends = []
        for _ in range(self.count):
            channel = self.chance.choices(everywhere, [8, 5, 5, 4, 4, 3, 2, 1, 4, 3, 2])[0]
            author = self.chance.choice(self.writers[channel])
            named = f" <@{self.chance.choice(self.writers[channel]).id}>" if self.chance.random() < 0.1 else ""
            sends.append((Send(people[author.id], channel, talk.line() + named),))
        for start in range(0, self.count, AT_ONCE):
            for sent in send_messages(work, sends[start : start + AT_ONCE]):
                if isinstance(sent, Exception):
                    raise sent
        pinned = [row.id for row in work.execute(select(messages.c.id)) if self.chance.random() < 0.03]
        work.execute(update(messages).where(messages.c.id.in_(pinned)).values(pinned_at=work.now))
        reindex(work, pinned)
        self.said = [self._read(row, row.id in set(pinned)) for row in work.execute(select(messages))]

    def _ids(self) -> Any:
        """Spread over a year, rising."""
        steps = itertools.accumulate(self.chance.randint(1, 2 * DAYS * DAY // self.count) for _ in itertools.count())
        return (((FIRST - EPOCH_MS + step) << 12) for step in steps)

    def _read(self, row: Any, pinned: bool) -> Said:
        named = {int(id) for id in re.findall(r"<@(\d+)>", row.content)}
        return Said(row.id, row.channel_id, row.author_id, row.content, named, pinned)
