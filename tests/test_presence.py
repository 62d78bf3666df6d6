"""Who is here: each status is told and shown to those who share a guild, and what is told is what a fresh look shows."""

import asyncio
import random
import unittest
from unittest import mock

from presence_stage import STATUS, TEA, PresenceTest


class TestStatus(PresenceTest):
    async def test_each_status_is_told_and_shown(self):
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.told(watcher, self.bob, "online")
        for status in ("idle", "dnd", "online"):
            answer = await self.bob.put(STATUS, {"status": status})
            self.assertEqual((answer.status, answer.json), (200, {"status": status, "custom_status": None}))
            await self.told(watcher, self.bob, status)
            self.assertEqual(await self.seen_by(self.alice, self.bob), (status, None))

    async def test_the_socket_door_does_the_same(self):
        watcher, socket = await self.alice.socket(), await self.bob.socket()
        answer = await socket.ask(
            "set_status", {"status": "dnd", "custom_status": {"text": "Having tea", "emoji": "🍵"}}
        )
        self.assertEqual(answer, {"ok": True, "status": "dnd", "custom_status": TEA})
        await self.told(watcher, self.bob, "dnd", TEA)
        wrong = await socket.ask("set_status", {"status": "away"})
        self.assertEqual((wrong["ok"], wrong["error"]["code"]), (False, "invalid_fields"))

    async def test_who_touches_none_of_their_clients_is_idle(self):
        watcher, phone, desk = await self.alice.socket(), await self.bob.socket(), await self.bob.socket()
        await self.told(watcher, self.bob, "online")
        self.assertEqual(await phone.ask("set_active", {"active": False}), {"ok": True})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])  # the other is in use
        await desk.ask("set_active", {"active": False})
        await self.told(watcher, self.bob, "idle")
        self.assertEqual((await self.bob.get("/api/me")).json["status"], "online")  # what was chosen stays
        await self.bob.put(STATUS, {"status": "dnd"})
        await self.told(watcher, self.bob, "dnd")
        await self.bob.put(STATUS, {"status": "online"})
        await self.told(watcher, self.bob, "idle")
        await phone.ask("set_active", {"active": True})
        await self.told(watcher, self.bob, "online")
        await phone.close()
        await self.told(watcher, self.bob, "idle")
        await self.bob.socket()
        await self.told(watcher, self.bob, "online")

    async def test_every_device_of_ones_own_hears_what_was_chosen(self):
        phone, desk = await self.bob.socket(), await self.bob.socket()
        await phone.ask("set_status", {"status": "invisible"})
        self.assertEqual((await desk.event("me_updated"))["status"], "invisible")
        self.assertEqual((await self.bob.get("/api/me")).json["status"], "invisible")

    async def test_a_status_is_kept_for_the_next_time(self):
        await self.bob.put(STATUS, {"status": "dnd", "custom_status": {"emoji": "🍵", "text": "Having tea"}})
        self.assertEqual(await self.seen_by(self.alice, self.bob), ("offline", None))  # nobody is here to be disturbed
        watcher = await self.alice.socket()
        socket = await self.bob.socket()
        await self.told(watcher, self.bob, "dnd", TEA)
        await socket.close()
        await self.told(watcher, self.bob, "offline")

    async def test_who_is_invisible_seems_away_to_everybody_else(self):
        watcher, socket = await self.alice.socket(), await self.bob.socket()
        await self.told(watcher, self.bob, "online")
        await self.bob.put(STATUS, {"status": "invisible", "custom_status": {"text": "boo"}})
        await self.told(watcher, self.bob, "offline")
        self.assertEqual(await self.seen_by(self.alice, self.bob), ("offline", None))
        await self.bob.put(STATUS, {"custom_status": {"text": "still boo"}})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])
        await socket.close()
        await self.bob.socket()
        self.assertEqual(await self.heard_of(watcher, self.bob), [])  # neither coming nor going
        await self.bob.put(STATUS, {"status": "online", "custom_status": None})
        await self.told(watcher, self.bob, "online")

    async def test_saying_the_same_again_tells_nobody(self):
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.told(watcher, self.bob, "online")
        await self.bob.put(STATUS, {"status": "online"})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])

    async def test_wrong_statuses(self):
        for wrong, field in (
            ({"status": "away"}, "status"),
            ({"status": "offline"}, "status"),
            ({"status": None}, "status"),
            ({"status": 1}, "status"),
            ({"custom_status": "tea"}, "custom_status"),
            ({"custom_status": {"text": "x" * 129}}, "custom_status.text"),
            ({"custom_status": {"text": "a\u200bb"}}, "custom_status.text"),
            ({"custom_status": {"text": 5}}, "custom_status.text"),
            ({"custom_status": {"emoji": "tea"}}, "emoji"),
            ({"custom_status": {"emoji": "🍵🍵"}}, "emoji"),
            ({"custom_status": {"text": "x", "clear_after": 0}}, "custom_status.clear_after"),
            ({"custom_status": {"text": "x", "clear_after": 10**9}}, "custom_status.clear_after"),
            ({"custom_status": {"text": "x", "until": "2030-01-01T00:00:00Z"}}, "until"),
            ({"mood": "good"}, "mood"),
        ):
            answer = await self.bob.put(STATUS, wrong)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field])
        self.assert_refused(await self.client().put(STATUS, {"status": "idle"}), 401, "not_signed_in")
        self.assertEqual((await self.bob.put(STATUS, {})).json, {"status": "online", "custom_status": None})


class TestState(PresenceTest):
    """Whatever happens, what a client was told is what it would see if it looked afresh."""

    async def test_what_events_tell_is_what_a_fresh_look_shows(self):
        carol = await self.member("carol")
        self.people = (self.alice, self.bob, carol)
        self.at = {person.id: await person.socket() for person in self.people}
        self.guild = {person.id: await self.members_seen_by(person) for person in self.people}
        self.friends = {person.id: {} for person in self.people}
        chance = random.Random(20261125)
        for step in range(80):
            said = await self.something_happens(chance)
            self.app.hub.presence._tell()
            for person in self.people:
                await self.follow(person)
                told = (self.guild[person.id], self.friends[person.id])
                fresh = (await self.members_seen_by(person), await self.friends_seen_by(person))
                self.assertEqual(told, fresh, f"step {step}: {said}, seen by {person.name}")

    async def something_happens(self, chance):
        one, other = chance.sample(self.people, 2)
        act = chance.choice(("status", "status", "words", "befriend", "befriend", "end", "block", "unblock", "leave"))
        if act == "status":
            await one.put(STATUS, {"status": chance.choice(("online", "idle", "dnd", "invisible"))})
        elif act == "words":
            await one.put(STATUS, {"custom_status": chance.choice((None, {"text": "a"}, {"emoji": "🍵"}))})
        elif act == "befriend":
            await one.post("/api/friends/request", {"to": other.name})
        elif act == "end":
            await one.delete(f"/api/friends/{other.id}")
        elif act == "block":
            await one.put(f"/api/friends/{other.id}/block")
        elif act == "unblock":
            await one.delete(f"/api/friends/{other.id}/block")
        else:
            await self.come_anew(one)
        return act, one.name, other.name

    async def come_anew(self, person):
        """Goes, is seen to be gone, comes back and looks around."""
        gone, notice = asyncio.Event(), self.app.hub.presence._gone
        with mock.patch.object(self.app.hub.presence, "_gone", lambda *who: (notice(*who), gone.set())):
            await self.at[person.id].close()
            await gone.wait()
        self.at[person.id] = await person.socket()
        self.app.hub.presence._tell()
        self.guild[person.id] = await self.members_seen_by(person)
        self.friends[person.id] = await self.friends_seen_by(person)

    async def follow(self, person):
        """As a client does: what is told of a guild belongs to its list, what is told of friends to theirs."""
        guild, friends = self.guild[person.id], self.friends[person.id]
        for name, data in await self.settle(self.at[person.id]):
            if name == "presence_changed":
                for change in data["changes"]:
                    shown = (change["status"], str(change["custom_status"]))
                    if data["guild_id"] is not None:
                        guild[change["user_id"]] = shown
                    elif change["user_id"] in friends:
                        friends[change["user_id"]] = shown
            elif name in ("friend_created", "friend_updated") and data["kind"] == "friend":
                friends.setdefault(data["user"]["id"], ("offline", "None"))
            elif name in ("friend_updated", "friend_deleted"):
                friends.pop(data["user"]["id"] if "user" in data else data["user_id"], None)
        self.at[person.id].received.clear()

    async def members_seen_by(self, person):
        listed = (await person.get("/api/guilds/1/members")).json["members"]
        return {one["user"]["id"]: (one["status"], str(one["custom_status"])) for one in listed}

    async def friends_seen_by(self, person):
        listed = (await person.get("/api/friends")).json["friends"]
        return {one["user"]["id"]: (one["status"], str(one["custom_status"])) for one in listed}


if __name__ == "__main__":
    unittest.main()
