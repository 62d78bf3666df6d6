"""The index of all tables, and the map of the data.

users ──< sessions, recovery_codes, password_resets     who signs in, from where, and how when the password is not enough
users ──< user_words                    the words in their names, for search
users ──< relationships >── users       friends, requests, blocks: a row for each side's view
users ──< members >── guilds            belonging; guilds ──< roles, members ──< member_roles, member_names (for search)
guilds ──< expressions                  their emojis and stickers
guilds ──< bans, invites, audit_log, reports, automod_rules     who may come in, and what its moderators work with
guilds ──< channels ──< overwrites      what a role or a member may do in one channel; slow_mode_marks: who wrote when
channels ── conversations ──< conversation_members      direct messages: channels without a guild
channels ──< messages ──< reactions     what was said; message_gaps counts what was deleted, nonces what was retried,
                                        message_edits what it said before
messages ── polls ──< poll_votes        a poll has its message's id
message_index                           what search knows of them (search/models.py); search_filling: of which it does not yet
users ──< read_states >── channels      how far each reader has read; notification_settings: how loudly they hear of it
sessions ──< push_subscriptions ──< push_deliveries     devices that hear of it while nobody looks, and what is still to be told
users ──< saved_messages, drafts, scheduled_messages (with scheduled_files), dismissed_mentions     what one keeps for oneself
messages ──< preview_uses >── preview_pictures          copies of pictures on linked pages; previews: what those pages said
files                                   what was uploaded, and in which message it is
jobs                                    what is to be done later
node_leases, instance, registration_invites, announcements     the installation itself
"""

from backend.admin.models import announcements, instance, registration_invites
from backend.audit.models import audit_log
from backend.auth.models import password_resets, recovery_codes, sessions
from backend.channels.models import channels, read_states, slow_mode_marks
from backend.db.leases import node_leases
from backend.db.metadata import metadata
from backend.dms.models import conversation_members, conversations
from backend.expressions.models import expressions
from backend.files.models import files
from backend.guilds.models import bans, guilds, invites, member_names, members
from backend.jobs.models import jobs
from backend.keeping.models import dismissed_mentions, drafts, saved_messages, scheduled_files, scheduled_messages
from backend.messages.models import mentions, message_edits, message_gaps, messages, nonces, reactions
from backend.moderation.models import automod_rules, reports
from backend.notifications.models import notification_settings, push_deliveries, push_subscriptions
from backend.polls.models import poll_votes, polls
from backend.previews.models import preview_pictures, preview_uses, previews
from backend.roles.models import member_roles, overwrites, roles
from backend.search.models import search_filling
from backend.users.models import relationships, user_words, users

__all__ = [
    "announcements",
    "audit_log",
    "automod_rules",
    "bans",
    "channels",
    "conversation_members",
    "conversations",
    "dismissed_mentions",
    "drafts",
    "expressions",
    "files",
    "guilds",
    "instance",
    "invites",
    "jobs",
    "member_names",
    "member_roles",
    "members",
    "mentions",
    "message_edits",
    "message_gaps",
    "messages",
    "metadata",
    "node_leases",
    "nonces",
    "notification_settings",
    "overwrites",
    "password_resets",
    "poll_votes",
    "polls",
    "preview_pictures",
    "preview_uses",
    "previews",
    "push_deliveries",
    "push_subscriptions",
    "reactions",
    "read_states",
    "recovery_codes",
    "registration_invites",
    "relationships",
    "reports",
    "roles",
    "saved_messages",
    "scheduled_files",
    "scheduled_messages",
    "search_filling",
    "sessions",
    "slow_mode_marks",
    "user_words",
    "users",
]
