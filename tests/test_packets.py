"""Events as bytes: the Socket.IO packet and the websocket frame around it."""

import unittest

from hypothesis import given
from hypothesis import strategies as st
from support import ROOT  # noqa: F401 - sets the import path

from backend.channels.events import Read
from backend.realtime.events import ServerRestarting
from backend.realtime.packets import SocketPacket, acknowledgement, encode, encode_json, text_frame


class TestPackets(unittest.TestCase):
    @given(st.sampled_from([0, 1, 125, 126, 127, 65_535, 65_536, 70_000]))
    def test_frames_carry_their_length_as_the_standard_says(self, length):
        frame = text_frame(b"x" * length)
        header = {2: frame[1:2], 4: frame[2:4], 10: frame[2:10]}[len(frame) - length]
        self.assertEqual((frame[0], int.from_bytes(header, "big")), (0x81, length))
        self.assertTrue(len(frame) - length == 2 or frame[1] == {4: 126, 10: 127}[len(frame) - length])

    def test_kept_events_carry_their_offset_and_others_do_not(self):
        read = Read(1, 2, 3, 4, 0, [])
        self.assertEqual(encode(read, encode_json(read), 5).payload, b'42["unread_changed",%b,"5"]' % encode_json(read))
        restart = ServerRestarting(1.5)
        expected = b'42["server_restarting",{"retry_after":1.5}]'
        self.assertEqual(encode(restart, encode_json(restart), 5).payload, expected)
        self.assertEqual(encode(restart, encode_json(restart), 5).seq, 0)
        self.assertEqual(acknowledgement(7, {"ok": True}), b'437[{"ok":true}]')

    def test_what_is_no_proper_event_reaches_no_handler(self):
        for wrong in ("2{}", "2[]", "2[1]", "2", '2["connect",1]', '2["disconnect"]', '2["connect_error"]', '2["*",1]'):
            self.assertEqual(SocketPacket(encoded_packet=wrong).data, ["malformed"], wrong)
        self.assertEqual(SocketPacket(encoded_packet='2["typing",{}]').data, ["typing", {}])


if __name__ == "__main__":
    unittest.main()
