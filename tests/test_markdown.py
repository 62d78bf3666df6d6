"""What the Markdown of a message says. The golden files are shared with the client's parser (tests/js/lib/markdown.test.js)."""

import json
import os
import unittest
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.markdown import find, parse
from backend.markdown.characters import Meter

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = int(os.environ.get("GUILDHALL_FUZZ_EXAMPLES", "300"))
MOST_STEPS_PER_CHARACTER = 16
DEEPEST_TREE = 24

PIECES = (
    *(
        "*",
        "**",
        "***",
        "_",
        "__",
        "~~",
        "||",
        "|",
        "`",
        "``",
        "```",
        "```js\n",
        "\n",
        "\n\n",
        "\r",
        "> ",
        ">>> ",
        "# ",
        "-# ",
    ),
    *(
        "- ",
        "  - ",
        "1. ",
        " ",
        "\\",
        "[",
        "]",
        "](",
        ")",
        "(",
        "](https://x.io)",
        "https://x.io/a",
        "https://",
        "<https://",
        "<",
    ),
    *(
        "<@5>",
        "<@",
        "<@&6>",
        "<#7>",
        "<:ab:5>",
        "<t:5:R>",
        ">",
        "a",
        "слово",
        "😀",
        "\ud83d",
        "javascript:",
        "mailto:a@b.c",
        "@",
    ),
    *("@everyone", "@here", "[a](javascript:x)", "\ufeff", "\x85"),
)
NASTY = (
    *(
        "> ",
        "> > ",
        ">>> ",
        "> ```\n",
        "- ```\n  ```\n",
        "- a\n  - b\n",
        "*a **b ",
        "*a_ _b* ",
        "`a``b",
        "[a](https://x.io/[](",
        "[[a]",
    ),
    *(
        "](https://x.io/(",
        "https://a@",
        "http://a/*",
        "||*a||_",
        "**a *b ~~c __d ||e ",
        "@here_",
        "<@",
        "<@5",
        "<:a",
        "<:ab:",
        "`<@5> ``",
    ),
)


def cases(name):
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))


def nodes(node):
    yield node
    for child in node.get("children", ()):
        if isinstance(child, dict):
            yield from nodes(child)


def depth(node):
    return 1 + max((depth(child) for child in node.get("children", ()) if isinstance(child, dict)), default=0)


def steps(act, text):
    meter = Meter()
    act(text, meter)
    return meter.steps


class TestTrees(unittest.TestCase):
    def test_every_golden_case(self):
        for case in cases("markdown.json"):
            with self.subTest(case["name"]):
                self.assertEqual(parse(case["input"]), case["tree"])

    def test_what_chance_made_of_the_golden_cases_means_the_same_to_both_parsers(self):
        for case in cases("mutated.json"):
            with self.subTest(case["name"]):
                self.assertEqual(parse(case["input"]), case["tree"])

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=200).map("".join), st.text(max_size=400)))
    def test_any_text_has_a_tree_without_bottomless_nesting_or_unsafe_addresses(self, text):
        self.assertLessEqual(steps(parse, text), MOST_STEPS_PER_CHARACTER * len(text) + 64)
        tree = parse(text)
        self.assertLessEqual(depth(tree), DEEPEST_TREE)
        for node in nodes(tree):
            if node["type"] == "link":
                self.assertRegex(node["url"], r"(?i)\A(https?://[^\s@/]+([/?#]\S*)?|mailto:\S+)\Z")


class TestWork(unittest.TestCase):
    def test_ten_times_the_text_is_about_ten_times_the_work(self):
        patterns = [*NASTY, *(f"{piece}{tail}" for piece in PIECES for tail in ("", "a", " a"))]
        for act in (parse, find):
            for pattern in patterns:
                with self.subTest(act=act.__name__, pattern=pattern):
                    small = steps(act, (pattern * 1000)[:1000])
                    large = steps(act, (pattern * 10_000)[:10_000])
                    self.assertLessEqual(large, 12 * small + 1000)
                    self.assertLessEqual(large, MOST_STEPS_PER_CHARACTER * 10_000)

    def test_a_text_without_a_sign_of_a_mention_is_not_read(self):
        for text in ("Just words, at 5 p.m.", "**bold** `code` > quote", "a" * 4000):
            self.assertEqual(steps(find, text), 0)


class TestFinding(unittest.TestCase):
    def test_every_golden_case(self):
        for case in cases("found.json"):
            with self.subTest(case["name"]):
                self.assertEqual(msgspec.json.decode(msgspec.json.encode(find(case["input"]))), case["found"])

    def test_it_finds_what_stands_in_the_tree(self):
        for case in [*cases("markdown.json"), *cases("mutated.json")]:
            with self.subTest(case["name"]):
                self.check_against_tree(case["input"])

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.lists(st.sampled_from(PIECES), max_size=100).map("".join))
    def test_it_finds_what_stands_in_the_tree_of_any_text(self, text):
        self.check_against_tree(text)

    def check_against_tree(self, text):
        found, tree = find(text), parse(text)
        for kind, ids in (("user", found.users), ("role", found.roles), ("channel", found.channels)):
            self.assertEqual(list(ids), list(dict.fromkeys(n["id"] for n in nodes(tree) if n["type"] == kind)))
        emojis = [(n["name"], n["id"], n["animated"]) for n in nodes(tree) if n["type"] == "emoji"]
        self.assertEqual([(e.name, e.id, e.animated) for e in found.emojis], list(dict.fromkeys(emojis)))
        urls = [n["url"] for n in nodes(tree) if n["type"] == "link"]
        self.assertEqual([link.url for link in found.links], list(dict.fromkeys(urls)))
        previews = {n["url"] for n in nodes(tree) if n["type"] == "link" and n["embed"]}
        self.assertEqual({link.url for link in found.links if link.embed}, previews)

    @settings(max_examples=200, deadline=None)
    @given(st.lists(st.sampled_from([piece for piece in PIECES if "`" not in piece]), max_size=60).map("".join))
    def test_nothing_is_found_in_code(self, text):
        for code in (f"```\n{text}\n```", f"`{text}`".replace("\n", " ").replace("\r", " ")):
            self.assertEqual(find(code), find(""), code)


if __name__ == "__main__":
    unittest.main()
