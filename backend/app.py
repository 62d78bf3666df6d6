"""The door of the house: `create_app(settings)` puts the parts together, `main()` serves them. It holds no rule.

`python backend/app.py` starts everything: schema, Welcome guild, http://localhost:5000.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
if __package__ in (None, ""):  # run as a script: Python put backend/ first on the import path, we want its parent there
    sys.path[:] = [str(_HERE.parent), *(entry for entry in sys.path if Path(entry or ".").resolve() != _HERE)]

import asyncio
from typing import Any

from backend import bootstrap, health, init_permissions, logs, openapi
from backend.admin import doors as admin_doors
from backend.admin import jobs as admin_jobs
from backend.admin import routes as admin_routes
from backend.assets import routes as asset_routes
from backend.assets.files import load_assets
from backend.assets.packing import CannotPack
from backend.audit import routes as audit_routes
from backend.auth import guard
from backend.auth import routes as auth_routes
from backend.channels import jobs as channel_jobs
from backend.channels import routes as channel_routes
from backend.channels import sockets as channel_sockets
from backend.config import Settings, WrongSetting, from_environment
from backend.db.leases import CannotStart
from backend.dms import routes as dm_routes
from backend.expressions import routes as expression_routes
from backend.files import doors as file_doors
from backend.files import routes as file_routes
from backend.guilds import jobs as guild_jobs
from backend.guilds import routes as guild_routes
from backend.house import House
from backend.keeping import jobs as keeping_jobs
from backend.keeping import routes as keeping_routes
from backend.keeping.waiting import Around
from backend.manual import routes as manual_routes
from backend.messages import jobs as message_jobs
from backend.messages import routes as message_routes
from backend.messages import sockets as message_sockets
from backend.metrics import routes as metrics_routes
from backend.moderation import routes as moderation_routes
from backend.notifications import routes as notification_routes
from backend.paths import IdConverter
from backend.polls import jobs as poll_jobs
from backend.polls import routes as poll_routes
from backend.polls import sockets as poll_sockets
from backend.previews.parts import add_previews
from backend.roles import routes as role_routes
from backend.search import jobs as search_jobs
from backend.search import routes as search_routes
from backend.serving import new_event_loop, serve
from backend.users import jobs as user_jobs
from backend.users import routes as user_routes
from backend.users import sockets as user_sockets
from backend.web import refuse_clearly

FEATURES = (
    auth_routes,
    admin_routes,
    admin_doors,
    guild_routes,
    channel_routes,
    role_routes,
    message_routes,
    poll_routes,
    keeping_routes,
    dm_routes,
    notification_routes,
    user_routes,
    file_routes,
    expression_routes,
    file_doors,
    search_routes,
    audit_routes,
    moderation_routes,
    bootstrap,
    health,
    metrics_routes,
)
JOB_FEATURES: tuple[Any, ...] = (
    user_jobs,
    guild_jobs,
    channel_jobs,
    message_jobs,
    poll_jobs,
    search_jobs,
    admin_jobs,
)
SOCKET_FEATURES = (channel_sockets, message_sockets, poll_sockets, user_sockets)


def create_app(settings: Settings) -> House:
    """The application, not started yet: `await app.start()` opens its database and its sockets."""

    def here(channel_id: int) -> tuple[int, ...]:
        return app.hub.here(channel_id)

    doors = {name: door for feature in SOCKET_FEATURES for name, door in feature.doors.by_name.items()}
    jobs = {name: job for feature in JOB_FEATURES for name, job in feature.JOBS.items()}
    jobs |= keeping_jobs.jobs_with(Around(settings.guild_quota_mb * 2**20, here))
    app = House(__name__, settings, doors, jobs)
    app.url_map.converters["id"] = IdConverter
    static = load_assets()
    for feature in FEATURES:
        app.register_blueprint(feature.routes)
    app.register_blueprint(asset_routes.blueprint(static))
    app.register_blueprint(manual_routes.blueprint(app, doors, static))
    app.register_blueprint(openapi.blueprint(app))
    guard.install(app, static)
    add_previews(app)
    refuse_clearly(app)
    return app


def run(settings: Settings) -> None:
    """Serves until the process is told to stop."""
    init_permissions.initialise(settings)
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(serve(create_app(settings)))


def main() -> None:
    try:
        settings = from_environment()
        logs.set_up(settings.log_format, settings.log_level)
        run(settings)
    except (WrongSetting, CannotStart, CannotPack) as problem:
        sys.exit(f"guildhall: {problem}")


if __name__ == "__main__":
    main()
