"""A real PostgreSQL for the tests: Debian's server on a unix socket in a folder of its own, gone at the end.

PostgreSQL refuses to run as root, so root runs it as the user `postgres` that Debian's package made.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

#: Debian keeps one folder a version and puts none of them on PATH.
DEBIAN = Path("/usr/lib/postgresql")
OWNER = "postgres"
#: Chinese needs a UTF-8 character type, and the order must not depend on the machine's languages.
INITDB = ("--auth=trust", f"--username={OWNER}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
OPTIONS = "-c listen_addresses='' -c max_connections=200"
#: No test pulls the plug, and a server that does not wait for the disk is refused: so the disk is memory, where there is enough.
MEMORY, ENOUGH = Path("/dev/shm"), 3 * 1024**3  # noqa: S108  # only the place; the folder in it is new and ours


class NoServerError(RuntimeError):
    """No PostgreSQL server is installed; `run.sh test` installs one."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server, known by the folder of its socket."""

    socket: Path
    numbers: Iterator[int]

    def url(self, database: str) -> str:
        """SQLAlchemy's address of one database."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.socket}"

    @contextmanager
    def fresh_database(self, original: str = "") -> Iterator[str]:
        """Address of a new database, dropped at the end even if a connection was left open: empty, or a copy of one nobody uses."""
        url = self.lasting_database(original)
        try:
            yield url
        finally:
            self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(_named(url)))

    def lasting_database(self, original: str = "") -> str:
        """Address of a new database that goes when the server does."""
        name = f"test_{next(self.numbers)}"
        template = _named(original) if original else sql.Identifier("template0")
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), template))
        return self.url(name)

    def stop(self) -> None:
        """As its administrator stops it, cutting off whoever is connected."""
        _run("pg_ctl", "stop", "--wait", "--mode=fast", "-D", str(self.socket / "data"))

    def start(self, options: str = OPTIONS) -> None:
        """Start it, at first or again; raises RuntimeError."""
        # A socket's path may have 107 bytes at most: it lies right in the short folder.
        arguments = ("-D", str(self.socket / "data"), "-l", str(self.socket / "log"), "-o", f"{options} -k '{self.socket}'")
        _run("pg_ctl", "start", "--wait", *arguments)

    def written(self) -> str:
        """How far the server's own log reaches: while it stays, nothing was written to any database."""
        with psycopg.connect(host=str(self.socket), user=OWNER, dbname=OWNER) as connection:
            return str(connection.execute("SELECT pg_current_wal_insert_lsn()").fetchone())

    def refill(self, url: str, original: str) -> None:
        """Make the database of that address anew, as a copy of another that nobody is using."""
        self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(_named(url)))
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(_named(url), _named(original)))

    def _administer(self, statement: sql.Composed) -> None:
        with psycopg.connect(host=str(self.socket), user=OWNER, dbname=OWNER, autocommit=True) as connection:
            connection.execute(statement)


def _named(url: str) -> sql.Identifier:
    """The database of an address."""
    return sql.Identifier(url.partition("?")[0].rpartition("/")[2])


@contextmanager
def running(options: str = OPTIONS) -> Iterator[Server]:
    """Starts a server with such settings and stops it; raises NoServerError where Debian's package is missing."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ENOUGH
    folder = Path(tempfile.mkdtemp(prefix="anxin-pg-", dir=MEMORY if roomy else None))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER, OWNER)
        _run("initdb", "--pgdata", str(folder / "data"), *INITDB)
        server = Server(folder, count(1))
        server.start(options)
        try:
            yield server
        finally:
            _run("pg_ctl", "stop", "--wait", "--mode=immediate", "-D", str(folder / "data"))
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str) -> None:
    """Runs one of the server's programs; what it printed is shown when it fails."""
    user = OWNER if os.geteuid() == 0 else None
    # `pg_ctl start` hands its output to the server, which would hold a pipe open for good: hence a file.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [_binary(program), *arguments],
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd="/",
            stdout=output,
            stderr=output,
            check=False,
        )
        if done.returncode:
            output.seek(0)
            message = f"{program} ended with {done.returncode}: {output.read().decode(errors='replace')}"
            raise RuntimeError(message)


def _binary(program: str) -> str:
    """The newest installed version's program, else the one on PATH."""
    versions = sorted(DEBIAN.glob(f"*/bin/{program}"), key=lambda path: int(path.parents[1].name))
    found = str(versions[-1]) if versions else shutil.which(program)
    if found is None:
        message = f"{program} not found: install the package `postgresql`"
        raise NoServerError(message)
    return found
