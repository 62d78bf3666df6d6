"""Sounds and films: what ffmpeg says of them where it is installed, and that nothing is missing where it is not.

The tests bring programs of their own with these names, so that they do the same on every machine."""

import os
import stat
import sys
import unittest
from unittest import mock

from files_stage import FilesTest, picture

MP4 = b"\0\0\0\x18ftypisom\0\0\2\0isomiso2" + b"\0\0\0\x08mdat" + bytes(2000)
MP3 = b"ID3\4\0\0\0\0\0\0" + bytes(500)
STREAMS = '{"codec_type":"audio"},{"codec_type":"video","width":1920,"height":1080%s}'
PROBED = f'{{"streams":[{STREAMS}],"format":{{"duration":"12.345678"}}}}'
TURNED = ',"side_data_list":[{"rotation":-90}]'


class FilmTest(FilesTest):
    """`says`: what the two programs do, as lines of Python."""

    says: dict[str, str] = {}

    async def asyncSetUp(self):
        await super().asyncSetUp()

    async def start_server(self):
        programs = self.folder / "programs"
        programs.mkdir()
        (self.folder / "poster.png").write_bytes(picture(1280, 720))
        for name, lines in self.says.items():
            program = programs / name
            begin = f"#!{sys.executable}\nimport sys, time, os\nfolder = {str(self.folder)!r}\n"
            # As a link: it may write no file.
            note = f"os.symlink(repr((sys.argv[1:], dict(os.environ))), folder + '/{name}.asked')\n"
            program.write_text(begin + note + lines)
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        with mock.patch.dict(os.environ, {"PATH": str(programs)}):
            await super().start_server()

    def was_asked(self, name):
        return (self.folder / f"{name}.asked").is_symlink()

    def asked(self, name):
        return str((self.folder / f"{name}.asked").readlink())


SHOW_POSTER = "sys.stdout.buffer.write(open(folder + '/poster.png', 'rb').read())\n"


class TestWithIt(FilmTest):
    says = {"ffprobe": f"print({PROBED % ''!r})\n", "ffmpeg": SHOW_POSTER}

    async def test_a_film_has_a_length_a_size_and_a_first_moment(self):
        sent = await self.sent(("tea.mp4", MP4))
        self.assertEqual((sent["content_type"], sent["duration"], sent["size"]), ("video/mp4", 12.346, len(MP4)))
        self.assertEqual((sent["width"], sent["height"]), (1920, 1080))
        self.assertEqual(
            [(one["width"], one["height"]) for one in sent["thumbnails"]], [(1024, 576), (400, 225), (128, 72)]
        )
        poster = await self.alice.get(sent["thumbnails"][0]["url"])
        self.assertEqual(self.image(poster).size, (1024, 576))
        served = await self.alice.get(sent["url"])
        self.assertEqual((served.body, served.headers["Content-Disposition"][:6]), (MP4, "inline"))
        self.assertEqual([path for path in self.kept() if "incoming" in path.parts], [])

    async def test_what_is_asked_prescribes_the_form_and_knows_no_secret(self):
        with mock.patch.dict(os.environ, {"SECRET_KEY": "SECRET"}):
            await self.sent(("tea.mp4", MP4))
        for name in ("ffprobe", "ffmpeg"):
            said = self.asked(name)
            self.assertIn("'-f', 'mov'", said)
            self.assertIn("'-protocol_whitelist', 'file", said)
            self.assertNotIn("SECRET", said)

    async def test_nobody_is_asked_about_other_files(self):
        await self.sent(("a.txt", b"words"), ("a.html", MP4), ("a.png", picture()))
        self.assertFalse(self.was_asked("ffprobe"))


class TestHeldUpright(FilmTest):
    says = {"ffprobe": f"print({PROBED % TURNED!r})\n", "ffmpeg": "sys.exit(1)\n"}

    async def test_it_is_as_high_as_it_is_shown(self):
        sent = await self.sent(("tea.mp4", MP4))
        self.assertEqual((sent["width"], sent["height"], "thumbnails" in sent), (1080, 1920, False))


class TestTrouble(FilmTest):
    says = {"ffprobe": 'print(\'{"format": {"duration": "N/A"}}\')\n', "ffmpeg": "print('no picture')\n"}

    async def test_what_nobody_understands_is_a_file_all_the_same(self):
        sent = await self.sent(("tea.mp4", MP4))
        self.assertEqual(set(sent), {"id", "url", "name", "size", "content_type"})
        self.assertEqual(len(self.kept()), 1)


class TestHanging(FilmTest):
    says = {"ffprobe": "time.sleep(60)\n", "ffmpeg": "sys.stdout.buffer.write(bytes(10**9))\n"}

    async def test_they_are_ended(self):
        with mock.patch("backend.files.films.SECONDS", 0.5):
            sent = await self.sent(("tea.mp3", MP3))
        self.assertEqual(set(sent), {"id", "url", "name", "size", "content_type"})


class TestWithoutIt(FilmTest):
    async def test_it_is_a_file(self):
        sent = await self.sent(("tea.mp4", MP4))
        self.assertEqual(set(sent), {"id", "url", "name", "size", "content_type"})
        part = await self.alice.get(sent["url"], headers={"Range": "bytes=0-15"})
        self.assertEqual((part.status, part.body), (206, MP4[:16]))


if __name__ == "__main__":
    unittest.main()
