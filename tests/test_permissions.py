"""Who may do what: the arithmetic against Discord's published rules, the positions of the bits, and every right at the doors."""

import unittest

from hypothesis import given, settings
from hypothesis import strategies as st
from support import GuildhallTest

from backend.errors import NotFound
from backend.permissions import bits, resolve
from backend.permissions.access import access_channel
from backend.permissions.bits import DEFAULT_EVERYONE, Permission
from backend.permissions.resolve import Overwrite
from backend.permissions.views import views

P = Permission
GUILD, USER = 1, 500
EVERYTHING = int(bits.ALL)


def after_overwrites(bit, has, everyone, of_roles, mine):
    if everyone:
        has = bool(everyone.allow & bit) or (has and not everyone.deny & bit)
    if any(over.allow & bit for over in of_roles):
        has = True
    elif any(over.deny & bit for over in of_roles):
        has = False
    return (bool(mine.allow & bit) or (has and not mine.deny & bit)) if mine else has


def published(base, roles, overwrites, user_id, timed_out):
    """Written from the documentation alone: "Permission overwrites" and "Implicit permissions", bit by bit."""
    if base & P.ADMINISTRATOR:
        return set(Permission)
    applying = [
        overwrites.get(GUILD),
        [overwrites[role] for role in roles if role in overwrites],
        overwrites.get(user_id),
    ]
    granted = {bit for bit in Permission if after_overwrites(bit, bool(base & bit), *applying)}
    if timed_out:
        granted &= {P.VIEW_CHANNEL, P.READ_MESSAGE_HISTORY}
    if P.VIEW_CHANNEL not in granted:
        return set()
    if P.SEND_MESSAGES not in granted:
        granted -= {P.MENTION_EVERYONE, P.SEND_TTS_MESSAGES, P.ATTACH_FILES, P.EMBED_LINKS}
    return granted


some_bits = st.sets(st.sampled_from(list(Permission)), max_size=12).map(lambda chosen: int(sum(chosen)))
likely_bits = (
    st.sets(st.sampled_from([P.VIEW_CHANNEL, P.SEND_MESSAGES, P.EMBED_LINKS, P.ADD_REACTIONS])).map(sum).map(int)
)
permissions = some_bits | likely_bits
over = st.builds(Overwrite, allow=permissions, deny=permissions)
role_ids = st.sets(st.integers(10, 14))


class TestArithmetic(unittest.TestCase):
    @settings(deadline=None, max_examples=400)
    @given(
        permissions,
        role_ids,
        st.dictionaries(st.integers(10, 14) | st.sampled_from([GUILD, USER, 501]), over),
        st.booleans(),
    )
    def test_it_agrees_with_the_published_rules(self, base, roles, overwrites, timed_out):
        found = resolve.member_in_channel(base, GUILD, USER, roles, overwrites, timed_out=timed_out)
        expected = published(base, roles, overwrites, USER, timed_out)
        self.assertEqual(found, int(sum(expected)))

    @given(permissions, st.lists(permissions), st.booleans())
    def test_the_base_is_everything_for_owner_and_administrator_and_the_union_for_others(self, everyone, roles, owner):
        union = everyone
        for role in roles:
            union |= role
        found = resolve.base(everyone, roles, owner=owner)
        self.assertEqual(found, EVERYTHING if owner or union & P.ADMINISTRATOR else union)

    def test_each_step_wins_over_the_one_before(self):
        view = int(P.VIEW_CHANNEL | P.SEND_MESSAGES)
        allow, deny = Overwrite(allow=P.SEND_MESSAGES), Overwrite(deny=P.SEND_MESSAGES)
        for overwrites, may_send in (
            ({}, True),
            ({GUILD: deny}, False),
            ({GUILD: deny, 10: allow}, True),
            ({10: deny, 11: allow}, True),  # among roles, allow wins
            ({GUILD: allow, 10: deny}, False),
            ({10: allow, USER: deny}, False),
            ({10: deny, USER: allow}, True),
            ({12: deny}, True),  # a role that the member has not
            ({501: deny}, True),  # somebody else
            ({GUILD: Overwrite(deny=P.VIEW_CHANNEL)}, False),
        ):
            found = resolve.member_in_channel(view, GUILD, USER, [10, 11], overwrites)
            self.assertEqual(bool(found & P.SEND_MESSAGES), may_send, overwrites)

    def test_an_administrator_is_not_held_by_anything(self):
        everything_denied = {GUILD: Overwrite(deny=EVERYTHING), USER: Overwrite(deny=EVERYTHING)}
        found = resolve.member_in_channel(EVERYTHING, GUILD, USER, [], everything_denied, timed_out=True)
        self.assertEqual(found, EVERYTHING)


class TestBits(unittest.TestCase):
    PUBLISHED = """
        CREATE_INSTANT_INVITE KICK_MEMBERS BAN_MEMBERS ADMINISTRATOR MANAGE_CHANNELS MANAGE_GUILD ADD_REACTIONS
        VIEW_AUDIT_LOG PRIORITY_SPEAKER STREAM VIEW_CHANNEL SEND_MESSAGES SEND_TTS_MESSAGES MANAGE_MESSAGES
        EMBED_LINKS ATTACH_FILES READ_MESSAGE_HISTORY MENTION_EVERYONE USE_EXTERNAL_EMOJIS VIEW_GUILD_INSIGHTS
        CONNECT SPEAK MUTE_MEMBERS DEAFEN_MEMBERS MOVE_MEMBERS USE_VAD CHANGE_NICKNAME MANAGE_NICKNAMES
        MANAGE_ROLES MANAGE_WEBHOOKS MANAGE_GUILD_EXPRESSIONS USE_APPLICATION_COMMANDS REQUEST_TO_SPEAK
        MANAGE_EVENTS MANAGE_THREADS CREATE_PUBLIC_THREADS CREATE_PRIVATE_THREADS USE_EXTERNAL_STICKERS
        SEND_MESSAGES_IN_THREADS USE_EMBEDDED_ACTIVITIES MODERATE_MEMBERS VIEW_CREATOR_MONETIZATION_ANALYTICS
        USE_SOUNDBOARD CREATE_GUILD_EXPRESSIONS CREATE_EVENTS USE_EXTERNAL_SOUNDS SEND_VOICE_MESSAGES -
        SET_VOICE_CHANNEL_STATUS SEND_POLLS USE_EXTERNAL_APPS PIN_MESSAGES BYPASS_SLOWMODE
    """

    def test_every_bit_is_where_it_is_published(self):
        expected = {name: 1 << position for position, name in enumerate(self.PUBLISHED.split()) if name != "-"}
        self.assertEqual({bit.name: int(bit) for bit in Permission}, expected)
        self.assertLess(EVERYTHING, 2**53)

    def test_nobody_manages_anything_by_default(self):
        managing = [
            bit for bit in DEFAULT_EVERYONE if bit.name.startswith(("MANAGE", "ADMIN", "KICK", "BAN", "MODERATE"))
        ]
        self.assertEqual(managing, [])


class TestTogetherAndApart(GuildhallTest):
    async def test_the_view_of_many_says_what_the_gateway_says_of_one(self):
        """Two ways to the same answer: `views` computes guilds whole, `access_channel` one channel from its cache."""
        people = await self.cast("alice", "bob", "carol")
        role = await self.give_role(people[1].id, P.MANAGE_MESSAGES)
        await self.set_overwrite(role, deny=P.SEND_MESSAGES)
        await self.set_overwrite(people[2].id, deny=P.VIEW_CHANNEL, allow=P.PIN_MESSAGES)
        await self.set_overwrite(1, deny=P.ADD_REACTIONS)

        def both(work, user_id):
            view = views(work, [user_id])[user_id][1]
            try:
                return view.channels[1], access_channel(work, user_id, 1).permissions
            except NotFound:
                return view.channels[1], 0

        for person in people:
            for _cold_then_warm in range(3):
                together, apart = await self.app.db.read(both, person.id)
                self.assertEqual(together, apart)


if __name__ == "__main__":
    unittest.main()
