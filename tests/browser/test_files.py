"""Files that want to be programs of ours: whatever a browser is told to make of them, none of them runs."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from files_stage import form, picture
from playwright.sync_api import Error

from browser.stage import BrowserTest

ATTACK = b"window.attacked = 1; try { parent.attacked = 1; top.attacked = 1 } catch {}; document.title = 'attacked'"
PAGE = b"<!doctype html><script>" + ATTACK + b'</script><body onload="' + ATTACK + b'">'
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload=\"" + ATTACK + b'"><script>' + ATTACK + b"</script></svg>"
PDF = (
    b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\ntrailer<</Root 1 0 R>>"
)
HOSTILE = (
    ("page.html", PAGE, "text/html"),
    ("page.htm.jpg", PAGE, "image/jpeg"),
    ("drawing.svg", SVG, "image/svg+xml"),
    ("drawing.png", SVG, "image/png"),
    ("paper.pdf", PDF, "application/pdf"),
    ("script.js", ATTACK, "text/javascript"),
    ("notes.txt", PAGE, "text/html"),
    ("page.xhtml", b"<html xmlns='http://www.w3.org/1999/xhtml'><script>" + ATTACK + b"</script></html>", "text/html"),
    ("tea.gif", picture(kind="GIF") + PAGE, "text/html"),
    ("comment.gif", b"GIF89a/*" + ATTACK + b"*/=1;" + ATTACK, "text/javascript"),
)
TRY_ALL = """async (url) => {
  const tried = [];
  const places = { script: 'src', iframe: 'src', object: 'data', embed: 'src', img: 'src', video: 'src' };
  for (const [name, where] of Object.entries(places)) {
    const one = document.createElement(name);
    tried.push(new Promise((done) => { one.onload = one.onerror = one.onloadeddata = done; setTimeout(done, 300); }));
    one[where] = url;
    document.body.append(one);
  }
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
  document.head.append(link);
  await Promise.all(tried);
  await import(url).catch(() => {});
  return window.attacked ?? null;
}"""


class TestFiles(BrowserTest):
    def test_nothing_that_is_uploaded_runs_in_our_name(self):
        friend = self.friend("alice")
        addresses = []
        for hostile in HOSTILE:
            answer = self.stage.run(friend.client.post("/api/upload", data=form(hostile)))
            if answer.status == 201:
                addresses.append(answer.json["url"])
                self.stage.run(friend.client.post("/api/channels/1/messages", {"files": [answer.json["id"]]}))
            else:
                self.assertEqual((answer.status, hostile[0]), (422, "comment.gif"))
        self.assertEqual(len(addresses), len(HOSTILE) - 1)
        context = self.browser.new_context(base_url=self.stage.url)
        self.addCleanup(context.close)
        context.add_cookies([friend.cookie()])
        dialogs = []
        page = context.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for address in addresses:
            page.goto("/")
            self.assertIsNone(page.evaluate(TRY_ALL, address), address)
            try:
                page.goto(address)
            except Error as download:  # it is offered to be kept, and not opened
                self.assertIn("Download is starting", str(download))
            else:
                self.assertTrue(address.endswith("tea.gif"), address)
                self.assertIsNone(page.evaluate("window.attacked ?? null"))
            self.assertNotEqual(page.title(), "attacked")
        self.assertEqual(dialogs, [])
