"""The mails that sign-in sends, in the language that their reader has chosen."""

from __future__ import annotations

import asyncio

from backend.admin.settings import current
from backend.auth.resets import Reader, make_reset_for, reset_link
from backend.config import Settings
from backend.db import Database
from backend.mail import Mail, Postbox

AT_ONCE = 4  # connections to the mail server

_RESET = {
    "en": (
        "A new password for {name}",
        """Hello {username},

somebody, hopefully you, asked for a new password for your account at {name}. This link sets it:

{link}

It works once, for an hour. If it was not you, do nothing: your password stays as it is.
""",
    ),
    "ru": (
        "Новый пароль для {name}",
        """Здравствуйте, {username}!

Кто-то, надеемся, что вы, запросил новый пароль для вашей учётной записи на {name}. Задать его можно по этой ссылке:

{link}

Она сработает один раз в течение часа. Если это были не вы, ничего не делайте: пароль останется прежним.
""",
    ),
}


class ResetMails:
    """The errand that mails links. Each try makes a link of its own, because no link is kept."""

    def __init__(self, db: Database, settings: Settings, box: Postbox) -> None:
        self._db, self._settings, self._box = db, settings, box
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def send(self, email_key: str, until: int) -> None:
        made = await self._db.write(make_reset_for, email_key, until)
        if made is None:
            return
        reader, token = made
        name = (await self._db.read(current, self._settings)).name
        async with self._at_once:
            await self._box.send(reset_mail(reader, name, reset_link(self._settings, token)))


def reset_mail(reader: Reader, name: str, link: str) -> Mail:
    subject, text = _RESET["ru" if reader.locale == "ru" else "en"]
    words = {"username": reader.username, "name": name, "link": link}
    return Mail(reader.email, subject.format(**words), text.format(**words))
