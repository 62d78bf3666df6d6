"""Who is here, and what they say of it: told to friends and to the members of their guilds, never across a block."""

import asyncio
import random
import unittest
from unittest import mock

from sqlalchemy import delete, select, update
from support import GuildhallTest

from backend.guilds.models import members
from backend.jobs.models import jobs
from backend.realtime import presence
from backend.realtime.events import AccessChanged
from backend.users.models import users

STATUS = "/api/me/status"
TEA = {"text": "Having tea", "emoji": "🍵", "until": None}


class PresenceTest(GuildhallTest):
    async def asyncSetUp(self):
        for name, seconds in (("GRACE_SECONDS", 0.02), ("BATCH_SECONDS", 0.01)):
            patch = mock.patch.object(presence, name, seconds)
            patch.start()
            self.addCleanup(patch.stop)
        await super().asyncSetUp()
        self.alice, self.bob = await self.cast("alice", "bob")

    async def part(self):
        """Bob leaves the Welcome guild: nothing brings the two together any more but what the test makes."""

        def leave(work):
            work.execute(delete(members).where(members.c.user_id == self.bob.id))
            work.forget(1)
            work.announce(AccessChanged(1, frozenset({self.bob.id})), to=None)

        await self.write(leave)

    async def befriend(self):
        await self.alice.post("/api/friends/request", {"to": "bob"})
        await self.bob.post(f"/api/friends/{self.alice.id}/accept")

    async def told(self, socket, person, status, custom_status=None, guild_id=1):
        """Waits until the socket hears that somebody has this status, in a guild (None: among friends)."""
        wanted = {"user_id": person.id, "status": status, "custom_status": custom_status}
        await socket.event(
            "presence_changed", lambda event: event["guild_id"] == guild_id and wanted in event["changes"]
        )

    async def heard_of(self, socket, person):
        """What else came of somebody by now: everything noted is told first."""
        self.app.hub.presence._tell()
        changes = [
            change
            for name, data in await self.settle(socket)
            if name == "presence_changed"
            for change in data["changes"]
            if change["user_id"] == person.id
        ]
        socket.received.clear()
        return changes

    async def seen_by(self, viewer, person):
        """(status, custom status) as each list and page shows it to the viewer; they must agree."""
        listed = (await viewer.get("/api/guilds/1/members")).json["members"]
        member = next(one for one in listed if one["user"]["id"] == person.id)
        profile = (await viewer.get(f"/api/users/{person.id}")).json
        shown = {(one["status"], str(one["custom_status"])) for one in (member, profile)}
        self.assertEqual(len(shown), 1, shown)
        return profile["status"], profile["custom_status"]


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


class TestCustomStatus(PresenceTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.watcher = await self.alice.socket()
        self.socket = await self.bob.socket()
        await self.told(self.watcher, self.bob, "online")

    async def planned(self):
        return await self.app.db.read(lambda work: work.execute(select(jobs.c.name, jobs.c.key)).all())

    async def test_words_and_an_emoji(self):
        for given, shown in (
            ({"text": " Having  tea ", "emoji": "🍵"}, TEA),
            ({"text": "Having tea"}, {**TEA, "emoji": None}),
            ({"emoji": "🍵"}, {**TEA, "text": None}),
            (None, None),
        ):
            answer = await self.bob.put(STATUS, {"custom_status": given})
            self.assertEqual(answer.json, {"status": "online", "custom_status": shown})
            await self.told(self.watcher, self.bob, "online", shown)
            self.assertEqual(await self.seen_by(self.alice, self.bob), ("online", shown))
            self.assertEqual((await self.bob.get("/api/me")).json["custom_status"], shown)
        for nothing in ({}, {"text": None, "emoji": None}, {"text": "", "emoji": ""}, {"clear_after": 60}):
            answer = await self.bob.put(STATUS, {"custom_status": nothing})
            self.assertEqual(answer.json["custom_status"], None)

    async def test_the_status_alone_leaves_the_words(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "Having tea", "emoji": "🍵"}})
        self.assertEqual(
            (await self.bob.put(STATUS, {"status": "idle"})).json, {"status": "idle", "custom_status": TEA}
        )

    async def test_it_ends_by_itself(self):
        given = {"text": "Having tea", "emoji": "🍵", "clear_after": 1}
        answer = (await self.bob.put(STATUS, {"custom_status": given})).json
        self.assertRegex(answer["custom_status"]["until"], "Z$")
        await self.told(self.watcher, self.bob, "online", answer["custom_status"])
        await self.socket.event("me_updated", lambda account: account["custom_status"] is not None)
        ended = await self.socket.event("me_updated", lambda account: account["custom_status"] is None)
        self.assertEqual(ended["status"], "online")
        await self.told(self.watcher, self.bob, "online", None)
        row = await self.app.db.read(lambda work: work.execute(select(users).where(users.c.id == self.bob.id)).one())
        self.assertEqual((row.custom_text, row.custom_emoji, row.custom_until), (None, None, None))

    async def test_a_new_one_takes_the_place_of_the_end_too(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})
        await self.bob.put(STATUS, {"custom_status": {"text": "later", "clear_after": 7200}})
        self.assertEqual(len(await self.planned()), 1)
        await self.bob.put(STATUS, {"custom_status": {"text": "for ever"}})
        self.assertEqual(await self.planned(), [])
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})
        await self.bob.put(STATUS, {"custom_status": None})
        self.assertEqual(await self.planned(), [])

    async def test_the_end_comes_also_when_the_server_was_away_then(self):
        await self.bob.put(STATUS, {"custom_status": {"text": "soon", "clear_after": 3600}})

        def time_passes(work):
            work.execute(update(users).where(users.c.id == self.bob.id).values(custom_until=work.now - 1))
            work.execute(update(jobs).values(due_at=work.now - 1))

        await self.write(time_passes)
        self.assertIsNone((await self.bob.get("/api/me")).json["custom_status"])  # over is over, job or no job
        await self.server.stop()
        await self.start_server()
        await self.app.jobs._do_what_is_due()
        self.assertEqual(await self.planned(), [])


class TestFriends(PresenceTest):
    async def test_friends_without_a_guild_hear_of_each_other(self):
        await self.part()
        await self.befriend()
        watcher = await self.alice.socket()
        socket = await self.bob.socket()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.bob.put(STATUS, {"status": "idle", "custom_status": {"text": "Having tea", "emoji": "🍵"}})
        await self.told(watcher, self.bob, "idle", TEA, guild_id=None)
        (friend,) = (await self.alice.get("/api/friends")).json["friends"]
        self.assertEqual((friend["status"], friend["custom_status"]), ("idle", TEA))
        profile = (await self.alice.get(f"/api/users/{self.bob.id}")).json
        self.assertEqual((profile["status"], profile["custom_status"]), ("idle", TEA))
        await socket.close()
        await self.told(watcher, self.bob, "offline", guild_id=None)

    async def test_who_becomes_a_friend_is_shown_at_once(self):
        await self.part()
        watcher, other = await self.alice.socket(), await self.bob.socket()
        await self.befriend()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.told(other, self.alice, "online", guild_id=None)

    async def test_strangers_and_those_who_only_asked_hear_and_see_nothing(self):
        await self.part()
        await self.alice.post("/api/friends/request", {"to": "bob"})
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.bob.put(STATUS, {"status": "idle"})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])
        self.assertEqual((await self.alice.get(f"/api/users/{self.bob.id}")).json["status"], "offline")
        (asked,) = (await self.alice.get("/api/friends")).json["outgoing"]
        self.assertEqual((asked["status"], asked["custom_status"]), ("offline", None))

    async def test_who_is_a_friend_no_more_is_heard_of_no_more(self):
        await self.part()
        await self.befriend()
        watcher = await self.alice.socket()
        await self.bob.socket()
        await self.told(watcher, self.bob, "online", guild_id=None)
        await self.alice.delete(f"/api/friends/{self.bob.id}")
        await self.bob.put(STATUS, {"status": "idle"})
        self.assertEqual(await self.heard_of(watcher, self.bob), [])

    async def test_an_invisible_friend_seems_away(self):
        await self.part()
        await self.befriend()
        await self.bob.put(STATUS, {"status": "invisible"})
        watcher = await self.alice.socket()
        await self.bob.socket()
        self.assertEqual(await self.heard_of(watcher, self.bob), [])
        self.assertEqual((await self.alice.get("/api/friends")).json["friends"][0]["status"], "offline")


class TestBlocks(PresenceTest):
    async def test_a_block_hides_both_from_each_other_in_their_guild(self):
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.told(one, self.bob, "online")
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "offline")
        await self.told(other, self.alice, "offline")
        one.received.clear()
        other.received.clear()
        for viewer, person in ((self.alice, self.bob), (self.bob, self.alice)):
            self.assertEqual(await self.seen_by(viewer, person), ("offline", None))
            self.assertEqual((await viewer.get("/api/friends")).json["friends"], [])
        for person in (self.alice, self.bob):
            await person.put(STATUS, {"status": "dnd", "custom_status": {"text": "secret"}})
        self.assertEqual(await self.heard_of(one, self.bob), [])
        self.assertEqual(await self.heard_of(other, self.alice), [])

    async def test_others_go_on_hearing_of_both(self):
        carol = await self.member("carol")
        watcher = await carol.socket()
        await self.bob.socket()
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.bob.put(STATUS, {"status": "dnd"})
        await self.told(watcher, self.bob, "dnd")
        self.assertEqual(await self.seen_by(carol, self.bob), ("dnd", None))

    async def test_who_comes_later_is_hidden_too(self):
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        one = await self.alice.socket()
        other = await self.bob.socket()
        self.assertEqual(await self.heard_of(one, self.bob), [])
        self.assertEqual(await self.heard_of(other, self.alice), [])

    async def test_the_end_of_a_block_shows_them_again(self):
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.alice.put(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "offline")
        await self.bob.put(STATUS, {"status": "dnd"})
        await self.alice.delete(f"/api/friends/{self.bob.id}/block")
        await self.told(one, self.bob, "dnd")
        await self.told(other, self.alice, "online")
        self.assertEqual(await self.seen_by(self.alice, self.bob), ("dnd", None))

    async def test_a_block_among_friends_without_a_guild(self):
        await self.part()
        await self.befriend()
        one, other = await self.alice.socket(), await self.bob.socket()
        await self.told(one, self.bob, "online", guild_id=None)
        await self.bob.put(f"/api/friends/{self.alice.id}/block")
        await self.settle(one)
        one.received.clear()
        await self.bob.put(STATUS, {"status": "dnd"})
        self.assertEqual(await self.heard_of(one, self.bob), [])
        await self.alice.put(STATUS, {"status": "dnd"})
        heard = await self.heard_of(other, self.alice)
        self.assertNotIn("dnd", [change["status"] for change in heard])


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
