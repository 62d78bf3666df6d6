"""What sign-in keeps in memory, one of each for an application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from backend.auth.brake import Brake
from backend.auth.front import Origins
from backend.auth.mails import ResetMails
from backend.auth.passwords import Passwords
from backend.auth.resets import MAIL
from backend.auth.sessions import Sessions
from backend.mail import postbox
from backend.web import house

if TYPE_CHECKING:
    from backend.house import House

NAME = "guildhall.auth"


@dataclass(frozen=True, slots=True)
class Parts:
    sessions: Sessions
    origins: Origins
    passwords: Passwords
    brake: Brake


def parts_of(app: House) -> Parts:
    return cast(Parts, app.extensions[NAME])


def parts() -> Parts:
    return parts_of(house())


def add_parts(app: House) -> Parts:
    made = Parts(Sessions(app.db), Origins(app.settings), Passwords(), Brake())
    app.extensions[NAME] = made
    box = postbox(app.settings)
    if box is not None:
        app.jobs.add_errand(MAIL, ResetMails(app.db, app.settings, box).send)
    return made
