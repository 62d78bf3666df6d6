"""What rooms are sent, as plain units with fakes at their sides: fan-out, log, unread signals."""

import asyncio
import unittest

from fake_loop import FakeLoop
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT  # noqa: F401 - sets the import path

from backend.realtime.fanout import Fanout
from backend.realtime.log import EventLog
from backend.realtime.packets import Encoded
from backend.realtime.unread import UnreadSignals


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


class TestLoop(unittest.IsolatedAsyncioTestCase):
    async def test_a_quiet_room_is_written_in_the_next_turn(self):
        fanout, member = Fanout(asyncio.get_running_loop()), FakeMember()
        fanout.join("a", member)
        fanout.send("a", event(1))
        await asyncio.sleep(0)
        self.assertEqual(member.got, [1])


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


if __name__ == "__main__":
    unittest.main()
