"""`/metrics`: what Prometheus reads, who may, and that the dashboard and the administrators' page show the same."""

import json
import re
import unittest
from typing import ClassVar
from unittest import mock

import aiohttp
from prometheus_client.parser import text_string_to_metric_families
from support import ROOT, GuildhallTest, Running, copy_database, settings

from backend.app import create_app
from backend.config import WrongSetting, from_environment
from backend.errors import RateLimited
from backend.histogram import Histogram, Histograms
from backend.metrics import meter

TOKEN = "a token for whoever watches"
MESSAGES = "/api/channels/1/messages"


def families(answer):
    return {family.name: family for family in text_string_to_metric_families(answer.body.decode())}


def value(found, name, **labels):
    """Of one sample; `name` with its ending, such as `_count`."""
    samples = [sample for family in found.values() for sample in family.samples if sample.name == name]
    (wanted,) = [sample.value for sample in samples if labels.items() <= sample.labels.items()]
    return wanted


class MetricsTest(GuildhallTest):
    async def metrics(self, status=200, **headers):
        answer = await self.client().get("/metrics", headers=headers)
        self.assertEqual(answer.status, status, answer.body)
        return families(answer) if status == 200 else answer


class TestFigures(MetricsTest):
    async def test_requests_are_timed_by_the_route_not_by_the_address(self):
        (alice,) = await self.cast("alice")
        for text in ("one", "two"):
            await alice.say(text)
        await alice.post(MESSAGES, {"content": ""})
        await alice.get("/api/channels/4095/messages")
        found = await self.metrics()
        route = {"method": "POST", "route": "/api/channels/{channel_id}/messages"}
        self.assertEqual(value(found, "guildhall_http_request_seconds_count", status="2xx", **route), 2)
        self.assertEqual(value(found, "guildhall_http_request_seconds_count", status="4xx", **route), 1)
        self.assertEqual(value(found, "guildhall_http_request_seconds_bucket", status="2xx", le="+Inf", **route), 2)
        self.assertGreater(value(found, "guildhall_http_request_seconds_sum", status="2xx", **route), 0)

    async def test_what_strangers_make_up_becomes_no_label(self):
        visitor = self.client()
        for number in range(3):
            await visitor.request("REPORT", f"/tea/{number}")
        answer = await visitor.get("/metrics")
        self.assertNotIn(b"tea", answer.body)
        self.assertNotIn(b"REPORT", answer.body)
        self.assertEqual(value(families(answer), "guildhall_http_request_seconds_count", route="", method=""), 3)

    async def test_events_connections_and_deliveries_are_counted(self):
        alice, bob = await self.cast("alice", "bob")
        await (await alice.socket()).join()
        socket = await bob.socket()
        await socket.join()
        await socket.ask("send_message", {"room": "g:1:c:1", "content": "hello"})
        await socket.ask("send_message", {"room": "g:1:c:1", "content": ""})
        await socket.ask("brew_tea", {})
        await self.settle(socket)
        found = await self.metrics()
        self.assertEqual(value(found, "guildhall_connections"), 2)
        self.assertEqual(value(found, "guildhall_sessions"), 2)
        self.assertEqual(value(found, "guildhall_users_online"), 2)
        self.assertGreaterEqual(value(found, "guildhall_deliveries_total"), 2)
        self.assertGreaterEqual(value(found, "guildhall_written_bytes_total"), 200)
        self.assertEqual(value(found, "guildhall_socket_event_seconds_count", event="send_message", outcome="ok"), 1)
        refused = value(found, "guildhall_socket_event_seconds_count", event="send_message", outcome="refused")
        self.assertEqual(refused, 1)
        events = {sample.labels["event"] for sample in found["guildhall_socket_event_seconds"].samples}
        self.assertEqual(events, {"join_room", "leave_room", "send_message"})

    async def test_commits_and_the_actions_that_shared_them(self):
        (alice,) = await self.cast("alice")
        before = await self.metrics()
        await alice.say("hello")
        after = await self.metrics()
        for ending in (
            "actions_per_commit_count",
            "actions_per_commit_sum",
            "commit_seconds_count",
            "transaction_seconds_count",
        ):
            name = f"guildhall_writer_{ending}"
            self.assertEqual(value(after, name) - value(before, name), 1, name)

    async def test_uploads_and_their_bytes(self):
        (alice,) = await self.cast("alice")
        form = aiohttp.FormData()
        form.add_field("file", b"nothing but text", filename="note.txt")
        answer = await alice.request("POST", "/api/upload", data=form)
        self.assertEqual(answer.status, 201, answer.body)
        found = await self.metrics()
        self.assertEqual(value(found, "guildhall_uploads_total"), 1)
        self.assertEqual(value(found, "guildhall_uploaded_bytes_total"), 16)

    async def test_jobs_database_and_process(self):
        found = await self.metrics()
        self.assertEqual(value(found, "guildhall_jobs_waiting"), 0)
        self.assertEqual(value(found, "guildhall_database_up"), 1)
        self.assertGreater(value(found, "guildhall_database_bytes"), 10_000)
        self.assertGreater(value(found, "process_resident_memory_bytes"), 1_000_000)
        self.assertGreater(value(found, "process_open_fds"), 3)

    async def test_the_lag_is_looked_at_while_somebody_asks(self):
        await self.metrics()
        pulse = self.app.extensions["guildhall.metrics"].meter.pulse
        pulse._beat(pulse._last.at)
        found = await self.metrics()
        self.assertGreaterEqual(value(found, "guildhall_event_loop_lag_seconds_count"), 1)

    async def test_looking_costs_a_statement_or_two_and_the_next_look_none(self):
        with mock.patch.object(meter, "REMEMBERED", 3600.0):
            async with self.statements() as ran:
                await self.metrics()
                await self.metrics()
        ours = [statement for statement in ran if not statement.startswith("SELECT min(jobs.due_at)")]  # the runner's
        self.assertEqual(len(ours), 1 if self.settings.on_sqlite else 2, ours)  # a file is weighed without one


class TestLimited(MetricsTest):
    changes: ClassVar = {"rate_limits": True}

    async def test_refusals_are_counted_by_kind(self):
        (alice,) = await self.cast("alice")
        refused = 0
        while not refused:
            try:
                self.app.limits.take("export", alice.id)
            except RateLimited:
                refused += 1
        self.assert_refused(await alice.get("/api/me/export"), 429, "rate_limited")
        self.assertEqual(value(await self.metrics(), "guildhall_rate_limited_total", kind="export"), 2)


class TestTheDatabaseIsAway(MetricsTest):
    changes: ClassVar = {"log_level": "critical"}

    async def test_the_other_figures_are_there(self):
        await self.app.db.write(lambda work: work.connection.exec_driver_sql("ALTER TABLE jobs RENAME TO gone"))
        found = await self.metrics()
        self.assertEqual(value(found, "guildhall_database_up"), 0)
        self.assertEqual(value(found, "guildhall_connections"), 0)
        self.assertNotIn("guildhall_jobs_waiting", found)


class TestWhoMayRead(MetricsTest):
    async def test_the_machine_itself_may_and_no_signing_in_is_needed(self):
        self.assertIn("guildhall_info", await self.metrics())

    async def test_what_a_proxy_hands_on_is_not_from_here(self):
        for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "X-Forwarded-Host", "X-Forwarded-Proto"):
            self.assert_refused(await self.metrics(404, **{name: "127.0.0.1"}), 404, "not_found")

    async def test_a_page_that_names_this_machine_by_a_name_of_its_own_learns_nothing(self):
        self.assert_refused(await self.metrics(404, Host="rebound.example.org"), 404, "not_found")
        self.assertIn("guildhall_info", await self.metrics(Host="localhost:5000"))
        self.assertIn("guildhall_info", await self.metrics(Host="[::1]:5000"))


class TestBehindAProxy(MetricsTest):
    changes: ClassVar = {"public_url": "http://chat.example.org"}

    async def test_nobody_is_from_here(self):
        self.assert_refused(await self.metrics(404), 404, "not_found")


class TestWithAToken(MetricsTest):
    changes: ClassVar = {"metrics_token": TOKEN, "public_url": "http://chat.example.org"}

    async def test_it_is_asked_for_from_wherever(self):
        bearer = f"Bearer {TOKEN}"
        self.assertIn("guildhall_info", await self.metrics(Authorization=bearer))
        self.assertIn("guildhall_info", await self.metrics(Authorization=bearer, **{"X-Forwarded-For": "192.0.2.1"}))
        for wrong in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": TOKEN}, {"Authorization": "Bearer ü"}):
            self.assert_refused(await self.metrics(403, **wrong), 403, "forbidden")


class TestTheSetting(GuildhallTest):
    async def test_a_short_token_stops_the_start(self):
        environment = {"DATA_DIR": str(self.folder), "METRICS_TOKEN": "short"}
        with self.assertRaisesRegex(WrongSetting, "METRICS_TOKEN"):
            from_environment(environment)
        read = from_environment({**environment, "METRICS_TOKEN": TOKEN})
        self.assertEqual(read.metrics_token, TOKEN)


class TestTwoHousesInOneProcess(MetricsTest):
    async def test_each_counts_its_own(self):
        (alice,) = await self.cast("alice")
        await alice.say("hello")
        other = Running(create_app(self.settings_of_another()))
        await other.start()
        self.addAsyncCleanup(other.stop)
        ours, theirs = self.app.request_times.by_labels, other.app.request_times.by_labels
        self.assertTrue(ours)
        self.assertEqual(theirs, {})

    def settings_of_another(self):
        folder = self.folder / "another"
        folder.mkdir()
        copy_database(folder)
        return settings(folder)


class TestDashboard(MetricsTest):
    async def test_every_metric_that_it_names_exists(self):
        (bob,) = await self.cast("bob")
        await (await bob.socket()).join()
        self.app.limits.refused["send"] = self.app.push.answers["taken"] = 1
        known = {sample.name for family in (await self.metrics()).values() for sample in family.samples}
        dashboard = json.loads((ROOT / "deploy" / "grafana.json").read_text())
        expressions = [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", ())]
        named = {name for text in expressions for name in re.findall(r"\b(?:guildhall|process)_\w+", text)}
        self.assertGreater(len(named), 20)
        self.assertEqual(named - known, set())
        self.assertEqual(len({panel["id"] for panel in dashboard["panels"]}), len(dashboard["panels"]))


class TestHistograms(unittest.TestCase):
    def test_a_value_is_counted_at_the_first_bound_that_holds_it(self):
        histogram = Histogram((1.0, 2.0))
        for one in (0.5, 1.0, 1.5, 9.0):
            histogram.add(one)
        self.assertEqual((histogram.counts, histogram.total, histogram.count), ([2, 1, 1], 12.0, 4))
        self.assertEqual(histogram.mean, 3.0)

    def test_quantiles_are_guessed_inside_a_bucket(self):
        histogram = Histogram((1.0, 2.0, 4.0))
        self.assertEqual(histogram.quantile(0.5), 0.0)
        for one in (0.1, 0.2, 1.5, 1.6):
            histogram.add(one)
        self.assertEqual([histogram.quantile(share) for share in (0.25, 0.5, 0.75, 1.0)], [0.5, 1.0, 1.5, 2.0])
        histogram.add(100.0)
        self.assertEqual(histogram.quantile(1.0), 4.0)

    def test_what_came_since(self):
        histogram = Histogram((1.0,))
        histogram.add(0.5)
        earlier = histogram.copy()
        histogram.add(3.0)
        self.assertEqual((histogram.since(earlier).counts, histogram.since(earlier).total), ([0, 1], 3.0))

    def test_together(self):
        times = Histograms((1.0,))
        times.add(("a",), 0.5)
        times.add(("b",), 0.5)
        times.add(("b",), 2.0)
        self.assertEqual(times.together().counts, [2, 1])
        self.assertEqual(times.together([times.by_labels["b",]]).counts, [1, 1])


if __name__ == "__main__":
    unittest.main()
