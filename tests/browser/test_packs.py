"""Modules do the same in a pack as they do as they are."""

import json
from pathlib import Path

from backend.assets import packing
from browser.stage import BrowserTest

STATIC = Path(__file__).resolve().parents[2] / "static"
ADDRESS = "https://packs.example"
TOLD = "globalThis.told"  # what modules found, in the order in which they found it


def tell(*values: str) -> str:
    return f"({TOLD}??=[]).push({','.join(values)});"


CASES = {
    "names are seen where they are imported": {
        "script": f"import {{ a, B, c }} from './a.js'; {tell('a', 'new B().name()', 'c()', 'c.name', 'B.name')}",
        "a": "export const a = 1; export class B { name() { return c(); } } export function c(d = a) { return d + 1; }",
    },
    "a function is there before its place": {
        "script": f"import {{ a }} from './a.js'; {tell('a')}",
        "a": "export const a = later(); export function later() { return inner(); } function inner() { return 'in'; }",
    },
    "the browser's own names stay the browser's": {
        "script": "import './a.js'; import './b.js'; import './c.js';",
        "a": "export const location = 'a'; export function open() {} export const status = 1; const name = 2; export { name };",
        "b": f"import {{ status }} from './a.js'; {tell('status')}",
        "c": tell(
            "typeof location", "typeof name", "typeof status", "open === globalThis.open", "`${typeof location}`"
        ),
    },
    "a name may be the browser's in one place and a part's in another": {
        "script": f"import {{ find }} from './a.js'; import {{ b }} from './b.js'; {tell('find', 'b(3)')}",
        "a": "export const find = 'mine';",
        "b": "export const b = (find) => [find, again()]; const again = () => typeof find;",
    },
    "keys and properties are no names": {
        "script": f"import {{ a }} from './a.js'; import './b.js'; {tell('a')}",
        "a": "export const a = 1;",
        "b": f"const b = {{ a: 2, c: {{ a: 3 }} }}; const {{ a: d }} = b; {tell('b.a', 'd', 'b?.a', 'b.c.a')}",
    },
    "a name that is spread or stands behind case is one": {
        "script": "import './a.js'; import './b.js';",
        "a": "export const frames = [1]; export const length = 5; const top = 1; export const self = top;",
        "b": f"switch (0) {{ case 1, length: {tell('0')} }} {tell('Math.max(...[frames].map((one) => one === window ? 1 : 2))')}",
    },
    "two modules may use one name for two things": {
        "script": f"import {{ a }} from './a.js'; import {{ b, same }} from './b.js'; {tell('a()', 'b()', 'same')}",
        "a": "const own = 'a'; export const same = 1; export const a = () => own;",
        "b": "const own = 'b'; export const same = 2; export function b() { return own; }",
    },
    "imports may be renamed, or all be taken": {
        "script": "import { a as b } from './a.js'; import * as all from './a.js'; import c, { a } from './a.js';"
        + tell("b", "a", "c", "Object.keys(all).sort().join()"),
        "a": "export const a = 1; const inner = 2; export { inner as outer }; export default 'the default';",
    },
    "what is handed on": {
        "script": f"import {{ c, e }} from './b.js'; import {{ a }} from './a.js'; {tell('a', 'c', 'e')}",
        "a": "export const a = 1; export const d = 2;",
        "b": "export { a as c } from './a.js'; import { d } from './a.js'; export { d as e };",
    },
    "a name inside that is another one outside": {
        "script": f"import {{ top, b }} from './a.js'; import './b.js'; {tell('top', 'b')}",
        "a": "const a = 'a'; const b = typeof top; export { a as top, b };",
        "b": tell("typeof top"),
    },
    "shadows": {
        "script": f"import {{ a }} from './a.js'; import {{ b, C }} from './b.js'; {tell('b(7)', 'a', 'new C().a()')}",
        "a": "export const a = 'a';",
        "b": "export const b = (a) => { try { throw a; } catch (a) { for (const a of [9]) return a; } };"
        "export class C { a() { return 'method'; } }",
    },
    "async functions, generators and parameters with defaults": {
        "script": f"import {{ a, g }} from './a.js'; {tell('[...g()].join()', 'a.name', 'a() instanceof Promise')}",
        "a": "import { b } from './b.js'; export async function a(c = b) { return c; } export function* g(d = b) { yield d; }",
        "b": "export const b = 4;",
    },
    "var and several declarations at once": {
        "script": f"import {{ a, c }} from './a.js'; import {{ v }} from './b.js'; {tell('a + c', 'v()', 'typeof w')}",
        "a": "export const a = 1, b = 2; const [c] = [3]; export { c }; { var w = 1; }",
        "b": "if (true) { var w = 5; } export function v() { return w; }",
    },
    "vendored modules, whose names are letters": {
        "script": "import html, { t, other } from 'lib'; import { a } from './a.js';"
        + tell("html(1)", "t", "other", "a"),
        "a": "import { other } from 'lib'; export const a = other + 1; export const n = 1;",
        "lib": "import { s } from './low.js'; const n = 5; var t = n + s; export default function (n) { return n + t }"
        "export { t, n as other };",
        "low": "export const s = 10;",
    },
    "a later pack": {
        "script": "import { a, b, x as y } from './a.js';"
        f"globalThis.done = import('./c.js').then(({{ c }}) => {{ {tell('c', 'y()')} }}); {tell('a', 'b')}",
        "a": "export const a = 1; export const b = 2; export function x() { return 'x'; } export const only = {};",
        "c": "import { a as z, b, only } from './a.js'; import * as all from './a.js'; import { d } from './d.js';"
        "export const c = [z, b, d, only === all.only, all.x()].join();",
        "d": "import { x } from './a.js'; const a = x(); export const d = `${a}!`;",
    },
}


class TestPacks(BrowserTest):
    def setUp(self):
        super().setUp()
        self.page = self.visitor("alice").page
        self.files: dict[str, str] = {}
        self.page.route(f"{ADDRESS}/**", self._serve)

    def _serve(self, route):
        path = route.request.url.removeprefix(f"{ADDRESS}/")
        kind = "text/javascript" if path.endswith(".js") else "text/html"
        route.fulfill(body=self.files[path], content_type=kind)

    def told(self, files, entry, specifiers):
        """What the modules tell when they run."""
        imports = {"imports": {name: f"/{path}" for name, path in specifiers.items()}}
        self.files = {"page": f'<script type="importmap">{json.dumps(imports)}</script>', **files}
        self.page.goto(f"{ADDRESS}/page")
        return self.page.evaluate(
            f"async (entry) => {{ await import(entry); await globalThis.done; return {TOLD}.map(String); }}",
            f"/{entry}",
        )

    def compare(self, sources, specifiers):
        packs = packing.pack(sources, specifiers, {}).files
        expected = self.told(sources, "script.js", specifiers)
        self.assertEqual(self.told(packs, "pack/script.js", {}), expected)
        self.assertTrue(expected)

    def test_they_find_the_same_names(self):
        for case, modules in CASES.items():
            with self.subTest(case):
                self.compare({f"{name}.js": text for name, text in modules.items()}, {"lib": "lib.js"})

    def test_every_module_of_the_client_runs_and_exports_the_same(self):
        sources = {path.relative_to(STATIC).as_posix(): path.read_text() for path in STATIC.rglob("*.js")}
        vendored = json.loads((STATIC / "vendor/manifest.json").read_text())["files"]
        specifiers = {file["specifier"]: file["file"] for file in vendored if file.get("specifier")}
        ours = [path for path in sources if path.startswith("js/")]
        sources["script.js"] = "".join(
            f"import * as all{at} from './{path}'; {tell(f'...described({json.dumps(path)}, all{at})')}\n"
            for at, path in enumerate(ours)
        ) + (
            "function described(path, all) { return Object.keys(all).sort().map((key) =>"
            "[path, key, typeof all[key], String(all[key]?.name).replace('$', '')].join(' ')); }"
        )
        self.compare(sources, specifiers)
