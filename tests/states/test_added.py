"""A life cycle and a verb of sign-off are added to a copy of the rules, each by its files and one line, and taken by persons; with
a part left out the copy does not load."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import repository

HERE = Path(__file__).parent / "added"
#: Where each file goes.
FILES = {
    "hearing.py": "states/lifecycles/hearing.py",
    "hearing_lines.py": "states/table/hearing.py",
    "forward.py": "states/table/verbs/forward.py",
}
#: The line of each, and before which it stands.
MEMBER = '    HEARING = "hearing"\n'
VERB = '    FORWARD = "forward", "转办", "", "请同一席位的另一人办理，留痕备查。", None, False\n'
LINES = {"states/stages.py": ('    HOLD = "hold"\n', MEMBER), "states/signoff.py": ("    RECORD_MEETING = (\n", VERB)}


class Copy:
    """The rules in a folder of the test's own, before those of the product."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(repository.ROOT / "states", folder / "states", ignore=shutil.ignore_patterns("__pycache__"))
        for source, target in FILES.items():
            text = (HERE / source).read_text(encoding="utf-8")
            (folder / target).write_text(text.replace("tests.states.added.hearing", "states.lifecycles.hearing"), encoding="utf-8")
        for path, (before, line) in LINES.items():
            self.edit(path, before, line + before)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text, f"{path} has no {old!r}"
        (self.folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        paths = os.pathsep.join([str(self.folder), str(repository.ROOT)])
        environment = os.environ | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(
            [sys.executable, "-P", *arguments], env=environment, cwd=self.folder, capture_output=True, text=True, check=False
        )


def test_persons_take_the_added_steps(tmp_path: Path) -> None:
    done = Copy(tmp_path).run("-m", "tests.states.added.play")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "elsewhere": ["receiver_sits"],
        "no longer": ["task_is_yours"],
        "no objection": ["objection_raised"],
        "stand": ["1 convened", "2 held"],
        "page": ["异议听证 听证 H1 已召集", "异议听证 听证 H2 已举行"],
        "posted": ["forward", "convene_hearing", "record_hearing"],
    }


def gone(path: str) -> Callable[[Copy], None]:
    return lambda copy: (copy.folder / path).unlink()


def edited(path: str, old: str, new: str = "") -> Callable[[Copy], None]:
    return lambda copy: copy.edit(path, old, new)


CYCLE, TABLE, TASKS = FILES.values()


@pytest.mark.parametrize(
    ("taken", "says"),
    [
        (gone(CYCLE), "No module named 'states.lifecycles.hearing'"),
        (gone(TABLE), "No module named 'states.table.hearing'"),
        (gone(TASKS), "No module named 'states.table.verbs.forward'"),
        (edited("states/stages.py", MEMBER), "'hearing' is not a valid LifeCycle"),
        (edited("states/signoff.py", VERB), "'forward' is not a valid Verb"),
        (edited("states/signoff.py", '"forward", "转办"', '"forward", ""'), "forward: no word"),
        (edited(CYCLE, '    label="异议听证",\n', '    label="",\n'), "hearing: no word"),
        (edited(CYCLE, ', HearingState.HELD: "已举行"'), "hearing: states without a word"),
        (edited(CYCLE, '    group="hearings",\n'), "hearing: a subject itself or a group of one"),
        (edited(CYCLE, "    kept=Hearing,\n"), "hearing: Case has no group hearings"),
        (edited(CYCLE, '    mark="H",\n'), "hearing: no letter or word"),
        (edited(CYCLE, '    member="听证 H{}",\n'), "hearing: no letter or word for one of several"),
        (edited(CYCLE, '    folder="hearings",\n'), "hearing: no folder"),
        (edited(CYCLE, '    KEY: ClassVar[str] = "n"\n'), "hearing: several in hearings and no KEY"),
        (edited(TABLE, "HEARING = (", "OTHER = ("), "states.table.hearing says no HEARING"),
        (edited(TABLE, "        asks=ConveneHearing,\n"), "convene_hearing: asks nothing"),
        (edited(TABLE, "        writes=held,\n"), "record_hearing: no record"),
        (edited(TASKS, "FORWARD = lines", "OTHER = lines"), "states.table.verbs.forward says no FORWARD"),
        (edited(TASKS, ", writes=forwarded"), "missing 1 required keyword-only argument: 'writes'"),
    ],
)
def test_with_a_part_left_out_the_rules_do_not_load(tmp_path: Path, taken: Callable[[Copy], None], says: str) -> None:
    copy = Copy(tmp_path)
    taken(copy)
    done = copy.run("-c", "import states.table, states.table.hearing, states.table.verbs.forward")
    assert done.returncode != 0
    assert re.search(says, done.stderr.splitlines()[-1]), done.stderr
