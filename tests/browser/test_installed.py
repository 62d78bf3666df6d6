"""What the browser keeps: the client opens without a network, a new version is told, and it can be installed as an app."""

import json
import re

from playwright.sync_api import expect
from support import PATIENCE

from backend.assets.files import load_assets
from browser.people import Person
from browser.stage import BrowserTest
from browser.touch import PHONE

# Whether the browser keeps a message with this text for the next start.
KEEPS = """(text) => new Promise((resolve) => {
  const opening = indexedDB.open('guildhall', 1);
  opening.onupgradeneeded = () => opening.transaction.abort();
  opening.onerror = () => resolve(false);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('kept').objectStore('kept').get('account');
    asked.onsuccess = () => { opening.result.close(); resolve(JSON.stringify(asked.result ?? '').includes(text)); };
  };
})"""
WAITS_FOR_KEEPING = f"""async ([text, patience]) => {{
  const keeps = {KEEPS};
  const end = Date.now() + patience;
  while (!(await keeps(text)) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return keeps(text);
}}"""
# What a browser sends that would install the page, and keeps until it is asked.
OFFERS = """() => {
  document.offers = ['one'];
  const prompt = async () => { document.offers.pop(); return { outcome: 'accepted' }; };
  dispatchEvent(Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt }));
}"""
SIZE_OF = """async (src) => {
  const image = Object.assign(new Image(), { src });
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""
# As a page that was not listening when the worker took over.
ASKS = """() => new Promise((resolve) => {
  navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data), { once: true });
  navigator.serviceWorker.controller.postMessage({ type: 'build' });
})"""
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
CACHED = """async () => (await Promise.all((await caches.keys()).map(
  async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat()"""
NEW_BUILD = "/static/0123456789ab"


class TestInstalled(BrowserTest):
    def with_worker(self, name: str, **options) -> Person:
        person = self.member(name, service_workers="allow", **options)
        person.page.wait_for_function(CONTROLLED)
        person.page.evaluate("async () => void (await (await navigator.serviceWorker.getRegistration()).update())")
        return person

    def test_without_a_network_the_last_channels_are_there_and_what_is_written_arrives_once(self):
        owner = self.owner("owner")
        kiln = owner.open_channel("kiln")
        owner.say("the kiln is hot", channel_id=kiln)
        owner.say("good morning")
        alice = self.with_worker("alice")
        alice.go_to("kiln")
        expect(alice.message("the kiln is hot")).to_be_visible()
        self.assertTrue(alice.page.evaluate(WAITS_FOR_KEEPING, ["the kiln is hot", PATIENCE * 1000]))

        alice.context.set_offline(True)
        alice.page.reload()
        alice.is_in("kiln")
        expect(alice.message("the kiln is hot")).to_be_visible()
        expect(alice.banner).to_be_visible()
        alice.go_to("general")
        expect(alice.message("good morning")).to_be_visible()
        alice.write("written in a tunnel")
        alice.page.reload()
        expect(alice.message("written in a tunnel")).to_have_attribute("data-state", "pending")
        owner.say("meanwhile")

        alice.context.set_offline(False)
        alice.says_in_order(["good morning", "meanwhile", "written in a tunnel"])
        expect(alice.banner).to_have_count(0)
        self.assertEqual(owner.history(), ["good morning", "meanwhile", "written in a tunnel"])

        kept = alice.page.evaluate(CACHED)
        self.assertIn("/", kept)
        self.assertEqual([path for path in kept if path.startswith(("/api", "/socket.io"))], [])
        alice.settings("Sign out")
        expect(alice.field("Username")).to_be_visible()
        self.assertFalse(alice.page.evaluate(KEEPS, "good morning"))

    def test_a_new_version_is_told_and_nobody_is_forced(self):
        alice = self.with_worker("alice")
        assets = load_assets()
        old = assets.worker
        self.addCleanup(setattr, assets, "worker", old)
        body = old.body.replace(assets.prefix.encode(), NEW_BUILD.encode()).replace(b"await cache.addAll(SHELL);", b"")
        assets.worker = type(old)(body, None, old.content_type, '"new"')
        alice.composer.fill("half a thought")
        self.stage.drop_server()
        expect(alice.banner).to_be_visible()
        self.stage.raise_server()
        notice = alice.page.get_by_text("A new version of Guildhall is ready.")
        expect(notice).to_be_visible()
        self.assertEqual(alice.page.evaluate(ASKS), {"type": "build", "path": NEW_BUILD})
        expect(alice.composer).to_have_value("half a thought")
        alice.page.get_by_role("button", name="Reload").click()
        expect(notice).to_have_count(0)
        expect(alice.composer).to_have_value("half a thought")

    def test_it_can_be_installed(self):
        alice = self.visitor("alice")
        alice.open()
        session = alice.context.new_cdp_session(alice.page)
        found = session.send("Page.getAppManifest")
        self.assertEqual(found["errors"], [])
        manifest = json.loads(found["data"])
        for icon in manifest["icons"]:
            kind = alice.page.request.get(icon["src"]).headers["content-type"]
            self.assertEqual(kind.partition(";")[0], icon["type"])
        self.assertEqual(
            {icon["purpose"] for icon in manifest["icons"] if icon["sizes"] == "512x512"}, {"any", "maskable"}
        )
        self.assertEqual((manifest["id"], manifest["scope"]), ("/", "/"))
        for shortcut in manifest["shortcuts"]:
            self.assertTrue(alice.page.request.get(shortcut["url"]).ok)
        touched = alice.page.locator("link[rel=apple-touch-icon]").get_attribute("href")
        self.assertEqual(alice.page.evaluate(SIZE_OF, touched), [180, 180])
        problems = {one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
        self.assertLessEqual(problems, {"in-incognito"})

    def test_installing_is_offered_where_the_browser_offers_it_and_told_where_it_does_not(self):
        alice = self.friend("alice")
        window = self.window_of(alice)
        window.page.evaluate(OFFERS)
        window.settings("Install Guildhall")
        window.page.wait_for_function("() => document.offers.length === 0")
        window.page.evaluate(OFFERS)
        window.settings("Appearance")
        window.page.get_by_role("button", name="About").click()
        window.button("Install", exact=True).click()
        expect(window.button("Install", exact=True)).to_have_count(0)
        window.page.wait_for_function("() => document.offers.length === 0")

        phone = self.visitor("alice", **PHONE)
        phone.context.add_cookies([alice.cookie()])
        phone.page.add_init_script("Object.defineProperty(navigator, 'standalone', { value: false })")
        phone.open()
        phone.is_ready()
        phone.button("Show channels").tap()
        phone.settings("Appearance")
        phone.button("Back", exact=True).tap()
        phone.button("About").tap()
        expect(phone.page.get_by_text("Add to Home Screen")).to_be_visible()

    def test_what_names_me_shows_on_the_tab(self):
        friend, bob = self.friend("alice"), self.friend("bob")
        alice = self.window_of(friend)
        kiln = self.owner("owner").open_channel("kiln")
        icon = alice.page.locator("link[rel=icon]")
        expect(icon).to_have_attribute("href", re.compile("/mark.svg$"))
        bob.say(f"<@{friend.client.id}> look", channel_id=kiln)
        expect(icon).to_have_attribute("href", re.compile("/mark-badge.svg$"))
        alice.go_to("kiln")
        expect(icon).to_have_attribute("href", re.compile("/mark.svg$"))
