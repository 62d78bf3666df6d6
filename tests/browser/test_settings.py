"""The reader's settings: every page, what is saved where, refusals where one acted, and two windows that agree."""

from __future__ import annotations

import io
import re

import pyotp
from PIL import Image
from playwright.sync_api import Locator, expect
from support import PASSWORD

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

DESK = {"width": 1440, "height": 900}
HAND = {"width": 400, "height": 800}
PAGES = (
    "My account", "Profile", "Privacy and safety", "Sessions", "Appearance", "Accessibility", "Notifications",
    "Keyboard shortcuts", "Language", "Advanced", "About",
)  # fmt: skip


def open_page(person: Person, name: str) -> Locator:
    """The screen of settings, at one of its pages."""
    screen = person.page.get_by_role("dialog", name="Settings")
    if not screen.is_visible():
        person.press("Control+,")
    screen.get_by_role("button", name=name, exact=True).click()
    expect(screen.get_by_role("heading", level=1, name=name)).to_be_visible()
    return screen


class TestAccount(BrowserTest):
    def test_name_email_and_password_change_with_the_password_and_refusals_say_where(self):
        alice = self.member("alice")
        screen = open_page(alice, "My account")
        screen.get_by_role("button", name="Edit: Username").click()
        dialog = alice.page.get_by_role("dialog", name="Change username")
        expect(dialog.get_by_label("New username")).to_be_focused()
        dialog.get_by_label("New username").fill("alicia")
        dialog.get_by_label("Current password", exact=True).fill("not the password")
        dialog.get_by_role("button", name="Save").click()
        password = dialog.get_by_label("Current password", exact=True)
        expect(password).to_be_focused()
        expect(password).to_have_accessible_description(re.compile("not your password"))
        expect(dialog.get_by_label("New username")).to_have_value("alicia")
        password.fill(PASSWORD)
        password.press("Enter")
        expect(dialog).to_have_count(0)
        expect(screen.locator(".account-card-name")).to_have_text("alicia")

        screen.get_by_role("button", name="Edit: Email").click()
        alice.field("New email").fill("alicia@example.org")
        alice.field("Current password").fill(PASSWORD)
        alice.press("Enter")
        expect(alice.page.get_by_text("Your email is changed.")).to_be_visible()
        screen.get_by_role("button", name="Show", exact=True).click()
        expect(screen.get_by_text("alicia@example.org")).to_be_visible()

        screen.get_by_role("button", name="Change password").click()
        alice.field("New password").fill("password1")
        expect(alice.page.locator(".auth-strength-words")).to_have_text("Weak")
        alice.field("Current password").fill(PASSWORD)
        alice.press("Enter")
        expect(alice.field("New password")).to_have_accessible_description(re.compile("guess"))
        alice.field("New password").fill("a much longer sentence of mine")
        expect(alice.page.locator(".auth-strength-words")).to_have_text("Strong")
        alice.field("Current password").fill(PASSWORD)
        alice.press("Enter")
        expect(alice.page.get_by_text("Your password is changed.")).to_be_visible()

    def test_a_second_factor_from_the_picture_to_the_codes_and_off_again(self):
        alice = self.member("alice")
        screen = open_page(alice, "My account")
        screen.get_by_role("button", name="Turn on").click()
        alice.field("Current password").fill(PASSWORD)
        alice.press("Enter")
        dialog = alice.page.get_by_role("dialog", name="Scan the picture")
        expect(dialog.get_by_role("img")).to_be_visible()
        secret = dialog.locator(".account-factor-secret").inner_text().replace(" ", "")
        dialog.get_by_label("Code").fill("000000")
        dialog.get_by_role("button", name="Turn on").click()
        expect(dialog.get_by_label("Code")).to_have_accessible_description(re.compile("not right"))
        dialog.get_by_label("Code").fill(pyotp.TOTP(secret).now())
        dialog.get_by_role("button", name="Turn on").click()

        codes = alice.page.get_by_role("dialog", name="The second factor is on")
        expect(codes.get_by_role("listitem")).to_have_count(10)
        first = codes.get_by_role("listitem").first.inner_text()
        with alice.page.expect_download() as download:
            codes.get_by_role("button", name="Download").click()
        self.assertIn(first, download.value.path().read_text())
        codes.get_by_role("button", name="Done").click()
        expect(codes.get_by_role("alert")).to_have_text(re.compile("Keep them first"))
        codes.get_by_label("I have kept them.").check()
        codes.get_by_role("button", name="Done").click()
        expect(screen.locator(".account-on")).to_have_text("On")

        screen.get_by_role("button", name="Turn off").click()
        alice.field("Current password").fill(PASSWORD)
        alice.button("Use a recovery code").click()
        alice.field("Recovery code").fill(first)
        alice.press("Enter")
        expect(alice.page.get_by_text("The second factor is off.")).to_be_visible()
        expect(screen.get_by_role("button", name="Turn on")).to_be_visible()

    def test_an_owner_hears_why_they_cannot_go_and_a_member_types_their_name(self):
        owner = self.window_of(self.owner("owner"))
        screen = open_page(owner, "My account")
        screen.get_by_role("button", name="Delete account").click()
        expect(owner.page.get_by_role("dialog", name="You own a guild")).to_contain_text("Welcome")
        owner.press("Escape")

        bob = self.member("bob")
        screen = open_page(bob, "My account")
        with bob.page.expect_download() as download:
            screen.get_by_role("button", name="Download").click()
        self.assertEqual(download.value.suggested_filename, "guildhall-bob.zip")
        refusal = {"error": {"code": "rate_limited", "message": "Once a minute."}}
        bob.page.route("**/api/me/export", lambda route: route.fulfill(status=429, json=refusal))
        screen.get_by_role("button", name="Download").click()
        expect(screen.get_by_role("alert")).to_contain_text("Please wait")
        screen.get_by_role("button", name="Delete account").click()
        bob.field("Type bob to go on").fill("rob")
        bob.field("Current password").fill(PASSWORD)
        bob.press("Enter")
        expect(bob.field("Type bob to go on")).to_have_accessible_description("That is not the name.")
        bob.field("Type bob to go on").fill("bob")
        bob.press("Enter")
        expect(bob.button("Sign in", exact=True)).to_be_visible()

    def test_a_profile_is_seen_before_it_is_saved_and_a_picture_is_cut(self):
        alice, bob = self.member("alice"), self.member("bob")
        screen = open_page(alice, "Profile")
        preview = screen.get_by_role("complementary", name="Preview")
        alice.field("Display name").fill("Alice of the Kiln")
        alice.field("About you").fill("I **fire** things")
        expect(preview.locator(".account-preview-name")).to_have_text("Alice of the Kiln")
        expect(preview.locator("strong")).to_have_text("fire")
        alice.press("Escape")
        expect(screen).to_be_visible()
        screen.get_by_role("button", name="Save").click()
        expect(screen.get_by_role("region", name="There are changes that are not saved.")).to_have_count(0)
        expect(bob.other_member("Alice of the Kiln")).to_be_visible()

        picture = io.BytesIO()
        Image.new("RGB", (600, 300), "teal").save(picture, "PNG")
        files = screen.get_by_label("Avatar", exact=True)
        files.set_input_files({"name": "no.png", "mimeType": "image/png", "buffer": b"not a picture"})
        expect(screen.get_by_role("alert")).to_contain_text("not a picture")
        files.set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": picture.getvalue()})
        editor = alice.page.get_by_role("application", name=re.compile("Piece of the picture"))
        expect(editor).to_be_focused()
        alice.press("ArrowLeft", "+")
        alice.button("Save", exact=True).last.click()
        expect(preview.locator("img.avatar-face")).to_have_attribute("src", re.compile("^/media/"))
        screen.get_by_role("button", name="Avatar: Remove").click()
        expect(preview.locator("img.avatar-face")).to_have_count(0)


class TestChoices(BrowserTest):
    def test_two_windows_agree_and_a_refusal_is_said(self):
        friend = self.friend("alice")
        here, there = self.window_of(friend), self.window_of(friend)
        html = there.page.locator("html")
        screen = open_page(here, "Appearance")
        screen.get_by_role("radio", name="High contrast").check()
        screen.get_by_role("radio", name="Compact").check()
        screen.get_by_label("Text size").fill("20")
        screen.get_by_role("radio", name="24 hours").check()
        expect(html).to_have_attribute("data-theme", "high-contrast")
        expect(html).to_have_attribute("data-density", "compact")
        expect(html).to_have_attribute("style", re.compile("--font-size: 20px"))
        open_page(here, "Language").get_by_role("radio", name="Русский").check()
        expect(html).to_have_attribute("lang", "ru")
        expect(there.composer).to_have_attribute("placeholder", "Написать в #general")

        new_device = self.window_of(friend)
        expect(new_device.page.locator("html")).to_have_attribute("data-theme", "high-contrast")

        here.page.get_by_role("radio", name="English").check()
        expect(html).to_have_attribute("lang", "en")
        screen = open_page(here, "Appearance")
        here.page.route(
            "**/api/me/settings",
            lambda route: route.fulfill(status=422, json={"error": {"code": "forbidden", "message": "No."}}),
        )
        screen.get_by_role("radio", name="Light").click()  # check() complains when the refusal was there first
        expect(screen.get_by_role("alert")).to_have_text("You are not allowed to do that.")
        expect(here.page.locator("html")).to_have_attribute("data-theme", "high-contrast")

    def test_what_is_of_this_browser_stays_in_it(self):
        friend = self.friend("alice")
        alice = self.window_of(friend)
        html = alice.page.locator("html")
        screen = open_page(alice, "Accessibility")
        screen.get_by_role("radiogroup", name="Reduce motion").get_by_role("radio", name="On").check()
        screen.get_by_label("Saturation").fill("40")
        screen.get_by_role("switch", name="Role colours in names").uncheck()
        screen.get_by_role("switch", name="Underline links").check()
        expect(html).to_have_attribute("data-motion", "reduced")
        expect(html).to_have_css("filter", "saturate(0.4)")
        screen = open_page(alice, "Notifications")
        screen.get_by_role("switch", name="Sounds").check()
        expect(screen.get_by_label("Volume")).to_be_visible()
        screen.get_by_role("switch", name="Keep quiet hours").check()
        expect(screen.get_by_label("From", exact=True)).to_have_value("22:00")
        screen.get_by_label("What Welcome notifies you about").select_option("mentions")
        open_page(alice, "Advanced").get_by_role("switch", name="Developer mode").check()
        expect(screen.get_by_text(str(friend.client.id))).to_be_visible()

        alice.page.reload()
        alice.is_ready()
        expect(html).to_have_attribute("data-links", "underlined")
        screen = open_page(alice, "Notifications")
        expect(screen.get_by_role("switch", name="Keep quiet hours")).to_be_checked()
        expect(screen.get_by_label("What Welcome notifies you about")).to_have_value("mentions")
        other = self.window_of(friend)
        expect(other.page.locator("html")).to_have_attribute("data-links", "plain")

    def test_devices_and_blocked_people(self):
        friend, bob = self.friend("alice"), self.friend("bob")
        self.stage.run(friend.client.put(f"/api/friends/{bob.client.id}/block"))
        here = self.window_of(friend)
        elsewhere = self.visitor("alice")
        elsewhere.open()
        elsewhere.sign_in()
        elsewhere.is_ready()
        open_page(elsewhere, "Profile")
        elsewhere.field("Display name").fill("never saved")
        screen = open_page(here, "Privacy and safety")
        screen.get_by_role("button", name="Unblock bob").click()
        expect(screen.get_by_text("You have not blocked anyone.")).to_be_visible()

        screen = open_page(here, "Sessions")
        screen.get_by_role("button", name="End all others").click()
        expect(screen.get_by_text("End 1 session?")).to_be_visible()
        screen.get_by_role("alert").get_by_role("button", name="End all others").click()
        expect(screen.get_by_text("You are signed in nowhere else.")).to_be_visible()
        expect(elsewhere.page.get_by_role("alert")).to_have_text("Your session has ended. Please sign in again.")
        elsewhere.sign_in()
        elsewhere.is_ready()
        expect(elsewhere.dialog).to_have_count(0)


class TestAccessibility(BrowserTest):
    maxDiff = None

    def test_no_page_breaks_a_rule(self):
        friend = self.friend("alice")
        self.stage.run(friend.client.put(f"/api/friends/{self.friend('bob').client.id}/block"))
        for size in (DESK, HAND):
            window = self.window_of(friend, viewport=size, reduced_motion="reduce", bypass_csp=True)
            window.press("Control+,")
            for name in PAGES:
                if size is HAND and window.button("Back").is_visible():
                    window.button("Back").click()
                open_page(window, name)
                for theme in ("dark", "light", "high-contrast")[: 3 if size is DESK else 2]:
                    window.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                    window.settles()
                    with self.subTest(f"{name}, {theme}, {size['width']} wide"):
                        self.assertEqual(violations(window.page), [])
