"""`guildhall backup` and `guildhall restore`: the SQLite database and the kept files as one tar archive.

The database is copied with SQLite's own online backup, so the server may go on writing; everything that was acknowledged
before the start is in the copy. PostgreSQL has tools of its own (pg_dump), which know more than we do.
"""

from __future__ import annotations

import argparse
import contextlib
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path, PurePosixPath

from backend.cli.commands import Refused, database_file, say
from backend.config import Settings
from backend.db import leases

DATABASE, UPLOADS, INCOMING = "guildhall.db", "uploads", "incoming"
SECRETS = ("secret_key", "vapid_key")


def backup(settings: Settings, given: argparse.Namespace) -> None:
    source = _on_sqlite(settings)
    if not source.exists():
        raise Refused(f"there is no database at {source}")
    if given.archive.exists():
        raise Refused(f"{given.archive} exists already")
    partial = given.archive.with_name(given.archive.name + ".partial")
    with tempfile.TemporaryDirectory(dir=settings.data_dir) as folder:
        copy = Path(folder) / DATABASE
        _copy_database(source, copy)
        with tarfile.open(partial, "w:gz") as archive:
            archive.add(copy, DATABASE)
            for name in SECRETS:
                if (settings.data_dir / name).exists():
                    archive.add(settings.data_dir / name, name)
            if isinstance(settings.storage, Path):
                _add_files(archive, settings.storage)
    partial.chmod(0o600)  # it holds the secret keys
    partial.rename(given.archive)
    files = "the files" if isinstance(settings.storage, Path) else "not the files, which are in a bucket"
    say(f"{given.archive} holds the database, the keys and {files}.")


def restore(settings: Settings, given: argparse.Namespace) -> None:
    target = _on_sqlite(settings)
    if target.exists():
        raise Refused(f"{target} exists; restore needs an empty DATA_DIR")
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = leases.lock_file(target)
    try:
        with tempfile.TemporaryDirectory(dir=settings.data_dir) as folder:
            with tarfile.open(given.archive) as archive:
                archive.extractall(folder, _checked(archive))  # noqa: S202 - each member was looked at
            unpacked = Path(folder)
            if _integrity(unpacked / DATABASE) != "ok":
                raise Refused(f"the database in {given.archive} is damaged")
            if (unpacked / UPLOADS).exists():
                place = settings.storage if isinstance(settings.storage, Path) else settings.upload_dir
                (unpacked / UPLOADS).rename(_empty(place))
            for name in SECRETS:
                if (unpacked / name).exists():
                    (unpacked / name).replace(settings.data_dir / name)
            (unpacked / DATABASE).rename(target)
    except (tarfile.TarError, OSError) as problem:
        raise Refused(f"{given.archive} cannot be restored: {problem}") from problem
    finally:
        lock.close()
    say(f"{given.archive} is restored into {settings.data_dir}.")


def _add_files(archive: tarfile.TarFile, folder: Path) -> None:
    """What is kept. What is still coming in is none of it; what is deleted meanwhile belongs to a message that is, too."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if name.parts[0] != INCOMING and path.is_file():
            with contextlib.suppress(FileNotFoundError):
                archive.add(path, PurePosixPath(UPLOADS, name))


def _checked(archive: tarfile.TarFile) -> list[tarfile.TarInfo]:
    """Only what `backup` puts in: plain files under our own names, nothing that leads out of the folder."""
    members = archive.getmembers()
    for member in members:
        parts = PurePosixPath(member.name).parts
        ours = parts and parts[0] in (DATABASE, *SECRETS, UPLOADS) and ".." not in parts
        if not ours or not (member.isfile() or member.isdir()):
            raise Refused(f"the archive holds {member.name!r}, which no backup of ours does")
    return members


def _on_sqlite(settings: Settings) -> Path:
    if not settings.on_sqlite:
        raise Refused("this database is PostgreSQL: use pg_dump and pg_restore, and copy UPLOAD_DIR")
    return database_file(settings)


def _copy_database(source: Path, copy: Path) -> None:
    address = f"file:{source}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as live, closing(sqlite3.connect(copy)) as file:
        live.backup(file, pages=4096, sleep=0.01)
    if _integrity(copy) != "ok":
        raise Refused("the copy is damaged; is the disk full?")


def _integrity(database: Path) -> str:
    if not database.exists():
        return "missing"
    with closing(sqlite3.connect(database)) as file:
        return str(file.execute("PRAGMA integrity_check").fetchone()[0])


def _empty(folder: Path) -> Path:
    """A folder that a rename can take the place of."""
    if folder.exists():
        try:
            folder.rmdir()
        except OSError as problem:
            raise Refused(f"{folder} is not empty; restore needs an empty UPLOAD_DIR") from problem
    return folder
