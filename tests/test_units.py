"""The small pure modules: ids, cache, limits, schemas, rooms, helpers."""

import threading
import unittest

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT  # noqa: F401 - sets the import path

from backend import ids
from backend.cache import Cache
from backend.errors import ApiError, InvalidFields, Malformed, RateLimited
from backend.ids import EPOCH_MS, LARGEST, RESERVED, IdGenerator, from_snowflake, time_of, to_snowflake
from backend.limits import RATES, SWEEP_ABOVE, Limits
from backend.realtime import rooms
from backend.schemas import Schema, convert, decode
from backend.utils import clean_line, iso

some_id = st.integers(1, LARGEST)


class TestIds(unittest.TestCase):
    def test_they_rise_whatever_the_clock_does(self):
        now = EPOCH_MS + 1_000_000
        ticks = iter([now, now, now - 3_600_000, *[now + 1] * 200, now - 1, now + 10_000])
        make = IdGenerator(3, clock=lambda: next(ticks))
        made = [make() for _ in range(205)]
        self.assertEqual(made, sorted(set(made)))
        self.assertEqual({id >> 6 & 63 for id in made}, {3})
        self.assertEqual(time_of(made[0]), now)
        self.assertEqual(time_of(made[-1]), now + 10_000)

    def test_the_first_is_above_the_floor(self):
        floor = (5_000 << 12) | 63 << 6 | 63
        for node in (0, 63):
            self.assertGreater(IdGenerator(node, floor, clock=lambda: EPOCH_MS + 100)(), floor)

    def test_threads_never_share_one(self):
        make, made = IdGenerator(0), []
        threads = [threading.Thread(target=lambda: made.extend(make() for _ in range(2000))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(set(made)), 8000)

    def test_two_nodes_never_share_one(self):
        makers = [IdGenerator(node, clock=lambda: EPOCH_MS + 5) for node in range(64)]
        self.assertEqual(len({make() for make in makers for _ in range(100)}), 6400)
        for wrong in (-1, 64):
            with self.assertRaises(ValueError):
                IdGenerator(wrong)

    @given(some_id, some_id)
    def test_snowflakes_map_one_to_one(self, one, other):
        self.assertEqual(from_snowflake(to_snowflake(one)), one)
        self.assertLess(to_snowflake(one), 2**63)
        beyond = [id for id in (one, other) if id >= RESERVED]
        self.assertEqual(sorted(beyond), sorted(beyond, key=to_snowflake))

    @given(st.integers(0, RESERVED - 1))
    def test_reserved_ids_have_snowflakes_of_17_digits_as_well(self, id):
        self.assertEqual(from_snowflake(to_snowflake(id)), id)
        self.assertGreaterEqual(len(str(to_snowflake(id))), 17)

    def test_they_fit_into_javascript_for_a_long_time(self):
        year_2080 = 3_471_292_800_000
        self.assertLess(IdGenerator(63, clock=lambda: year_2080)(), 2**53)
        self.assertLess(ids.now_ms(), year_2080)


class TestCache(unittest.TestCase):
    def setUp(self):
        self.now = 0.0
        self.cache = Cache(3, 10.0, clock=lambda: self.now)

    def put(self, group, key, value):
        self.cache.put(group, key, value, self.cache.version(group))

    def test_what_is_put_is_found_until_its_time_is_over(self):
        self.put("g", "k", 1)
        self.now = 10.0
        self.assertEqual(self.cache.get("g", "k"), 1)
        self.now = 10.1
        self.assertIsNone(self.cache.get("g", "k"))
        self.assertEqual((self.cache.hits, self.cache.misses), (1, 1))

    def test_a_value_read_before_its_group_was_forgotten_is_not_stored(self):
        for forget in (lambda: self.cache.forget("g"), self.cache.forget_all):
            version = self.cache.version("g")
            forget()
            self.cache.put("g", "k", "stale", version)
            self.assertIsNone(self.cache.get("g", "k"))

    def test_forgetting_a_group_leaves_the_others(self):
        self.put("g", 1, "x")
        self.put("g", 2, "x")
        self.put("h", 1, "y")
        self.cache.forget("g")
        found = [self.cache.get("g", 1), self.cache.get("g", 2), self.cache.get("h", 1)]
        self.assertEqual(found, [None, None, "y"])

    def test_it_is_bounded_and_the_oldest_goes_first(self):
        for key in range(5):
            self.put("g", key, key)
        self.assertEqual([self.cache.get("g", key) for key in range(5)], [None, None, 2, 3, 4])
        self.assertEqual(len(self.cache), 3)


class TestLimits(unittest.TestCase):
    def setUp(self):
        self.now = 100.0
        self.limits = Limits(enabled=True, clock=lambda: self.now)

    def drain(self, kind, subject):
        for _ in range(RATES[kind].burst):
            self.limits.take(kind, subject)

    def test_a_burst_then_one_at_a_time(self):
        self.drain("send", 1)
        with self.assertRaises(RateLimited) as refused:
            self.limits.take("send", 1)
        self.assertEqual(refused.exception.limit, RATES["send"].burst)
        self.now += refused.exception.retry_after + 1e-6
        self.limits.take("send", 1)
        with self.assertRaises(RateLimited):
            self.limits.take("send", 1)

    def test_kinds_and_subjects_do_not_share(self):
        self.drain("send", 1)
        self.limits.take("send", 2)
        self.limits.take("edit", 1)

    def test_off_is_off(self):
        limits = Limits(enabled=False)
        for _ in range(1000):
            limits.take("register", "address")

    def test_idle_buckets_are_swept_and_busy_ones_kept(self):
        self.drain("create_guild", "busy")
        for subject in range(SWEEP_ABOVE - 1):
            self.limits.take("read", subject)
        self.now += 60
        self.limits.take("read", "one more")
        self.assertLess(len(self.limits._buckets), 10)
        with self.assertRaises(RateLimited):
            self.limits.take("create_guild", "busy")


class TestSchemas(unittest.TestCase):
    class Thing(Schema, frozen=True):
        name: str
        size: int = 1
        inner: list[int] = []

    def refusal(self, body):
        with self.assertRaises((InvalidFields, Malformed)) as refused:
            decode(body, self.Thing)
        return refused.exception

    def test_refusals_name_the_field_and_the_reason(self):
        for body, fields in (
            (b"{}", {"name": "is required"}),
            (b'{"name": "x", "other": 1}', {"other": "is not known"}),
            (b'{"name": 5}', {"name": "expected str, got int"}),
            (b'{"name": "x", "size": "1"}', {"size": "expected int, got str"}),
            (b'{"name": "x", "inner": [1, "x"]}', {"inner[1]": "expected int, got str"}),
        ):
            self.assertEqual(self.refusal(body).fields, fields)

    def test_what_is_no_object_is_malformed(self):
        for body in (
            b"",
            b"{",
            b"[]",
            b"5",
            b"null",
            b"\xff",
            b'{"name": NaN}',
            b"[" * 100_000,
            b'{"name": "\\ud800"}',
        ):
            self.assertIsInstance(self.refusal(body), Malformed, body[:20])

    def test_text_is_read_as_numbers_only_where_it_is_a_query(self):
        self.assertEqual(convert({"name": "x", "size": "5"}, self.Thing, from_text=True).size, 5)
        with self.assertRaises(InvalidFields):
            convert({"name": "x", "size": "5"}, self.Thing)

    def test_errors_have_one_shape(self):
        problem = RateLimited(fields={"a": "b"}, retry_after=1.23456)
        expected = {"code": "rate_limited", "message": RateLimited.message, "fields": {"a": "b"}, "retry_after": 1.235}
        self.assertEqual(problem.as_dict(), expected)
        self.assertEqual(list(ApiError().as_dict()), ["code", "message"])


class TestRooms(unittest.TestCase):
    @given(some_id, some_id)
    def test_names_are_read_as_they_were_made(self, guild, channel):
        self.assertEqual(rooms.read_channel(rooms.channel(guild, channel)), (guild, channel))

    @given(st.text())
    def test_any_other_text_is_none(self, text):
        found = rooms.read_channel(text)
        self.assertTrue(found is None or rooms.channel(*found) == text)

    def test_names_that_only_look_like_one(self):
        for wrong in (
            "g:0:c:1",
            "g:1:c:01",
            "g:1:c:1\n",
            "G:1:c:1",
            f"g:1:c:{2**53}",
            "g:1",
            "u:1",
            "g:-1:c:1",
            "g:1:c:",
        ):
            self.assertIsNone(rooms.read_channel(wrong), wrong)


class TestHelpers(unittest.TestCase):
    def test_times(self):
        self.assertEqual(iso(0), "1970-01-01T00:00:00.000Z")
        self.assertEqual(iso(1_795_442_709_007), "2026-11-23T14:05:09.007Z")

    @given(st.text())
    def test_a_clean_line_is_clean(self, text):
        try:
            line = clean_line("name", text, 20)
        except InvalidFields as refused:
            self.assertEqual(list(refused.fields), ["name"])
        else:
            self.assertEqual(clean_line("name", line, 20), line)
            self.assertTrue(line.isprintable() or not line.isascii())
            msgspec.json.encode(line)


if __name__ == "__main__":
    unittest.main()
