"""Whatever is asked, the index answers what a reader finds who reads every message that the searcher may read."""

from __future__ import annotations

import datetime
import unittest
from typing import Any

from search_stage import DAY, DAYS, EMOJIS, FIRST, LINKED, Said, SearchTest, says

from backend.permissions.bits import Permission

QUESTIONS = 300
ROUNDS = 30
Condition = tuple[str, Any]


class TestAgainstAReader(SearchTest):
    async def test_hundreds_of_questions(self) -> None:
        await self.fill()
        self.people = {one.name: one.id for one in (self.alice, self.bob, self.carol, self.dave)}
        self.readable = [said for said in self.said if said.channel in self.seen]
        found = 0
        for number in range(QUESTIONS):
            wanted, unwanted, parameters = self.question()
            expected = [one.id for one in self.readable if self.fits(one, wanted, unwanted)]
            expected.sort(reverse=parameters.get("sort") != "oldest")
            found += len(expected)
            with self.subTest(number, **parameters):
                await self.compare(expected, parameters)
        self.assertGreater(found, 20 * QUESTIONS)

    async def test_what_may_be_read_is_what_is_found_however_rights_change(self) -> None:
        """History says what may be read; it knows nothing of the index."""
        self.count = 300
        await self.fill()
        rights = (0, Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY)
        seen = set()
        for _ in range(ROUNDS):
            channel, target = self.chance.choice(sorted(self.names)), self.chance.choice((self.guild, self.dave.id))
            allow, deny = self.chance.choice(rights), self.chance.choice(rights)
            await self.set_overwrite(target, allow=allow, deny=deny, channel_id=channel, guild_id=self.guild)
            readable = set()
            for id in sorted({said.channel for said in self.said}):
                history = await self.dave.get(f"/api/channels/{id}/messages?limit=1")
                readable |= {id} if history.status == 200 else set()
            answer = (await self.dave.get("/api/search/messages", params={"q": "-nobodysaysthis", "limit": 50})).json
            self.assertEqual(answer["total"], sum(said.channel in readable for said in self.said))
            self.assertLessEqual({one["channel_id"] for one in answer["results"]}, readable)
            seen.add(answer["total"])
        self.assertGreater(len(seen), ROUNDS // 4)

    def fits(self, said: Said, wanted: list[Condition], unwanted: list[Condition]) -> bool:
        return all(says(said, *one) for one in wanted) and not any(says(said, *one) for one in unwanted)

    async def compare(self, expected: list[int], parameters: dict[str, Any]) -> None:
        answer = await self.dave.get("/api/search/messages", params=parameters)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(
            (answer.json["total"], answer.json["total_is_lower_bound"]),
            (min(len(expected), 1000), len(expected) > 1000),
        )
        ids = [one["id"] for one in answer.json["results"]]
        if parameters.get("sort") == "relevance":
            self.assertEqual((len(ids), set(ids) - set(expected)), (min(50, len(expected)), set()))
        else:
            offset = int(parameters.get("offset", 0))
            self.assertEqual(ids, expected[:1000][offset : offset + 50])

    # A question: some conditions, as typed text or as parameters

    def question(self) -> tuple[list[Condition], list[Condition], dict[str, Any]]:
        wanted: list[Condition] = []
        unwanted: list[Condition] = []
        typed: list[str] = []
        parameters: dict[str, Any] = {"limit": 50}
        for _ in range(self.chance.choice((1, 1, 2, 2, 3, 4))):
            negative = self.chance.random() < 0.25
            kind = self.chance.choice(("words",) * 4 + ("from", "in", "mentions", "has", "pinned", "time"))
            condition, text, parameter = getattr(self, f"_{kind}")(negative)
            taken = {one[0] for one in wanted}
            if condition[0] in ("from", "in") and condition[0] in taken and not negative:
                continue  # several are any of them, which has a test of its own
            if parameter is not None and parameter[0] not in parameters and self.chance.random() < 0.5:
                parameters[parameter[0]] = parameter[1]
            else:
                typed.append(f"-{text}" if negative else text)
            (unwanted if negative else wanted).append(condition)
        self.chance.shuffle(typed)
        parameters["q"] = " ".join(typed)
        if self.chance.random() < 0.5:
            parameters["sort"] = self.chance.choice(("newest", "oldest", "relevance"))
        if self.chance.random() < 0.2 and parameters.get("sort") != "relevance":
            parameters["offset"] = self.chance.choice((10, 60, 400))
        return wanted, unwanted, parameters

    def _words(self, _negative: bool) -> tuple[Condition, str, None]:
        """Out of a message that somebody wrote, not always one that can be seen."""
        words = sorted(self.chance.choice(self.said).forms) or ["the"]
        said = [word for word in self.chance.choice(self.said).plain.split() if word.isalpha() and len(word) > 1]
        kind = self.chance.choice(("word", "word", "phrase", "begins", "linked", "emoji"))
        if kind == "word":
            word = self.chance.choice(words)
            return ("word", word), self.chance.choice((word, word.upper(), word.capitalize())), None
        if kind == "phrase" and len(said) > 1:
            at = self.chance.randrange(len(said) - 1)
            some = said[at : at + self.chance.choice((2, 2, 3))]
            return ("phrase", some), f'"{" ".join(some)}"', None
        if kind == "linked":
            link = self.chance.choice(sorted(LINKED))
            return ("linked", link), link, None
        if kind == "emoji":
            emoji = self.chance.choice(EMOJIS)
            return ("emoji", emoji), emoji, None
        word = self.chance.choice([word for word in words if len(word) > 1] or ["the"])
        begins = word[: self.chance.randint(2, len(word))]
        return ("begins", begins), f"{begins}*", None

    def _from(self, negative: bool) -> tuple[Condition, str, tuple[str, str]]:
        name = self.chance.choice(sorted(self.people))
        value = self.chance.choice((name, name.upper(), f"@{name}", str(self.people[name]), f"<@{self.people[name]}>"))
        return ("from", {self.people[name]}), f"from:{value}", ("-from" if negative else "from", value)

    def _mentions(self, negative: bool) -> tuple[Condition, str, tuple[str, str]]:
        name = self.chance.choice(sorted(self.people))
        value = "me" if name == "dave" else name
        return ("mentions", self.people[name]), f"mentions:{value}", ("-mentions" if negative else "mentions", value)

    def _in(self, negative: bool) -> tuple[Condition, str, tuple[str, str]]:
        channel = self.chance.choice(sorted(self.seen))
        name = self.names.get(channel, str(channel))
        value = self.chance.choice((name, str(channel), f"<#{channel}>"))
        return ("in", {channel}), f"in:{value}", ("-channel_id" if negative else "channel_id", str(channel))

    def _has(self, negative: bool) -> tuple[Condition, str, tuple[str, str]]:
        return ("has", "link"), "has:link", ("-has" if negative else "has", "link")

    def _pinned(self, _negative: bool) -> tuple[Condition, str, None]:
        return ("pinned", True), "pinned:true", None

    def _time(self, negative: bool) -> tuple[Condition, str, tuple[str, str] | None]:
        start = FIRST + self.chance.randrange(DAYS) * DAY
        day = datetime.datetime.fromtimestamp(start / 1000, datetime.UTC).date().isoformat()
        name, span = self.chance.choice(
            (("before", (0, start)), ("after", (start + DAY, 2**60)), ("during", (start, start + DAY)))
        )
        return ("time", span), f"{name}:{day}", None if negative else (name, day)


if __name__ == "__main__":
    unittest.main()
