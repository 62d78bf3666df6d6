"""Everything that can be done over HTTP, with something to send: for tests that do it at random.

A route is named as the application names it. What stands in its path is chosen by name among what is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from support import PASSWORD

from backend.permissions.bits import DEFAULT_EVERYONE, Permission

EMOJI = ("👍", "🎉", "🍵")
WORDS = ("tea", "coffee", "milk", "Sugar and spice")
HOUR = 3600

RIGHTS = (
    0,
    int(DEFAULT_EVERYONE),
    int(Permission.VIEW_CHANNEL),
    int(Permission.READ_MESSAGE_HISTORY | Permission.SEND_MESSAGES),
    int(Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES),
    int(Permission.BAN_MEMBERS | Permission.VIEW_AUDIT_LOG),
    int(Permission.MANAGE_GUILD | Permission.MODERATE_MEMBERS),
    int(Permission.ADMINISTRATOR),
)
LESS = (0, int(Permission.VIEW_CHANNEL), int(Permission.READ_MESSAGE_HISTORY), int(Permission.SEND_MESSAGES))


class Pictured(dict[str, str]):
    """The body is a form with a picture, and these words beside it."""


class Picks:
    """Chooses; `of(kind)` says what there is of a kind: guilds, channels, dms, roles, users, messages …"""

    def __init__(self, choose: Callable[[Sequence[Any]], Any], of: Callable[..., Sequence[Any]]) -> None:
        self.choose, self._of = choose, of
        self.path: dict[str, Any] = {}

    def one(self, kind: str, **where: Any) -> Any:
        return self.choose(self._of(kind, **where) or [1])

    def all_of(self, kind: str) -> Sequence[Any]:
        return self._of(kind)

    def some(self, kind: str, **where: Any) -> list[Any]:
        known = list(self._of(kind, **where))
        return [one for one in known if self.choose((True, False))]

    def word(self) -> str:
        return str(self.choose(WORDS))

    def flag(self) -> bool:
        return bool(self.choose((True, False)))

    def fill(self, rule: str) -> str:
        """The path, its parameters chosen from left to right: a message is one of the channel before it."""
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: str(self._parameter(found[1], rule)), rule)

    def is_possible(self, rule: str) -> bool:
        """Whether there is anything of each kind in its path."""
        return all(self._of(_kind(name, rule)) for name in re.findall(r"<(?:\w+:)?(\w+)>", rule))

    def _parameter(self, name: str, rule: str) -> Any:
        self.path[name] = self.one(_kind(name, rule), **self.path)
        return self.path[name]


KINDS: dict[Any, str] = {
    "guild_id": "guilds",
    "channel_id": "channels",
    ("dms", "channel_id"): "dms",
    "message_id": "messages",
    "role_id": "roles",
    "user_id": "users",
    "target_id": "targets",
    "emoji_id": "emojis",
    "sticker_id": "stickers",
    "poll_id": "polls",
    "report_id": "reports",
    "rule_id": "rules",
    "announcement_id": "announcements",
    "scheduled_id": "scheduled",
    ("me", "channel_id"): "rooms",
    "session_id": "sessions",
    ("admin", "code"): "registrations",
    "code": "invites",
    "emoji": "emoji",
}


def _kind(name: str, rule: str) -> str:
    if name == "channel_id" and rule.split("/")[-1] in ROOMS:
        return "rooms"
    return KINDS.get((rule.split("/")[2], name)) or KINDS[name]


ROOMS = (
    "messages",
    "<id:message_id>",
    "<emoji>",
    "ack",
    "unread",
    "scheduled",
    "notifications",
)  # what direct messages have too


def nothing(_: Picks) -> None:
    """There is no body."""


def picture(_: Picks) -> Pictured:
    return Pictured()


def places(p: Picks) -> list[dict[str, Any]]:
    chosen = p.some("channels", **p.path)[:3] or [1]
    return [
        {"id": id, "position": p.choose((0, 1, 2)), **({"parent_id": p.one("parents", **p.path)} if p.flag() else {})}
        for id in chosen
    ]


def overwrites(p: Picks) -> list[dict[str, Any]]:
    return [{"id": p.one("roles", **p.path), "type": "role", "allow": p.choose(LESS), "deny": p.choose(LESS)}]


def later(p: Picks) -> str:
    return f"{datetime.now(UTC) + timedelta(hours=p.choose((1, 2, 24))):%Y-%m-%dT%H:%M:%SZ}"


def poll(p: Picks) -> dict[str, Any]:
    return {"question": p.word(), "options": list(WORDS), "allow_multiple": p.flag()}


def automod(_: Picks) -> dict[str, Any]:
    return {"words": ["coffee"], "actions": {"block": True, "alert": True}}


DEEDS: dict[str, Callable[[Picks], Any]] = {
    "PATCH /api/me": lambda p: {"display_name": p.word(), "bio": p.word()},
    "PUT /api/me/avatar": picture,
    "DELETE /api/me/avatar": nothing,
    "PUT /api/me/banner": picture,
    "DELETE /api/me/banner": nothing,
    "PATCH /api/me/settings": lambda p: {"theme": p.choose(("light", "dark")), "font_size": p.choose((14, 16))},
    "PUT /api/me/status": lambda p: {"status": p.choose(("idle", "online")), "custom_status": {"text": p.word()}},
    "POST /api/me/username": lambda p: {"username": f"{p.choose('abc')}-{p.one('fresh')}", "password": PASSWORD},
    "POST /api/me/email": lambda p: {"email": f"{p.one('fresh')}@example.net", "password": PASSWORD},
    "DELETE /api/me": lambda _: {"password": PASSWORD},
    "POST /api/friends/request": lambda p: {"to": p.one("names")},
    "POST /api/friends/<id:user_id>/accept": nothing,
    "POST /api/friends/<id:user_id>/decline": nothing,
    "POST /api/friends/<id:user_id>/cancel": nothing,
    "DELETE /api/friends/<id:user_id>": nothing,
    "PUT /api/friends/<id:user_id>/block": nothing,
    "DELETE /api/friends/<id:user_id>/block": nothing,
    "POST /api/dms": lambda p: {"users": p.some("users") or [p.one("users")]},
    "PATCH /api/dms/<id:channel_id>": lambda p: {"name": p.choose((*WORDS, None))},
    "PUT /api/dms/<id:channel_id>/icon": picture,
    "DELETE /api/dms/<id:channel_id>/icon": nothing,
    "PUT /api/dms/<id:channel_id>/members/<id:user_id>": nothing,
    "DELETE /api/dms/<id:channel_id>/members/<id:user_id>": nothing,
    "POST /api/dms/<id:channel_id>/owner": lambda p: {"user_id": p.one("users")},
    "DELETE /api/dms/<id:channel_id>": nothing,
    "POST /api/guilds": lambda p: {"name": p.word()},
    "PATCH /api/guilds/<id:guild_id>": lambda p: {
        "description": p.word(),
        "system_channel_id": p.choose((p.one("channels", **p.path), None)),
        "invites_paused": p.choose((False, False, True)),
    },
    "PUT /api/guilds/<id:guild_id>/icon": picture,
    "DELETE /api/guilds/<id:guild_id>/icon": nothing,
    "PUT /api/guilds/<id:guild_id>/banner": picture,
    "DELETE /api/guilds/<id:guild_id>/banner": nothing,
    "PUT /api/guilds/<id:guild_id>/vanity": lambda p: {"code": p.choose((None, f"vanity-{p.one('fresh')}"))},
    "POST /api/guilds/<id:guild_id>/transfer": lambda p: {"user_id": p.one("users"), "password": PASSWORD},
    "DELETE /api/guilds/<id:guild_id>": lambda p: {"name": p.one("guild_names", **p.path)},
    "POST /api/guilds/<id:guild_id>/leave": nothing,
    "PATCH /api/guilds/<id:guild_id>/members/<id:user_id>": lambda p: p.choose(
        (
            {"nickname": p.choose((*WORDS, None))},
            {"roles": p.some("roles", **p.path)},
            {"timeout": p.choose((HOUR, None))},
        )
    ),
    "PUT /api/guilds/<id:guild_id>/members/<id:user_id>/roles/<id:role_id>": nothing,
    "DELETE /api/guilds/<id:guild_id>/members/<id:user_id>/roles/<id:role_id>": nothing,
    "DELETE /api/guilds/<id:guild_id>/members/<id:user_id>": nothing,
    "PUT /api/guilds/<id:guild_id>/bans/<id:user_id>": lambda p: {"delete_messages": p.choose((0, HOUR))},
    "POST /api/guilds/<id:guild_id>/bans/bulk": lambda p: {"users": [p.one("users"), p.one("users")]},
    "DELETE /api/guilds/<id:guild_id>/bans/<id:user_id>": nothing,
    "POST /api/guilds/<id:guild_id>/invites": lambda p: {"max_uses": p.choose((0, 1, 2))},
    "DELETE /api/guilds/<id:guild_id>/invites/<code>": nothing,
    "POST /api/invites/<code>/join": nothing,
    "PUT /api/guilds/<id:guild_id>/notifications": lambda p: {
        "level": p.choose(("all", "mentions", None)),
        "suppress_everyone": p.flag(),
    },
    "PUT /api/channels/<id:channel_id>/notifications": lambda p: {"muted_for": p.choose((0, HOUR, None))},
    "POST /api/guilds/<id:guild_id>/roles": lambda p: {"name": p.word(), "permissions": p.choose(RIGHTS)},
    "PATCH /api/guilds/<id:guild_id>/roles/<id:role_id>": lambda p: {
        "permissions": p.choose(RIGHTS),
        **({"name": p.word(), "color": p.choose((0, 255))} if p.flag() else {}),
    },
    "DELETE /api/guilds/<id:guild_id>/roles/<id:role_id>": nothing,
    "PUT /api/guilds/<id:guild_id>/roles/order": lambda p: {"roles": p.one("role_orders", **p.path)},
    "PUT /api/guilds/<id:guild_id>/roles/<id:role_id>/icon": picture,
    "DELETE /api/guilds/<id:guild_id>/roles/<id:role_id>/icon": nothing,
    "POST /api/guilds/<id:guild_id>/emojis": lambda p: Pictured(name=f"{p.choose('ab')}_{p.one('fresh')}"),
    "PATCH /api/guilds/<id:guild_id>/emojis/<id:emoji_id>": lambda p: {"name": p.choose(("tea", "Tea", "mug"))},
    "DELETE /api/guilds/<id:guild_id>/emojis/<id:emoji_id>": nothing,
    "POST /api/guilds/<id:guild_id>/stickers": lambda p: Pictured(name=p.word(), tags="🍵"),
    "PATCH /api/guilds/<id:guild_id>/stickers/<id:sticker_id>": lambda p: {"description": p.word()},
    "DELETE /api/guilds/<id:guild_id>/stickers/<id:sticker_id>": nothing,
    "POST /api/guilds/<id:guild_id>/channels": lambda p: {
        "name": p.word(),
        "type": p.choose(("text", "text", "category", "announcement")),
        **({"parent_id": p.one("parents", **p.path)} if p.flag() else {}),
        **({"overwrites": overwrites(p)} if p.flag() else {}),
    },
    "PATCH /api/channels/<id:channel_id>": lambda p: {
        "topic": p.word(),
        **({"parent_id": p.one("parents", **p.path)} if p.flag() else {}),
    },
    "DELETE /api/channels/<id:channel_id>": nothing,
    "PUT /api/guilds/<id:guild_id>/channels/order": lambda p: {"channels": places(p)},
    "PUT /api/channels/<id:channel_id>/overwrites/<id:target_id>": lambda p: {
        "type": "role" if p.path["target_id"] in p.all_of("every_role") else "member",
        "allow": p.choose(LESS),
        "deny": p.choose(LESS),
    },
    "DELETE /api/channels/<id:channel_id>/overwrites/<id:target_id>": nothing,
    "POST /api/channels/<id:channel_id>/sync": nothing,
    "POST /api/channels/<id:channel_id>/ack": lambda p: {"message_id": p.one("messages", **p.path)},
    "PUT /api/channels/<id:channel_id>/pins/<id:message_id>": nothing,
    "DELETE /api/channels/<id:channel_id>/pins/<id:message_id>": nothing,
    "POST /api/channels/<id:channel_id>/unread": lambda p: {"message_id": p.one("messages", **p.path)},
    "POST /api/guilds/<id:guild_id>/ack": nothing,
    "PUT /api/me/saved/<id:message_id>": lambda p: {"note": p.word()} if p.flag() else {},
    "DELETE /api/me/saved/<id:message_id>": nothing,
    "DELETE /api/me/mentions/<id:message_id>": nothing,
    "PUT /api/me/drafts/<id:channel_id>": lambda p: {"content": p.choose((*WORDS, ""))},
    "POST /api/channels/<id:channel_id>/scheduled": lambda p: {"content": p.word(), "send_at": later(p)},
    "PATCH /api/me/scheduled/<id:scheduled_id>": lambda p: {"content": p.word()} if p.flag() else {"send_at": later(p)},
    "DELETE /api/me/scheduled/<id:scheduled_id>": nothing,
    "POST /api/me/scheduled/<id:scheduled_id>/send": nothing,
    "POST /api/channels/<id:channel_id>/messages": lambda p: p.choose(
        (
            {"content": p.word()},
            {"content": f"<@{p.one('users')}> {p.word()}"},
            {"content": "@everyone"},
            {"content": f"{p.word()} <:any:{p.one('emojis')}>"},
            {"sticker_id": p.one("stickers")},
            {"content": p.word(), "reply_to": p.one("messages", **p.path)},
            {"forward": {"channel_id": p.path["channel_id"], "message_id": p.one("messages", **p.path)}},
        )
    ),
    "PATCH /api/channels/<id:channel_id>/messages/<id:message_id>": lambda p: {
        "content": p.choose((p.word(), f"<@{p.one('users')}>", "https://example.org")),
        "suppress_embeds": p.choose((None, True, False)),
    },
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>": nothing,
    "POST /api/channels/<id:channel_id>/messages/bulk-delete": lambda p: {
        "messages": [*p.some("messages", **p.path), 4094, 4095][:100]
    },
    "PUT /api/channels/<id:channel_id>/messages/<id:message_id>/reactions/<emoji>": nothing,
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>/reactions": nothing,
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>/reactions/<emoji>/all": nothing,
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>/reactions/<emoji>/<id:user_id>": nothing,
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>/reactions/<emoji>": nothing,
    "POST /api/messages/<id:message_id>/poll": poll,
    "POST /api/polls/<id:poll_id>/vote": lambda p: p.choose(
        ({"option_id": p.choose("12")}, {"option_ids": p.some("answers")})
    ),
    "DELETE /api/polls/<id:poll_id>/vote": nothing,
    "POST /api/polls/<id:poll_id>/close": nothing,
    "POST /api/guilds/<id:guild_id>/reports": lambda p: {"reason": p.word(), "user_id": p.one("users")},
    "PATCH /api/guilds/<id:guild_id>/reports/<id:report_id>": lambda p: {
        "status": p.choose(("resolved", "dismissed", "open"))
    },
    "POST /api/guilds/<id:guild_id>/automod": lambda p: {"name": p.word(), "kind": "words", "options": automod(p)},
    "PATCH /api/guilds/<id:guild_id>/automod/<id:rule_id>": lambda p: {"enabled": p.flag()},
    "DELETE /api/guilds/<id:guild_id>/automod/<id:rule_id>": nothing,
    "PATCH /api/admin/users/<id:user_id>": lambda p: p.choose(({"disabled": p.flag()}, {"is_admin": p.flag()})),
    "DELETE /api/admin/users/<id:user_id>": lambda _: {"password": PASSWORD},
    "DELETE /api/admin/guilds/<id:guild_id>": lambda p: {"name": p.one("guild_names", **p.path)},
    "POST /api/admin/announcements": lambda p: {"content": p.word()},
    "DELETE /api/admin/announcements/<id:announcement_id>": nothing,
}

KEPT = tuple(f"{method} /api/me/{what}" for method in ("PUT", "POST") for what in ("saved", "drafts", "scheduled"))

_ENDINGS = {
    "DELETE /api/me",
    "DELETE /api/guilds/<id:guild_id>",
    "POST /api/guilds/<id:guild_id>/transfer",
    "PATCH /api/admin/users/<id:user_id>",
    "DELETE /api/admin/users/<id:user_id>",
    "DELETE /api/admin/guilds/<id:guild_id>",
}


def weight(route: str) -> float:
    """How often it is done, compared with others: after an end little is left to do, and pictures are slow and all alike."""
    if route in _ENDINGS:
        return 0.15
    if route.startswith(KEPT):
        return 1
    return 0.3 if "/me/" in route or route.endswith(("/icon", "/banner", "/emojis", "/stickers")) else 1


_SIGN_IN = "begins or ends sessions, or what they ask for; nothing of it is in the start-up state"
_NOT_SHOWN = "no client keeps it: its page reads it when it is opened"
_ATTACHED = "needs an upload: tests/test_attachments.py looks at message_edited"
_OWN_FILES = "nobody but its sender is shown it: tests/test_files.py"
EXEMPT = {
    "POST /api/upload": _OWN_FILES,
    "PATCH /api/channels/<id:channel_id>/messages/<id:message_id>/files/<id:file_id>": _ATTACHED,
    "DELETE /api/channels/<id:channel_id>/messages/<id:message_id>/files/<id:file_id>": _ATTACHED,
    "POST /api/uploads": _OWN_FILES,
    "PATCH /api/uploads/<id:upload_id>": _OWN_FILES,
    "DELETE /api/uploads/<id:upload_id>": _OWN_FILES,
    "DELETE /api/files/<id:file_id>": _OWN_FILES,
    "POST /api/me/push": _NOT_SHOWN,
    "DELETE /api/me/push/<id:subscription_id>": _NOT_SHOWN,
    "POST /api/register": _SIGN_IN,
    "POST /api/login": _SIGN_IN,
    "POST /api/logout": _SIGN_IN,
    "POST /api/password-reset": _SIGN_IN,
    "POST /api/password-reset/confirm": _SIGN_IN,
    "POST /api/me/password": _SIGN_IN,
    "DELETE /api/me/sessions": _SIGN_IN,
    "DELETE /api/me/sessions/<id:session_id>": _SIGN_IN,
    "POST /api/me/2fa": _SIGN_IN,
    "POST /api/me/2fa/confirm": "needs a clock: tests/test_two_factor.py looks at me_updated",
    "POST /api/me/2fa/recovery-codes": _SIGN_IN,
    "DELETE /api/me/2fa": "needs a clock: tests/test_two_factor.py looks at me_updated",
    "POST /api/instance/claim": "works once for an installation: tests/test_admin.py",
    "POST /api/admin/users/<id:user_id>/password-reset": _SIGN_IN,
    "PATCH /api/admin/settings": _NOT_SHOWN,
    "POST /api/admin/invites": _NOT_SHOWN,
    "DELETE /api/admin/invites/<code>": _NOT_SHOWN,
    "POST /api/guilds/<id:guild_id>/automod/test": "changes nothing",
}
