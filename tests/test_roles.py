"""Roles: making, changing, ordering, deleting; who may, who hears of it, and what it changes for those who hold them."""

import asyncio
import io
import unittest

import aiohttp
from PIL import Image
from role_stage import P, RolesTest
from sqlalchemy import func, insert, select

from backend.permissions.bits import DEFAULT_EVERYONE
from backend.roles.actions import MOST_ROLES
from backend.roles.models import member_roles, overwrites, roles


def picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(file, "PNG")
    form = aiohttp.FormData()
    form.add_field("file", file.getvalue(), filename="icon.png", content_type="image/png")
    return form


class TestMaking(RolesTest):
    async def test_a_new_role_stands_at_the_bottom_and_everybody_hears_of_it(self):
        socket = await self.carol.socket()

        role = await self.made(permissions=int(P.KICK_MEMBERS), color=0xFF8800, hoist=True, mentionable=True)

        expected = {"id": role["id"], "guild_id": self.guild, "name": "readers", "permissions": 2, "position": 1}
        expected |= {"color": 0xFF8800, "hoist": True, "mentionable": True, "icon": None}
        self.assertEqual(role, expected)
        self.assertEqual(await socket.event("role_created"), expected)
        moved = [await socket.event("role_updated") for _ in range(3)]
        self.assertEqual(
            [(one["name"], one["position"]) for one in moved], [("helpers", 2), ("moderators", 3), ("chiefs", 4)]
        )
        self.assertEqual(await self.names(), ["@everyone", "readers", "helpers", "moderators", "chiefs"])
        self.assertNotIn("access_changed", [name for name, _ in await self.settle(socket)])

    async def test_it_is_recorded_with_its_reason(self):
        await self.bob.post(self.roles, {"name": "readers"}, headers={"X-Audit-Reason": "book%20club"})
        (entry,) = await self.log("role_create")
        self.assertEqual(
            (entry["reason"], entry["target_name"], entry["actor"]["id"]), ("book club", "readers", self.bob.id)
        )
        self.assertEqual(entry["changes"]["name"], [None, "readers"])

    async def test_nobody_gives_what_they_lack_but_the_owner_and_administrators_may_give_all(self):
        answer = await self.bob.post(self.roles, {"name": "x", "permissions": int(P.ADMINISTRATOR | P.KICK_MEMBERS)})
        self.assert_refused(answer, 403, "forbidden")
        self.assertIn("ADMINISTRATOR", answer.json["error"]["message"])
        self.assertNotIn("KICK_MEMBERS", answer.json["error"]["message"])
        everything = int(sum(P))
        self.assertEqual((await self.alice.post(self.roles, {"name": "x", "permissions": everything})).status, 201)
        await self.role("administrators", P.ADMINISTRATOR, 5, self.carol)
        self.assertEqual((await self.carol.post(self.roles, {"name": "x", "permissions": everything})).status, 201)

    async def test_what_is_not_valid_is_refused(self):
        for body, field in (
            ({}, "name"),
            ({"name": "  "}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"name": "a\u202eb"}, "name"),
            ({"name": "@everyone"}, "name"),
            ({"name": "Everуone"}, "name"),  # with a Cyrillic letter
            ({"name": "@ HERE"}, "name"),
            ({"name": "x", "permissions": 1 << 47}, "permissions"),
            ({"name": "x", "permissions": -1}, "permissions"),
            ({"name": "x", "permissions": 1 << 60}, "permissions"),
            ({"name": "x", "color": 0x1000000}, "color"),
            ({"name": "x", "position": 9}, "position"),
            ({"name": "x", "hoist": "yes"}, "hoist"),
        ):
            answer = await self.alice.post(self.roles, body)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertIn(field, answer.json["error"]["fields"], body)

    async def test_it_needs_the_right_and_belonging(self):
        self.assert_refused(await self.carol.post(self.roles, {"name": "x"}), 403, "forbidden")
        self.assert_refused(await self.dave.post(self.roles, {"name": "x"}), 404, "not_found")
        self.assert_refused(await self.client().post(self.roles, {"name": "x"}), 401, "not_signed_in")

    async def test_two_at_once_both_stand_and_there_is_an_end_to_it(self):
        await asyncio.gather(*(self.made(name=f"role {number}") for number in range(8)))
        self.assertEqual(len(await self.names()), 12)

        def many(work):
            count = work.execute(select(func.count()).where(roles.c.guild_id == self.guild)).scalar_one() - 1
            here = {"guild_id": self.guild, "permissions": 0, "name": "role"}
            rows = [{**here, "id": work.new_id(), "position": place} for place in range(count + 1, MOST_ROLES + 1)]
            work.execute(insert(roles), rows)

        await self.write(many)
        self.assert_refused(await self.bob.post(self.roles, {"name": "one more"}), 409, "conflict")


class TestChanging(RolesTest):
    async def change(self, role_id, by=None, **fields):
        return await (by or self.bob).patch(f"{self.roles}/{role_id}", fields)

    async def test_a_new_name_and_colour_are_told_and_change_no_rights(self):
        socket = await self.carol.socket()
        answer = await self.change(self.helpers, name="  Kind   helpers ", color=5, hoist=True)
        self.assertEqual((answer.status, answer.json["name"], answer.json["color"]), (200, "Kind helpers", 5))
        self.assertEqual(await socket.event("role_updated"), answer.json)
        self.assertEqual(await self.settle(socket), [])
        (entry,) = await self.log("role_update")
        self.assertEqual(
            entry["changes"], {"name": ["helpers", "Kind helpers"], "color": [0, 5], "hoist": [False, True]}
        )

    async def test_new_permissions_reach_only_those_who_hold_it(self):
        await self.alice.put(f"{self.at}/members/{self.carol.id}/roles/{self.helpers}")
        hers, his = await self.carol.socket(), await self.bob.socket()
        await self.change(self.helpers, permissions=int(P.MANAGE_MESSAGES | P.KICK_MEMBERS))
        told = await hers.event("access_changed")
        self.assertEqual(told["permissions"], int(DEFAULT_EVERYONE | P.MANAGE_MESSAGES | P.KICK_MEMBERS))
        names = [name for name, _ in await self.settle(his)]
        self.assertIn("role_updated", names)
        self.assertNotIn("access_changed", names)

    async def test_everyone_can_be_given_other_permissions_and_nothing_else(self):
        hers = await self.carol.socket()
        without = int(DEFAULT_EVERYONE & ~P.SEND_MESSAGES)
        self.assertEqual((await self.change(self.guild, permissions=without)).status, 200)
        self.assertEqual((await hers.event("access_changed"))["permissions"], without)
        refused = await self.carol.post(f"/api/channels/{self.channel}/messages", {"content": "hello"})
        self.assert_refused(refused, 403, "forbidden")
        for field, value in (("name", "all"), ("color", 1), ("hoist", True), ("mentionable", True)):
            self.assert_refused(await self.change(self.guild, self.alice, **{field: value}), 422, "invalid_fields")

    async def test_one_may_leave_or_take_what_one_lacks_but_not_give_it(self):
        await self.change(self.helpers, self.alice, permissions=int(P.MANAGE_GUILD))
        self.assertEqual(
            (await self.change(self.helpers, permissions=int(P.MANAGE_GUILD | P.KICK_MEMBERS))).status, 200
        )
        self.assert_refused(await self.change(self.helpers, permissions=int(P.MANAGE_WEBHOOKS)), 403, "forbidden")
        self.assertEqual((await self.change(self.helpers, permissions=0)).status, 200)
        self.assert_refused(await self.change(self.helpers, permissions=int(P.MANAGE_GUILD)), 403, "forbidden")

    async def test_a_role_at_or_above_ones_own_is_out_of_reach(self):
        for role_id in (self.moderators, self.chiefs):
            self.assert_refused(await self.change(role_id, name="mine"), 403, "forbidden")
            self.assert_refused(await self.bob.delete(f"{self.roles}/{role_id}"), 403, "forbidden")
            self.assert_refused(await self.bob.delete(f"{self.roles}/{role_id}/icon"), 403, "forbidden")
        self.assertEqual((await self.change(self.chiefs, self.alice, name="bosses")).status, 200)

    async def test_a_role_of_another_guild_is_not_there(self):
        other = (await self.bob.post("/api/guilds", {"name": "Bob's"})).json
        role = (await self.bob.post(f"/api/guilds/{other['id']}/roles", {"name": "x"})).json
        self.assert_refused(await self.change(role["id"], self.alice, name="y"), 404, "not_found")
        self.assert_refused(await self.alice.delete(f"{self.roles}/{role['id']}"), 404, "not_found")
        self.assert_refused(await self.change(role["id"], self.dave, name="y"), 404, "not_found")

    async def test_the_same_again_is_told_to_nobody(self):
        socket = await self.carol.socket()
        self.assertEqual((await self.change(self.helpers, name="helpers")).status, 200)
        self.assertEqual((await self.change(self.helpers)).status, 200)
        self.assertEqual(await self.settle(socket), [])
        self.assertEqual(await self.log("role_update"), [])


class TestIcon(RolesTest):
    async def test_it_is_shown_replaced_and_taken_away(self):
        address = f"{self.roles}/{self.helpers}/icon"
        socket = await self.carol.socket()
        answer = await self.bob.put(address, data=picture())
        self.assertEqual(answer.status, 200, answer)
        self.assertTrue(answer.json["icon"].startswith("/media/role_icon/"), answer)
        self.assertEqual((await socket.event("role_updated"))["icon"], answer.json["icon"])
        self.assertEqual((await self.bob.delete(address)).json["icon"], None)
        self.assertEqual((await socket.event("role_updated"))["icon"], None)

    async def test_who_may_not_is_refused_before_anything_is_read(self):
        self.assert_refused(await self.carol.put(f"{self.roles}/{self.helpers}/icon", data=picture()), 403, "forbidden")
        self.assert_refused(await self.bob.put(f"{self.roles}/{self.chiefs}/icon", data=picture()), 403, "forbidden")
        self.assert_refused(await self.dave.put(f"{self.roles}/{self.helpers}/icon", data=picture()), 404, "not_found")
        self.assert_refused(
            await self.alice.put(f"{self.roles}/{self.guild}/icon", data=picture()), 422, "invalid_fields"
        )


class TestOrdering(RolesTest):
    async def order(self, by, *role_ids):
        return await by.put(f"{self.roles}/order", {"roles": list(role_ids)})

    async def test_the_owner_puts_them_in_any_order_and_each_that_moved_is_told(self):
        socket = await self.carol.socket()
        answer = await self.order(self.alice, self.chiefs, self.moderators, self.helpers)
        self.assertEqual(
            [role["name"] for role in answer.json["roles"]], ["@everyone", "chiefs", "moderators", "helpers"]
        )
        moved = {role["name"]: role["position"] for role in [await socket.event("role_updated") for _ in range(2)]}
        self.assertEqual(moved, {"chiefs": 1, "helpers": 3})
        self.assertEqual(await self.settle(socket), [])
        (entry,) = await self.log("roles_reorder")
        before = [self.helpers, self.moderators, self.chiefs]
        self.assertEqual(entry["changes"], {"roles": [before, before[::-1]]})

    async def test_one_moves_only_what_is_below_and_not_past_oneself(self):
        low = (await self.made(name="low"))["id"]
        self.assertEqual((await self.order(self.bob, self.helpers, low, self.moderators, self.chiefs)).status, 200)
        for order in (
            (self.helpers, self.moderators, low, self.chiefs),
            (self.moderators, self.helpers, low, self.chiefs),
            (self.helpers, low, self.chiefs, self.moderators),
        ):
            self.assert_refused(await self.order(self.bob, *order), 403, "forbidden")
        self.assertEqual(await self.names(), ["@everyone", "helpers", "low", "moderators", "chiefs"])

    async def test_every_role_once_and_no_other(self):
        for order in (
            (),
            (self.helpers, self.moderators),
            (self.helpers, self.moderators, self.chiefs, self.chiefs),
            (self.helpers, self.helpers, self.chiefs),
            (self.guild, self.helpers, self.moderators, self.chiefs),
            (self.helpers, self.moderators, self.chiefs + 1),
        ):
            self.assert_refused(await self.order(self.alice, *order), 422, "invalid_fields")
        self.assert_refused(await self.alice.put(f"{self.roles}/order", {"roles": "all"}), 422, "invalid_fields")
        self.assert_refused(await self.order(self.carol), 403, "forbidden")
        self.assert_refused(await self.order(self.dave), 404, "not_found")


class TestDeleting(RolesTest):
    async def test_members_lose_it_and_what_channels_said_of_it(self):
        await self.alice.put(f"{self.at}/members/{self.carol.id}/roles/{self.helpers}")
        said = {"type": "role", "allow": int(P.PIN_MESSAGES), "deny": 0}
        await self.alice.put(f"/api/channels/{self.channel}/overwrites/{self.helpers}", said)
        hers, his = await self.carol.socket(), await self.bob.socket()

        self.assertEqual((await self.bob.delete(f"{self.roles}/{self.helpers}")).status, 204)

        told = await hers.event("access_changed")
        self.assertEqual(told["permissions"], int(DEFAULT_EVERYONE))
        self.assertEqual(told["channels"], [{"id": self.channel, "permissions": int(DEFAULT_EVERYONE)}])
        self.assertEqual(await hers.event("role_deleted"), {"id": self.helpers, "guild_id": self.guild})
        self.assertEqual((await hers.event("channel_updated"))["overwrites"], [])
        self.assertNotIn("access_changed", [name for name, _ in await self.settle(his)])
        self.assertEqual((await self.seen(self.carol))["roles"], [])
        self.assertEqual(await self.names(), ["@everyone", "moderators", "chiefs"])
        left = select(overwrites.c.target_id).where(overwrites.c.channel_id == self.channel)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(left).all()), [])
        (entry,) = await self.log("role_delete")
        self.assertEqual((entry["target_name"], entry["changes"]["name"]), ("helpers", ["helpers", None]))

    async def test_everyone_stays_and_what_is_gone_cannot_go_again(self):
        self.assert_refused(await self.alice.delete(f"{self.roles}/{self.guild}"), 422, "invalid_fields")
        answers = await asyncio.gather(*(self.bob.delete(f"{self.roles}/{self.helpers}") for _ in range(2)))
        self.assertEqual(sorted(answer.status for answer in answers), [204, 404])
        self.assert_refused(await self.carol.delete(f"{self.roles}/{self.moderators}"), 403, "forbidden")
        self.assert_refused(await self.dave.delete(f"{self.roles}/{self.moderators}"), 404, "not_found")


class TestStrangerThings(RolesTest):
    async def test_who_was_banned_or_left_has_no_say_any_more(self):
        await self.alice.put(f"{self.at}/bans/{self.bob.id}", {})
        self.assert_refused(await self.bob.post(self.roles, {"name": "x"}), 404, "not_found")
        held = select(member_roles.c.role_id).where(member_roles.c.user_id == self.bob.id)
        self.assertEqual(await self.app.db.read(lambda work: work.execute(held).all()), [])

    async def test_losing_ones_role_between_two_clicks_is_losing_ones_say(self):
        await self.alice.delete(f"{self.at}/members/{self.bob.id}/roles/{self.moderators}")
        self.assert_refused(await self.bob.patch(f"{self.roles}/{self.helpers}", {"name": "x"}), 403, "forbidden")


if __name__ == "__main__":
    unittest.main()
