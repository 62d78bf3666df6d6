"""Friends and requests: each side's view, on every device, however often and at whatever moment one clicks."""

import asyncio
import unittest
import unittest.mock

from friends_stage import FriendsTest
from sqlalchemy import select, update

from backend.users import friends
from backend.users.models import relationships, users

EMPTY = {"friends": [], "incoming": [], "outgoing": [], "blocked": []}


class TestRequests(FriendsTest):
    async def test_a_request_stands_in_both_lists(self):
        answer = await self.ask(self.alice, self.bob)
        self.assertEqual(answer.status, 201)
        bob = {"id": self.bob.id, "username": "bob", "display_name": None, "avatar": None}
        outgoing = {**answer.json, "user": bob, "kind": "outgoing", "status": "offline", "custom_status": None}
        self.assertEqual(answer.json, outgoing)
        self.assertRegex(answer.json["since"], "Z$")
        self.assertEqual((await self.alice.get("/api/friends")).json, {**EMPTY, "outgoing": [outgoing]})
        self.assertEqual(await self.view(self.bob), {"incoming": ["alice"]})

    async def test_accepting_makes_friends_on_every_device(self):
        phone, desk, other = await self.alice.socket(), await self.alice.socket(), await self.bob.socket()
        await self.ask(self.alice, self.bob)
        for device in (phone, desk):
            self.assertEqual((await device.event("friend_created"))["kind"], "outgoing")
        told = await other.event("friend_created")
        self.assertEqual((told["kind"], told["user"]["username"]), ("incoming", "alice"))
        accepted = (await self.accept(self.bob, self.alice)).json
        self.assertEqual((accepted["kind"], accepted["status"]), ("friend", "online"))
        for device in (phone, desk):
            told = await device.event("friend_updated")
            self.assertEqual((told["kind"], told["user"]["id"]), ("friend", self.bob.id))
        self.assertEqual((await other.event("friend_updated"))["since"], accepted["since"])
        self.assertEqual(await self.view(self.alice), {"friends": ["bob"]})
        self.assertEqual(await self.view(self.bob), {"friends": ["alice"]})

    async def test_whoever_is_asked_back_is_a_friend(self):
        await self.ask(self.alice, self.bob)
        answer = await self.ask(self.bob, self.alice)
        self.assertEqual((answer.status, answer.json["kind"]), (201, "friend"))
        self.assertEqual(await self.view(self.alice), {"friends": ["bob"]})

    async def test_declining_taking_back_and_ending(self):
        for make, end in (
            (self.ask, lambda: self.bob.post(f"/api/friends/{self.alice.id}/decline")),
            (self.ask, lambda: self.alice.post(f"/api/friends/{self.bob.id}/cancel")),
            (self.befriend, lambda: self.alice.delete(f"/api/friends/{self.bob.id}")),
            (self.befriend, lambda: self.bob.delete(f"/api/friends/{self.alice.id}")),
        ):
            await make(self.alice, self.bob)
            one, other = await self.alice.socket(), await self.bob.socket()
            self.assertEqual((await end()).status, 204)
            self.assertEqual(await one.event("friend_deleted"), {"user_id": self.bob.id})
            self.assertEqual(await other.event("friend_deleted"), {"user_id": self.alice.id})
            await self.assert_nothing_between_them()
            self.assertEqual((await end()).status, 204)  # a second click
            self.assertEqual(await self.settle(one), [])
            await one.close()
            await other.close()

    async def test_what_has_become_something_else_is_not_touched(self):
        await self.ask(self.alice, self.bob)
        self.assert_refused(await self.alice.post(f"/api/friends/{self.bob.id}/decline"), 409, "conflict")
        self.assert_refused(await self.alice.delete(f"/api/friends/{self.bob.id}"), 409, "conflict")
        await self.accept(self.bob, self.alice)
        for end in ("decline", "cancel"):
            self.assert_refused(await self.alice.post(f"/api/friends/{self.bob.id}/{end}"), 409, "conflict")
        self.assertEqual(await self.view(self.alice), {"friends": ["bob"]})

    async def test_asking_and_accepting_twice_is_once(self):
        await self.ask(self.alice, self.bob)
        socket = await self.bob.socket()
        again = await self.ask(self.alice, self.bob)
        self.assertEqual((again.status, again.json["kind"]), (200, "outgoing"))
        await self.accept(self.bob, self.alice)
        once = (await self.accept(self.bob, self.alice)).json
        self.assertEqual(once["kind"], "friend")
        self.assertEqual((await self.ask(self.alice, self.bob)).json["kind"], "friend")
        names = [name for name, _ in await self.settle(socket) if name.startswith("friend")]
        self.assertEqual(names, ["friend_updated"])

    async def test_names_are_found_as_people_type_them(self):
        for typed in ("BOB", " @bob ", "b0b"):
            await self.alice.post("/api/friends/request", {"to": typed})
            self.assertEqual(await self.view(self.alice), {"outgoing": ["bob"]}, typed)
            await self.alice.post(f"/api/friends/{self.bob.id}/cancel")

    async def test_nobody_oneself_and_what_is_no_name(self):
        for nobody in ("nobody", "bob@example.org", " ", "\0", "%", "x" * 100):
            self.assert_refused(await self.alice.post("/api/friends/request", {"to": nobody}), 404, "not_found")
        self.assert_refused(await self.ask(self.alice, self.alice), 422, "invalid_fields")
        self.assert_refused(await self.block(self.alice, self.alice), 422, "invalid_fields")
        for wrong in ({}, {"to": ""}, {"to": 5}, {"to": "x" * 101}, {"to": "bob", "why": "x"}):
            self.assert_refused(await self.alice.post("/api/friends/request", wrong), 422, "invalid_fields")
        self.assert_refused(await self.accept(self.alice, self.bob), 404, "not_found")
        self.assert_refused(await self.alice.post(f"/api/friends/{self.bob.id + 1}/accept"), 404, "not_found")
        self.assert_refused(await self.alice.put(f"/api/friends/{self.bob.id + 1}/block"), 404, "not_found")
        self.assertEqual((await self.alice.delete(f"/api/friends/{self.bob.id + 1}/block")).status, 204)

    async def test_one_cannot_accept_ones_own_request(self):
        await self.ask(self.alice, self.bob)
        self.assert_refused(await self.accept(self.alice, self.bob), 404, "not_found")

    async def test_the_deleted_cannot_be_asked_or_blocked(self):
        gone = update(users).where(users.c.id == self.bob.id).values(deleted_at=1)
        await self.write(lambda work: work.execute(gone))
        self.assert_refused(await self.ask(self.alice, self.bob), 404, "not_found")
        self.assert_refused(await self.block(self.alice, self.bob), 404, "not_found")

    async def test_visitors(self):
        for method, path in (("GET", ""), ("POST", "/request"), ("POST", "/5/accept"), ("PUT", "/5/block")):
            answer = await self.client().request(method, f"/api/friends{path}", {"to": "bob"})
            self.assert_refused(answer, 401, "not_signed_in")

    async def test_there_is_an_end_to_requests_and_friends(self):
        (carol,) = await self.cast("carol")
        with unittest.mock.patch.dict(friends.MOST, {"outgoing": 1}):
            await self.ask(self.alice, self.bob)
            self.assert_refused(await self.ask(self.alice, carol), 409, "conflict")
        with unittest.mock.patch.dict(friends.MOST, {"incoming": 1}):
            self.assert_refused(await self.ask(carol, self.bob), 409, "conflict")
        await self.accept(self.bob, self.alice)
        await self.ask(carol, self.bob)
        with unittest.mock.patch.dict(friends.MOST, {"friend": 1, "blocked": 0}):
            self.assert_refused(await self.accept(self.bob, carol), 409, "conflict")
            self.assert_refused(await self.ask(self.bob, carol), 409, "conflict")
            self.assert_refused(await self.block(self.bob, carol), 409, "conflict")
        self.assertEqual(await self.view(self.bob), {"friends": ["alice"], "incoming": ["carol"]})

    async def test_the_list_takes_one_statement(self):
        async def count():
            async with self.statements() as ran:
                await self.alice.get("/api/friends")
            return len(ran)

        await count()
        self.assertEqual(await count(), 1)
        for name in ("carol", "dave", "erin"):
            (person,) = await self.cast(name)
            await self.befriend(self.alice, person)
        await count()
        self.assertEqual(await count(), 1)


class TestRaces(FriendsTest):
    async def test_two_who_ask_each_other_at_once_are_friends(self):
        answers = await asyncio.gather(self.ask(self.alice, self.bob), self.ask(self.bob, self.alice))
        self.assertEqual({answer.status for answer in answers}, {201})
        self.assertEqual(await self.view(self.alice), {"friends": ["bob"]})
        self.assertEqual(await self.view(self.bob), {"friends": ["alice"]})

    async def test_many_clicks_at_once_are_one(self):
        await asyncio.gather(*(self.ask(self.alice, self.bob) for _ in range(5)))
        socket = await self.alice.socket()
        answers = await asyncio.gather(*(self.accept(self.bob, self.alice) for _ in range(5)))
        self.assertEqual({answer.status for answer in answers}, {200})
        names = [name for name, _ in await self.settle(socket) if name.startswith("friend")]
        self.assertEqual(names, ["friend_updated"])

    async def test_a_block_and_an_acceptance_at_once_leave_a_block(self):
        await self.ask(self.alice, self.bob)
        blocked, accepted = await asyncio.gather(self.block(self.alice, self.bob), self.accept(self.bob, self.alice))
        self.assertEqual(blocked.status, 200)
        self.assertIn(accepted.status, (200, 404))
        self.assertEqual((await self.view(self.alice), await self.view(self.bob)), ({"blocked": ["bob"]}, {}))

    async def test_accepting_while_it_is_taken_back_is_one_of_both(self):
        await self.ask(self.alice, self.bob)
        accepted, cancelled = await asyncio.gather(
            self.accept(self.bob, self.alice), self.alice.post(f"/api/friends/{self.bob.id}/cancel")
        )
        self.assertIn((accepted.status, cancelled.status), ((200, 409), (404, 204)))
        there = {"friends": ["bob"]} if accepted.status == 200 else {}
        self.assertEqual(await self.view(self.alice), there)


class TestState(FriendsTest):
    async def test_what_events_tell_is_what_a_fresh_look_shows(self):
        (carol,) = await self.cast("carol")
        socket = await self.alice.socket()
        known = {}
        for act in (
            lambda: self.ask(self.alice, self.bob),
            lambda: self.accept(self.bob, self.alice),
            lambda: self.ask(carol, self.alice),
            lambda: self.block(self.alice, self.bob),
            lambda: self.alice.post(f"/api/friends/{carol.id}/decline"),
            lambda: self.alice.delete(f"/api/friends/{self.bob.id}/block"),
            lambda: self.ask(self.bob, self.alice),
            lambda: self.ask(self.alice, self.bob),
            lambda: self.block(self.bob, self.alice),
        ):
            await act()
            for name, data in await self.settle(socket):
                if name in ("friend_created", "friend_updated"):
                    known[data["user"]["id"]] = data
                elif name == "friend_deleted":
                    known.pop(data["user_id"], None)
            socket.received.clear()
            listed = [one for some in (await self.alice.get("/api/friends")).json.values() for one in some]
            for one in listed:
                del one["status"], one["custom_status"]
            self.assertEqual({one["user"]["id"]: one for one in listed}, known)

    async def test_rows_of_a_pair_belong_together(self):
        await self.befriend()
        rows = await self.app.db.read(lambda work: work.execute(select(relationships)).all())
        self.assertEqual({(row.kind, row.since) for row in rows}, {("friend", rows[0].since)})
        self.assertEqual(len(rows), 2)


if __name__ == "__main__":
    unittest.main()
