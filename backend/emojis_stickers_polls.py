"""What people express themselves with, under one name: emojis, stickers, polls. Each lives in a package of its own."""

from backend.expressions.actions import change as change_expression
from backend.expressions.actions import create as create_expression
from backend.expressions.actions import remove as remove_expression
from backend.expressions.models import expressions
from backend.expressions.reading import list_emojis, list_stickers

__all__ = [
    "change_expression",
    "create_expression",
    "expressions",
    "list_emojis",
    "list_stickers",
    "remove_expression",
]
