"""What automod finds in a text: words, patterns, links, invites and mentions."""

import random
import unittest
from types import SimpleNamespace

import support  # noqa: F401 - sets the import path

from backend.errors import InvalidFields
from backend.moderation.addresses import clean_host, hosts_in, invites_in
from backend.moderation.folding import fold, fold_word
from backend.moderation.matching import compile_patterns, links, mentions
from backend.moderation.options import clean_options
from backend.moderation.rulesets import Ruleset
from backend.moderation.schemas import Actions, Options
from backend.moderation.trying import affordable


def words(*given, **more):
    return Options(actions=Actions(block=True), words=given, **more)


def found(options, content, kind="words"):
    hits = Ruleset([("rule", kind, clean_options(kind, options))]).find(content, lambda codes: set())
    return hits[0].matched if hits else None


class TestWords(unittest.TestCase):
    def test_a_word_is_found_whole_and_in_any_case(self):
        for content in ("badger", "BADGER!", "a 'badger', no", "badger\nbadger", "ｂａｄｇｅｒ", "_badger_"):
            self.assertEqual(found(words("Badger"), content), "Badger", content)
        for content in ("badgers", "abadger", "bad ger", ""):
            self.assertIsNone(found(words("Badger"), content), content)

    def test_look_alikes_accents_and_hidden_signs_do_not_help(self):
        for content in ("bаdgеr", "bádgẹr", "bad\u200bger", "b\u00adadger", "ba\u0301dger"):
            self.assertEqual(found(words("badger"), content), "badger", content)

    def test_stars_open_the_ends(self):
        self.assertEqual(found(words("badg*"), "Badgers"), "badg*")
        self.assertIsNone(found(words("badg*"), "abadger"))
        self.assertEqual(found(words("*ger"), "badger"), "*ger")
        self.assertIsNone(found(words("*ger"), "gerbil"))
        self.assertEqual(found(words("*adge*"), "badger"), "*adge*")

    def test_edges_are_seen_in_every_script(self):
        self.assertEqual(found(words("кот"), "Это КОТ."), "кот")
        self.assertIsNone(found(words("кот"), "который"))
        self.assertEqual(found(words("كلب"), "هذا كلب!"), "كلب")
        self.assertIsNone(found(words("كلب"), "كلبي"))
        self.assertEqual(found(words("笨蛋"), "你是笨蛋吗"), "笨蛋")  # written without spaces: no edge to look for

    def test_phrases_stand_for_any_space_between(self):
        self.assertEqual(found(words("free money"), "get FREE -- money now"), "free money")
        self.assertIsNone(found(words("free money"), "freemoney"))

    def test_thousands_of_words_are_told_apart(self):
        many = Options(actions=Actions(alert=True), words=tuple(f"word{i}x" for i in range(900)))
        rules = Ruleset([("one", "words", many), ("two", "words", words("zebra", "word17x"))])
        hits = rules.find("a word17x and word899x", lambda codes: set())
        self.assertEqual([(hit.name, hit.matched) for hit in hits], [("one", "word17x"), ("two", "word17x")])

    def test_what_has_nothing_to_look_for_is_refused(self):
        for wrong in ("", "*", "**", "!!", "\u200b", "x" * 61):
            with self.assertRaises(InvalidFields, msg=wrong):
                clean_options("words", words("fine", wrong))


class TestPatterns(unittest.TestCase):
    def test_patterns_that_stall_others_match_here(self):
        text = "a" * 3999 + "!"
        for pattern in (r"(a+)+$", r"(a|a)*$", r"(a|aa)+$", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(.*a){12}"):
            compile_patterns([pattern]).find(text)
        self.assertEqual(compile_patterns([r"(a+)+!$"]).find(text), text)

    def test_what_is_no_pattern_of_re2_is_refused_by_name(self):
        for wrong in (r"(a)\1", r"(?=a)", r"(?<!a)b", "(", "[", "a{2000}", r"(((a{99}){99}){99})", "", "x" * 261):
            with self.assertRaises(InvalidFields) as refused:
                compile_patterns(["fine", wrong])
            self.assertIn(repr(wrong[:40])[1:-1], refused.exception.fields["patterns"])

    def test_a_dry_run_looks_at_no_more_than_its_patterns_allow(self):
        rows = [SimpleNamespace(content="x" * 4000)] * 100
        self.assertEqual(len(affordable(rows, 0)), 100)
        self.assertEqual(len(affordable(rows, 4000)), 12)

    def test_case_does_not_matter(self):
        self.assertEqual(compile_patterns(["b.d"]).find("so BAD"), "BAD")


class TestLinksInvitesMentions(unittest.TestCase):
    def test_a_host_is_read_as_a_browser_reads_it(self):
        cases = {
            "see https://example.org/a?b": ["example.org"],
            "HTTPS://EXAMPLE.org.": ["example.org"],
            "https://good.org@evil.net/": ["evil.net"],
            "https://evil.net\\@good.org": ["evil.net"],
            "https:/\\evil.net:8080/x": ["evil.net"],
            "(http://a.b) [x](http://c.d)": ["a.b", "c.d"],
            "https://go\u200bod.org": ["good.org"],
            "https://пример.рф/": ["xn--e1afmkfd.xn--p1ai"],
            "http: //nothing ftp://x.y": [],
        }
        for content, hosts in cases.items():
            self.assertEqual(hosts_in(content), hosts, content)

    def test_hosts_below_an_allowed_one_are_allowed(self):
        allowed = frozenset({clean_host("allow", "https://Example.org/"), clean_host("allow", "*.wiki.org")})
        self.assertIsNone(links("https://example.org https://docs.example.org http://wiki.org", allowed))
        self.assertEqual(links("https://badexample.org", allowed), "badexample.org")
        self.assertEqual(links("https://example.org.evil.net", allowed), "example.org.evil.net")

    def test_what_is_no_host_is_refused(self):
        for wrong in ("", "a b", "http://", "exa/mple", "-", "x" * 300):
            with self.assertRaises(InvalidFields, msg=wrong):
                clean_host("allow", wrong)

    def test_invites_are_known_in_every_spelling(self):
        codes = [
            (one.code, one.is_elsewhere) for one in invites_in("discord.gg/abc https://chat.org/invite/xyz-1 invite/no")
        ]
        self.assertEqual(codes, [("abc", True), ("xyz-1", False)])
        self.assertTrue(invites_in("DISCORD.com/invite/abc")[0].is_elsewhere)

    def test_each_one_mentioned_counts_once(self):
        self.assertIsNone(mentions("<@1> <@1> <@!1> <@&1>", 2))
        self.assertEqual(mentions("<@1> <@2> <@&1>", 2), "3 mentions")


class TestFuzz(unittest.TestCase):
    def test_whatever_is_said_the_matcher_answers(self):
        dice = random.Random(3)
        alphabet = "aAbB01 <@&>!/\\.:*|#\n\u200b\u0301éж漢한กﷺ🏳️‍🌈" + "http://invite/discord.gg/"
        characters = range(1, 0xD800)
        rules = Ruleset(
            [
                ("words", "words", clean_options("words", words("a", "*b*", "ж*", "漢"))),
                ("patterns", "patterns", Options(actions=Actions(block=True), patterns=(r"(a+)+$", r"\bж", "^$"))),
                ("mentions", "mentions", Options(actions=Actions(block=True), limit=1)),
                ("invites", "invites", Options(actions=Actions(block=True))),
                ("links", "links", Options(actions=Actions(block=True), allow=())),
            ]
        )
        for _ in range(2000):
            content = "".join(dice.choices(alphabet, k=dice.randrange(80)))
            if dice.random() < 0.3:
                content += "".join(chr(dice.choice(characters)) for _ in range(20))
            rules.find(content, lambda codes: set())
        for content in ("a" * 4000, "/invite/" * 500, "https://" * 500, "<@" * 2000, "\u0301" * 4000, "@" * 4000):
            rules.find(content, lambda codes: set())

    def test_every_word_is_found_in_itself(self):
        dice = random.Random(4)
        letters = (*range(33, 0x600), *range(0x1E00, 0x2100))
        for _ in range(500):
            text = "".join(chr(dice.choice(letters)) for _ in range(12))
            self.assertIn(fold_word(text), fold(f"so {text} it is"), text)


if __name__ == "__main__":
    unittest.main()
