"""Files from the reader's machine: dropped, pasted, chosen; said more of, refused before they leave, cancelled, sent again."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent.parent))

from files_stage import picture
from playwright.sync_api import Locator, expect

from backend.permissions.bits import Permission
from browser.axe import violations
from browser.people import Person
from browser.stage import BrowserTest

HAND_OVER = """({ kind, files, shift, target }) => {
  const data = new DataTransfer();
  for (const { name, type, size } of files) data.items.add(new File([new Uint8Array(size).fill(7)], name, { type }));
  const place = document.querySelector(target);
  const event = kind === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true, shiftKey: shift });
  place.dispatchEvent(event);
}"""


def file(name: str, size: int = 100, kind: str = "text/plain") -> dict[str, str | int]:
    return {"name": name, "type": kind, "size": size}


class UploadTest(BrowserTest):
    def setUp(self):
        super().setUp()
        self.alice = self.member("alice")

    def hand_over(self, kind: str, *files: dict, shift: bool = False, target: str = "main") -> None:
        self.alice.page.evaluate(HAND_OVER, {"kind": kind, "files": files, "shift": shift, "target": target})

    def choose(self, person: Person, *files: dict) -> None:
        with person.page.expect_file_chooser() as chooser:
            person.button("Add to the message").click()
            person.page.get_by_role("menuitem", name="Attach files").click()
        chooser.value.set_files(list(files))

    @property
    def tray(self) -> Locator:
        return self.alice.page.get_by_role("region", name="Files to be sent")

    @property
    def last(self) -> Locator:
        return self.alice.messages.last


class TestTray(UploadTest):
    def test_dropped_described_and_sent_with_a_text(self):
        bob = self.member("bob")
        self.hand_over("dragover", file("tea.txt"))
        expect(self.alice.page.get_by_text("Upload to #general")).to_be_visible()
        self.hand_over("drop", file("tea.txt"), file("plan.txt"))
        expect(self.alice.page.get_by_text("Upload to #general")).to_have_count(0)
        expect(self.tray.get_by_role("listitem")).to_have_count(2)

        self.alice.button("Remove plan.txt").click()
        expect(self.alice.button("Remove tea.txt")).to_be_focused()
        self.alice.button("Edit tea.txt").click()
        self.alice.dialog.get_by_label("File name").fill("recipe.txt")
        self.alice.dialog.get_by_role("switch", name="Mark as spoiler").check()
        self.alice.dialog.get_by_role("button", name="Save").click()
        expect(self.tray.get_by_text("recipe.txt")).to_be_visible()

        self.alice.say("with milk")
        expect(self.tray).to_have_count(0)
        expect(bob.message("with milk").get_by_role("button", name="recipe.txt")).to_be_visible()

    def test_a_picture_is_pasted_and_shift_sends_at_once(self):
        self.hand_over("paste", file("image.png", kind="image/png"), target="#composer")
        expect(self.tray.get_by_role("listitem")).to_have_count(1)
        self.alice.button("Remove image.png").click()
        expect(self.alice.composer).to_be_focused()
        self.hand_over("dragover", file("log.txt"), shift=True)
        expect(self.alice.page.get_by_text("Send to #general at once")).to_be_visible()
        self.hand_over("drop", file("log.txt"), shift=True)
        expect(self.last.get_by_role("link", name="log.txt")).to_be_visible()

    def test_what_cannot_be_sent_is_said_before_it_is(self):
        limit = self.alice.page.evaluate("25 * 1024 * 1024")
        self.hand_over("drop", file("film.bin", limit + 1), file("none.txt", 0))
        refused = self.tray.get_by_role("alert")
        expect(refused).to_contain_text("film.bin is too large")
        expect(refused).to_contain_text("none.txt is empty")
        self.hand_over("drop", *(file(f"{number}.txt") for number in range(11)))
        expect(self.tray.locator(".tray-item")).to_have_count(10)
        expect(refused).to_have_text("A message carries up to 10 files: 1 was left out.")
        self.assertEqual(violations(self.alice.page), [])

    def test_it_goes_with_a_message_for_later(self):
        self.alice.page.route("**/api/upload", lambda _: None)  # it never gets there
        self.hand_over("drop", file("tea.txt"), file("plan.txt"))
        self.schedule()
        expect(self.alice.dialog.get_by_role("progressbar", name="Upload of tea.txt")).to_be_visible()
        self.alice.press("Escape")
        expect(self.tray.get_by_role("listitem")).to_have_count(2)

        self.alice.page.unroute("**/api/upload")
        self.schedule()
        expect(self.alice.dialog).to_have_count(0)
        expect(self.tray).to_have_count(0)
        self.alice.button("1 message is scheduled").click()
        expect(self.alice.dialog.get_by_role("listitem")).to_contain_text("tea.txt and 1 more file")
        self.assertEqual(violations(self.alice.page), [])
        self.alice.dialog.get_by_role("button", name="Send now").click()
        self.alice.press("Escape")
        expect(self.last.get_by_role("link", name="tea.txt")).to_be_visible()
        expect(self.last.get_by_role("link", name="plan.txt")).to_be_visible()

    def schedule(self) -> None:
        self.alice.button("Add to the message").click()
        self.alice.page.get_by_role("menuitem", name="Schedule message").click()
        self.alice.dialog.get_by_role("button", name="Schedule", exact=True).click()

    def test_the_tray_stays_with_its_channel(self):
        owner = self.owner("owner")
        owner.open_channel("kiln")
        self.hand_over("drop", file("tea.txt"))
        expect(self.tray.get_by_role("listitem")).to_have_count(1)
        self.alice.go_to("kiln")
        expect(self.tray).to_have_count(0)
        self.alice.go_to("general")
        expect(self.tray.get_by_text("tea.txt")).to_be_visible()


class TestOnTheWay(UploadTest):
    def test_cancelled_taken_back_and_retried_nothing_is_lost(self):
        self.alice.page.route("**/api/upload", lambda _: None)  # it never gets there
        self.choose(self.alice, {"name": "tea.png", "mimeType": "image/png", "buffer": picture(320, 200)})
        self.choose(self.alice, {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"plan"})
        expect(self.tray.get_by_role("listitem")).to_have_count(2)
        self.alice.write("look")
        expect(self.last.get_by_role("progressbar", name="Upload of tea.png")).to_be_visible()
        self.assertEqual(violations(self.alice.page), [])
        self.alice.button("Cancel the upload of plan.txt").click()
        expect(self.last.get_by_role("progressbar")).to_have_count(1)
        self.alice.button("Back to the message box").click()
        expect(self.alice.composer).to_have_value("look")
        expect(self.tray.get_by_text("tea.png")).to_be_visible()

        self.alice.page.unroute("**/api/upload")
        refusal = {"error": {"code": "quota_exceeded", "message": "No room."}}
        self.alice.page.route("**/api/upload", lambda route: route.fulfill(status=413, json=refusal))
        self.alice.composer.press("Enter")
        expect(self.last).to_have_attribute("data-state", "failed")
        expect(self.last).to_contain_text("There is no room left for this file.")
        self.alice.page.unroute("**/api/upload")
        self.alice.button("Retry").click()
        expect(self.last).to_have_attribute("data-state", "sent")
        expect(self.last.get_by_role("img", name="tea.png")).to_be_visible()

    def test_a_large_file_goes_on_where_it_broke_off(self):
        broken = []

        def break_once(route):
            if route.request.method == "PATCH" and not broken:
                broken.append(route.request.url)
                route.abort()
            else:
                route.continue_()

        self.alice.page.route("**/api/uploads/*", break_once)
        self.choose(
            self.alice,
            {"name": "film.bin", "mimeType": "application/octet-stream", "buffer": bytes(11_000_000)},
        )
        expect(self.tray.get_by_role("listitem")).to_have_count(1)
        self.alice.write("a film")
        expect(self.alice.message("a film")).to_have_attribute("data-state", "sent")
        expect(self.last.get_by_role("link", name="film.bin")).to_be_visible()
        self.assertEqual(len(broken), 1)

    def test_whoever_may_not_attach_is_told(self):
        owner = self.owner("owner")
        roles = self.stage.run(owner.client.get("/api/guilds/1")).json["roles"]
        everyone = next(role["id"] for role in roles if role["position"] == 0)
        overwrite = {"id": everyone, "type": "role", "allow": 0, "deny": Permission.ATTACH_FILES.value}
        owner.open_channel("library", overwrites=[overwrite])
        self.alice.go_to("library")
        self.alice.button("Add to the message").click()
        expect(self.alice.page.get_by_role("menuitem", name="Schedule message")).to_be_visible()
        expect(self.alice.page.get_by_role("menuitem", name="Attach files")).to_have_count(0)
        self.alice.press("Escape")
        self.hand_over("dragover", file("tea.txt"))
        expect(self.alice.page.get_by_text("You may not attach files in this channel.")).to_be_visible()
        self.hand_over("drop", file("tea.txt"))
        expect(self.alice.page.get_by_text("You may not attach files in this channel.")).to_have_count(0)
        expect(self.tray).to_have_count(0)
