"""A day of somebody with two devices: what they keep on one is on the other, by events alone as by a fresh start."""

import unittest
from datetime import UTC, datetime, timedelta

from reducer import Reducer
from support import GuildhallTest

OWN = ("saved", "drafts", "scheduled")


class TestTwoDevices(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.alice, self.desk = await self.cast("alice", "bob")
        self.phone = self.client("bob")
        self.phone.id = self.desk.id
        await self.phone.login()
        self.devices = {name: await device.socket() for name, device in (("desk", self.desk), ("phone", self.phone))}
        self.kept = {}
        for name, socket in self.devices.items():
            await socket.join()
            self.kept[name] = await self.fresh()

    async def fresh(self):
        kept = Reducer((await self.desk.get("/api/bootstrap")).json)
        kept.keep_own(**{name: (await self.desk.get(f"/api/me/{name}")).json[name] for name in OWN})
        return kept

    async def agree(self):
        """Both devices, after everything that they were told, know what a fresh start says."""
        fresh = await self.fresh()
        for name, socket in self.devices.items():
            for event, data in await self.settle(socket):
                self.kept[name].apply(event, data)
                self.kept[name].apply(event, data)
            socket.received.clear()
            for what in ("saved", "drafts", "scheduled", "reads"):
                self.assertEqual(getattr(self.kept[name], what), getattr(fresh, what), (name, what))
        return fresh

    async def test_what_one_does_the_other_knows(self):
        question, aside = await self.alice.say("Tea at five?"), await self.alice.say("Bring cake.")
        await self.desk.post("/api/guilds/1/ack")
        self.assertEqual((await self.agree()).reads[1]["last_read_id"], aside["id"])

        await self.phone.post("/api/channels/1/unread", {"message_id": question["id"]})
        await self.phone.put(f"/api/me/saved/{question['id']}", {"note": "answer this"})
        await self.phone.put("/api/me/drafts/1", {"content": "I would lo", "reply_to": question["id"]})
        kept = await self.agree()
        self.assertEqual(kept.reads[1]["last_read_id"], 0)
        self.assertEqual(kept.drafts[1]["content"], "I would lo")

        await self.desk.put("/api/me/drafts/1", {"content": "I would love to."})
        await self.desk.say("I would love to.")
        await self.desk.put("/api/me/drafts/1", {"content": ""})
        await self.desk.delete(f"/api/me/saved/{question['id']}")
        reminder = {"content": "Here I am.", "send_at": f"{datetime.now(UTC) + timedelta(hours=3):%Y-%m-%dT%H:%M:%SZ}"}
        made = (await self.desk.post("/api/channels/1/scheduled", reminder)).json
        kept = await self.agree()
        self.assertEqual((kept.saved, kept.drafts, list(kept.scheduled)), ({}, {}, [made["id"]]))

        await self.phone.patch(f"/api/me/scheduled/{made['id']}", {"content": "Here I come."})
        sent = (await self.phone.post(f"/api/me/scheduled/{made['id']}/send")).json
        await self.phone.post("/api/channels/1/ack", {"message_id": sent["id"]})
        kept = await self.agree()
        self.assertEqual((kept.scheduled, kept.reads[1]["last_read_id"]), ({}, sent["id"]))


if __name__ == "__main__":
    unittest.main()
