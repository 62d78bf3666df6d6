"""Talk that nobody said: messages in two languages, the same for the same seed. Words come as often as in real text (the
n-th most frequent about 1/n times as often as the first), in several forms, among code, links and emojis."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

# Roots with the endings they take; the first of each list are the most frequent.
RUSSIAN = (
    (
        "и",
        "в",
        "не",
        "на",
        "я",
        "что",
        "это",
        "с",
        "а",
        "как",
        "у",
        "но",
        "так",
        "все",
        "ещё",
        "уже",
        "там",
        "если",
        "да",
    ),
    (
        *("сервер", "канал", "файл", "код", "проект", "вопрос", "ответ", "тест", "город", "стол", "дом", "друг", "час"),
        *(
            "ключ",
            "экран",
            "звук",
            "голос",
            "билет",
            "поезд",
            "завод",
            "лес",
            "урок",
            "отчёт",
            "релиз",
            "запрос",
            "поиск",
        ),
    ),
    ("", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"),
    (
        "дела",
        "чита",
        "работа",
        "дума",
        "зна",
        "слуша",
        "меша",
        "обеда",
        "гуля",
        "отправля",
        "обновля",
        "проверя",
        "запуска",
    ),
    ("ю", "ешь", "ет", "ем", "ете", "ют", "л", "ла", "ли", "ть"),
)
ENGLISH = (
    (
        "the",
        "to",
        "a",
        "and",
        "is",
        "it",
        "you",
        "of",
        "in",
        "that",
        "for",
        "on",
        "this",
        "i",
        "with",
        "was",
        "not",
        "be",
    ),
    (
        *(
            "server",
            "channel",
            "message",
            "file",
            "project",
            "question",
            "answer",
            "test",
            "deploy",
            "branch",
            "release",
        ),
        *("window", "button", "friend", "ticket", "garden", "bridge", "letter", "number", "report", "signal", "kernel"),
    ),
    ("", "s"),
    (
        "work",
        "read",
        "check",
        "talk",
        "start",
        "open",
        "want",
        "need",
        "look",
        "update",
        "search",
        "connect",
        "print",
        "walk",
    ),
    ("", "s", "ing", "ed", "er"),
)
SYLLABLES_RU = tuple(a + b for a in "бвгдзклмнпрстфхш" for b in "аеиоу")
SYLLABLES_EN = tuple(a + b for a in "bcdfghjklmnprstvwz" for b in "aeiou")
ODD = (
    *("std::vector<int>", "foo_bar()", "/etc/passwd", "C++", "self.user_name", "https://example.com/a?b=c", "v3.14"),
    *("👍", "🎉🎉", "❤️", "<:party_cat:77>", "well-known", "кое-что", "user@example.org", "`git push --force`", "10:30"),
)
RARE = 20_000  # made-up words of each language


class Talk:
    """`line()` makes one message."""

    def __init__(self, seed: int, rare: int = RARE) -> None:
        self.random = random.Random(seed)
        self._words = {
            "ru": self._vocabulary(RUSSIAN, SYLLABLES_RU, ("", "а", "ом", "ы"), rare),
            "en": self._vocabulary(ENGLISH, SYLLABLES_EN, ("", "s", "ing"), rare),
        }
        self._weights = {
            language: list(itertools.accumulate((rank + 2) ** -1.08 for rank in range(len(words))))
            for language, words in self._words.items()
        }

    def _vocabulary(
        self, language: tuple[tuple[str, ...], ...], syllables: tuple[str, ...], endings: tuple[str, ...], rare: int
    ) -> list[tuple[str, ...]]:
        small, nouns, of_nouns, verbs, of_verbs = language
        frequent = [tuple(noun + ending for ending in of_nouns) for noun in nouns]
        frequent += [tuple(verb + ending for ending in of_verbs) for verb in verbs]
        self.random.shuffle(frequent)
        made = ("".join(self.random.choices(syllables, k=self.random.randint(2, 5))) for _ in range(rare))
        return [*((word,) for word in small), *frequent, *(tuple(word + ending for ending in endings) for word in made)]

    def line(self) -> str:
        language = "ru" if self.random.random() < 0.6 else "en"
        length = min(120, 1 + int(self.random.expovariate(1 / 9)))
        lemmas = self.random.choices(self._words[language], cum_weights=self._weights[language], k=length)
        words = [self.random.choice(forms) for forms in lemmas]
        if self.random.random() < 0.12:
            words.insert(self.random.randint(0, len(words)), self.random.choice(ODD))
        if self.random.random() < 0.5:
            words[0] = words[0].capitalize()
        return " ".join(words) + self.random.choice(("", "", ".", "?", "!", "…", ")"))

    def lines(self) -> Iterator[str]:
        while True:
            yield self.line()
