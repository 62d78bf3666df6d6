"""Reads the command line and runs one subcommand; whatever goes wrong is one clear line and a non-zero exit."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from backend import logs
from backend.cli import backups, commands, indexing
from backend.config import WrongSetting, from_environment
from backend.db.leases import CannotStart
from backend.errors import ApiError


def main(arguments: list[str] | None = None) -> None:
    """For `guildhall` and `python -m backend.cli`. Settings come from the environment (docs/self-hosting.md)."""
    given = _parser().parse_args(arguments)
    try:
        settings = from_environment()
        logs.set_up(settings.log_format, settings.log_level)
        given.run(settings, given)
    except (WrongSetting, CannotStart, commands.Refused) as problem:
        sys.exit(f"guildhall: {problem}")
    except ApiError as problem:
        sys.exit(f"guildhall: {'; '.join(f'{k} {v}' for k, v in (problem.fields or {}).items()) or problem.message}")
    except DBAPIError as problem:
        sys.exit(f"guildhall: the database refused: {problem.orig}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guildhall", description="A self-hosted chat server.")
    names = parser.add_subparsers(required=True, metavar="command")

    def add(name: str, run: object, about: str) -> argparse.ArgumentParser:
        command = names.add_parser(name, help=about, description=about)
        command.set_defaults(run=run)
        return command

    add("serve", commands.serve, "serve until stopped, as bin/run does")
    add("init", commands.init, "bring the database to the current schema and make the Welcome guild")
    admin = add("create-admin", commands.create_admin, "make an account an administrator, and the account if need be")
    admin.add_argument("username")
    admin.add_argument("--email", default="", help="for a new account")
    reset = add("reset-password", commands.reset_password, "set a new password and end the account's sessions")
    reset.add_argument("username")
    reset.add_argument(
        "--link", action="store_true", help="print a link with which its owner sets one, and end nothing"
    )
    backup = add("backup", backups.backup, "write database and files into one archive; the server may run meanwhile")
    backup.add_argument("archive", type=Path)
    restore = add("restore", backups.restore, "put an archive into an empty DATA_DIR; the server must be stopped")
    restore.add_argument("archive", type=Path)
    add(
        "search-rebuild",
        indexing.search_rebuild,
        "make the index of messages anew; on SQLite the server must be stopped",
    )
    add("doctor", commands.doctor, "check settings, folders and database, and say what is wrong")
    return parser


if __name__ == "__main__":
    main()
