"""What a linked page says of itself, however it says it, and whatever else it holds."""

import unittest

from yarl import URL

from backend.previews.fetching import Fetched, Unreachable
from backend.previews.heads import MOST_TAGS, one_line, read_head
from backend.previews.making import make_preview
from backend.previews.oembed import NOTHING, read_oembed
from backend.previews.schemas import Embed, EmbedImage

ADDRESS = "https://site.example.org/a/page"
OPEN_GRAPH = """<!doctype html><html><head><meta charset="utf-8"><title>Title of the tab</title>
<meta property="og:title" content="Tea &amp; biscuits"><meta property="og:description" content="All about
   tea."><meta property="og:site_name" content="The Tea House"><meta property="og:image" content="../tea.png">
<meta property="og:image:alt" content="A cup"><meta name="theme-color" content="#00aaFF"><meta name="author" content="Ann">
</head><body>Words</body></html>"""


class Web:
    """Sites in memory."""

    def __init__(self, **pages):
        self.pages, self.asked = pages, []

    async def fetch(self, address, *wanted):
        self.asked.append(address)
        if address not in self.pages:
            raise Unreachable("not there")
        content_type, data = self.pages[address]
        if not content_type.startswith(tuple(kind for one in wanted for kind in one.types)):
            raise Unreachable("of another type")
        return Fetched(URL(address), content_type, None, data if isinstance(data, bytes) else data.encode())


class Album:
    def __init__(self):
        self.copied = []

    async def copy(self, data):
        self.copied.append(data)
        return EmbedImage("/media/preview/1.webp", 640, 320) if data != b"broken" else None


class TestPreviews(unittest.IsolatedAsyncioTestCase):
    async def preview(self, page, **others):
        content_type, data = page if isinstance(page, tuple) else ("text/html", page)
        self.web, self.album = Web(**{ADDRESS: (content_type, data)}, **others), Album()
        return await make_preview(ADDRESS, self.web, self.album)

    async def test_open_graph(self):
        embed = await self.preview(OPEN_GRAPH, **{"https://site.example.org/tea.png": ("image/png", b"tea")})
        image = EmbedImage("/media/preview/1.webp", 640, 320, "A cup")
        expected = Embed(ADDRESS, "link", "Tea & biscuits", "All about tea.", "The Tea House", "Ann", 0x00AAFF, image)
        self.assertEqual(embed, expected)
        self.assertEqual(self.album.copied, [b"tea"])

    async def test_twitter_s_card_and_plain_html_stand_in(self):
        embed = await self.preview(
            "<title>Tab</title><meta name='twitter:title' content='Card'><meta name=description content='Words'>"
        )
        self.assertEqual((embed.title, embed.description), ("Card", "Words"))
        embed = await self.preview("<TITLE>Just a\n title</TITLE>")
        self.assertEqual(embed, Embed(ADDRESS, "link", title="Just a title"))

    async def test_oembed_says_who_and_what(self):
        there = "https://site.example.org/oembed?format=json"
        words = '{"type": "video", "author_name": "Bob", "provider_name": "Tube", "title": 5, "html": "<script>", '
        words += '"thumbnail_url": "/t.jpg"}'
        embed = await self.preview(
            '<title>A film</title><link rel="alternate" type="application/json+oembed" href="/oembed?format=json">',
            **{
                there: ("application/json; charset=utf-8", words),
                "https://site.example.org/t.jpg": ("image/jpeg", b"t"),
            },
        )
        self.assertEqual((embed.type, embed.author, embed.site_name, embed.title), ("video", "Bob", "Tube", "A film"))
        self.assertIsNotNone(embed.image)

    async def test_a_picture_is_its_own_preview(self):
        embed = await self.preview(("image/jpeg", b"picture"))
        self.assertEqual(embed, Embed(ADDRESS, "image", image=EmbedImage("/media/preview/1.webp", 640, 320)))
        self.assertIsNone(await self.preview(("image/jpeg", b"broken")))

    async def test_a_picture_that_cannot_be_had_leaves_the_words(self):
        for given in ("../tea.png", "javascript:x", "http://[", "data:image/png;base64,AAAA", "http://127.0.0.1/x"):
            embed = await self.preview(OPEN_GRAPH.replace("../tea.png", given))
            self.assertEqual((embed.title, embed.image), ("Tea & biscuits", None), given)

    async def test_where_there_is_nothing_to_show_there_is_no_preview(self):
        for page in (
            "",
            "<p>Words</p>",
            "<title> \u202e </title>",
            ("application/pdf", b"%PDF"),
            ("image/svg+xml", b"<svg/>"),
        ):
            self.assertIsNone(await self.preview(page), page)

    async def test_words_are_plain_short_and_in_one_line(self):
        embed = await self.preview(
            f"<title>{'x' * 5000}</title><meta property=og:description content='&lt;b&gt;a\u202e\x07 &#10; b&lt;/b&gt;'>"
        )
        self.assertEqual((len(embed.title), embed.title[-1]), (256, "…"))
        self.assertEqual(embed.description, "<b>a b</b>")
        self.assertIsNone(one_line(" \u200e\x00 ", 10))


class TestHeads(unittest.TestCase):
    def title(self, data, charset=None):
        return read_head(data, charset).title

    def test_charsets(self):
        self.assertEqual(self.title("<title>Привет</title>".encode()), "Привет")
        self.assertEqual(self.title("<title>Привет</title>".encode("cp1251"), "windows-1251"), "Привет")
        self.assertEqual(self.title("<meta charset=windows-1251><title>Привет</title>".encode("cp1251")), "Привет")
        self.assertEqual(self.title("\ufeff<title>Привет</title>".encode(), "windows-1251"), "Привет")
        for odd in ("base64", "zip", "rot13", "idna", "punycode", "no such", "\x00"):
            self.assertEqual(self.title("<title>Привет</title>".encode(), odd), "Привет", odd)

    def test_what_only_looks_like_a_tag_is_none(self):
        for hiding in (
            "<!-- {} -->",
            "<script>'{}'</script>",
            "<style>{}</style>",
            "<noscript>{}</noscript>",
            "<svg>{}</svg>",
        ):
            page = hiding.format("<title>hidden</title>") + "<title>shown</title>"
            self.assertEqual(self.title(page.encode()), "shown", hiding)
        self.assertIsNone(self.title(b"<!-- <title>never ended</title>"))

    def test_hostile_pages_cost_little_and_break_nothing(self):
        pieces = (
            *(
                b"<meta ",
                b'<meta "',
                b"<meta '",
                b'<meta content="',
                b"<title>",
                b"<title",
                b"<",
                b"<!--",
                b"<script>",
                b"</script>",
            ),
            *(
                b"<b a=1><p>",
                b"<div>",
                b"<table>",
                b"<svg>",
                b"&amp;",
                b"\x00",
                b"\xff\xfe",
                b"<meta charset=",
                b"<link <meta",
            ),
            *(b'<meta property="og:title" content="a">', b"<template>", b"<a><b><i>", b"<select><option>"),
        )
        for piece in pieces:
            with self.subTest(piece):
                head = read_head((piece * (1024 * 1024 // len(piece) + 1))[: 1024 * 1024], None)
                self.assertLessEqual(len(head.metas), MOST_TAGS)


class TestOEmbed(unittest.TestCase):
    def test_what_is_no_oembed_says_nothing(self):
        for data in (
            b"",
            b"[]",
            b"null",
            b'"x"',
            b"{",
            b"\xff",
            b'{"title": null, "type": []}',
            b"[" * 60_000,
            b'{"a":' * 10_000,
        ):
            self.assertEqual(read_oembed(data), NOTHING, data[:20])


if __name__ == "__main__":
    unittest.main()
