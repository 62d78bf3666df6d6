"""The arithmetic of rights rule by rule, and the positions of the bits. `test_oracle.py` compares all of it with the published
rules."""

import unittest

from hypothesis import given
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


some_bits = st.sets(st.sampled_from(list(Permission)), max_size=12).map(lambda chosen: int(sum(chosen)))
likely_bits = (
    st.sets(st.sampled_from([P.VIEW_CHANNEL, P.SEND_MESSAGES, P.EMBED_LINKS, P.ADD_REACTIONS])).map(sum).map(int)
)
permissions = some_bits | likely_bits


class TestArithmetic(unittest.TestCase):
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

    def test_bits_are_known_and_named(self):
        self.assertTrue(bits.known(EVERYTHING))
        self.assertFalse(bits.known(1 << 47))
        self.assertEqual(bits.names_of(P.SEND_MESSAGES | P.KICK_MEMBERS), "KICK_MEMBERS, SEND_MESSAGES")

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
