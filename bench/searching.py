"""P8: searches among a million messages of a guild of which the searcher sees a part. The whole action is timed (rights, the look
into the index, the messages themselves, highlights), one search after the other, without the network.

    python -m bench.searching --messages 1000000 --database postgresql+psycopg://…     # an empty database; default: SQLite
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Engine, insert, update

from backend import init_permissions
from backend.cache import Cache
from backend.channels.models import channels
from backend.config import Settings
from backend.db import Work
from backend.db.engine import reading_engine, writing_engine
from backend.guilds.actions import create_guild
from backend.guilds.members import add_member
from backend.guilds.schemas import NewGuild
from backend.ids import EPOCH_MS, IdGenerator, now_ms
from backend.messages.models import messages
from backend.permissions.bits import Permission
from backend.roles.models import overwrites
from backend.search.filling import empty_index, fill
from backend.search.finding import search_messages
from backend.search.schemas import Search
from backend.users.accounts import NewAccount, create_account
from backend.users.models import users
from bench.corpus import Talk
from bench.figures import percentile
from bench.report import Row
from bench.stand import say

MESSAGES = 1_000_000
CHANNELS, SEEN, AUTHORS = 60, 30, 2000
AT_ONCE = 5000
YEAR = 365 * 86_400_000
SEARCHES = 150  # of each kind
SECONDS = 20.0  # at most, for each kind


class House:
    """A database with a guild full of talk, and `seer`, who may read half of its channels."""

    def __init__(self, url: str, folder: Path, count: int) -> None:
        settings = Settings(secret_key="for the bench alone", database_url=url, data_dir=folder, upload_dir=folder)
        init_permissions.initialise(settings)
        self.writing, self.reading = writing_engine(url), reading_engine(url, 1)
        self.cache: Cache[object, object] = Cache(1000, 60)
        self.talk, self.random, self.count = Talk(8), random.Random(8), count
        start = now_ms() - YEAR - EPOCH_MS
        self.ids = itertools.accumulate(itertools.chain([start << 12], itertools.repeat((YEAR // count) << 12)))

    @contextmanager
    def work(self, engine: Engine) -> Iterator[Work]:
        with engine.connect() as connection, connection.begin():
            yield Work(connection, now_ms(), self.new_id, self.cache, set())

    new_id = staticmethod(IdGenerator(0))

    def fill(self) -> None:
        with self.work(self.writing) as work:
            people = [create_account(work, NewAccount(name, f"{name}@example.org", "")) for name in ("boss", "seer")]
            guild = create_guild(work, people[0], NewGuild("Ours"))
            add_member(work, guild.id, people[1].id)
            self.seer, self.guild = people[1], guild.id
            self.authors = [people[0].id, *self._authors(work)]
            self.places = self._channels(work)
        began = time.monotonic()
        last = dict.fromkeys(self.places, 0)
        for start in range(0, self.count, AT_ONCE):
            with self.work(self.writing) as work:
                work.execute(insert(messages), [self._message(last) for _ in range(min(AT_ONCE, self.count - start))])
        with self.work(self.writing) as work:
            for id, seq in last.items():
                work.execute(update(channels).where(channels.c.id == id).values(last_seq=seq))
        say(f"{self.count:,} messages written in {time.monotonic() - began:.0f} s")
        self._index()

    def _index(self) -> None:
        began, used = time.monotonic(), time.process_time()
        with self.work(self.writing) as work:
            empty_index(work)
        more: int | None = 0
        while more is not None:
            with self.work(self.writing) as work:
                more = fill(work, AT_ONCE)
        used = (time.process_time() - used) / self.count * 1e6
        say(f"indexed in {time.monotonic() - began:.0f} s, {used:.0f} µs of this process's processor a message")

    def _authors(self, work: Work) -> list[int]:
        ids = [work.new_id() for _ in range(AUTHORS)]
        fixed = {"password_hash": "", "created_at": 1}
        names = [{"username": f"a{id}", "username_key": f"a{id}", "email": f"{id}", "email_key": f"{id}"} for id in ids]
        work.execute(insert(users), [{"id": id, **name, **fixed} for id, name in zip(ids, names, strict=True)])
        return ids

    def _channels(self, work: Work) -> list[int]:
        """The busiest first; every second one is hidden."""
        ids = [work.new_id() for _ in range(CHANNELS)]
        fixed = {"guild_id": self.guild, "type": "text", "created_at": 1}
        work.execute(insert(channels), [{"id": id, "name": f"room-{n}", **fixed} for n, id in enumerate(ids)])
        hidden = {"target_id": self.guild, "target_type": "role", "allow": 0, "deny": int(Permission.VIEW_CHANNEL)}
        work.execute(insert(overwrites), [{"channel_id": id, **hidden} for id in ids[1::2][: CHANNELS - SEEN]])
        return ids

    def _message(self, last: dict[int, int]) -> dict[str, object]:
        channel = self.random.choices(self.places, cum_weights=_FEWER)[0]
        last[channel] += 1
        author = self.authors[min(int(self.random.paretovariate(0.7)) - 1, AUTHORS)]
        return {
            "id": next(self.ids),
            "channel_id": channel,
            "seq": last[channel],
            "author_id": author,
            "content": self.talk.line(),
        }

    def search(self, **asked: object) -> tuple[float, int]:
        """Milliseconds, and how many were found."""
        began = time.perf_counter()
        with self.work(self.reading) as work:
            found = search_messages(work, self.seer, Search(guild_id=self.guild, **asked))  # type: ignore[arg-type]
        return (time.perf_counter() - began) * 1000, found.total


_FEWER = list(itertools.accumulate(1 / (rank + 3) for rank in range(CHANNELS)))


def kinds(house: House) -> dict[str, Callable[[], dict[str, object]]]:
    chance, talk = house.random, Talk(9)

    def word(*, rare: bool) -> str:
        """Of what somebody might have said; the rare ones are long and made up."""
        said = [word for word in talk.line().split() if word.isalpha() and (len(word) > 9) == rare]
        return said[-1] if said else word(rare=rare)

    def author() -> str:
        return str(house.authors[min(int(chance.paretovariate(0.7)) - 1, AUTHORS)])

    def day() -> str:
        return time.strftime("%Y-%m-%d", time.gmtime(time.time() - chance.random() * YEAR / 1000))

    return {
        "a rare word": lambda: {"q": word(rare=True)},
        "a common word": lambda: {"q": word(rare=False)},
        "two common words": lambda: {"q": f"{word(rare=False)} {word(rare=False)}"},
        "a phrase": lambda: {"q": f'"{word(rare=False)} {word(rare=False)}"'},
        "a beginning": lambda: {"q": f"{word(rare=False)[:3]}*"},
        "a word and an author": lambda: {"q": f"{word(rare=False)} from:{author()}"},
        "a word in a month": lambda: {"q": f"{word(rare=False)} during:{day()[:7]}"},
        "a word in one channel": lambda: {"q": f"{word(rare=False)} in:room-{2 * chance.randrange(SEEN)}"},
        "all but a word, with a link": lambda: {"q": f"-{word(rare=False)} has:link before:{day()}"},
        "a common word, by relevance": lambda: {"q": word(rare=False), "sort": "relevance"},
        "a common word, the oldest": lambda: {"q": word(rare=False), "sort": "oldest"},
    }


def rows_of(house: House) -> list[Row]:
    rows, everything = [], []
    for name, question in kinds(house).items():
        house.search(**question())
        took, until = [], time.monotonic() + SECONDS
        while len(took) < SEARCHES and time.monotonic() < until:
            took.append(house.search(**question())[0])
        everything += took
        say(f"P8, {name}: p50 {percentile(took, 50):.1f} ms, p99 {percentile(took, 99):.1f} ms, {len(took)} searches")
        rows.append(Row("P8", f"{name}, p99", "ms", {"ours": percentile(took, 99)}, higher_is_better=False))
    rows.append(
        Row(
            "P8",
            f"all kinds among {house.count:,} messages, p99",
            "ms",
            {"ours": percentile(everything, 99)},
            higher_is_better=False,
            bar="≤ 50",
            at_most=50,
        )
    )
    say(f"P8, all: p50 {percentile(everything, 50):.1f} ms, p99 {percentile(everything, 99):.1f} ms")
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--database", help="the address of an empty one")
    parser.add_argument("--folder", type=Path, help="where to keep the database; default: nowhere")
    parser.add_argument("--json", action="store_true", help="print the rows of the table")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-") as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        house = House(given.database or f"sqlite:///{folder / 'search.db'}", folder, given.messages)
        house.fill()
        rows = rows_of(house)
    if given.json:
        print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
