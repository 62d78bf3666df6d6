"""A message's Markdown as plain text, for notifications of the system."""

import unittest

import support  # noqa: F401 - sets the import path

from backend.notifications.plain import HIDDEN, cut, plain


def name(kind, id):
    return f"{kind}-{id}"


class TestPlain(unittest.TestCase):
    def test_marks_go_and_words_stay(self):
        for text, expected in (
            ("plain", "plain"),
            ("**bold** *and* __under__ ~~gone~~", "bold and under gone"),
            ("# Title\ntext", "Title\ntext"),
            ("> quoted\nsaid", "quoted\nsaid"),
            ("- one\n- two\n  - three", "• one\n• two\n• three"),
            ("1. one", "• one"),
            ("```py\nx = 1\n```", "x = 1"),
            ("`<@5>` <@5> <@&6> <#7>", "<@5> user-5 role-6 channel-7"),
            ("<:tea:12> <a:tea:12>", ":tea: :tea:"),
            ("[here](https://a.example/b)", "here"),
            ("<https://a.example/b>", "https://a.example/b"),
            ("<t:0>", "1970-01-01 00:00 UTC"),
            ("<t:253402300799>", "9999-12-31 23:59 UTC"),
            ("<t:-253402300799>", "…"),
            ("-# small", "small"),
            ("", ""),
        ):
            self.assertEqual(plain(text, name), expected)

    def test_nothing_shows_through_a_spoiler(self):
        for text in (
            "||secret||",
            "||**secret**||",
            "**||secret||**",
            "> ||secret||",
            "||`secret`||",
            "||<@5> secret||",
        ):
            self.assertEqual(plain(text, name), HIDDEN)

    def test_cut_by_bytes_and_never_within_a_character(self):
        self.assertEqual(cut("short", 5), "short")
        self.assertEqual(cut("longer", 5), "lo…")
        for length in range(3, 40):
            self.assertLessEqual(len(cut("яблоко 👩‍👩‍👧‍👦 " * 3, length).encode()), length)


if __name__ == "__main__":
    unittest.main()
