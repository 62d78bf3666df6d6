"""A guild of fifty thousand: its list of members is as short a page as any other."""

import re
from typing import Any

from playwright.sync_api import expect
from sqlalchemy import insert, update

from backend.guilds.models import guilds, member_names, members
from backend.users.models import users
from browser.stage import BrowserTest

CROWD = 50_000
MOST_ROWS = 60  # drawn at once, however long the list


class TestCrowd(BrowserTest):
    def crowd(self, guild_id: int) -> None:
        """Many who have joined and are not here, past all doors."""

        def join(work: Any) -> None:
            first = 10_000
            people = [
                {
                    "id": first + index,
                    "username": f"guest{index}",
                    "username_key": f"guest{index}",
                    "email": f"guest{index}@example.org",
                    "email_key": f"guest{index}@example.org",
                    "password_hash": "",
                    "created_at": work.now,
                }
                for index in range(CROWD)
            ]
            here = [{"guild_id": guild_id, "user_id": one["id"], "joined_at": work.now} for one in people]
            named = [{"guild_id": guild_id, "user_id": one["id"], "key": one["username_key"]} for one in people]
            work.execute(insert(users), people)
            work.execute(insert(members), here)
            work.execute(insert(member_names), named)
            work.execute(
                update(guilds).where(guilds.c.id == guild_id).values(member_count=guilds.c.member_count + CROWD)
            )
            work.forget(guild_id)

        self.stage.run(self.stage.server.app.db.write(join))

    def test_fifty_thousand_members_are_a_short_page(self):
        alice = self.friend("alice")
        self.crowd(1)
        window = self.window_of(alice)
        expect(window.other_member("alice")).to_be_visible()
        fold = window.members.get_by_role("button", name=re.compile("^Offline"))
        expect(fold).to_have_text(re.compile("50,000"))
        bob = self.member("bob")
        expect(window.other_member("bob")).to_be_visible()

        window.members.get_by_role("searchbox").fill("guest4999")
        expect(window.other_member("guest49999", "Offline")).to_be_visible()
        window.members.get_by_role("searchbox").fill("")

        fold.click()
        expect(window.other_member("guest0", "Offline")).to_be_visible(timeout=60_000)
        rows = window.page.locator(".member")
        self.assertLess(rows.count(), MOST_ROWS)
        window.page.locator(".members-scroll").evaluate("(list) => { list.scrollTop = list.scrollHeight; }")
        expect(window.other_member("guest49999", "Offline")).to_be_visible()
        self.assertLess(rows.count(), MOST_ROWS)
        bob.button(re.compile("Change status")).click()
        bob.page.get_by_role("menuitemcheckbox", name=re.compile("Idle")).click()
        rows.last.focus()
        window.press("Home")
        expect(window.other_member("bob", "Idle")).to_be_visible()
