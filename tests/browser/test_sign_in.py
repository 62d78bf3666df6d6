"""The door: refusals that say where, sessions that end, the link of the administrator, language and theme."""

import re

from playwright.sync_api import expect
from support import PASSWORD

from browser.stage import BrowserTest


class TestRefusals(BrowserTest):
    def test_a_wrong_password_is_said_and_the_right_one_still_works(self):
        self.friend("alice")
        alice = self.visitor("alice")
        alice.open()
        alice.sign_in("not the password")
        expect(alice.page.get_by_role("alert")).to_have_text("The username or the password is wrong.")
        expect(alice.field("Password")).to_be_focused()
        alice.sign_in()
        alice.is_ready()

    def test_a_refused_field_says_why_and_has_the_focus(self):
        self.friend("alice")
        visitor = self.visitor("alice")
        visitor.open()
        visitor.register()
        username = visitor.field("Username")
        expect(username).to_be_focused()
        expect(username).to_have_attribute("aria-invalid", "true")
        expect(username).to_have_accessible_description(re.compile("taken"))

        username.fill("alicia")
        visitor.field("Email").fill("alicia@example.org")
        visitor.field("Password").fill("password1")
        visitor.button("Create account").click()
        password = visitor.field("Password")
        expect(password).to_be_focused()
        expect(password).to_have_attribute("aria-invalid", "true")
        expect(password).to_have_accessible_description(re.compile("guess"))

        password.fill(PASSWORD)
        visitor.button("Create account").click()
        visitor.is_ready()

    def test_the_password_can_be_shown(self):
        visitor = self.visitor("alice")
        visitor.open()
        visitor.field("Password").fill("looked at")
        visitor.button("Show password").click()
        expect(visitor.field("Password")).to_have_attribute("type", "text")
        visitor.button("Hide password").click()
        expect(visitor.field("Password")).to_have_attribute("type", "password")


class TestLeaving(BrowserTest):
    def test_signing_out_leads_to_the_door_and_keeps_nothing(self):
        alice = self.member("alice")
        alice.say("see you")
        alice.composer.fill("a draft for nobody else")
        alice.settings("Sign out")
        expect(alice.button("Sign in", exact=True)).to_be_visible()
        expect(alice.page.get_by_role("alert")).to_have_count(0)
        alice.page.reload()
        expect(alice.button("Sign in", exact=True)).to_be_visible()
        self.assertNotIn("a draft", alice.page.evaluate("JSON.stringify(localStorage)"))

    def test_a_session_that_is_ended_elsewhere_leads_to_the_door_with_the_reason(self):
        friend = self.friend("alice")
        here = self.window_of(friend)
        elsewhere = self.visitor("alice")
        elsewhere.open()
        elsewhere.sign_in()
        elsewhere.is_ready()

        elsewhere.settings("Sessions")
        others = elsewhere.dialog.get_by_role("button", name=re.compile("End session: Chrome"))
        expect(elsewhere.dialog.get_by_text("Active now")).to_be_visible()
        expect(
            others.or_(elsewhere.dialog.get_by_role("button", name="End session: Unknown app")).first
        ).to_be_visible()
        for row in elsewhere.dialog.get_by_role("button", name=re.compile("End session")).all():
            row.click()
        expect(here.page.get_by_role("alert")).to_have_text("Your session has ended. Please sign in again.")
        expect(here.field("Username")).to_be_visible()
        elsewhere.press("Escape")
        elsewhere.say("still here")

    def test_one_comes_back_to_where_one_was(self):
        owner = self.owner("owner")
        kiln = owner.open_channel("kiln")
        window = self.window_of(owner, f"/channels/1/{kiln}")
        window.settings("Sign out")
        window.sign_in()
        window.is_in("kiln")


class TestClaim(BrowserTest):
    def test_the_link_of_the_administrator_works_through_the_registration(self):
        token = self.claim_token()
        first = self.visitor("first")
        first.open(f"/#claim={token}")
        first.register()
        first.is_ready()
        expect(first.page.get_by_text("You are the administrator now.")).to_be_visible()
        self.assertNotIn("claim", first.page.url)
        expect(first.members.get_by_role("listitem", name="first").locator(".member-mark")).to_be_visible()
        first.button("Welcome: guild menu").click()
        first.page.get_by_role("menuitem", name="Create a channel").click()
        first.field("Channel name").fill("kiln")
        first.button("Create", exact=True).click()
        first.is_in("kiln")

        second = self.visitor("second", locale="ru-RU")
        second.open(f"/#claim={token}")
        expect(second.page.get_by_label("Имя пользователя")).to_be_visible()
        second.page.get_by_text("English").click()
        second.register()
        second.is_ready()
        expect(second.page.get_by_text("This link was used already")).to_be_visible()


class TestChoices(BrowserTest):
    def test_language_and_theme_change_at_once_and_stay(self):
        alice = self.member("alice")
        page = alice.page
        html = page.locator("html")
        alice.settings("Appearance")
        page.get_by_role("radiogroup", name="Theme").get_by_text("Light").click()
        expect(html).to_have_attribute("data-theme", "light")
        page.get_by_role("radiogroup", name="Density").get_by_text("Compact").click()
        expect(html).to_have_attribute("data-density", "compact")
        alice.dialog.get_by_role("button", name="Language").click()
        page.get_by_role("radiogroup", name="Language").get_by_text("Русский").click()
        expect(page.get_by_role("dialog", name="Настройки")).to_be_visible()
        page.keyboard.press("Escape")
        expect(alice.composer).to_have_attribute("placeholder", "Написать в #general")

        page.reload()
        expect(html).to_have_attribute("lang", "ru")
        expect(html).to_have_attribute("data-theme", "light")
        expect(html).to_have_attribute("data-density", "compact")
        expect(page.get_by_role("complementary", name="Участники")).to_be_visible()

    def test_the_system_is_followed_until_one_chooses(self):
        alice = self.visitor("alice", color_scheme="light")
        alice.open()
        html = alice.page.locator("html")
        expect(alice.field("Username")).to_be_visible()
        first = html.get_attribute("data-theme")
        self.assertIn(first, ("dark", "light"))
        alice.page.get_by_text("Русский").click()
        expect(alice.page.get_by_role("button", name="Войти", exact=True)).to_be_visible()
        alice.page.reload()
        expect(alice.page.get_by_role("button", name="Войти", exact=True)).to_be_visible()
