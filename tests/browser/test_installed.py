"""What the browser keeps: the client opens without a network, a new version is told, and it can be installed as an app."""

import json
import re

from playwright.sync_api import expect

from backend.assets.files import load_assets
from browser.people import Person
from browser.stage import BrowserTest

CONTROLLED = "() => navigator.serviceWorker.controller !== null"
NEW_BUILD = "/static/0123456789ab"


class TestInstalled(BrowserTest):
    def with_worker(self, name: str, **options) -> Person:
        person = self.member(name, service_workers="allow", **options)
        person.page.wait_for_function(CONTROLLED)
        person.page.evaluate("async () => void (await (await navigator.serviceWorker.getRegistration()).update())")
        return person

    def test_the_client_opens_without_a_network(self):
        alice = self.with_worker("alice")
        alice.context.set_offline(True)
        alice.page.reload()
        expect(alice.page.locator(".splash, .app").first).to_be_visible()
        kept = alice.page.evaluate(
            "async () => (await Promise.all((await caches.keys()).map(async (name) =>"
            " (await (await caches.open(name)).keys()).map(({url}) => new URL(url).pathname)))).flat()"
        )
        self.assertIn("/", kept)
        self.assertEqual([path for path in kept if path.startswith(("/api", "/socket.io"))], [])

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
        problems = {one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
        self.assertLessEqual(problems, {"in-incognito"})

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
