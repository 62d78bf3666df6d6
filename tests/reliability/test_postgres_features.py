"""The features' own tests once more, on PostgreSQL."""

import unittest

import test_account
import test_attachments
import test_auth
import test_bans
import test_blocks
import test_brake
import test_changed_rights
import test_channel_order
import test_claim
import test_cleared_messages
import test_deleted_accounts
import test_deleted_channels
import test_direct_messages
import test_drafts
import test_export
import test_expressions
import test_expressions_managed
import test_expressions_used
import test_file_names
import test_files
import test_files_refused
import test_friends
import test_group_messages
import test_guilds
import test_inbox
import test_jobs
import test_jobs_interrupted
import test_kept_races
import test_logs
import test_marks
import test_mentions
import test_messages
import test_metrics
import test_moderated_messages
import test_oracle_stored
import test_overwrites
import test_password_reset
import test_permissions
import test_pins
import test_poll_end
import test_poll_updates
import test_poll_votes
import test_polls
import test_preview_edits
import test_preview_keeping
import test_previews
import test_push
import test_push_devices
import test_push_no_news
import test_push_retrying
import test_reactions
import test_realtime
import test_registration_invites
import test_replies
import test_roles
import test_saved
import test_scheduled
import test_scheduled_refused
import test_search
import test_search_index
import test_search_oracle
import test_search_refusals
import test_search_rights
import test_sessions
import test_shown_roles
import test_slow_mode
import test_two_factor
import test_user_search
from postgres import OnPostgres
from support import GuildhallTest

FEATURES = (
    test_account,
    test_attachments,
    test_auth,
    test_brake,
    test_claim,
    test_changed_rights,
    test_channel_order,
    test_cleared_messages,
    test_deleted_accounts,
    test_deleted_channels,
    test_direct_messages,
    test_group_messages,
    test_drafts,
    test_export,
    test_expressions,
    test_expressions_managed,
    test_expressions_used,
    test_file_names,
    test_files,
    test_files_refused,
    test_friends,
    test_blocks,
    test_guilds,
    test_bans,
    test_inbox,
    test_kept_races,
    test_logs,
    test_jobs,
    test_jobs_interrupted,
    test_mentions,
    test_marks,
    test_messages,
    test_metrics,
    test_moderated_messages,
    test_oracle_stored,
    test_overwrites,
    test_password_reset,
    test_permissions,
    test_poll_end,
    test_poll_updates,
    test_poll_votes,
    test_polls,
    test_preview_edits,
    test_preview_keeping,
    test_previews,
    test_push,
    test_push_devices,
    test_push_no_news,
    test_push_retrying,
    test_registration_invites,
    test_reactions,
    test_pins,
    test_realtime,
    test_replies,
    test_roles,
    test_saved,
    test_scheduled,
    test_scheduled_refused,
    test_sessions,
    test_shown_roles,
    test_slow_mode,
    test_two_factor,
    test_search,
    test_search_index,
    test_search_oracle,
    test_search_refusals,
    test_search_rights,
    test_user_search,
)

for feature in FEATURES:
    for name, case in list(vars(feature).items()):
        if isinstance(case, type) and issubclass(case, GuildhallTest) and case.__module__ == feature.__name__:
            again = f"{name}Of{feature.__name__.removeprefix('test_').title()}"
            globals()[again] = type(again, (OnPostgres, case), {"__module__": __name__})
del case


if __name__ == "__main__":
    unittest.main()
