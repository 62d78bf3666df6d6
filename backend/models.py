"""The index of all tables, and the map of the data.

users ──< sessions                      who signs in, and from where
users ──< members >── guilds            belonging; guilds ──< roles, members ──< member_roles
guilds ──< channels ──< overwrites      what a role or a member may do in one channel
channels ──< messages ──< reactions     what was said; message_gaps counts what was deleted, nonces what was retried
users ──< read_states >── channels      how far each reader has read
node_leases, instance                   the installation itself
"""

from backend.admin.models import instance
from backend.auth.models import sessions
from backend.channels.models import channels, overwrites, read_states
from backend.db.leases import node_leases
from backend.db.metadata import metadata
from backend.guilds.models import guilds, member_roles, members, roles
from backend.messages.models import message_gaps, messages, nonces, reactions
from backend.users.models import users

__all__ = [
    "channels",
    "guilds",
    "instance",
    "member_roles",
    "members",
    "message_gaps",
    "messages",
    "metadata",
    "node_leases",
    "nonces",
    "overwrites",
    "reactions",
    "read_states",
    "roles",
    "sessions",
    "users",
]
