"""What a step is compared with: the database alone, and a kept library of state machines over its ORM. Both on a file of
their own in the same folder, in WAL with synchronous=FULL, one commit a step."""

import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.conf import settings

from tests.bench._doing import Doing

PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
FULL = 2  #: what SQLite answers for synchronous=FULL


def raw(folder: Path, *, row: int, entry: int) -> Doing:
    """A row of so many bytes updated and an entry of so many bytes inserted: what any durable step must write at least."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    connection.executescript(f"{PRAGMAS} CREATE TABLE subject (id TEXT PRIMARY KEY, body BLOB);")
    connection.execute("CREATE TABLE entry (seq INTEGER PRIMARY KEY, leaf BLOB)")
    connection.execute("INSERT INTO subject VALUES ('C', x'')")
    _confirm(connection.execute)

    def step() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE subject SET body = ? WHERE id = 'C'", (secrets.token_bytes(row),))
        connection.execute("INSERT INTO entry (leaf) VALUES (?)", (secrets.token_bytes(entry),))
        connection.execute("COMMIT")

    return Doing(step, connection.set_trace_callback, folder / "raw.db")


def django_fsm(folder: Path) -> Doing:
    """django-fsm-2: load the object, take one guarded transition, save it. No log, no hash, no facts: less than ours."""
    options = {"init_command": PRAGMAS, "transaction_mode": "IMMEDIATE"}
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "django.db"), "OPTIONS": options}
    settings.configure(DATABASES={"default": database}, INSTALLED_APPS=[], USE_TZ=True)
    django.setup()

    from django.db import connection, transaction  # noqa: PLC0415  # Django answers only once it is set up

    deal = _deal()
    with connection.schema_editor() as editor:
        editor.create_model(deal)
    with connection.cursor() as cursor:
        _confirm(cursor.execute)
    key = deal.objects.create(body="成果" * 500).pk

    def step() -> None:
        with transaction.atomic():
            found = deal.objects.get(pk=key)
            (found.submit if found.state == "proposing" else found.send_back)()
            found.save()

    return Doing(step, connection.connection.set_trace_callback, folder / "django.db")


def _deal() -> Any:
    from django.db import models  # noqa: PLC0415
    from django_fsm import FSMField, transition  # noqa: PLC0415

    class Deal(models.Model):
        state = FSMField(default="proposing", protected=True)
        body = models.TextField()

        class Meta:
            app_label = "bench"

        def __str__(self) -> str:
            return self.state

        def complete(self) -> bool:
            return bool(self.body)

        @transition(field=state, source="proposing", target="reviewing", conditions=[complete])
        def submit(self) -> None: ...

        @transition(field=state, source="reviewing", target="proposing")
        def send_back(self) -> None: ...

    return Deal


def _confirm(execute: Callable[[str], Any]) -> None:
    """Raises RuntimeError unless this connection is as durable as ours."""
    asked = [execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    if asked != ["wal", FULL]:
        message = f"not WAL with synchronous=FULL: {asked}"
        raise RuntimeError(message)
