"""What two clients know, laid side by side: where it is not the same, in words."""

from __future__ import annotations

from typing import Any

from reducer import BANS, Reducer


def state_of(kept: Reducer, other: Reducer, gone: set[int]) -> dict[str, Any]:
    """To compare: what both know of. A name is compared where a client looks it up, not on everything that was ever signed."""

    def nameless(value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"id", "username", "display_name", "avatar"}:
                return None if value["id"] in gone else value["id"]
            return {key: nameless(inner) for key, inner in value.items() if key not in ("target_name", "username")}
        return [nameless(inner) for inner in value] if isinstance(value, list) else value

    def history(said: dict[int, Any]) -> dict[int, Any]:
        return {
            id: nameless({key: value for key, value in message.items() if key not in ("nonce", "room")})
            | {"reactions": sorted(message["reactions"], key=lambda one: one["emoji"])}
            for id, message in said.items()
        }

    lists = {
        f"{name} of {guild_id}": sorted(rows) if name == BANS else {key: nameless(row) for key, row in rows.items()}
        for (name, guild_id), rows in kept.lists.items()
        if (name, guild_id) in other.lists
    }
    channels = {
        id: {**channel, "overwrites": sorted(channel["overwrites"], key=lambda one: one["id"])}
        for id, channel in kept.channels.items()
    }
    return {
        "me": kept.me,
        "guilds": kept.guilds,
        "channels": channels,
        "roles": kept.roles,
        "reads": {id: state for id, state in kept.reads.items() if id in kept.reads_known & other.reads_known},
        "relationships": kept.relationships,
        "dms": {
            id: {**dm, "recipients": sorted(dm["recipients"], key=lambda one: one["id"])} for id, dm in kept.dms.items()
        },
        # Of what one does not see (any more) they may stay: who comes back finds them again.
        "notifications": {
            id: one for id, one in kept.notifications.items() if id in {**kept.guilds, **channels, **kept.dms}
        },
        "announcements": kept.announcements,
        "saved": kept.saved,
        "drafts": {id: draft for id, draft in kept.drafts.items() if id in {**channels, **kept.dms}},
        "scheduled": kept.scheduled,
        "messages": {id: history(said) for id, said in kept.messages.items() if id in other.messages},
        "members": {id: members for id, members in kept.members.items() if id in other.members},
        **lists,
    }


def differences(ours: Any, theirs: Any, at: str = "") -> list[str]:
    """In words, where the two are not the same."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        keys = list(dict.fromkeys([*ours, *theirs]))
        missing = object()
        return [
            found
            for key in keys
            for found in differences(ours.get(key, missing), theirs.get(key, missing), f"{at}.{key}")
        ]
    if ours == theirs:
        return []
    said = ["nothing" if one.__class__ is object else repr(one)[:300] for one in (ours, theirs)]
    return [f"  {at[1:]}: kept {said[0]}, fresh {said[1]}"]
