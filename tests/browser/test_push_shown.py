"""What the service worker makes of push messages: a notification that leads to its message, and none that nobody wants."""

import json
from typing import Any

from playwright.sync_api import Worker, expect
from support import PATIENCE

from browser.people import Person
from browser.stage import BrowserTest

# One that is only about to be active gets no push.
AT_WORK = "() => navigator.serviceWorker.controller?.state === 'activated'"
LEFT = "async () => (await caches.match('/left'))?.json()"
SHOWN = """async () => (await registration.getNotifications()).map(
  ({ title, body, tag, icon, data }) => ({ title, body, tag, icon: new URL(icon).pathname, path: data.path }))"""
# A notification comes and goes beside the page: asks until it is so.
HAS = """async ([tags, patience]) => {
  const shown = async () => (await registration.getNotifications()).map(({ tag }) => tag).sort();
  const end = Date.now() + patience;
  while (String(await shown()) !== String(tags) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  return shown();
}"""
# Of what is not shown nobody hears: the worker says when it has dealt with it.
TELL = "(news) => tell(news)"
# The same of a push. Whoever asks for the notifications while one is on its way may make the browser drop it.
NOTES = """() => {
  const tells = globalThis.tell;
  globalThis.tell = (news) => { globalThis.told = tells(news); return globalThis.told; };
}"""
TOLD = """async () => {
  while (!globalThis.told) await new Promise((resolve) => setTimeout(resolve, 20));
  await globalThis.told;
  globalThis.told = null;
}"""
# A press on a notification, which only the system can do. It gives leave to come to the front; here there is none.
CLICK = """async (tag) => {
  const [notification] = await registration.getNotifications({ tag });
  const event = Object.assign(new Event('notificationclick'), { notification, waitUntil(work) { this.work = work; } });
  dispatchEvent(event);
  await event.work.catch(() => undefined);
}"""
NO_LEAVE_TO_OPEN = "() => { clients.openWindow = async (path) => { globalThis.opened = path; }; }"


def news(body: str | None = "Tea?", channel_id: int = 1, message_id: int = 1, **more: Any) -> dict[str, Any]:
    return {
        "type": "message",
        "title": "bob (#general, Welcome)",
        "body": body,
        "icon": None,
        "tag": f"channel:{channel_id}",
        "badge": 1,
        "channel_id": channel_id,
        "guild_id": 1,
        "message_id": message_id,
        "timestamp": "2026-11-26T12:00:00Z",
        **more,
    }


class TestPushShown(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.owner_ = self.owner("owner")
        self.kiln = self.owner_.open_channel("kiln")

    def with_worker(self, name: str, **options: Any) -> Person:
        person = self.member(name, service_workers="allow", permissions=["notifications"], **options)
        person.page.wait_for_function(AT_WORK)
        person.page.wait_for_function(LEFT)
        self.worker(person).evaluate(NOTES)
        return person

    def worker(self, person: Person) -> Worker:
        return person.context.service_workers[0]

    def push(self, person: Person, what: dict[str, Any]) -> None:
        """By the browser's own door for push services; over when the worker has dealt with it."""
        found: list[Any] = []
        session = person.context.new_cdp_session(person.page)
        session.on("ServiceWorker.workerRegistrationUpdated", lambda event: found.extend(event["registrations"]))
        session.send("ServiceWorker.enable")
        while not found:  # each call lets the events in
            person.page.wait_for_function(AT_WORK)
        number = found[0]["registrationId"]
        way = {"origin": self.stage.url, "registrationId": number, "data": json.dumps(what)}
        session.send("ServiceWorker.deliverPushMessage", way)
        session.detach()
        self.worker(person).evaluate(TOLD)

    def has(self, person: Person, *tags: str) -> None:
        """These notifications, and no others."""
        self.assertEqual(self.worker(person).evaluate(HAS, [list(tags), PATIENCE * 1000]), list(tags))

    def test_a_push_is_shown_once_a_channel_and_leads_to_its_message(self):
        alice = self.with_worker("alice")
        said = self.owner_.say("Tea?", channel_id=self.kiln)[0]["id"]
        kiln = f"channel:{self.kiln}"
        self.push(alice, news("Is anybody there?", self.kiln, said - 1))
        self.has(alice, kiln)
        self.worker(alice).evaluate(TELL, news("Tea?", self.kiln, said, icon="/media/avatar/face.webp"))
        self.assertEqual(
            self.worker(alice).evaluate(SHOWN),
            [
                {
                    "title": "bob (#general, Welcome)",
                    "body": "Tea?",
                    "tag": kiln,
                    "icon": "/media/avatar/face.webp",
                    "path": f"/channels/1/{self.kiln}/{said}",
                }
            ],
        )
        alice.composer.fill("half a thought")
        self.worker(alice).evaluate(CLICK, kiln)
        alice.is_in("kiln")
        expect(alice.message("Tea?")).to_be_visible()
        self.has(alice)
        alice.go_to("general")
        expect(alice.composer).to_have_value("half a thought")

    def test_without_a_window_a_click_opens_one(self):
        alice = self.with_worker("alice")
        worker = self.worker(alice)
        worker.evaluate(NO_LEAVE_TO_OPEN)
        worker.evaluate(TELL, news(channel_id=self.kiln, message_id=7))
        alice.page.goto("/manual")
        worker.evaluate(CLICK, f"channel:{self.kiln}")
        self.assertEqual(worker.evaluate("opened"), f"/channels/1/{self.kiln}/7")

    def test_without_its_text_it_speaks_the_readers_language_and_has_our_face(self):
        alice = self.with_worker("alice", locale="ru-RU")
        self.push(alice, news(None, self.kiln))
        self.has(alice, f"channel:{self.kiln}")
        (shown,) = self.worker(alice).evaluate(SHOWN)
        self.assertEqual(shown["body"], "Новое сообщение")
        self.assertRegex(shown["icon"], r"/img/app-192\.png$")

    def test_what_somebody_looks_at_or_has_read_is_not_told(self):
        alice = self.with_worker("alice")
        self.worker(alice).evaluate(TELL, news("seen as it comes"))
        self.has(alice)
        said = self.owner_.say("read later", channel_id=self.kiln)[0]["id"]
        self.push(alice, news("read later", self.kiln, said))
        self.push(alice, news("still new", 99, said + 1))
        self.has(alice, f"channel:{self.kiln}", "channel:99")
        other = self.visitor("alice's other window")
        other.context.add_cookies(alice.context.cookies())
        other.open(f"/channels/1/{self.kiln}")
        other.is_in("kiln")
        self.has(alice, "channel:99")

    def test_who_has_signed_out_is_told_nothing_and_nothing_stays(self):
        alice = self.with_worker("alice")
        self.push(alice, news("private", self.kiln))
        self.has(alice, f"channel:{self.kiln}")
        alice.settings("Sign out")
        expect(alice.field("Username")).to_be_visible()
        self.has(alice)
        alice.page.wait_for_function(f"async () => (await ({LEFT})()).signedOut")
        self.worker(alice).evaluate(TELL, news("more that is private", self.kiln))
        self.has(alice)
        alice.sign_in()
        alice.is_ready()
        alice.page.wait_for_function(f"async () => !(await ({LEFT})()).signedOut")
        self.worker(alice).evaluate(TELL, news("wanted again", self.kiln))
        self.has(alice, f"channel:{self.kiln}")
