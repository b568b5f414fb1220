"""Kinds of paper about a notice and about a round, added to a copy of the product: issued, issued anew, exported, verified.

And what refuses a kind of which a part was left out.
"""

import json
import re
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from tests.workflow.added.tree import Tree
from tests.workflow.conftest import Demo
from workflow.trail import verify

CASE = "C2026-0001"
NOTICE, ROUND = f"{CASE}-N1", f"{CASE}-R1"


@pytest.fixture(scope="module")
def met(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `play` met, and the dossier that it exported."""
    folder = tmp_path_factory.mktemp("added")
    tree = Tree(folder / "tree")
    for kind in ("awards", "posting"):
        tree.add(kind)
    demo.copy(folder / "data")
    done = tree.run("-m", "tests.workflow.added.play", str(folder / "data"), str(folder / "dossier.zip"))
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "dossier": (folder / "dossier.zip").read_bytes()}


def test_papers_about_notices_and_rounds_are_issued_each_with_its_own_number(met: dict[str, Any]) -> None:
    first, other = f"{CASE}-张贴-N1", f"{CASE}-张贴-N2"
    assert met["use_case"]["issued"] == [
        ["posting", "notice", NOTICE, first, 1, ""],
        ["posting", "notice", f"{CASE}-N2", other, 1, ""],
        ["posting", "notice", NOTICE, f"{first}-2", 2, first],
        ["awards", "round", ROUND, f"{CASE}-发放-R1", 1, ""],
    ]


def test_what_cannot_be_made_is_refused_with_what_can(met: dict[str, Any]) -> None:
    told = met["use_case"]
    assert told["several"] == f"公示张贴证明一份只关一项公示，请写明本案中的公示编号：{NOTICE}、{CASE}-N2"
    assert told["elsewhere"] == f"奖励发放清单所关为分配轮次，本案没有分配轮次 {CASE}-R9，现有：{ROUND}"
    assert told["unknown"].startswith("没有可以制发的文书“receipt”，可选：")
    assert "公示张贴证明（posting）、奖励发放清单（awards）" in told["unknown"]


def test_the_api_offers_them_at_what_they_are_about_and_takes_what_it_offers(met: dict[str, Any]) -> None:
    assert met["http"]["answers"] == {
        f"/notices/{CASE}-N2": [["posting"], {"kind": "posting", "of": f"{CASE}-N2"}, 200],
        f"/cases/{CASE}/rounds/1": [["awards"], {"kind": "awards", "of": ROUND}, 200],
        f"/cases/{CASE}/registration": None,
    }
    assert met["http"]["kinds"] == ["disclosure", "approval", "posting", "awards"]
    listed = [(p["title"], p["about"], p["of"], p["number"], p["supersedes"]) for p in met["http"]["listed"]]
    assert listed == [
        ("公示张贴证明", "notice", f"{CASE}-N2", f"{CASE}-张贴-N2-2", f"{CASE}-张贴-N2"),
        ("奖励发放清单", "round", ROUND, f"{CASE}-发放-R1-2", f"{CASE}-发放-R1"),
    ]


def test_the_api_says_which_kinds_there_are(met: dict[str, Any]) -> None:
    status, detail = met["http"]["unknown"]
    assert status == 422
    assert "公示张贴证明（posting）" in detail


def test_the_page_offers_them(met: dict[str, Any]) -> None:
    assert {"posting", "awards", NOTICE, ROUND} <= set(met["page"]["options"])


def test_the_dossier_holds_them_and_verifies(met: dict[str, Any], demo: Demo) -> None:
    report = verify.verify_bytes(met["dossier"], vkey=demo.vkey)
    assert report.status == verify.VERIFIED
    papers = json.loads(verify.read_zip(met["dossier"])[0]["data/case.json"])["case"]["papers"]
    held = {name for name in verify.read_zip(met["dossier"])[0] if name.startswith("data/papers/")}
    assert {p["kind"] for p in papers} == {"disclosure", "approval", "contract", "posting", "awards"}
    assert {f"data/papers/{p['sha256']}.pdf" for p in papers} == held


#: The builders import the registry; of a kind that it refuses nothing else needs to be read.
REGISTRY, BUILDERS = "import documents.kinds", "import workflow.papers"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[Tree], None]], subprocess.CompletedProcess[str]]:
    """Asks a fresh copy with one added kind, from which something was then taken away, to import itself."""

    def without(taken: Callable[[Tree], None]) -> subprocess.CompletedProcess[str]:
        tree = Tree(tmp_path_factory.mktemp("room") / "tree")
        tree.add("posting")
        taken(tree)
        registry = tree.run("-c", REGISTRY)
        return registry if registry.returncode else tree.run("-c", BUILDERS)

    return without


def gone(path: str) -> Callable[[Tree], None]:
    return lambda tree: (tree.folder / path).unlink()


def edited(path: str, old: str, new: str = "") -> Callable[[Tree], None]:
    return lambda tree: tree.edit(path, old, new)


PAPER = "documents/papers/posting/paper.py"


@pytest.mark.parametrize(
    ("taken", "says"),
    [
        *((gone(f"documents/papers/posting/{part}"), f"documents/papers/posting 缺少：{part}") for part in ("paper.py", "template.html")),
        (gone("documents/papers/posting/__init__.py"), "documents/papers/posting 缺少：__init__.py"),
        (gone("documents/papers/posting/sample.py"), "documents/papers/posting 缺少：sample.py"),
        (gone("workflow/papers/posting.py"), "没有生成函数：workflow/papers/posting.py"),
        (edited("documents/kinds.py", '    of_folder("posting"),\n'), "没有在 documents/kinds.py 登记：documents/papers/posting"),
        (edited(PAPER, '    short="张贴",\n'), "documents/papers/posting 的 KIND 不完整：.*'short'"),
        (edited(PAPER, "    due=posted,\n"), "documents/papers/posting 的 KIND 不完整：.*'due'"),
        (
            edited(PAPER, '    labels="案卷编号 公示标题 公示场所 公示期满日 日志",\n'),
            "documents/papers/posting 的 KIND 不完整：.*'labels'",
        ),
        (edited(PAPER, 'style="form.css"', 'style="posting.css"'), "documents/papers/posting 缺少：documents/styles/posting.css"),
        (edited(PAPER, "    head: Head\n"), "documents/papers/posting 缺少：context"),
        (edited(PAPER, "KIND = PaperKind", "OTHER = PaperKind"), "documents/papers/posting 缺少：paper.py 中的 KIND"),
        (edited(PAPER, 'key="posting"', 'key="proof"'), "documents/papers/posting 的 KIND 自称 proof"),
        (edited(PAPER, 'short="张贴"', 'short="审批"'), "文书种类的 short 重复：审批"),
        (edited("workflow/papers/posting.py", '@builds("posting")'), "文书种类没有生成函数：workflow/papers/posting.py"),
        (edited("workflow/papers/posting.py", '@builds("posting")', '@builds("approval")'), "approval"),
    ],
)
def test_a_kind_without_a_part_is_refused_at_import(
    room: Callable[[Callable[[Tree], None]], subprocess.CompletedProcess[str]], taken: Callable[[Tree], None], says: str
) -> None:
    done = room(taken)
    assert done.returncode != 0
    assert re.search(says, done.stderr.splitlines()[-1]), done.stderr


def test_whole_it_is_let_in(room: Callable[[Callable[[Tree], None]], subprocess.CompletedProcess[str]]) -> None:
    done = room(lambda tree: None)
    assert (done.returncode, done.stderr) == (0, "")
