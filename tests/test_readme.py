"""The README's generated block is current, its files exist, its verbs are the command's."""

import re
import subprocess
import sys

from states.stages import LifeCycle
from tests.repository import ROOT
from workflow.cli.rules import diagram

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_diagram_is_the_tables_own():
    block = README.split("<!-- diagram:begin (anxin diagram) -->\n")[1].split("<!-- diagram:end -->")[0]
    assert block == "```mermaid\n" + "\n".join(diagram(LifeCycle.CASE)) + "\n```\n"


def test_every_file_it_names_is_there():
    named = re.findall(r"`((?:states|documents|workflow|tests|features)/[\w./-]*?)/?`", README)
    missing = [name for name in named if not (ROOT / name).exists()]
    assert len(named) > 10
    assert missing == []


def test_every_verb_it_names_is_a_verb_of_the_command():
    usage = subprocess.run(
        [sys.executable, "-m", "workflow.cli.main", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    rows = README.split("| verb | does |")[1].split("\n\n")[0]
    verbs = {word for cell in re.findall(r"^\| (.+?) \|", rows, re.MULTILINE) for word in re.findall(r"`(\w+)", cell)} - {"VERB"}
    assert {"serve", "demo", "dossier", "verify", "audit", "rules", "diagram", "migrate", "user", "key", "bench"} <= verbs
    assert [verb for verb in sorted(verbs) if verb not in usage] == []
