"""Web push: a browser becomes a device of the account that is signed in there, as long as it is."""

import io
import json
import unittest
from zipfile import ZipFile

from push_stage import PushTest
from sqlalchemy import select
from support import PASSWORD, VAPID_KEY

from backend.notifications.keys import Identity, from_base64
from backend.notifications.models import push_subscriptions
from backend.notifications.subscriptions import MOST


class TestSubscribing(PushTest):
    async def listed(self, person=None):
        return (await (person or self.carol).get("/api/me/push")).json["subscriptions"]

    async def test_the_key_that_a_browser_asks_with(self):
        answer = await self.carol.get("/api/push/key")
        self.assertEqual(answer.json, {"public_key": Identity(VAPID_KEY, None).public_key})
        self.assertEqual(len(from_base64(answer.json["public_key"])), 65)

    async def test_a_device_asks_and_asks_again_and_takes_it_back(self):
        (first,) = await self.listed()
        self.assertEqual((first["service"], first["current"]), ("push.example.org", True))
        again = await self.carol.post("/api/me/push", self.phone.subscription())
        self.assertEqual((again.status, again.json), (200, first))
        self.assertEqual((await self.carol.delete(f"/api/me/push/{first['id']}")).status, 204)
        self.assertEqual(await self.listed(), [])
        self.assert_refused(await self.carol.delete(f"/api/me/push/{first['id']}"), 404, "not_found")
        await self.say("anybody there?")
        await self.assert_not_told()

    async def test_it_ends_with_the_sign_in(self):
        await self.carol.post("/api/logout")
        await self.say("anybody there?")
        await self.assert_not_told()
        self.assertEqual(await self.count(push_subscriptions), 0)

    async def test_signed_in_again_the_same_browser_is_the_same_device(self):
        before = (await self.listed())[0]
        again = self.client("carol")
        await again.login()
        answer = await again.post("/api/me/push", self.phone.subscription())
        self.assertEqual((answer.status, answer.json["id"]), (200, before["id"]))
        self.assertNotEqual(answer.json["session_id"], before["session_id"])
        await self.carol.post("/api/logout")
        await self.say("still there?")
        self.assertEqual((await self.phone.next())["body"], "still there?")

    async def test_a_browser_tells_of_one_account_and_only_who_knows_its_keys_has_it(self):
        thief = self.service.device().subscription(endpoint=self.phone.endpoint)
        self.assert_refused(await self.bob.post("/api/me/push", thief), 409, "conflict")
        self.assertEqual(len(await self.listed()), 1)
        answer = await self.bob.post("/api/me/push", self.phone.subscription())
        self.assertEqual(answer.status, 200)
        self.assertEqual((await self.listed(), len(await self.listed(self.bob))), ([], 1))

    async def test_the_oldest_goes_when_there_are_too_many(self):
        first = (await self.listed())[0]["id"]

        def many(work):
            row = dict(work.execute(select(push_subscriptions)).one()._mapping)
            for number in range(MOST - 1):
                new = {**row, "id": work.new_id(), "endpoint_hash": bytes([number]) * 32}
                work.execute(push_subscriptions.insert().values(new))

        await self.write(many)
        await self.add_device(self.carol)
        self.assertEqual(len(await self.listed()), MOST)
        self.assertNotIn(first, [one["id"] for one in await self.listed()])

    async def test_what_is_no_device_is_refused_by_name(self):
        good = self.service.device().subscription()
        keys, point = good["keys"], from_base64(good["keys"]["p256dh"])
        for field, wrong in (
            ("endpoint", {"endpoint": "http://push.example.org/x"}),
            ("endpoint", {"endpoint": "https://user:pass@push.example.org/x"}),
            ("endpoint", {"endpoint": "https://push.example.org:8443/x"}),
            ("endpoint", {"endpoint": "https://127.0.0.1/x"}),
            ("endpoint", {"endpoint": "https://[::1]/x"}),
            ("endpoint", {"endpoint": "https://[::ffff:10.0.0.1]/x"}),
            ("endpoint", {"endpoint": "https://169.254.169.254/latest/meta-data"}),
            ("endpoint", {"endpoint": "https://2130706433/x"}),
            ("endpoint", {"endpoint": "https://localhost/x"}),
            ("endpoint", {"endpoint": "https://printer.local/x"}),
            ("endpoint", {"endpoint": "file:///etc/passwd"}),
            ("endpoint", {"endpoint": ""}),
            ("endpoint", {"endpoint": "https://push.example.org/" + "x" * 2000}),
            ("endpoint", {"endpoint": 5}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "AAAA"}}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "!" * 87}}),
            ("keys.p256dh", {"keys": {**keys, "p256dh": "BA" + "A" * 85}}),  # no point of the curve
            ("keys.p256dh", {"keys": {**keys, "p256dh": keys["p256dh"] * 2}}),
            ("keys.auth", {"keys": {**keys, "auth": "AAAA"}}),
            ("keys.auth", {"keys": {**keys, "auth": "x" * 65}}),
            ("user_id", {"user_id": self.alice.id}),
            ("id", {"id": 1}),
        ):
            answer = await self.carol.post("/api/me/push", {**good, **wrong})
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field], wrong)
        self.assertEqual(point[0], 4)
        self.assertEqual(len(await self.listed()), 1)

    async def test_visitors_and_others_have_nothing_here(self):
        visitor, mine = self.client(), (await self.listed())[0]["id"]
        for answer in (
            await visitor.get("/api/push/key"),
            await visitor.get("/api/me/push"),
            await visitor.post("/api/me/push", self.phone.subscription()),
            await visitor.delete(f"/api/me/push/{mine}"),
        ):
            self.assert_refused(answer, 401, "not_signed_in")
        self.assert_refused(await self.bob.delete(f"/api/me/push/{mine}"), 404, "not_found")
        self.assertEqual(await self.listed(self.bob), [])

    async def test_devices_go_with_the_account_and_are_in_its_export_without_what_is_secret(self):
        answer = await self.carol.get("/api/me/export")
        with ZipFile(io.BytesIO(answer.body)) as archive:
            self.assertEqual(json.loads(archive.read("push_devices.json")), await self.listed())
            everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        for secret in (self.phone.token, *self.phone.subscription()["keys"].values(), VAPID_KEY):
            self.assertNotIn(secret, everything)
        async with self.push_held():
            await self.say("for later")
        await self.carol.request("DELETE", "/api/me", {"password": PASSWORD})
        await self.settled()
        self.assertEqual((await self.count(push_subscriptions), await self.waiting()), (0, 0))

    async def test_the_list_is_one_statement(self):
        await self.add_device(self.carol)
        async with self.statements() as ran:
            self.assertEqual(len(await self.listed()), 2)
        self.assertEqual(len(ran), 1)


class TestOff(PushTest):
    changes = {"vapid_key": None}

    async def add_device(self, person):
        self.refused = await person.post("/api/me/push", self.service.device().subscription())

    async def test_where_it_is_turned_off_nobody_can_ask_for_it(self):
        self.assertEqual((await self.carol.get("/api/push/key")).json, {"public_key": None})
        self.assert_refused(self.refused, 403, "forbidden")


if __name__ == "__main__":
    unittest.main()
