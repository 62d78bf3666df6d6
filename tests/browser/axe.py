"""axe-core's verdict on a page: which rules of accessibility it breaks, and where."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\\n` +
    nodes.slice(0, 5).map(({ html, any }) => `    ${html.slice(0, 160)}  ${any[0]?.message ?? ''}`).join('\\n'));
}"""


@cache
def source() -> str:
    if not AXE.is_file():
        raise FileNotFoundError("axe-core is not installed: npm install --no-save --ignore-scripts (bin/ci does it).")
    return AXE.read_text()


def violations(page: Page) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"() => {{ {source()} }}")
    return page.evaluate(RUN)  # type: ignore[no-any-return]
