"""What people express themselves with, under one name: emojis, stickers, polls. Each lives in a package of its own."""

from backend.expressions.actions import change as change_expression
from backend.expressions.actions import create as create_expression
from backend.expressions.actions import remove as remove_expression
from backend.expressions.models import expressions
from backend.expressions.reading import list_emojis, list_stickers
from backend.polls.adding import add_poll
from backend.polls.closing import close_poll
from backend.polls.models import poll_votes, polls
from backend.polls.voters import list_voters, one_poll
from backend.polls.voting import take_back, vote

__all__ = [
    "add_poll",
    "change_expression",
    "close_poll",
    "create_expression",
    "expressions",
    "list_emojis",
    "list_stickers",
    "list_voters",
    "one_poll",
    "poll_votes",
    "polls",
    "remove_expression",
    "take_back",
    "vote",
]
