"""Whatever is sent as a search: what is wrong is refused, and what databases take for commands is text."""

import unittest

from finding_stage import FindingTest

NASTY = (
    *(
        "'",
        '"',
        '""',
        "\\",
        "*",
        "%",
        "_",
        "^",
        "(",
        ")",
        "{x}",
        "a:b",
        ":",
        "-",
        "--",
        "+",
        "~",
        "NEAR(a b)",
        "a AND",
        "OR",
    ),
    *(
        "NOT x",
        "'; DROP TABLE messages; --",
        '" OR 1',
        "terms:x",
        "rowid:1",
        "\0",
        "a\0b",
        "\\' \\\\",
        "<->",
        "a & b",
        "a | !b",
    ),
    *(
        "'a':*",
        "#c1",
        "=foo",
        "\ud7ff",
        "👍\u200d",
        "\u202e",
        "x" * 512,
        "(" * 256,
        '"' * 511,
        "-" * 500,
        "a* " * 170,
        "é́́́",
    ),
)


class TestRefusals(FindingTest):
    async def test_what_databases_take_for_commands_is_text(self):
        await self.say("ordinary tea")
        for nasty in NASTY:
            for q in (nasty, f"tea {nasty}", f'"{nasty}"', f"-{nasty}", f"{nasty}*"):
                answer = await self.carol.get("/api/search/messages", params={"q": q[:512]})
                self.assertIn(answer.status, (200, 422), (q, answer))
            for field in ("from", "mentions", "has", "-has", "before", "during"):
                answer = await self.carol.get("/api/search/messages", params={field: nasty[:40]})
                self.assertIn(answer.status, (200, 400, 422), (nasty, answer))
        self.assertEqual(await self.found("tea"), ["ordinary tea"])

    async def test_refusals(self):
        for wrong in (
            "q=" + "x" * 513,
            "limit=0",
            "limit=51",
            "offset=-1",
            "offset=1001",
            "sort=best",
            "x=1",
            "guild_id=x",
        ):
            self.assert_refused(await self.carol.get(f"/api/search/messages?{wrong}"), 400, "malformed")
        for field, value in (("from", "nobody-here"), ("mentions", "nobody"), ("has", "cheese"), ("before", "soon")):
            answer = await self.carol.get("/api/search/messages", params={field: value})
            self.assert_field(answer, field)
            self.assert_field(await self.carol.get("/api/search/messages", params={"q": f"{field}:{value}"}), "q")
        self.assert_refused(await self.client().get("/api/search/messages?q=a"), 401, "not_signed_in")


if __name__ == "__main__":
    unittest.main()
