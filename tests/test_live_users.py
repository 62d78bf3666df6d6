"""Who is there, as plain units with fakes at their sides: sessions, and the presence of those behind them."""

import unittest

from fake_loop import FakeLoop
from support import ROOT  # noqa: F401 - sets the import path

from backend.people import CustomStatus, Person
from backend.realtime.events import PresenceChange, PresenceChanged
from backend.realtime.presence import Audience, Presence
from backend.realtime.sessions import RESUME_SECONDS, Facts, LiveUser, Session, Sessions


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


if __name__ == "__main__":
    unittest.main()
