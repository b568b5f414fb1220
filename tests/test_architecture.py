"""Who may import whom, what the pure layer may not touch, how large a file may grow, what stands at the top.

Each rule is a function from a file to its faults; `PLANTED` shows every rule a fault that it must find.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator

import pytest

from states.signoff import VERBS
from states.table import LINES
from tests import repository

Check = Callable[[str, ast.Module], Iterator[str]]

LOG = ("cryptography", *(f"workflow.trail.{name}" for name in ("entry", "merkle", "note", "proof", "verify")))
PRINT = ("states", "documents", "jinja2", "markupsafe", "segno")
#: What a file may import besides the standard library. The first line that fits counts; files without one are free.
MAY_IMPORT = (
    ("workflow/trail/verify.py", ()),
    ("workflow/trail/entry.py", (*LOG, "orjson")),
    *((f"workflow/trail/{name}.py", LOG) for name in ("merkle", "note", "proof")),
    ("states/machine.py", ("states", "pydantic", "transitions")),
    ("states/", ("states", "pydantic")),
    ("documents/render.py", (*PRINT, "weasyprint")),
    ("documents/fence.py", (*PRINT, "weasyprint")),
    ("documents/", PRINT),
)
STORE = "workflow/store/"
DOORS = ("workflow/app.py", *(f"workflow/{name}/" for name in ("api", "web", "cli", "integrations")))
#: Packages with a home: nobody else imports them.
HOMES = {
    "transitions": ("states/machine.py",),
    "weasyprint": ("documents/render.py", "documents/fence.py"),
    **dict.fromkeys(("alembic", "psycopg", "sqlalchemy", "sqlite3", "sqlmodel"), (STORE,)),
    **dict.fromkeys(("fastapi", "starlette", "uvicorn"), DOORS),
}
#: Types that a use case may name: it is handed them by the store and hands them back. None of them writes SQL.
HANDLES = {"sqlalchemy.Connection", "sqlalchemy.Engine", "sqlalchemy.Row"}
#: Standard library that answers differently tomorrow or elsewhere; then what starts or watches, and what reads or writes.
OUTSIDE = {"http", "random", "secrets", "smtplib", "socket", "sqlite3", "ssl", "uuid"}
PROCESSES = {"asyncio", "multiprocessing", "os", "signal", "subprocess", "sys", "threading", "time"}
FILES = {"glob", "importlib", "io", "logging", "pathlib", "shutil", "tempfile", "urllib"}
#: `documents` reads its templates and keeps a worker process; the rules have nothing.
OUTSIDE_OF = {"states": OUTSIDE | PROCESSES | FILES, "documents": OUTSIDE}
#: The one file of the rules that finds others by their names: reading a module is what importing it does anyway.
FINDS = {("states/rooms.py", "importlib.import_module")}
CALLS_OUTSIDE = {"__import__", "eval", "exec", "input", "open", "print"}
#: The one file that may read the clock; all others are told the time.
CLOCK = "workflow/clock.py"
CLOCK_READS = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"), ("time", "time_ns")}
CATALOGUE_NUMBER = re.compile(r"[PEAXKLRTV]\d\d(-[a-z]+)?")
#: Words of other vocabularies that are an action's name too, and what they are there. Nothing here speaks of an action but
#: the verbs: each is one with its line.
SAME_WORD: dict[str, dict[str, str]] = {
    "states/upcasts/halves.py": {"object": "what is moved, a field's name"},
    "states/signoff.py": {
        **dict.fromkeys(VERBS, "a verb, of which the table makes its line"),
        "open": "an outcome",
    },
    "states/stages.py": {"hold": "a life cycle", "draft": "a state"},
    "states/achievement.py": {"open": "a grade of secrecy"},
    "states/guards/proposal.py": {"object": "what is moved, a field's name"},
    "states/lifecycles/hold.py": {"hold": "a group of the case"},
    "states/notice.py": {"open": "an outcome"},
    "states/records/notices.py": {"hold": "a group of the case"},
    "states/revenue/__init__.py": {"allocate": "a function"},
    "workflow/api/examples.py": {"object": "a JSON type"},
    "workflow/api/lane.py": {"accept": "an HTTP header"},
    "workflow/api/problems.py": {"object": "a JSON type"},
    "workflow/api/trail.py": {"object": "a JSON type"},
    "workflow/papers/approval.py": {"open": "an outcome"},
    "workflow/trail/verify.py": {"hold": "a life cycle"},
    "workflow/web/page.py": {"accept": "an HTTP header"},
    "workflow/web/schema.py": {"object": "a JSON type"},
    "workflow/web/words.py": {"open": "an outcome, a grade of secrecy", "object": "what is moved, a field's name"},
}
CUTS = {"startswith", "removeprefix", "partition", "rpartition", "split", "rsplit"}
LETTER = re.compile(r"-?[A-Z]?")
MARKED = re.compile(r"-[A-Z]")
LONGEST = 300
#: One file that an auditor takes away; it cannot be cut.
MAY_BE_LONG = {"workflow/trail/verify.py"}
TOP = {
    "states",
    "documents",
    "workflow",
    "features",
    "tests",
    "pyproject.toml",
    "requirements.txt",
    "README.md",
    "run.sh",
    "LICENSE",
    "CHANGELOG.md",
}


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module imported, `from a import b` as `a.b`; imports inside functions count too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ("." * node.level + f"{node.module or ''}.{alias.name}" for alias in node.names)


def within(module: str, packages: tuple[str, ...]) -> bool:
    return module.startswith(tuple(f"{package}." for package in packages)) or module in packages


def imports_downwards_only(path: str, tree: ast.Module) -> Iterator[str]:
    allowed = next((packages for place, packages in MAY_IMPORT if path.startswith(place)), None)
    for module in imported(tree):
        if module.startswith("."):
            yield f"relative import {module}"
        elif allowed is not None and module.partition(".")[0] not in sys.stdlib_module_names and not within(module, allowed):
            yield f"imports {module}"


def leaves_packages_in_their_homes(path: str, tree: ast.Module) -> Iterator[str]:
    handles = HANDLES if path.startswith("workflow/") and not path.startswith(DOORS) else set()
    homes = ((module, HOMES.get(module.partition(".")[0])) for module in imported(tree) if module not in handles)
    yield from (f"imports {module}" for module, home in homes if home and not path.startswith(home))


def enters_by_use_cases(path: str, tree: ast.Module) -> Iterator[str]:
    """Doors call use cases, never the store; use cases and the store know no door."""
    doors = tuple(door.removesuffix(".py").rstrip("/").replace("/", ".") for door in DOORS)
    closed = ("workflow.store",) if path.startswith(DOORS) else doors
    yield from (f"imports {module}" for module in imported(tree) if within(module, closed))


def asks_the_law_not_its_rules(path: str, tree: ast.Module) -> Iterator[str]:
    """Rules are the table's; what records and papers want to know of the law too has a place of its own in `states`."""
    if path.startswith(("states/records/", "workflow/papers/", "documents/")):
        yield from (f"imports {module}" for module in imported(tree) if module.startswith("states.guards"))


def numbers_the_law_by_name(path: str, tree: ast.Module) -> Iterator[str]:
    """`floor(names.AWARD_POOL, …)`, never `floor("R01", …)`: a catalogue number stands in states/law alone."""
    if not path.startswith(("states/", "workflow/")) or path.startswith("states/law/"):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CATALOGUE_NUMBER.fullmatch(node.value):
            yield f"line {node.lineno} says {node.value}"


def speaks_of_no_action(path: str, tree: ast.Module) -> Iterator[str]:
    """What a step is, its line says (`Step.kind`, `asks`, `issues`, `waits`, `proves`); nothing else is keyed by its name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in LINES and node.value not in SAME_WORD.get(path, {}):
            yield f"line {node.lineno} names {node.value}"


def cuts_no_name_apart(path: str, tree: ast.Module) -> Iterator[str]:
    """`C2026-0001-N1` is read and printed by `states/naming.py` alone, and which letter is whose the life cycles say."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CUTS:
            by = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from (f"line {node.lineno} cuts by {text}" for text in by if LETTER.fullmatch(text))
        elif isinstance(node, ast.JoinedStr):
            said = [part.value for part in node.values if isinstance(part, ast.Constant)]
            yield from (f"line {node.lineno} prints {text}" for text in said if MARKED.fullmatch(text))


def touches_nothing_outside(path: str, tree: ast.Module) -> Iterator[str]:
    outside = OUTSIDE_OF[path.partition("/")[0]]
    named = (module for module in imported(tree) if (path, module) not in FINDS)
    yield from (f"imports {module}" for module in named if module.partition(".")[0] in outside or within(module, ("urllib.request",)))
    if path.startswith("states/"):
        names = (node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
        yield from (f"calls {name}" for name in names if name in CALLS_OUTSIDE)


def reads_no_clock(path: str, tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (owner, node.attr) in CLOCK_READS:
                yield f"line {node.lineno} reads {owner}.{node.attr}"
    yield from (f"imports {module}" for module in imported(tree) if module in {"time.time", "time.time_ns"})


def is_short(path: str, tree: ast.Module) -> Iterator[str]:
    last = max((node.end_lineno or 0 for node in ast.walk(tree) if isinstance(node, ast.stmt)), default=0)
    if last > LONGEST and path not in MAY_BE_LONG:
        yield f"{last} lines"


RULES: dict[Check, tuple[str, ...]] = {
    imports_downwards_only: repository.python_files(*repository.LAYERS),
    leaves_packages_in_their_homes: repository.python_files(*repository.LAYERS),
    enters_by_use_cases: repository.python_files("workflow"),
    asks_the_law_not_its_rules: repository.python_files("states", "workflow", "documents"),
    numbers_the_law_by_name: repository.python_files("states", "workflow"),
    cuts_no_name_apart: tuple(
        path for path in repository.python_files(*repository.LAYERS) if path != "states/naming.py" and not path.startswith("workflow/demo/")
    ),
    speaks_of_no_action: tuple(
        path for path in repository.python_files(*repository.LAYERS) if not path.startswith(("states/table/", "workflow/demo/"))
    ),
    touches_nothing_outside: repository.python_files("states", "documents"),
    reads_no_clock: tuple(path for path in repository.python_files(*repository.LAYERS) if path != CLOCK),
    is_short: repository.python_files(),
}
PLANTED: tuple[tuple[Check, str, str, str], ...] = (
    (imports_downwards_only, "states/guards/x.py", "import documents.kinds", "imports documents.kinds"),
    (imports_downwards_only, "states/x.py", "def f():\n    from workflow import store", "imports workflow.store"),
    (imports_downwards_only, "states/x.py", "from . import case", "relative import ..case"),
    (imports_downwards_only, "documents/x.py", "from workflow.trail import entry", "imports workflow.trail.entry"),
    (imports_downwards_only, "documents/kinds.py", "import fastapi", "imports fastapi"),
    (imports_downwards_only, "workflow/trail/verify.py", "import cryptography", "imports cryptography"),
    (imports_downwards_only, "workflow/trail/merkle.py", "import orjson", "imports orjson"),
    (imports_downwards_only, "workflow/trail/entry.py", "from workflow import store", "imports workflow.store"),
    (leaves_packages_in_their_homes, "states/table/round.py", "from transitions import Machine", "imports transitions.Machine"),
    (leaves_packages_in_their_homes, "documents/kinds.py", "import weasyprint", "imports weasyprint"),
    (leaves_packages_in_their_homes, "workflow/step/act.py", "from sqlalchemy import select", "imports sqlalchemy.select"),
    (leaves_packages_in_their_homes, "workflow/api/cases.py", "from sqlalchemy import Connection", "imports sqlalchemy.Connection"),
    (leaves_packages_in_their_homes, "workflow/reads/subjects.py", "import sqlite3", "imports sqlite3"),
    (leaves_packages_in_their_homes, "workflow/step/act.py", "from fastapi import HTTPException", "imports fastapi.HTTPException"),
    (enters_by_use_cases, "workflow/api/cases.py", "from workflow.store.tables import Case", "imports workflow.store.tables.Case"),
    (enters_by_use_cases, "workflow/cli/main.py", "from workflow import store", "imports workflow.store"),
    (enters_by_use_cases, "workflow/step/act.py", "from workflow.api.errors import problem", "imports workflow.api.errors.problem"),
    (enters_by_use_cases, "workflow/store/engine.py", "import workflow.web", "imports workflow.web"),
    (asks_the_law_not_its_rules, "states/records/x.py", "from states.guards.trading import x", "imports states.guards.trading.x"),
    (numbers_the_law_by_name, "states/guards/x.py", "days = floor('P02')", "line 1 says P02"),
    (speaks_of_no_action, "workflow/web/x.py", "exits = {'withdraw', 'pending'}", "line 1 names withdraw"),
    (speaks_of_no_action, "workflow/web/page.py", "if action in ('accept', 'open'): ...", "line 1 names open"),
    (cuts_no_name_apart, "workflow/x.py", "kind = Case if name.startswith('C') else Achievement", "line 1 cuts by C"),
    (cuts_no_name_apart, "workflow/x.py", "case, _, task = name.rpartition('-')", "line 1 cuts by -"),
    (cuts_no_name_apart, "workflow/x.py", "name = f'{case}-N{n}'", "line 1 prints -N"),
    (touches_nothing_outside, "states/law.py", "from pathlib import Path", "imports pathlib.Path"),
    (touches_nothing_outside, "states/law.py", "text = open('law').read()", "calls open"),
    (touches_nothing_outside, "states/decide.py", "import logging", "imports logging"),
    (touches_nothing_outside, "states/law.py", "from importlib import import_module", "imports importlib.import_module"),
    (touches_nothing_outside, "states/rooms.py", "from importlib.resources import files", "imports importlib.resources.files"),
    (touches_nothing_outside, "documents/render.py", "from random import random", "imports random.random"),
    (touches_nothing_outside, "states/decide.py", "import threading", "imports threading"),
    (touches_nothing_outside, "documents/fence.py", "import urllib.request", "imports urllib.request"),
    (reads_no_clock, "states/calendar.py", "at = datetime.now(UTC)", "line 1 reads datetime.now"),
    (reads_no_clock, "states/calendar.py", "import datetime\nday = datetime.date.today()", "line 2 reads date.today"),
    (reads_no_clock, "documents/render.py", "from time import time", "imports time.time"),
    (reads_no_clock, "workflow/jobs/sweep.py", "import time\nat = time.time()", "line 2 reads time.time"),
    (reads_no_clock, "workflow/step/act.py", "at = datetime.utcnow()", "line 1 reads datetime.utcnow"),
    (is_short, "tests/test_x.py", "\n" * LONGEST + "x = 1", f"{LONGEST + 1} lines"),
)


@pytest.mark.parametrize(("check", "path"), [(check, path) for check, paths in RULES.items() for path in paths])
def test_the_file_keeps_the_rule(check: Check, path: str) -> None:
    assert list(check(path, repository.tree(path))) == []


@pytest.mark.parametrize(("check", "path", "source", "fault"), PLANTED)
def test_the_rule_finds_its_fault(check: Check, path: str, source: str, fault: str) -> None:
    assert list(check(path, ast.parse(source))) == [fault]


def test_every_rule_was_shown_a_fault() -> None:
    assert {check for check, *_ in PLANTED} == set(RULES)


@pytest.mark.parametrize(("path", "word"), [(path, word) for path, words in SAME_WORD.items() for word in words])
def test_a_word_let_through_is_an_action_and_is_said(path: str, word: str) -> None:
    assert word in LINES
    assert any(isinstance(node, ast.Constant) and node.value == word for node in ast.walk(repository.tree(path)))


@pytest.mark.parametrize("name", sorted({path.partition("/")[0] for path in repository.files()}))
def test_the_top_level_holds_the_named_files_alone(name: str) -> None:
    assert name in TOP or name.startswith(".")
