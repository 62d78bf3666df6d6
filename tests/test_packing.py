"""How the client's modules become packs, and what cannot be packed, which stops the start."""

import unittest

from support import ROOT  # noqa: F401 - sets the import path

from backend.assets import packing
from backend.assets.packing import CannotPack


def pack(**modules):
    """The packs of script.js and other modules, named without their ending."""
    return packing.pack({f"{name}.js": text for name, text in modules.items()}, {"lib": "lib.js"}, {}).files


class TestPacks(unittest.TestCase):
    def body(self, text, **others):
        """Of a module that is loaded later: there each is a function."""
        made = pack(script="import('./x.js');", x=text, **others)["pack/x.js"]
        (line,) = (line for line in made.split("$define(") if line.startswith('"x.js"'))
        return line.removeprefix('"x.js",()=>{').removesuffix("});\n")

    def test_every_form_of_import(self):
        a = "export const b = 1, c = 2;\nexport { b as d };\nexport default b;"
        for text, expected in (
            ("import { b, d as e } from './a.js';", 'const{b,d:e}=$use("a.js");'),
            ("import {\n  b,\n  d,\n} from './a.js';", 'const{b,d}=$use("a.js");'),
            ("import * as a from './a.js';", 'const a=$use("a.js");'),
            ("import a, { b } from './a.js';", 'const{default:a,b}=$use("a.js");'),
            ('import{b}from"lib";', 'const{b}=$use("lib.js");'),
            ("import './a.js';", ""),
        ):
            with self.subTest(text):
                self.assertEqual(
                    self.body(text, a=a, lib="export{b};").strip().split("\n;")[0], f"{expected};return{{}}"
                )

    def test_every_form_of_export(self):
        for text, expected in (
            ("export const a = 1;", "const a=1;;return{a}"),
            ("export function a() {}", "function a(){};return{a}"),
            ("export async function a() {}", "async function a(){};return{a}"),
            ("export function* a() {}", "function*a(){};return{a}"),
            ("export class A {}", "class A{};return{A}"),
            ("const a = 1;\nexport { a, a as b };", "const a=1;;return{a,b:a}"),
            ("export default function (a) {}", "const $default=function(a){};return{default:$default}"),
            ("export { b as c } from './b.js';", ';return{c:$use("b.js").b}'),
        ):
            with self.subTest(text):
                self.assertEqual(self.body(text, b="export const b = 1;").replace("\n", ""), expected)

    def test_what_is_imported_comes_first_and_once(self):
        script = pack(script="import './b.js';import './c.js';", b="import './c.js';go(\"b\");", c='go("c");')[
            "pack/script.js"
        ]
        self.assertEqual([script.count(f'go("{name}")') for name in "cb"], [1, 1])
        self.assertLess(script.index('go("c")'), script.index('go("b")'))

    def test_what_is_loaded_later_is_a_pack_of_what_is_not_there_yet(self):
        made = pack(
            script="import './a.js';export const b = () => import('./b.js');",
            a="",
            b="import './a.js';import './c.js';export const again = () => import('./a.js');",
            c="",
        )
        self.assertEqual(set(made), {"pack/script.js", "pack/b.js"})
        self.assertIn('$load("b.js")', made["pack/script.js"])
        self.assertEqual([part.split('"')[1] for part in made["pack/b.js"].split("$define(")[1:]], ["c.js", "b.js"])
        self.assertIn('from"./script.js"', made["pack/b.js"])

    def test_a_module_still_knows_its_own_address(self):
        self.assertIn('$url("x.js")', self.body("export const a = import.meta.url;"))

    def test_what_cannot_be_packed_is_said_with_its_place(self):
        for expected, modules in (
            (
                "modules import each other: a.js -> b.js -> a.js",
                {"script": "import './a.js'", "a": "import './b.js'", "b": "import './a.js'"},
            ),
            ("static/script.js: there is no module ./a.js", {"script": "import { a } from './a.js';"}),
            (
                "static/script.js: a.js does not export c, d",
                {"script": "import { b, c, d } from './a.js';", "a": "export const b = 1;"},
            ),
            ("static/script.js: export let: a form that the packer does not know", {"script": "export let a = 1;"}),
            (
                "static/script.js: export *: a form that the packer does not know",
                {"script": "export * from './a.js';", "a": ""},
            ),
            ("static/script.js: what is imported must be named by a plain string", {"script": "import(`./${a}.js`)"}),
            ("static/script.js: only plain names can be exported", {"script": "export const { a } = b;"}),
            ("static/script.js: the name $use is the registry's", {"script": "const $use = 1;"}),
            ("static/script.js: a name is written with an escape", {"script": "go(\\u0061);"}),
            ("static/script.js: a bracket or a template is not closed", {"script": "go({"}),
        ):
            with self.subTest(expected), self.assertRaises(CannotPack) as refused:
                pack(**modules)
            self.assertEqual(str(refused.exception), expected)


class TestSharedNames(unittest.TestCase):
    """What modules of the first pack know of each other; that they do the same as they do alone: browser/test_packs.py."""

    def start(self, **modules):
        return pack(**modules)["pack/script.js"].partition("\n{")[2].removesuffix("\n$give({});}\n")

    def test_what_means_one_thing_everywhere_needs_no_glue(self):
        self.assertEqual(
            self.start(
                script="import { A, b } from './a.js';\ngo(A, b);",
                a="const own = 1;\nexport class A {}\nexport function b(c = own) {}",
            ),
            "const own=1;class A{}function b(c=own){};\ngo(A,b);;",
        )

    def test_what_may_mean_something_else_stays_within(self):
        script = "import './b.js';import { status } from './a.js';go(status);"
        for b in (
            "go(status);",
            "const b = (status) => status;",
            "go({ status });",
            "go(...status);",
            "go(`${status}`);",
        ):
            with self.subTest(b):
                made = self.start(script=script, a="export const status = 1;", b=b)
                self.assertIn('$define("a.js",()=>{const status=1;;return{status}});', made)
                self.assertIn('const{status}=$use("a.js");', made)

    def test_later_packs_take_names_from_the_first(self):
        made = pack(
            script="import { a } from './a.js';go(a, () => import('./c.js'));",
            a="export const a = 1;export const b = 2;",
            c="import { a, b as d } from './a.js';go(a, d);",
        )
        self.assertIn("$give({a,b});}", made["pack/script.js"])
        self.assertIn("const{a,b:d}=$start;go(a,d);", made["pack/c.js"])


class TestFrame(unittest.TestCase):
    """The pack of whoever is signed in: laid as the first one is, and its parts stand on both."""

    def packed(self):
        return packing.pack(
            {
                "script.js": f"import {{ a }} from './a.js';go(a, () => [import('./{packing.FRAME}'), import('./door.js')]);",
                packing.FRAME: "import { a, b as c } from '../../../a.js';import { shared } from '../../../shared.js';"
                "import { own } from '../../../own.js';go(a, c, shared, own);"
                "export const frame = () => import('../../../part.js');",
                "a.js": "export const a = 1;export const b = 2;",
                "own.js": "export const own = 3;",
                "shared.js": "export const shared = {};",
                "door.js": "import { shared } from './shared.js';go(shared);",
                "part.js": "import { own } from './own.js';import { shared } from './shared.js';"
                "import { a } from './a.js';go(a, own, shared);",
            },
            {},
            {},
        ).files

    def test_its_modules_lie_open_and_take_names_from_the_first(self):
        made = self.packed()[f"pack/{packing.FRAME}"]
        self.assertIn('from"./../../../script.js";\n{const{a}=$start;', made)
        self.assertIn("const own=3;", made)
        self.assertIn(f'$define("{packing.FRAME}"', made)
        self.assertIn("$give({own,shared});}", made)

    def test_what_another_pack_carries_too_still_runs_once(self):
        files = self.packed()
        for path in (packing.FRAME, "door.js"):
            self.assertIn('$define("shared.js",()=>{const shared={};;return{shared}})', files[f"pack/{path}"])

    def test_its_parts_do_not_bring_it_again(self):
        made = self.packed()["pack/part.js"]
        self.assertEqual(made.count("$define("), 1)
        self.assertIn("const{own,shared,a}=$start;", made)


class TestParts(unittest.TestCase):
    def packed(self):
        """A start, a part, two languages and three sheets."""
        return packing.pack(
            {
                "script.js": "import './js/lib/messages/en.js';export const a = () => [t('a.b'), t(`c.${d}`), import('./part.js')];"
                "export const ru = () => import('./js/lib/messages/ru.js');",
                "part.js": "export const p = () => [t('p.one'), t('a.b'), html`<p class=\"part-row part-${kind}\">`];",
                "js/lib/messages/en.js": "export const en = {\n  // a\n  'a.b': 'A', 'c.d': 'C',\n"
                "  'p.one': { one: 'P', other: 'Ps' },\n"
                "  'x.y': 'X' };",
                "js/lib/messages/ru.js": "export const ru = { 'a.b': 'А', 'c.d': 'Ц',"
                " 'p.one': { one: 'П', many: 'П' }, 'x.y': 'Х' };",
            },
            {},
            {
                "css/part.css": "@layer a{.part-row .button-small{color:red}}",
                "css/button.css": "@layer a{.button-small{color:red}}",
                "css/nobody.css": "@layer a{.no-body{color:red}}",
            },
        )

    def test_a_text_goes_with_the_parts_that_mention_it(self):
        files = self.packed().files
        for path, there, not_there in (
            ("script.js", ("'a.b':'A'", "'c.d':'C'", "'x.y':'X'"), ("'p.one':", "'А'")),
            ("part.js", ("'p.one':{one:'P',other:'Ps'}", "'p.one':{one:'П',many:'П'}"), ("'a.b':", "'x.y'")),
            ("js/lib/messages/ru.js", ("'a.b':'А'", "'c.d':'Ц'", "'x.y':'Х'"), ("'p.one':",)),
        ):
            for text in there:
                self.assertIn(text, files[f"pack/{path}"])
            for text in not_there:
                self.assertNotIn(text, files[f"pack/{path}"])

    def test_a_sheet_goes_with_the_parts_that_use_its_classes(self):
        packed = self.packed()
        self.assertEqual(packed.late_sheets, {"css/part.css"})
        self.assertIn('$sheet("css/part.css", "@layer a{.part-row', packed.files["pack/part.js"])

    def test_texts_are_one_constant(self):
        for text in ("export default {};", "export const en = make({});", "export const en = { a: 'b' };"):
            with self.subTest(text), self.assertRaises(CannotPack):
                packing.pack({"script.js": "", "js/lib/messages/en.js": text}, {}, {})


if __name__ == "__main__":
    unittest.main()
