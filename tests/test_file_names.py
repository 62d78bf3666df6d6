"""What a file is and what it is called: by its first bytes, and by a name that can lead nobody astray."""

import unittest

from files_stage import SCRIPT, FilesTest, picture

from backend.files.kinds import settled
from backend.files.naming import clean_name, disposition


class TestWhatItIs(unittest.TestCase):
    def test_by_the_first_bytes_and_only_when_the_name_agrees(self):
        for name, head, kept, kind in (
            ("a.png", picture(), "a.png", "image/png"),
            ("a.PNG", picture(), "a.PNG", "image/png"),
            ("a.jpg", picture(), "a.png", "image/png"),
            ("a", picture(), "a.png", "image/png"),
            ("a.html", picture(), "a.html", "application/octet-stream"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT, "a.svg", "application/octet-stream"),
            ("a.jpg", SCRIPT, "a.jpg", "application/octet-stream"),
            ("a.html", b"<!doctype html>" + SCRIPT, "a.html", "application/octet-stream"),
            ("a.pdf", b"%PDF-1.7", "a.pdf", "application/pdf"),
            ("a.gif", b"PK\3\4", "a.gif", "application/octet-stream"),
            ("a.jar", b"PK\3\4", "a.jar", "application/octet-stream"),
            ("a.zip", b"PK\3\4", "a.zip", "application/zip"),
            ("a.mp3", b"ID3\4\0", "a.mp3", "audio/mpeg"),
            ("a.mp3", b"\xff\xfb\x90\x00", "a.mp3", "audio/mpeg"),
            ("a.ogg", b"OggS\0\2", "a.ogg", "audio/ogg"),
            ("a.mp4", b"\0\0\0 ftypisom", "a.mp4", "video/mp4"),
            ("a.mov", b"\0\0\0\x14ftypqt  ", "a.mov", "video/quicktime"),
            ("a.webm", b"\x1aE\xdf\xa3\x9fB\x86\x81\1B\xf7\x81\1B\x82\x84webm", "a.webm", "video/webm"),
            ("a.wav", b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "audio/wav"),
            ("a.txt", "Grüße".encode(), "a.txt", "text/plain"),
            ("a.txt", b"\0\1", "a.txt", "application/octet-stream"),
            ("a.txt", b"\xff\xfe", "a.txt", "application/octet-stream"),
            ("a.heic", b"\0\0\0\x18ftypheic", "a.heic", "image/heic"),
        ):
            self.assertEqual(settled(name, head), (kept, kind), name)


class TestNames(unittest.TestCase):
    def test_what_could_lead_astray_is_gone(self):
        for given, expected in (
            ("../../etc/passwd", "passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            ("C:\\Users\\me\\photo.png", "photo.png"),
            ("..", "file"),
            ("", "file"),
            ("a\0b.png", "ab.png"),
            ("photo\u202egnp.exe", "photognp.exe"),
            ("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt"),
            ("CON", "_CON"),
            ("com1.txt", "_com1.txt"),
            ("aux.tar.gz", "_aux.tar.gz"),
            (".htaccess", "htaccess"),
            ("what? <b>.txt", "what_ _b_.txt"),
            ("%2e%2e%2fetc", "%2e%2e%2fetc"),
            ("Отчёт за год.pdf", "Отчёт за год.pdf"),
            ("\ud800.txt", "txt"),
        ):
            self.assertEqual(clean_name(given), expected, given)
        self.assertEqual(clean_name("x" * 4000 + ".png"), "x" * 116 + ".png")
        self.assertEqual(len(clean_name("x" * 4000)), 120)

    def test_the_header_names_it_twice(self):
        said = disposition('Отчёт "за" 100%.pdf', in_place=False)
        self.assertTrue(said.startswith("attachment; filename=\"_____ ____ 100_.pdf\"; filename*=UTF-8''%D0%9E"), said)
        self.assertTrue(said.isascii())


class TestNamesOnTheWire(FilesTest):
    async def test_the_name_in_storage_is_none_of_the_senders(self):
        for name in ("../../../evil.txt", "..%2f..%2fevil.txt", "x" * 4000 + ".txt", "CON", "\u202etxt.exe"):
            sent = await self.sent((name, b"words"))
            self.assertEqual((await self.alice.get(sent["url"])).body, b"words", name)
        for path in self.kept():
            self.assertRegex(str(path.relative_to(self.settings.upload_dir)), r"^files/[0-9a-f]{2}/[0-9a-f]{32}$")


if __name__ == "__main__":
    unittest.main()
