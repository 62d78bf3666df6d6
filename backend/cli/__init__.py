"""The `guildhall` command. Each subcommand is one small function in `commands.py` or `backups.py`."""

from backend.cli.main import main

__all__ = ["main"]
