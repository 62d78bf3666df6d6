"""Text as search sees it, and what somebody types into a search field: tables, without a server."""

import itertools
import time
import unittest

import support  # noqa: F401 - sets the import path

from backend.errors import InvalidFields
from backend.ids import EPOCH_MS
from backend.search.asking import Filter, Text, ask
from backend.search.places import in_utf16, places_of
from backend.search.terms import as_document, as_vector
from backend.search.times import span_of
from backend.search.words import chunks

# Forms of one word, found by each other.
SAME = (
    "программа программы программой программам ПРОГРАММУ",
    "кошка кошки кошкой кошкам",
    "работает работают работать работал работала",
    "красивый красивая красивые красивого",
    "ёлка елка Ёлки ЕЛКОЙ",
    "мо\u0301сты мосты",
    "deploy deploys deployed deploying Deploy",
    "connection connections connected connecting",
    "running runs run",
    "café cafe CAFÉ cafe\u0301",
    "Ｓｅａｒｃｈ search",
    "ﬁle file",
    "straße strasse",
    "👍 👍🏽 👍🏿",
    "❤ ❤️",
    "soft\u00adware software",
)
DIFFERENT = ("кот код", "йод иод", "c c++", "os so", "👍 👎", "1 2", "ещё щё", "foo_bar foobar", "cat cut", "шиїт шиит")

# What is written -> its stems in their order, and the forms and links beside them.
READ = (
    ("", "", ""),
    ("Hello, world!", "hello world", ""),
    ("**bold**text `x` ||spoiler||", "bold text x spoiler", ""),
    ("foo_bar()", "foo bar", "foo_bar"),
    ("self.foo_bar.baz", "self foo bar baz", "self.foo foo_bar bar.baz"),
    ("std::vector<int>", "std vector int", "std::vector"),
    ("C++ C++17 C# F#", "c c 17 c f", "c++ c++17 c# f#"),
    ("/etc/passwd", "etc passwd", "etc/passwd"),
    ("a->b x=1 v3.14", "a b x 1 v3 14", "a->b x=1 v3.14"),
    ("https://ab.cd/e?f=g", "https ab cd e f g", "https://ab ab.cd cd/e e?f f=g"),
    ("me@example.org", "me exampl org", "example me@example example.org"),
    ("well-known don't l’été", "well known don t l ete", ""),
    ("кто-нибудь ну...да", "кто нибуд ну да", "нибудь"),
    ("__init__.py", "init py", "init__.py"),
    ("<:party_cat:123> <a:wave:9>", "parti cat wave", "party party_cat"),
    ("<@5> <@!5> <@&7> <#9> <t:123:R> x", "x", ""),
    ("1️⃣2 🇷🇺🇬🇧 👩‍💻", "1⃣ 2 🇷🇺 🇬🇧 👩‍💻", ""),
    ("☕☕", "☕ ☕", ""),
    ("東京タワー", "東 京 タ ワ ー", ""),
    ("हिन्दी", "हिन्दी", ""),
    ("x" * 100, "x" * 64, ""),
    ("\"'\\\x01", "", ""),
)

# What is typed -> what is wanted, what is unwanted. A text is (stems, forms, beginning).
ASKED = (
    ("кошки", [("кошк",)], []),
    ("red cats", [("red",), ("cat",)], []),
    ("red,cats", [("red",), ("cat",)], []),
    ('"red cats"', [("red", "cat")], []),
    ("«и так» “x y”", [("и", "так"), ("x", "y")], []),
    ('"never closed', [("never", "close")], []),
    ("-cats dogs", [("dog",)], [("cat",)]),
    ('-"red cats"', [], [("red", "cat")]),
    ("--verbose - a-b", [("verbos",), ("a", "b")], []),
    ("foo_bar", [("foo", "bar", "=foo_bar")], []),
    ("C++", [("c", "=c++")], []),
    ("прог* -deploy*", [("прог*",)], [("deploy*",)]),
    ("foo_b*", [("foo", "foo_b*")], []),
    ("a.b.cd*", [("a", "b", "=a.b", "b.cd*")], []),
    ("well-kno*", [("well", "kno*")], []),
    ("п* * ** -*", [("п",)], []),
    ("!!! ...", [], []),
    ("from:alice -FROM:bob", ["from:alice"], ["from:bob"]),
    ('from: alice in:"two words" has:«image»', ["from:alice", "in:two words", "has:image"], []),
    ("before:2026 -pinned:true during:today", ["before:2026", "during:today"], ["pinned:true"]),
    ("from: ", [("from",)], []),
    ("std::vector foo:bar", [("std", "vector", "=std::vector"), ("foo", "bar", "=foo:bar")], []),
    ("'; DROP TABLE messages --", [("drop",), ("tabl",), ("messag",)], []),
    ("a AND NOT (b OR c) NEAR/2 ^d {e f}: g*", None, None),
)


def stems(text):
    return [stem for chunk in chunks(text) for stem in chunk.stems]


def flat(one):
    if isinstance(one, Filter):
        return f"{one.name}:{one.value}"
    begins = [f"{one.begins}*"] if one.begins is not None else []
    return (*one.stems, *(f"={form}" for form in one.forms), *begins)


class TestWords(unittest.TestCase):
    def test_forms_of_a_word_are_one(self):
        for words in SAME:
            first, *others = words.split()
            for other in others:
                self.assertEqual(stems(first), stems(other), (first, other))

    def test_other_words_are_others(self):
        for words in DIFFERENT:
            first, other = words.split()
            self.assertNotEqual(
                [chunks(first)[0].stems, chunks(first)[0].links], [chunks(other)[0].stems, chunks(other)[0].links]
            )

    def test_what_is_read(self):
        for text, expected, forms in READ:
            found = [form for chunk in chunks(text) for form in chunk.forms]
            self.assertEqual((" ".join(stems(text)), " ".join(dict.fromkeys(found))), (expected, forms), text)

    def test_no_term_can_be_cut_or_read_as_another_kind(self):
        for code in (*range(1, 0x3000), 0x1F600, 0xFFFD, 0xFDFA):
            text = f"a{chr(code)}b {chr(code)}"
            for term in as_document(text, ("c1",)).split(" "):
                self.assertNotRegex(term, r"[\s\"']", hex(code))
                self.assertEqual(term.startswith("#"), term == "#c1", hex(code))
            self.assertTrue(as_vector(text, ("c1",)).endswith("'#c1'"))
        for joint in itertools.product(".:/\\@#+=&?%~$>'’‘-_", repeat=3):
            for term in as_document(f"x{''.join(joint)}y", ()).split(" "):
                self.assertRegex(term, r"^(=?[xy][^\s\"'\x00-\x1f]*)?$", joint)

    def test_long_texts_take_time_in_proportion(self):
        for odd in ("a.", "a_", "_", "👍\u200d", "<:", "1\ufe0f", "-'", "a\u0301", "+", "<:a:1", "::", "é"):
            began = time.process_time()
            list(chunks(odd * 4000))
            self.assertLess(time.process_time() - began, 2, odd)


class TestAsking(unittest.TestCase):
    def test_what_is_asked(self):
        for typed, wanted, unwanted in ASKED:
            asked = ask(typed)
            if wanted is not None:
                self.assertEqual(([*map(flat, asked.wanted)], [*map(flat, asked.unwanted)]), (wanted, unwanted), typed)

    def test_whether_anything_was_typed(self):
        self.assertTrue(ask("  ").typed_nothing)
        self.assertFalse(ask("!?").typed_nothing)


class TestTimes(unittest.TestCase):
    NOW = 1_790_000_000_000  # 2026-09-21T14:13:20Z

    def shown(self, typed, utc_offset=0):
        span = span_of("during", typed, self.NOW, utc_offset)
        return tuple(
            time.strftime("%Y-%m-%d %H:%M", time.gmtime(((id >> 12) + EPOCH_MS) / 1000))
            for id in (span.first, span.end)
        )

    def test_days_months_years_and_moments(self):
        self.assertEqual(self.shown("2026-02-28"), ("2026-02-28 00:00", "2026-03-01 00:00"))
        self.assertEqual(self.shown("2026-12"), ("2026-12-01 00:00", "2027-01-01 00:00"))
        self.assertEqual(self.shown("2026"), ("2026-01-01 00:00", "2027-01-01 00:00"))
        self.assertEqual(self.shown("today"), ("2026-09-21 00:00", "2026-09-22 00:00"))
        self.assertEqual(self.shown("Yesterday"), ("2026-09-20 00:00", "2026-09-21 00:00"))
        self.assertEqual(self.shown("2026-01-01T10:30"), ("2026-01-01 10:30", "2026-01-01 10:30"))
        self.assertEqual(self.shown("2026-01-01T10:30+03:00"), ("2026-01-01 07:30", "2026-01-01 07:30"))
        self.assertEqual(self.shown("2026-01-01", utc_offset=180), ("2025-12-31 21:00", "2026-01-01 21:00"))
        self.assertEqual(self.shown("0001-01-01")[0], "2015-01-01 00:00")

    def test_an_id_is_that_message(self):
        span = span_of("before", "1538581379305472", self.NOW, 0)
        self.assertEqual((span.first, span.end), (1538581379305472, 1538581379305473))

    def test_what_is_no_time(self):
        for wrong in ("", "soon", "2026-13", "2026-02-30", "0000", "9999", "2026-1-1", "१२३४", "-1", "2026-01-01T99"):
            with self.assertRaises(InvalidFields, msg=wrong):
                span_of("after", wrong, self.NOW, 0)


class TestPlaces(unittest.TestCase):
    def found(self, content, typed):
        texts = [one for one in ask(typed).wanted if isinstance(one, Text)]
        return [content[start:end] for start, end in places_of(content, texts)]

    def test_what_is_marked(self):
        self.assertEqual(self.found("Кошки и кошка, не кот", "кошка"), ["Кошки", "кошка"])
        self.assertEqual(self.found("a red cat, red and cats", '"red cat"'), ["red cat"])
        self.assertEqual(self.found("deployed, Deploys, depot", "deplo*"), ["deployed", "Deploys"])
        self.assertEqual(self.found("C and C++ and c++17", "C++"), ["C++", "c++"])
        self.assertEqual(self.found("foo bar, self.foo_bar()", "foo_bar"), ["foo_bar"])
        self.assertEqual(self.found("foo_bar foo_baz", "foo_b*"), ["foo_bar", "foo_baz"])
        self.assertEqual(self.found("so 👍🏽 good <:tea:5>", "👍 tea"), ["👍🏽", "tea"])
        self.assertEqual(self.found("red red red", 'red "red red"'), ["red red red"])

    def test_counted_as_javascript_does(self):
        self.assertEqual(in_utf16("👍 cat", [(2, 5)]), [(3, 6)])
        self.assertEqual(in_utf16("к cat", [(2, 5)]), [(2, 5)])


if __name__ == "__main__":
    unittest.main()
