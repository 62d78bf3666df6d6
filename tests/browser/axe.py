"""axe-core's verdict on a page: which rules of accessibility it breaks, and where."""

from functools import cache
from importlib import resources

from playwright.sync_api import Page

RUN = """async () => {
  const { violations } = await axe.run(document, { preload: false, resultTypes: ['violations'] });
  return violations.map(({ id, help, nodes }) => `${id}: ${help}\\n` +
    nodes.slice(0, 5).map(({ html, any }) => `    ${html.slice(0, 160)}  ${any[0]?.message ?? ''}`).join('\\n'));
}"""


@cache
def source() -> str:
    """The script as it comes with the package axe-playwright-python: no npm is needed to run these tests."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text()


def violations(page: Page) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"() => {{ {source()} }}")
    return page.evaluate(RUN)  # type: ignore[no-any-return]
