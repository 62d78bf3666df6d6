"""Text that wants to be a program stays text, wherever a person may write."""

from attacks import ATTACKS as CORPUS
from playwright.sync_api import expect

from backend.users.models import users
from browser.stage import BrowserTest

ATTACKS = [
    "<script>window.attacked = 1; alert(1)</script>",
    '<img src=x onerror="window.attacked = 1; alert(1)">',
    '<svg onload="window.attacked = 1"><animate onbegin=alert(1) attributeName=x dur=1s>',
    '<iframe srcdoc="<script>parent.attacked = 1</script>"></iframe>',
    '"><input autofocus onfocus="window.attacked = 1"><"',
    '<a href="javascript:window.attacked = 1">press</a>',
    "[press](javascript:window.attacked=1)",
    "[press](  JaVaScRiPt&colon;window.attacked=1)",
    "[press](data:text/html,<script>opener.attacked=1</script>)",
    "<javascript:window.attacked=1>",
    '```html"onload=window.attacked=1\n<script>window.attacked = 1</script>\n```',
    "`<b onmouseover=window.attacked=1>` ||<script>window.attacked=1</script>||",
    "<style>@import 'http://127.0.0.1:9/';</style><link rel=stylesheet href=//127.0.0.1:9/>",
    "${window.attacked = 1} {{constructor.constructor('window.attacked = 1')()}}",
    'https://example.org/"onmouseover="window.attacked=1',
]
AT_ONCE = 45  # messages of a channel, all of them drawn in a window that is high enough
SAFE = ("http://", "https://", "mailto:", "/", "#")


class TestAttacks(BrowserTest):
    """Complaints of the page, which every test watches for, include dialogs and violations of the policy."""

    def test_text_stays_text_in_messages_and_names(self):
        owner = self.owner("owner")
        shown = "<img src=x onerror=window.attacked=1>"
        self.stage.run(self.stage.server.app.db.write(lambda work: rename(work, owner.client.id, shown)))
        guild = owner.post("/api/guilds", {"name": ATTACKS[0]})["id"]
        owner.post(f"/api/guilds/{guild}/channels", {"name": ATTACKS[1], "topic": ATTACKS[2]})
        category = owner.post(f"/api/guilds/{guild}/channels", {"name": ATTACKS[3], "type": "category"})["id"]
        channel = owner.post(f"/api/guilds/{guild}/channels", {"name": ATTACKS[4], "parent_id": category})["id"]
        owner.say(*ATTACKS, channel_id=channel)

        window = self.window_of(owner, f"/channels/{guild}/{channel}")
        window.press("Escape")
        expect(window.messages).to_have_count(len(ATTACKS))
        expect(window.message(ATTACKS[0])).to_be_visible()
        expect(window.members.get_by_text(shown)).to_be_visible()
        expect(window.page.get_by_role("heading", name=ATTACKS[0], exact=True)).to_be_visible()
        for spoiler in window.page.get_by_role("button", name="Spoiler").all():
            spoiler.click()
        for link in window.page.locator("a").all():
            self.assertTrue((link.get_attribute("href") or "").lower().startswith(SAFE), link.get_attribute("href"))
        for row in window.messages.all():
            row.hover()
        window.press("Control+k")
        expect(window.dialog.get_by_role("option", name="<img")).to_be_visible()
        window.press("Escape")
        window.act(ATTACKS[0], "Delete")
        expect(window.dialog.get_by_text(ATTACKS[0])).to_be_visible()
        self.is_untouched(window.page)

    def test_the_whole_corpus_stays_text_and_is_all_there(self):
        owner = self.owner("owner")
        guild = owner.post("/api/guilds", {"name": "Ours"})
        at = f"/channels/{guild['id']}/{guild['channels'][0]['id']}"
        window = self.window_of(owner, at, viewport={"width": 1200, "height": 6000})
        for start in range(0, len(CORPUS), AT_ONCE):
            said = CORPUS[start : start + AT_ONCE]
            named = {"name": line(said[0])[:100], "topic": said[1]}
            channel = owner.post(f"/api/guilds/{guild['id']}/channels", named)["id"]
            owner.say_at_once(said, channel)
            window.open(f"/channels/{guild['id']}/{channel}")
            expect(window.messages).to_have_count(len(said))
            for spoiler in window.page.get_by_role("button", name="Spoiler").all():
                spoiler.click()
            links = window.page.locator("a").evaluate_all("all => all.map(one => one.getAttribute('href') ?? '')")
            self.assertEqual([link for link in links if not link.lower().startswith(SAFE)], [])
            for row in window.messages.all()[::6]:
                row.hover()
            self.is_untouched(window.page)

    def test_what_one_writes_oneself_and_what_the_address_says_stay_text(self):
        alice = self.member(
            "alice", "/channels/1/1?x=<script>window.attacked=1</script>#<img src=x onerror=window.attacked=1>"
        )
        for text in ATTACKS[:3]:
            alice.say(text)
            alice.composer.press("ArrowUp")
            alice.page.get_by_role("textbox", name="Edit message").press("Escape")
        alice.page.reload()
        expect(alice.message(ATTACKS[2])).to_be_visible()
        self.is_untouched(alice.page)

    def is_untouched(self, page):
        self.assertIsNone(page.evaluate("window.attacked ?? null"))
        self.assertEqual(page.locator("body script:not([src]), iframe, img, #app style, #app link").count(), 0)


def line(text):
    return " ".join(text.split())


def rename(work, user_id, name):
    work.execute(users.update().where(users.c.id == user_id).values(display_name=name))
