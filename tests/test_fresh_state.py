"""State before + events == state loaded fresh, for everything that can be done: then coming back needs no special care.

GUILDHALL_SEQUENCES is how many stories Hypothesis tells; the usual run tells a few.
"""

from __future__ import annotations

import asyncio
import functools
import os
import random
import unittest
from collections.abc import Coroutine
from typing import Any
from unittest import mock

from deeds import DEEDS, EXEMPT, Picks, weight
from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from support import UNSAFE, GuildhallTest
from world import World

from backend.realtime import unread

SEQUENCES = int(os.environ.get("GUILDHALL_SEQUENCES", "30"))
STEPS = 20
ACTORS = ("owner",) * 5 + ("moderator", "moderator", "member", "member", "stranger")

# A story is one number: were each choice drawn by itself, Hypothesis would tell every story six times with small changes.
SEEDS = st.integers(0, 2**64 - 1)


class TestSameAsFresh(GuildhallTest):
    async def asyncSetUp(self) -> None:
        patch = mock.patch.object(unread, "GATHER_SECONDS", 0.001)
        patch.start()
        self.addCleanup(patch.stop)
        await super().asyncSetUp()

    async def test_every_route_that_changes_something_is_among_the_deeds(self) -> None:
        routes = {
            f"{method} {rule.rule}"
            for rule in self.app.url_map.iter_rules()
            for method in (rule.methods or set()) & UNSAFE
        }
        self.assertEqual({*DEEDS, *EXEMPT} - routes, set(), "there is no such route")
        self.assertEqual(routes - {*DEEDS, *EXEMPT}, set(), "give it a deed in tests/deeds.py, or a reason")

    async def test_whatever_is_done_the_events_say_what_a_fresh_start_would(self) -> None:
        loop, test = asyncio.get_running_loop(), self

        def run(doing: Coroutine[Any, Any, Any]) -> Any:
            return asyncio.run_coroutine_threadsafe(doing, loop).result(120)

        class Story(RuleBasedStateMachine):
            @initialize(story=SEEDS)
            def begin(self, story: int) -> None:
                self.chance, self.world = random.Random(story), World(test)
                run(self.world.open())

            @rule()
            def act(self) -> None:
                if not self.world.people:  # a precondition would make what Hypothesis draws depend on the server
                    return
                chance = self.chance
                actor = chance.choice(self.actors())
                picks = Picks(lambda some: chance.choice(list(some)), functools.partial(self.world.of, actor))
                routes = [route for route in DEEDS if picks.is_possible(route)]
                route = chance.choices(routes, [weight(route) for route in routes])[0]
                if route.split()[1].startswith("/api/admin"):
                    actor = "instance_admin"
                path = picks.fill(route.split()[1])
                run(self.world.do(actor, route, path, DEEDS[route](picks)))
                note(self.world.story[-1])
                if chance.random() < 0.2:
                    run(self.world.check())

            def actors(self) -> list[str]:
                return [name for name in ACTORS if name in self.world.people]

            def teardown(self) -> None:
                if hasattr(self, "world"):
                    try:
                        run(self.world.check())
                    finally:
                        run(self.world.close())

        await asyncio.to_thread(run_state_machine_as_test, Story, settings=self.options())

    def options(self) -> settings:
        return settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
        )


if __name__ == "__main__":
    unittest.main()
