"""What is planned is done: in its order, once, and tried again when it fails."""

import asyncio
import unittest

from jobs_stage import HOUR, JobTest, clock
from sqlalchemy import func, select
from support import PATIENCE

from backend.ids import now_ms
from backend.jobs import runner
from backend.jobs.models import jobs
from backend.jobs.runner import MOST_TRIES, Runner
from backend.jobs.schedule import cancel, plan


class TestDoing(JobTest):
    async def test_what_is_due_is_done_in_its_order_and_what_is_not_waits(self):
        await self.plan(("third", -10), ("tomorrow", 24 * HOUR), ("first", -30), ("second", -20))
        self.assertEqual(await self.next_tries(3), ["first", "second", "third"])
        self.assertEqual(await self.done(), ["first", "second", "third"])
        self.assertEqual([name for name, *_ in await self.waiting()], ["note"])

    async def test_what_is_planned_wakes_the_runner_at_its_time(self):
        await self.plan(("tomorrow", 24 * HOUR), ("soon", 30), ("now", 0))
        self.assertEqual(await self.next_tries(2), ["now", "soon"])

    async def test_more_than_are_read_at_once_are_all_done(self):
        await self.plan(*((f"{number:03}", -number) for number in range(120)))
        await self.next_tries(120)
        self.assertEqual(await self.done(), [f"{number:03}" for number in range(120)])
        self.assertEqual(await self.waiting(), [])

    async def test_a_job_can_ask_to_be_done_again(self):
        await self.plan_job("twice", label="tick")
        self.assertEqual(await self.next_tries(2), ["tick", "tick"])
        self.assertEqual(await self.done(), ["tick", "tick"])
        self.assertEqual(await self.waiting(), [])

    async def test_a_job_can_plan_another_under_its_own_key(self):
        await self.plan_job("planner", key="mine", label="one")
        self.assertEqual(await self.next_tries(2), ["one", "after one"])
        self.assertEqual(await self.done(), ["after one", "one"])
        self.assertEqual(await self.waiting(), [])

    async def test_what_is_planned_while_the_runner_is_about_to_sleep_is_not_slept_over(self):
        await self.app.jobs.stop()
        meddled = asyncio.Event()
        db = self.app.db

        class Meddling:
            write = staticmethod(db.write)

            @staticmethod
            async def read(action):
                answer = await db.read(action)
                if action is runner._next_due and not meddled.is_set():
                    meddled.set()
                    await self.plan(("in between", 0))
                    late.planned(now_ms())
                return answer

        late = Runner(Meddling(), {"note": self.note})
        late.start()
        self.addAsyncCleanup(late.stop)
        self.assertEqual(await self.next_tries(1), ["in between"])


class TestChangingPlans(JobTest):
    async def test_the_later_plan_of_a_key_replaces_the_earlier_one(self):
        await self.plan(("old", 50, "key"), ("new", 20, "key"), ("last", 100))
        self.assertEqual(await self.next_tries(2), ["new", "last"])
        self.assertEqual(await self.done(), ["last", "new"])

    async def test_planned_again_and_again_it_waits_once(self):
        await self.plan(("tomorrow", 24 * HOUR, "key"))
        for _ in range(3):
            await self.plan(("tomorrow", 24 * HOUR, "key"))
        count = await self.app.db.read(lambda work: work.execute(select(func.count()).select_from(jobs)).scalar_one())
        self.assertEqual(count, 1)

    async def test_what_is_cancelled_is_not_done(self):
        await self.plan(("never", 20, "key"), ("last", 60))
        await self.write(lambda work: cancel(work, "key"))
        self.assertEqual(await self.next_tries(1), ["last"])

    async def test_not_even_when_it_was_due_already_and_another_job_cancels_it(self):
        def change(work):
            plan(work, "canceller", work.now - 10, {"key": "key"})
            plan(work, "note", work.now - 5, {"label": "never"}, key="key")
            plan(work, "note", work.now, {"label": "last"})

        await self.write(change)
        self.assertEqual(await self.next_tries(2), ["cancelled", "last"])
        self.assertEqual(await self.done(), ["last"])


class TestFailing(JobTest):
    async def test_it_leaves_no_trace_blocks_nobody_and_is_tried_again_later(self):
        self.failing.add("bad")
        await self.plan(("bad", -10), ("good", 0))
        self.assertEqual(await self.next_tries(2), ["bad", "good"])
        self.assertEqual(await self.done(), ["good"])
        ((name, tries, due_at),) = await self.waiting()
        self.assertEqual((name, tries), ("note", 1))
        self.assertGreater(due_at, now_ms() - PATIENCE * 1000)
        self.failing.clear()
        self.assertEqual(await self.next_tries(1), ["bad"])  # a second later
        self.assertEqual(await self.done(), ["bad", "good"])
        self.assertEqual(await self.waiting(), [])

    async def test_each_time_it_waits_longer_and_in_the_end_it_is_given_up(self):
        self.failing.add("bad")
        await self.plan(("bad", 0))
        await self.next_tries(1)
        await self.noted(1)
        pauses = []
        shift = 0
        for failures in range(2, MOST_TRIES + 1):
            ((_, _, due_at),) = await self.waiting()
            pauses.append(due_at - now_ms() - shift)
            shift += 24 * HOUR
            with clock(shift):
                await self.plan(("wakes the runner", 0))
                await self.next_tries(2)
                await self.noted(failures)
        self.assertEqual(pauses, sorted(pauses))
        self.assertGreater(pauses[-1], 10 * 60_000)
        self.assertEqual(await self.waiting(), [])

    async def test_one_that_nobody_knows_any_more_blocks_nobody(self):
        await self.plan_job("of_another_version", label="x")
        await self.plan(("good", 0))
        self.assertEqual(await self.next_tries(1), ["good"])
        self.assertEqual([(name, tries) for name, tries, _ in await self.waiting()], [("of_another_version", 1)])


class TestErrands(JobTest):
    """What an errand returns is done in one transaction with its end."""

    async def errand(self, label):
        self.tried.put_nowait(label)
        await self.way.wait()
        return lambda work: self.note(work, f"end of {label}")

    async def send_off(self, label, key=None):
        self.way = asyncio.Event()
        self.app.jobs.add_errand("errand", self.errand)
        await self.plan_job("errand", key=key, label=label)
        self.assertEqual(await self.next_tries(1), [label])

    async def test_its_end_is_done_once_and_it_is_over(self):
        await self.send_off("one")
        self.way.set()
        self.assertEqual(await self.next_tries(1), ["end of one"])
        self.assertEqual(await self.done(), ["end of one"])
        self.assertEqual(await self.waiting(), [])

    async def test_an_end_that_fails_leaves_no_trace_and_it_is_tried_again(self):
        self.failing.add("end of one")
        await self.send_off("one")
        self.way.set()
        self.assertEqual(await self.next_tries(1), ["end of one"])
        await self.write(lambda _: None)
        self.assertEqual(await self.done(), [])
        self.failing.clear()
        self.assertEqual(await self.next_tries(2), ["one", "end of one"])
        self.assertEqual(await self.done(), ["end of one"])

    async def test_cancelled_while_it_is_away_it_has_no_end(self):
        await self.send_off("one", key="key")
        await self.write(lambda work: cancel(work, "key"))
        self.way.set()
        await self.plan(("last", 0))
        self.assertEqual(await self.next_tries(1), ["last"])
        self.assertEqual(await self.done(), ["last"])


if __name__ == "__main__":
    unittest.main()
