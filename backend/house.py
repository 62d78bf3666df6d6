"""The application with its parts, and their life: start, answer, stop."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import structlog
from quart import Quart

from backend.auth.guard import client_address, socket_sign_in
from backend.auth.sessions import end_old_sessions
from backend.channels.revealing import reveal
from backend.config import Settings
from backend.db import Database
from backend.db.engine import sqlite_warning
from backend.errors import Unavailable
from backend.files import actions as file_actions
from backend.files.intake import Intake
from backend.files.jobs import errands_with
from backend.files.store import Store
from backend.files.studio import Studio
from backend.guilds.temporary import Departures
from backend.histogram import Histograms
from backend.jobs.runner import Job, Runner
from backend.keeping.scheduled import note_given_up
from backend.limits import Limits
from backend.messages.sending import forget_old_nonces
from backend.notifications.deliveries import SEND
from backend.notifications.hearing import FIND
from backend.notifications.push import Push
from backend.paths import MatchedRule
from backend.previews.keeping import forget_previews
from backend.realtime.doors import Dispatcher, Door
from backend.realtime.facts import hidden_from, live_user
from backend.realtime.hub import Hub
from backend.realtime.outbox import HubOutbox
from backend.realtime.presence import OFFLINE, Shown
from backend.realtime.server import PATH, SocketServer
from backend.realtime.sessions import LiveUser
from backend.web import LARGEST_BODY, SizedRequest, leave_unread

log = structlog.get_logger(__name__)

UNMATCHED = ("", "", "4xx")  # no names that strangers may choose
MINUTE, HOUR = 60.0, 3600.0  # seconds
KEPT_INCOMING = 25 * HOUR  # longer than an upload may take


class House(Quart):
    """A Quart app that also answers Socket.IO, under `/socket.io/`."""

    request_class = SizedRequest
    url_rule_class = MatchedRule
    hub: Hub
    sockets: SocketServer

    def __init__(self, name: str, settings: Settings, doors: Mapping[str, Door], jobs: Mapping[str, Job]) -> None:
        super().__init__(name, static_folder=None, template_folder=None)
        self.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
        self.settings = settings
        self.db = Database(settings.database_url)
        self.limits = Limits(enabled=settings.rate_limits)
        self.store = Store(settings.storage)
        self.studio = Studio()
        self.request_times = Histograms()  # by method, path and class of status
        self.event_times = Histograms()  # by event and how it ended
        self.intake = Intake(settings, self.db, self.store, self.studio)
        self.jobs = Runner(self.db, jobs)
        for errand, run in errands_with(self.store).items():
            self.jobs.add_errand(errand, run)
        self.push = Push(self.db, settings, self._is_here)
        self.jobs.add_errand(FIND, self.push.find)
        self.jobs.add_errand(SEND, self.push.send)
        self.is_ready = False
        self._doors = doors
        self._tidying: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Opens the database and the sockets. Raises CannotStart when another process stands in the way."""
        warning = sqlite_warning(self.settings.database_url)
        if warning:
            log.warning(warning)
        self.hub = Hub(asyncio.get_running_loop())
        await self.db.open(HubOutbox(self.hub, reveal, self.jobs.planned))
        dispatcher = Dispatcher(self._doors, self.limits, self.db, self.hub, self.intake, self.event_times)
        self.sockets = SocketServer(self.hub, dispatcher, socket_sign_in(self), self._live_user, self._address)
        self.jobs.start()
        self.departures = Departures(self.db, lambda user_id: user_id in self.hub.sessions.users)
        self.hub.on_gone = self.departures.left
        await self.departures.begin()
        self._tidying = [asyncio.create_task(self._tidy_every_hour()), asyncio.create_task(self._tidy_every_minute())]
        self.is_ready = True

    def refuse_newcomers(self) -> None:
        """The first step of stopping: not ready, no new sockets, and everyone told when to come back."""
        self.is_ready = False
        self.sockets.accepting = False
        self.hub.say_goodbye()

    async def stop(self) -> None:
        """Finishes every write that waits, then lets go of everything. Stopping twice is not an error."""
        self.is_ready = False
        if not self._tidying:
            return
        for task in self._tidying:
            task.cancel()
        self._tidying = []
        await self.jobs.stop()
        await self.sockets.close()
        await self.studio.close()
        await self.db.close()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] in ("http", "websocket") and scope["path"].startswith(PATH):
            await self.sockets(scope, receive, send)
        elif scope["type"] == "websocket":  # no other path speaks websocket
            await send({"type": "websocket.close", "code": 1000})
        else:
            await super().__call__(scope, leave_unread(scope, receive), send)

    async def handle_request(self, request: Any) -> Any:
        """Timed until the answer is there. How long its client takes to fetch it says nothing of us."""
        began = time.perf_counter()
        response = await super().handle_request(request)
        rule = request.url_rule
        labels = (request.method, rule.template, f"{response.status_code // 100}xx") if rule else UNMATCHED
        self.request_times.add(labels, time.perf_counter() - began)
        return response

    async def presence_for(self, viewer_id: int) -> Callable[[int], Shown]:
        """What this viewer is shown of others, by user id: nothing of those with whom there is a block."""
        hidden = await self.db.read(hidden_from, viewer_id)
        return lambda user_id: OFFLINE if user_id in hidden else self.hub.presence.shown(user_id)

    def _is_here(self, user_id: int) -> bool:
        """Whether they look at a client: its own notification will do then."""
        user = self.hub.sessions.users.get(user_id)
        return user is not None and user.is_connected and not user.is_idle

    async def _live_user(self, user_id: int) -> LiveUser | None:
        return await self.db.read(live_user, user_id)

    def _address(self, scope: Any) -> str:
        return client_address(scope, self.settings.trusted_proxies)

    async def _tidy_every_hour(self) -> None:
        while True:
            await asyncio.sleep(HOUR)
            try:
                await self.db.write(forget_old_nonces)
                await self.db.write(forget_previews)
                await self.db.write(note_given_up)
                await self.db.write(end_old_sessions, self.hub.sign_ins())
                while await self.db.write(file_actions.forget_orphans):
                    pass
                await self.intake.incoming.forget_old(KEPT_INCOMING)
            except Unavailable:
                log.warning("what is old stays for another hour")

    async def _tidy_every_minute(self) -> None:
        while True:
            await asyncio.sleep(MINUTE)
            try:
                await self.departures.look()
            except Unavailable:
                log.warning("temporary members stay for another minute")
