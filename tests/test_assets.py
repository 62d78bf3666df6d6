"""How the client's files are made smaller, its sheets joined, and all of it kept by browsers."""

import json
import unittest
from pathlib import Path

from support import GuildhallTest

from backend.assets import packing
from backend.assets.files import load_assets
from backend.assets.packing import CannotPack
from backend.assets.scanning import tokens, written
from backend.assets.sheets import joined

STATIC = Path(__file__).resolve().parent.parent / "static"


def small(text):
    return written(tokens(text))


class TestSmaller(unittest.TestCase):
    def test_comments_and_needless_space_go(self):
        text = "/** Why.\n */\nconst a = 1; // one\n\n  if (a) {\n    go( a );\n  }\n/* end */\n"
        self.assertEqual(small(text), "const a=1;if(a){go(a);}")

    def test_what_would_run_together_stays_apart(self):
        for text in ("a + +b", "a - -b", "a / /b/.c", "return a in b", "1 .x", "typeof a"):
            with self.subTest(text):
                self.assertEqual(
                    small(text), text.replace("a + +b", "a+ +b").replace("a - -b", "a- -b").replace("a / /b", "a/ /b")
                )

    def test_a_statement_may_end_with_its_line(self):
        self.assertEqual(small("const a = () => {\n}\nb()\n++c"), "const a=()=>{}\nb()\n++c")

    def test_strings_templates_and_patterns_are_left_as_they_are(self):
        for text in (
            "'a  // b'",
            '"/* \\" */  x"',
            "`a  ${b?`c  // ${d}  `:`}`}  /* e */`",
            "/[/'\"`]  \\//g.test(a)",
            "a=/'/;",
        ):
            with self.subTest(text):
                self.assertEqual(small(text), text)

    def test_a_division_is_not_a_pattern(self):
        self.assertEqual(small("(a) / 2 / b[1] / 'x'.length"), "(a)/2/b[1]/'x'.length")


class TestSheets(unittest.TestCase):
    def test_sheets_are_joined_in_their_layers(self):
        sheets = {
            "style.css": '@layer a, b;\n\n@import url("css/x.css") layer(a);',
            "css/x.css": '/* Why. */\n.x > .y,\n.z {\n  color: red;\n  content: "/*  ;  */";\n'
            '  src: url("../v/a.woff2") url("data:,");\n}',
        }
        self.assertEqual(
            joined("style.css", sheets),
            '@layer a,b;@layer a{.x > .y,.z{color:red;content:"/*  ;  */";src:url("../v/a.woff2") url("data:,");}}',
        )

    def test_only_doors_import(self):
        for text in (
            '@import url("css/x.css");',
            '@import url("css/none.css") layer(a);',
            '@import url("css/x.css") layer(a);',
        ):
            with self.subTest(text), self.assertRaises(CannotPack):
                joined("style.css", {"style.css": text, "css/x.css": '@import url("y.css") layer(b);'})


class TestTheClient(GuildhallTest):
    def test_every_module_of_ours_can_be_packed(self):
        """Also those that nothing imports yet."""
        sources = {path.relative_to(STATIC).as_posix(): path.read_text() for path in STATIC.rglob("*.js")}
        vendored = json.loads((STATIC / "vendor/manifest.json").read_text())["files"]
        ours = [path for path in sources if path.startswith("js/")]
        sources["script.js"] = "".join(f"import './{path}';\n" for path in ours)
        specifiers = {file["specifier"]: file["file"] for file in vendored if file.get("specifier")}
        made = packing.pack(sources, specifiers, {}).files
        self.assertNotIn("import{", made["pack/script.js"])

    async def test_packs_and_files_are_kept_for_ever_under_the_name_of_their_content(self):
        visitor, prefix = self.client(), load_assets().prefix
        for path in ("pack/script.js", "pack/style.css", "pack/manual.css", "script.js", "js/components/icon.js"):
            with self.subTest(path):
                found = await visitor.get(f"{prefix}/{path}")
                self.assertEqual(
                    (found.status, found.headers["Cache-Control"]), (200, "public, max-age=31536000, immutable")
                )
                self.assertEqual((await visitor.get(f"/static/{path}")).headers["Cache-Control"], "no-cache")

    async def test_the_page_is_asked_for_again_and_seldom_sent_again(self):
        visitor = self.client()
        page = await visitor.get("/")
        self.assertEqual(page.headers["Cache-Control"], "no-cache")
        self.assertNotIn("{{", page.body.decode())
        again = await visitor.get("/", headers={"If-None-Match": page.headers["ETag"]})
        self.assertEqual((again.status, again.body), (304, b""))
