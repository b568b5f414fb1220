"""The words of one legal act or of one kind of thing stand in its own file: all others ask the road for theirs."""

import ast
import re
from collections.abc import Iterator

import pytest

from states.road import roads
from tests import repository

WORDS = re.compile(r"转让|受让|让与|出让|专利|著录项目|ZL")
#: The law's own words, said of any road: 优先受让权 is what 民法典 847 calls it, and a road to which it does not apply is spared.
LAW = re.compile(r"专利法|优先受让权?|国家知识产权局专利")
#: Whose words these are, and files that are about one road, each with its reason.
MAY = {
    "states/modes/": "the acts' own files",
    "states/objects/": "the things' own files",
    "states/citations/": "what the law says",
    "states/law/": "what the law says, by its number",
    "states/regulations/": "a unit's own regulation",
    "states/identifiers/": "how a patent number is written, and told when it is not",
    "states/labels.py": "the vocabulary: every key has its word, built or not",
    **{f"documents/papers/{road.contract}/": "the paper of one contract; `choosing` holds that no other road takes it" for road in roads()},
    "documents/sample.py": "a sample",
    "documents/papers/approval/sample.py": "a sample",
    "documents/papers/disclosure/sample.py": "a sample",
    "documents/papers/dossier/sample.py": "a sample",
    "workflow/demo/": "sample cases: what their people type",
    "workflow/cli/demo.py": "names of sample cases",
}
#: Single texts that may stay where they are.
TEXTS = {
    ("states/inputs/internal_control.py", "专利号"): "a patent's own fields",
    ("states/inputs/internal_control.py", "专利权人"): "a patent's own fields",
    ("states/inputs/internal_control.py", "专利"): "a patent's own fields",
    ("states/inputs/internal_control.py", "其他权利（不是已授权专利的填写）"): "tells the two groups of fields apart",
}


def texts(path: str) -> Iterator[str]:
    """What a file may show: strings of Python but docstrings, everything of a template but its comments."""
    source = repository.text(path)
    if not path.endswith(".py"):
        yield from re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL).splitlines()
        return
    tree = ast.parse(source)
    told = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and n not in told)


def faults(path: str, said: Iterator[str]) -> list[str]:
    if path.startswith(tuple(MAY)):
        return []
    return [text for text in said if WORDS.search(LAW.sub("", text)) and (path, text) not in TEXTS]


FILES = [f for f in repository.files() if f.startswith(("states/", "documents/", "workflow/")) and f.endswith((".py", ".html"))]


@pytest.mark.parametrize("path", FILES)
def test_a_file_that_is_not_of_one_road_does_not_speak_its_words(path: str) -> None:
    assert faults(path, texts(path)) == []


@pytest.mark.parametrize("word", ["受让方已核查", "本专利", "转让价款", "ZL{{ number }}", "登记著录项目变更"])
def test_a_planted_word_is_found(word: str) -> None:
    assert faults("states/guards/trading.py", iter([word])) == [word]
    assert faults("workflow/web/templates/case.html", iter([word])) == [word]
    assert faults("states/modes/assignment.py", iter([word])) == []


def test_the_words_of_the_law_are_not_found() -> None:
    assert faults("states/guards/proposal.py", iter(["专利法10", "同等条件下优先受让权已答复"])) == []


def test_every_exception_is_needed() -> None:
    said = {path: list(texts(path)) for path in FILES}
    spoken = {path for path, found in said.items() if any(WORDS.search(text) for text in found)}
    assert [room for room in MAY if room != "states/regulations/" and not any(p.startswith(room) for p in spoken)] == []
    assert [(path, text) for path, text in TEXTS if text not in said[path]] == []
