"""The API's pages for people: whole, without a stranger's asset, and nothing inline."""

import gzip
import re
import unittest
from html.parser import HTMLParser

from support import GuildhallTest

from backend.manual import shapes
from backend.manual.asyncapi import sent_events
from backend.openapi import described_routes, path_of

PAGES = ("/api/docs", "/api/docs/events")


class Reader(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.anchors, self.links, self.sources, self.text = [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.anchors += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        self.sources += [given[name] for name in ("src", "href") if tag != "a" and name in given]

    def handle_data(self, data):
        self.text.append(data)


class TestPages(GuildhallTest):
    async def read(self, path):
        answer = await self.client().get(path, headers={"Accept-Encoding": "identity"})
        self.assertEqual((answer.status, answer.headers["Content-Type"]), (200, "text/html; charset=utf-8"))
        return answer.body.decode()

    async def test_every_route_has_its_place(self):
        page = Reader(await self.read("/api/docs"))
        for method, rule, door in described_routes(self.app):
            self.assertIn(rule.endpoint, page.anchors, f"{method} {path_of(rule)}")
            self.assertIn(path_of(rule), page.text)
            self.assertIn(door.summary.split("`")[0], " ".join(page.text))

    async def test_every_event_has_its_place(self):
        page = Reader(await self.read("/api/docs/events"))
        for kind in sent_events():
            self.assertIn(f"event-{kind.__name__}", page.anchors)
            self.assertIn(kind.event_name, page.text)
        self.assertIn("send-send_message", page.anchors)

    async def test_every_link_leads_somewhere_and_no_anchor_is_there_twice(self):
        for path in PAGES:
            page = Reader(await self.read(path))
            inside = {link[1:] for link in page.links if link.startswith("#")}
            self.assertGreater(len(inside), 50)
            self.assertEqual(inside - set(page.anchors), set())
            self.assertEqual(len(page.anchors), len(set(page.anchors)))
            for link in {link for link in page.links if not link.startswith("#")}:
                self.assertEqual((await self.client().get(link)).status, 200, link)

    async def test_assets_are_our_own_and_nothing_is_inline(self):
        for path in PAGES:
            html = await self.read(path)
            sources = Reader(html).sources
            self.assertTrue(sources)
            for source in sources:
                self.assertTrue(source.startswith("/static/"), source)
                self.assertEqual((await self.client().get(source)).status, 200, source)
            self.assertIsNone(re.search(r"<script|<style|\sstyle=|\son\w+=", html))

    async def test_what_stands_between_backticks_is_code_and_no_text_is_markup(self):
        html = await self.read("/api/docs/events")
        self.assertIn("<code>{id, permissions}</code>", html)
        self.assertNotIn("`", html)
        self.assertNotIn("&lt;code&gt;", html)

    async def test_it_is_made_once_and_given_compressed(self):
        plain = await self.read(PAGES[0])
        answer = await self.client().http.get(PAGES[0], headers={"Accept-Encoding": "gzip"}, auto_decompress=False)
        self.assertEqual(gzip.decompress(await answer.read()).decode(), plain)


class TestShapes(unittest.TestCase):
    def said(self, schema):
        return "".join(word.text for word in shapes.shape(schema))

    def test_types_in_words(self):
        self.assertEqual(self.said({"type": "array", "items": {"$ref": "#/components/schemas/Guild"}}), "list of Guild")
        self.assertEqual(self.said({"anyOf": [{"type": "string"}, {"type": "null"}]}), "string or null")
        self.assertEqual(self.said({"enum": ["a", None, True]}), '"a" or null or true')
        self.assertEqual(
            self.said({"type": "object", "additionalProperties": {"type": "integer"}}), "object, by key: integer"
        )
        self.assertEqual(self.said({"type": "string", "contentMediaType": "application/octet-stream"}), "file")
        self.assertEqual(self.said({}), "anything")

    def test_limits_in_words(self):
        text = {"type": "string", "minLength": 1, "maxLength": 32}
        self.assertEqual(shapes.limits(text), "1 to 32 characters")
        self.assertEqual(shapes.limits({"anyOf": [text, {"type": "null"}]}), "1 to 32 characters")
        self.assertEqual(shapes.limits({"type": "integer", "minimum": 1, "maximum": shapes.LARGEST}), "")
        self.assertEqual(shapes.limits({"type": "string", "minLength": 1, "default": ""}), "not empty")
        self.assertEqual(shapes.limits({"type": "integer", "maximum": 5, "default": 3}), "at most 5, default 3")

    def test_a_link_is_to_a_type(self):
        (word,) = shapes.shape({"$ref": "#/components/schemas/Guild"})
        self.assertEqual(word.link, "Guild")


if __name__ == "__main__":
    unittest.main()
