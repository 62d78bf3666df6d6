"""Polls, stickers and pictures in messages: made, voted in, looked at."""

import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from files_stage import form, picture
from playwright.sync_api import Locator, expect

from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest


class PartsTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.alice = self.member("alice", reduced_motion="reduce", bypass_csp=True)

    def is_accessible(self, person: Person) -> None:
        for theme in ("dark", "light"):
            for width in (1440, 400):
                person.page.set_viewport_size({"width": width, "height": 800})
                person.page.evaluate("(theme) => { document.documentElement.dataset.theme = theme; }", theme)
                person.settles()
                with self.subTest(f"{theme} {width}"):
                    self.assertEqual(violations(person.page), [])
        person.page.set_viewport_size({"width": 1440, "height": 900})

    def adds(self, entry: str) -> None:
        self.alice.button("Add to the message").click()
        self.alice.page.get_by_role("menuitem", name=entry).click()


class TestPolls(PartsTest):
    def poll(self, person: Person, question: str = "Tea or coffee?") -> Locator:
        return person.page.get_by_role("group", name=f"Poll: {question}")

    def test_made_by_keys_voted_changed_taken_back_and_closed(self):
        bob = self.member("bob")
        self.alice.composer.fill("half a thought")
        self.adds("Create a poll")
        self.alice.button("Send poll").click()
        expect(self.alice.dialog).to_contain_text("Please ask something.")
        self.alice.field("Question").fill("Tea or coffee?")
        self.alice.field("Answer 1").fill("Coffee")
        self.alice.field("Answer 1").press("Enter")
        expect(self.alice.field("Answer 2")).to_be_focused()
        self.alice.field("Answer 2").fill("coffee")
        self.alice.button("Send poll").click()
        expect(self.alice.dialog).to_contain_text("Two answers are the same.")
        self.alice.field("Answer 2").fill("Tea")
        self.alice.field("Answer 2").press("Alt+ArrowUp")
        expect(self.alice.field("Answer 1")).to_have_value("Tea")
        self.is_accessible(self.alice)
        self.alice.button("Send poll").click()
        expect(self.alice.composer).to_have_value("half a thought")

        mine, theirs = self.poll(self.alice), self.poll(bob)
        theirs.get_by_role("radio", name="Tea").click()
        expect(theirs.get_by_role("radio", name="Tea")).to_be_checked()
        expect(mine.get_by_role("button", name="1 person voted")).to_be_visible()
        expect(mine.get_by_text("100%")).to_have_count(0)
        mine.get_by_role("button", name="Show results").click()
        expect(mine.get_by_role("radio", name="Tea")).to_contain_text("1 vote100%")

        mine.get_by_role("radio", name="Tea").focus()
        self.alice.press("ArrowDown", "Space")
        expect(mine.get_by_role("radio", name="Coffee")).to_be_checked()
        expect(theirs.get_by_role("radio", name="Coffee")).to_contain_text("1 vote50%")
        mine.get_by_role("button", name="Remove vote").click()
        expect(theirs.get_by_role("button", name="1 person voted")).to_be_visible()

        theirs.get_by_role("button", name="1 person voted").click()
        expect(bob.dialog.get_by_role("tabpanel")).to_contain_text("bob")
        bob.press("Escape")
        expect(theirs.get_by_role("button", name="Close poll")).to_have_count(0)
        mine.get_by_role("button", name="Close poll").click()
        self.alice.dialog.get_by_role("button", name="Close poll").click()
        expect(theirs.get_by_role("radio")).to_have_count(0)
        expect(theirs.get_by_role("listitem").filter(has_text="Tea")).to_contain_text("winner")
        self.is_accessible(self.alice)

    def test_a_vote_that_is_refused_says_why_and_is_undone(self):
        poll = {"question": "Tea or coffee?", "options": ["Tea", "Coffee"], "allow_multiple": True}
        self.friend("carol").post("/api/channels/1/messages", {"content": "", "poll": poll})
        refusal = {"error": {"code": "poll_closed", "message": "It is over."}}
        self.alice.page.route("**/api/polls/*/vote", lambda route: route.fulfill(status=409, json=refusal))
        mine = self.poll(self.alice)
        mine.get_by_role("checkbox", name="Tea").click()
        expect(mine.get_by_role("alert")).to_have_text("This poll is closed.")
        expect(mine.get_by_role("checkbox", name="Tea")).not_to_be_checked()
        self.alice.page.unroute("**/api/polls/*/vote")
        mine.get_by_role("checkbox", name="Tea").click()
        mine.get_by_role("checkbox", name="Coffee").click()
        expect(mine.get_by_role("button", name="1 person voted")).to_be_visible()
        expect(mine.get_by_role("alert")).to_have_count(0)


class TestPictures(PartsTest):
    def send_pictures(self) -> None:
        bob = self.friend("bob")
        body = form(
            *[
                (f"{name}.png", picture(300, 200, color=color))
                for name, color in (("red", (200, 0, 0)), ("sea", (0, 90, 160)))
            ],
            alt=["A red field", "The sea"],
        )
        files = self.stage.run(bob.client.post("/api/upload", data=body)).json["files"]
        bob.post("/api/channels/1/messages", {"content": "two", "files": [file["id"] for file in files]})
        hidden = self.stage.run(bob.client.post("/api/upload", data=form(("cat.png", picture()), spoiler="true"))).json
        bob.post("/api/channels/1/messages", {"content": "guess", "files": [hidden["id"]]})

    def test_the_lightbox_goes_through_the_channel_by_keys(self):
        self.send_pictures()
        self.alice.page.get_by_role("img", name="A red field").click()
        box = self.alice.page.get_by_role("dialog", name="Picture: red.png")
        expect(box.get_by_role("img", name="A red field")).to_be_visible()
        expect(box).to_contain_text("1 of 2")
        self.is_accessible(self.alice)
        self.alice.press("+", "+")
        expect(box.get_by_role("img")).to_have_attribute("style", re.compile(r"scale\(2\.25\)"))
        self.alice.press("ArrowRight")
        box = self.alice.page.get_by_role("dialog", name="Picture: sea.png")
        expect(box.get_by_role("img", name="The sea")).to_have_attribute("style", re.compile(r"scale\(1\)"))
        expect(box.get_by_role("button", name="Next picture")).to_have_count(0)
        self.alice.press("Escape")
        expect(box).to_have_count(0)

        veil = self.alice.message("guess").get_by_role("button", name="Spoiler: press to show cat.png")
        veil.click()
        expect(self.alice.message("guess").get_by_role("img", name="cat.png")).to_be_visible()

    def test_the_author_describes_covers_and_takes_out(self):
        bob = self.friend("bob")
        body = form(("sea.png", picture(300, 200)), ("log.txt", b"log"))
        files = self.stage.run(bob.client.post("/api/upload", data=body)).json["files"]
        bob.post("/api/channels/1/messages", {"content": "mine", "files": [file["id"] for file in files]})
        expect(self.alice.message("mine").get_by_role("link", name="log.txt")).to_be_visible()
        expect(self.alice.button("Edit sea.png")).to_have_count(0)
        window = self.window_of(bob)
        window.button("Edit sea.png").click()
        window.field("Description").fill("The sea at dawn")
        window.dialog.get_by_role("button", name="Save").click()
        expect(self.alice.message("mine").get_by_role("img", name="The sea at dawn")).to_be_visible()
        window.button("Edit log.txt").click()
        window.dialog.get_by_role("button", name="Remove from message").click()
        window.dialog.get_by_role("button", name="Remove from message").click()
        expect(self.alice.message("mine").get_by_role("link", name="log.txt")).to_have_count(0)
        expect(window.dialog).to_have_count(0)

    def test_a_picture_that_does_not_come_can_be_asked_for_again(self):
        self.alice.page.route("**/thumbnails/*", lambda route: route.abort())
        self.alice.page.route("**/api/files/**", lambda route: route.abort())
        self.send_pictures()
        failed = self.alice.message("two").get_by_role("button", name="The picture could not be loaded.")
        expect(failed).to_have_count(2)
        self.alice.page.unroute_all()
        failed.first.click()
        expect(self.alice.message("two").get_by_role("img", name="A red field")).to_be_visible()


class TestStickers(PartsTest):
    def test_searched_and_sent_and_known_by_name_when_gone(self):
        owner = self.owner("owner")
        for name, tags in (("kettle", "tea hot"), ("anvil", "iron")):
            body = form((f"{name}.png", picture(120, 120)), name=name, tags=tags)
            self.assertEqual(self.stage.run(owner.client.post("/api/guilds/1/stickers", data=body)).status, 201)
        self.alice.composer.fill("wait")
        self.alice.press("Control+s")
        picker = self.alice.page.get_by_role("dialog", name="Stickers")
        expect(picker.get_by_role("button", name="anvil")).to_be_visible()
        self.is_accessible(self.alice)
        picker.get_by_role("searchbox").fill("tea")
        expect(picker.get_by_role("button", name="anvil")).to_have_count(0)
        picker.get_by_role("searchbox").press("Enter")
        expect(self.alice.messages.last.get_by_role("img", name="Sticker: kettle")).to_be_visible()
        expect(self.alice.composer).to_have_value("wait")

        self.alice.page.route(re.compile(r"[?]gone$"), lambda route: route.fulfill(status=404))
        self.alice.page.evaluate("document.querySelector('.part-sticker img').src += '?gone'")
        expect(self.alice.messages.last).to_contain_text("Sticker “kettle” was deleted.")
