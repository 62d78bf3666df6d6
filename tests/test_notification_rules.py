"""Who is told of a message: the table in golden/notifications.json, which clients answer too."""

import json
import unittest
from datetime import datetime
from pathlib import Path

import support  # noqa: F401 - sets the import path

from backend.notifications.actions import FOR_EVER, is_muted
from backend.notifications.rules import NOTHING, Chosen, Hearer, Named, Said, reason
from backend.schemas import convert
from backend.users.quiet import is_quiet
from backend.users.schemas import QuietHours

GOLDEN = json.loads((Path(__file__).parent / "golden" / "notifications.json").read_text())


def facts(given):
    """Of a case, `given` merged into the defaults: an object field by field, anything else as a whole."""
    merged = dict(GOLDEN["defaults"])
    for name, value in given.items():
        both = isinstance(value, dict) and isinstance(merged[name], dict)
        merged[name] = {**merged[name], **value} if both else value
    return merged


def moment(text):
    return int(datetime.fromisoformat(text).timestamp() * 1000)


def chosen(case, target_id):
    for one in case["notifications"]:
        if one["target_id"] == target_id:
            muted = is_muted(until(one["muted_until"]), moment(case["now"]))
            return Chosen(one["level"], muted, one["suppress_everyone"], one["suppress_roles"])
    return NOTHING


def until(told):
    return FOR_EVER if told == "forever" else moment(told) if told else None


def answer(case):
    message, me = case["message"], case["me"]
    mentions = message.get("mentions", {"users": [], "roles": [], "everyone": False})
    is_direct = message["guild_id"] is None
    said = Said(
        message["author"]["id"],
        message["seq"],
        message["type"],
        is_direct,
        "all" if is_direct else case["guild"]["default_notifications"],
    )
    named = Named(
        me["id"] in [user["id"] for user in mentions["users"]],
        bool(set(me["roles"]) & set(mentions["roles"])),
        mentions["everyone"],
    )
    hours = case["settings"]["quiet_hours"]
    quiet = is_quiet(convert(hours, QuietHours) if hours else None, moment(case["now"]))
    hearer = Hearer(
        me["id"],
        case["may_read"],
        case["last_read_seq"],
        frozenset(me["blocked"]),
        me["status"],
        quiet,
        chosen(case, message["guild_id"]),
        chosen(case, message["channel_id"]),
    )
    return reason(said, named, hearer)


class TestRules(unittest.TestCase):
    def test_every_case_of_the_golden_file(self):
        self.assertGreater(len(GOLDEN["cases"]), 60)
        for case in GOLDEN["cases"]:
            with self.subTest(case["name"]):
                self.assertEqual(answer(facts(case["given"])), case["reason"])

    def test_every_reason_is_among_them_and_no_two_have_a_name(self):
        reasons = {case["reason"] for case in GOLDEN["cases"]}
        self.assertEqual(reasons, {None, "direct", "mention", "role", "everyone", "message"})
        self.assertEqual(len({case["name"] for case in GOLDEN["cases"]}), len(GOLDEN["cases"]))

    def test_a_zone_that_this_machine_does_not_know_is_no_quiet_hours(self):
        self.assertFalse(is_quiet(QuietHours("00:00", "23:59", "Europe/Atlantis"), 0))


if __name__ == "__main__":
    unittest.main()
