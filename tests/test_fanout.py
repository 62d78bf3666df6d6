"""The parts of real time as plain units, with fakes at their sides: fan-out, log, sessions, presence, unread."""

import asyncio
import unittest

from hypothesis import given
from hypothesis import strategies as st
from support import ROOT  # noqa: F401 - sets the import path

from backend.people import CustomStatus, Person
from backend.realtime.events import PresenceChange, PresenceChanged
from backend.realtime.fanout import Fanout
from backend.realtime.log import EventLog
from backend.realtime.packets import Encoded
from backend.realtime.presence import Audience, Presence
from backend.realtime.sessions import RESUME_SECONDS, Facts, LiveUser, Session, Sessions
from backend.realtime.unread import UnreadSignals


class FakeLoop:
    """Keeps what was to be called later until the test says so."""

    def __init__(self):
        self.calls = []

    def call_later(self, _seconds, call, *arguments):
        self.calls.append((call, arguments))
        return self

    def call_soon(self, call, *arguments):
        self.calls.append((call, arguments))

    def run(self):
        calls, self.calls = self.calls, []
        for call, arguments in calls:
            call(*arguments)


class FakeMember:
    def __init__(self, on_deliver=None):
        self.got, self.writes = [], 0
        self.on_deliver = on_deliver

    def deliver(self, frames, events):
        assert frames == b"".join(event.frame for event in events)
        self.got += [event.seq for event in events]
        self.writes += 1
        if self.on_deliver:
            self.on_deliver()


def event(seq, text="x"):
    return Encoded(b'42["e","%b","%d"]' % (text.encode(), seq), seq)


class TestFanout(unittest.TestCase):
    def setUp(self):
        self.loop = FakeLoop()
        self.fanout = Fanout(self.loop)
        self.members = [FakeMember() for _ in range(3)]

    def join(self, room, *members):
        for member in members:
            self.fanout.join(room, member)

    def test_what_comes_within_one_turn_is_one_write_a_member(self):
        self.join("a", *self.members)
        for seq in range(1, 6):
            self.fanout.send("a", event(seq))
        self.assertEqual(len(self.loop.calls), 1)
        self.loop.run()
        for member in self.members:
            self.assertEqual((member.got, member.writes), ([1, 2, 3, 4, 5], 1))
        self.assertEqual((self.fanout.deliveries, self.fanout.flushes), (15, 1))

    def test_events_of_several_rooms_come_in_one_order(self):
        both, only_a, only_b = self.members
        self.join("a", both, only_a)
        self.join("b", both, only_b)
        for seq, room in enumerate("abbaab", 1):
            self.fanout.send(room, event(seq))
        self.loop.run()
        self.assertEqual([member.got for member in self.members], [[1, 2, 3, 4, 5, 6], [1, 4, 5], [2, 3, 6]])
        self.assertEqual([member.writes for member in self.members], [1, 1, 1])

    def test_who_joins_does_not_see_what_was_before_and_who_leaves_does(self):
        early, late, leaving = self.members
        self.join("a", early, leaving)
        self.fanout.send("a", event(1))
        self.join("a", late)
        self.fanout.send("a", event(2))
        self.fanout.leave("a", leaving)
        self.fanout.send("a", event(3))
        self.loop.run()
        self.assertEqual([member.got for member in self.members], [[1, 2, 3], [2, 3], [1, 2]])

    def test_a_member_may_leave_while_it_is_being_written_to(self):
        leaving = FakeMember(lambda: self.fanout.leave("a", leaving))
        self.join("a", leaving, *self.members)
        self.fanout.send("a", event(1))
        self.loop.run()
        self.assertEqual([member.got for member in self.members], [[1]] * 3)
        self.assertFalse(self.fanout.is_member("a", leaving))

    def test_empty_rooms_leave_nothing_behind(self):
        self.join("a", *self.members)
        for member in self.members:
            self.fanout.leave("a", member)
        self.fanout.send("a", event(1))
        self.fanout.leave("never", self.members[0])
        self.assertEqual((self.fanout._rooms, self.fanout._pending, self.loop.calls), ({}, {}, []))

    @given(st.lists(st.tuples(st.sampled_from("jls"), st.sampled_from("abc"), st.integers(0, 2)), max_size=40))
    def test_each_sees_exactly_what_was_sent_while_it_was_in_the_room(self, steps):
        self.setUp()
        expected = [[], [], []]
        inside = set()
        for seq, (what, room, number) in enumerate(steps, 1):
            if what == "j":
                self.fanout.join(room, self.members[number])
                inside.add((room, number))
            elif what == "l":
                self.fanout.leave(room, self.members[number])
                inside.discard((room, number))
            else:
                self.fanout.send(room, event(seq))
                for member in range(3):
                    if (room, member) in inside:
                        expected[member].append(seq)
                if number == 0:
                    self.loop.run()
        self.fanout.flush()
        self.assertEqual([member.got for member in self.members], expected)


class TestLog(unittest.TestCase):
    def setUp(self):
        self.now = 0.0

    def log(self, **limits):
        return EventLog(clock=lambda: self.now, **limits)

    def keep(self, log, *rooms):
        for room in rooms:
            log.keep(room, event(log.next_seq()))

    def missed(self, log, **since):
        found = log.missed(since)
        return None if found is None else [event.seq for event in found]

    def test_what_was_missed_comes_in_order_from_all_rooms(self):
        log = self.log()
        self.keep(log, "a", "b", "c", "a", "b")
        self.assertEqual(self.missed(log, a=0, b=2), [1, 4, 5])
        self.assertEqual(self.missed(log, a=4), [])
        self.assertEqual(self.missed(log, never=0), [])

    def test_a_hole_is_told_and_only_to_whom_it_concerns(self):
        log = self.log(keep_seconds=10)
        self.keep(log, "a", "b")
        self.now = 11
        self.keep(log, "a")
        self.assertIsNone(self.missed(log, a=0))
        self.assertEqual(self.missed(log, a=1), [3])
        self.assertIsNone(self.missed(log, a=1, b=0))
        self.assertEqual(self.missed(log, b=2), [])

    def test_it_is_bounded_by_bytes(self):
        log = self.log(keep_bytes=1000)
        self.keep(log, *["a"] * 50)
        self.assertLessEqual(log._bytes, 1000)
        self.assertIsNone(self.missed(log, a=40))
        self.assertEqual(self.missed(log, a=48), [49, 50])
        self.now = 10**6
        log.trim()
        self.assertEqual((log._bytes, log._rooms, len(log._order)), (0, {}, 0))


class TestSessions(unittest.TestCase):
    def setUp(self):
        self.sessions = Sessions()
        self.user = LiveUser(Facts(Person(1, "alice")), {1: frozenset({10}), 2: frozenset()})
        self.session = Session(self.user, sign_in_id=7)
        self.sessions.add(self.session)

    def test_a_session_is_found_by_its_own_user_and_sign_in_alone(self):
        pid = self.session.pid
        self.assertIs(self.sessions.find(pid, 1, 7), self.session)
        for wrong in (("x", 1, 7), (pid, 2, 7), (pid, 1, 8)):
            self.assertIsNone(self.sessions.find(*wrong))

    def test_the_last_session_takes_the_user_along(self):
        second = Session(self.user, sign_in_id=8)
        self.sessions.add(second)
        self.sessions.remove(self.session)
        self.assertEqual(self.sessions.in_guild(1), {self.user})
        self.sessions.remove(second)
        self.sessions.remove(second)
        self.assertEqual((self.sessions.users, self.sessions.in_guild(1), self.sessions._by_guild), ({}, set(), {}))

    def test_guilds_are_entered_and_left(self):
        self.sessions.enter_guild(self.user, 3, frozenset({30}))
        self.assertTrue(self.user.may_view(3, 30))
        self.sessions.leave_guild(self.user, 3)
        self.assertFalse(self.user.may_view(3, 30))
        self.assertEqual(self.sessions.in_guild(3), set())

    def test_only_those_away_for_long_expire(self):
        self.session.detached_at = 100.0
        self.assertEqual(self.sessions.expired(100.0 + RESUME_SECONDS), [])
        self.assertEqual(self.sessions.expired(100.1 + RESUME_SECONDS), [self.session])
        self.session.connection = object()
        self.assertEqual(self.sessions.expired(10**9), [])


class TestPresence(unittest.TestCase):
    def setUp(self):
        self.loop, self.told = FakeLoop(), []
        self.position = 0
        self.users = {
            1: LiveUser(Facts(Person(1, "alice"), friends=frozenset({3})), {10: frozenset(), 20: frozenset()}),
            2: LiveUser(Facts(Person(2, "bob")), {10: frozenset()}),
            3: LiveUser(Facts(Person(3, "carol"), friends=frozenset({1}), hidden=frozenset({2})), {10: frozenset()}),
        }
        self.presence = Presence(self.loop, self.users.get, self.told.append, lambda: self.position)

    def come(self, user):
        self.users[user].sessions = {Session(self.users[user], 1, connection=object())}
        self.presence.arrived(self.users[user])

    def go(self, user):
        self.users[user].sessions = set()
        self.presence.left(self.users[user])

    def run_all(self):
        self.loop.run()
        self.loop.run()

    def test_changes_are_gathered_for_guilds_and_friends(self):
        self.come(1)
        self.come(2)
        self.come(2)
        self.loop.run()
        one, two = Audience(frozenset({10, 20}), frozenset({3})), Audience(frozenset({10}))
        self.assertEqual(self.told, [{1: one, 2: two}])

    def test_who_returns_within_the_grace_was_never_away(self):
        self.come(2)
        self.loop.run()
        self.told.clear()
        self.go(2)
        self.come(2)
        self.run_all()
        self.assertEqual((self.told, self.presence.status(2)), ([], "online"))
        self.go(2)
        self.run_all()
        self.assertEqual((self.told, self.presence.status(2)), ([{2: Audience(frozenset({10}))}], "offline"))

    def test_who_is_invisible_comes_and_goes_unseen(self):
        self.users[1].facts = Facts(Person(1, "alice"), status="invisible")
        self.come(1)
        self.go(1)
        self.run_all()
        self.assertEqual((self.told, self.presence.status(1)), ([], "offline"))

    def test_a_chosen_status_is_told(self):
        self.come(2)
        self.loop.run()
        self.told.clear()
        self.users[2].facts = Facts(Person(2, "bob"), status="dnd", custom=CustomStatus("busy"))
        self.presence.changed(self.users[2])
        self.presence.changed(self.users[2])
        self.loop.run()
        self.assertEqual(self.told, [{2: Audience(frozenset({10}))}])
        self.assertEqual(self.presence.change(2), PresenceChange(2, "dnd", CustomStatus("busy")))

    def test_who_comes_back_hears_what_changed_for_them(self):
        self.come(1)
        self.loop.run()
        self.position = 50
        self.come(2)
        self.loop.run()
        bob = PresenceChange(2, "online")
        self.assertEqual(self.presence.changes_since(40, self.users[1]), [PresenceChanged(10, [bob])])
        self.assertEqual(self.presence.changes_since(40, self.users[3]), [])  # there is a block
        alice = [PresenceChange(1, "online")]
        guild, friends = self.presence.changes_since(0, self.users[3])
        self.assertEqual((guild, friends), (PresenceChanged(10, alice), PresenceChanged(None, alice)))


class TestUnread(unittest.TestCase):
    def test_only_the_newest_of_a_channel_is_sent(self):
        loop, sent = FakeLoop(), []
        unread = UnreadSignals(loop, sent.append, lambda: 5)
        first, second, other = event(0, "1"), event(0, "2"), event(0, "3")
        for channel, signal in ((10, first), (10, second), (11, other)):
            unread.note(1, channel, signal)
        self.assertEqual(len(loop.calls), 1)
        loop.run()
        self.assertEqual(sent, [{1: {10: second, 11: other}}])
        self.assertEqual(unread.since(1, [10], 5), [second])
        self.assertEqual(unread.since(1, [10], 6), [])
        self.assertEqual(unread.since(2, [10], 0), [])


class TestLoop(unittest.IsolatedAsyncioTestCase):
    async def test_a_quiet_room_is_written_in_the_next_turn(self):
        fanout, member = Fanout(asyncio.get_running_loop()), FakeMember()
        fanout.join("a", member)
        fanout.send("a", event(1))
        await asyncio.sleep(0)
        self.assertEqual(member.got, [1])


if __name__ == "__main__":
    unittest.main()
