import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from documents import templating
from documents.canonical import data_hash
from documents.errors import RenderError
from documents.kinds import KINDS
from documents.papers.approval.sample import sample as an_approval
from documents.papers.contract.sample import sample as a_contract
from documents.papers.disclosure.sample import sample as a_disclosure
from documents.templating import html

NOT_PRINTED = {"verify_url"}  # in the QR code
SHORTENED = {"terms_hash", "content_hash", "leaf"}


def marked(value, mark: str, path: str = ""):
    """Yields every text of a context with the context in which a mark stands in its place."""
    for field in fields(value):
        old = getattr(value, field.name)
        where = f"{path}.{field.name}"
        if isinstance(old, str):
            yield where, field.name, replace(value, **{field.name: mark})
        elif is_dataclass(old):
            for inner, name, new in marked(old, mark, where):
                yield inner, name, replace(value, **{field.name: new})
        elif isinstance(old, tuple) and old:
            first = [(where, field.name, mark)] if isinstance(old[0], str) else marked(old[0], mark, where)
            for inner, name, new in first:
                yield inner, name, replace(value, **{field.name: (new, *old[1:])})


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_a_context_stands_on_the_paper(kind: str) -> None:
    mark = "0123456789abcdef"
    for where, name, context in marked(KINDS[kind].sample(), mark) if kind != "dossier" else dossier_marks(mark):
        expected = templating.short(mark) if name in SHORTENED else mark
        assert name in NOT_PRINTED or expected in html(kind, context), where


def dossier_marks(mark: str):
    """A duty's standing is not free text; a mark is refused there."""
    sample = KINDS["dossier"].sample()
    for where, name, context in marked(replace(sample, duties=()), mark):
        yield where, name, context
    row = sample.duties[0]
    for name in ("id", "duty", "required", "basis", "stage", "note"):
        yield name, name, replace(sample, duties=(replace(row, **{name: mark}),))
    for where, name, proof in marked(row.evidence[0], mark):
        yield where, name, replace(sample, duties=(replace(row, evidence=(proof,)),))


@pytest.mark.parametrize("kind", KINDS)
def test_markup_in_data_is_printed_not_obeyed(kind: str) -> None:
    sample = KINDS[kind].sample()
    evil = "<script>alert(1)</script><img src='http://x/'>"
    text = html(kind, replace(sample, head=replace(sample.head, unit=evil)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "<script" not in text
    assert "<img" not in text


def test_a_template_sees_no_field_that_is_not_there() -> None:
    template = templating._environment().from_string("{{ paper.no_such_field }}")
    with pytest.raises(UndefinedError):
        template.render(paper=a_disclosure())


def test_a_template_cannot_reach_into_python() -> None:
    template = templating._environment().from_string("{{ paper.__class__.__mro__ }}")
    with pytest.raises(SecurityError):
        template.render(paper=a_disclosure())


def test_a_broken_template_is_a_render_error(monkeypatch: pytest.MonkeyPatch) -> None:
    templating._environment.cache_clear()
    real = templating.source
    monkeypatch.setattr(templating, "source", lambda name: real(name).replace("paper.abstract", "paper.abstrakt"))
    with pytest.raises(RenderError, match="abstrakt"):
        html("disclosure", a_disclosure())
    templating._environment.cache_clear()


def test_an_unknown_kind_and_a_foreign_context_are_refused() -> None:
    with pytest.raises(RenderError, match="没有这种文书"):
        html("receipt", a_disclosure())
    with pytest.raises(RenderError, match="不能由"):
        html("contract", a_disclosure())


def test_empty_fields_say_so() -> None:
    sample = a_disclosure()
    text = html("disclosure", replace(sample, keywords=()))
    assert "<td></td>" not in text.replace(" ", "")
    assert ">/<" in text


def test_what_nobody_was_asked_is_left_out_and_never_told_as_none() -> None:
    """A disclosure, and an approval, of before the questions were asked."""
    bare = replace(a_disclosure(), field="", published=None, publications=(), projects=(), promises=(), review=None, ledgered_on=None)
    text = html("disclosure", bare)
    assert [
        word
        for word in ("技术领域", "公开", "来源项目", "承诺", "密　级", "审查", "台账", ">无<", ">/<")
        if word in text.replace("（可公开）", "")
    ] == []
    sample = an_approval()
    asked = replace(sample, deductions=None, net=None, risks="", follow_up="", declarations=(), screening=(), meeting=None)
    text = html("approval", replace(asked, allocations=tuple(replace(line, amount=None) for line in sample.allocations)))
    assert [word for word in ("净收入测算", "测算金额", "风险", "后续管理", "关联声明", "集体决策", ">无<", ">/<") if word in text] == []


@pytest.mark.parametrize(("published", "told"), [(True, "是"), (False, "否")])
def test_what_was_published_is_told_as_it_was_answered(published: bool, told: str) -> None:
    text = html("disclosure", replace(a_disclosure(), published=published, publications=()))
    ticked = re.search(r"<path[^>]*/></svg> (是|否)</span>", text[text.index("已经公开或计划公开") :])
    assert ticked is not None
    assert ticked[1] == told


EMPTY = re.compile(r"<(?:td|dd|p|span)\b[^>]*>\s*</|\bNone\b")


@pytest.mark.parametrize("kind", [key for key in KINDS if key != "dossier"])
def test_no_cell_of_a_paper_is_left_without_a_word(kind: str) -> None:
    assert EMPTY.search(html(kind, KINDS[kind].sample())) is None
    for where, _, context in marked(KINDS[kind].sample(draft=True), ""):
        if not where.startswith(".head"):
            assert EMPTY.search(html(kind, context)) is None, where


def test_a_draft_has_watermark_but_neither_number_nor_code() -> None:
    text = html("contract", a_contract(draft=True))
    assert "草稿</span></div>" in text
    assert "草稿，未编号" in text
    assert "扫码核验" not in text


def test_a_sandbox_paper_says_so_also_when_issued() -> None:
    text = html("approval", an_approval(sandbox=True))
    assert "演示</span></div>" in text
    assert "演示数据，不具法律效力" in text
    assert "演示" not in html("approval", an_approval())


def test_an_issued_paper_without_number_is_refused() -> None:
    with pytest.raises(ValueError, match="编号"):
        replace(a_contract().head, number="")


def test_the_foot_shows_the_fingerprint_of_the_data() -> None:
    context = an_approval()
    assert templating.short(data_hash(context)) in html("approval", context)


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7])
def test_every_opinion_is_printed_once_and_in_order(count: int) -> None:
    sample = an_approval()
    text = html("approval", replace(sample, opinions=sample.opinions[:count]))
    assert re.findall(r'<th colspan="2">([^<]*)</th><td colspan="10" class="opinion"><?', text) == [
        opinion.seat for opinion in sample.opinions[:count]
    ]


def test_an_opinion_not_given_leaves_room_for_ink() -> None:
    sample = an_approval()
    waiting = replace(sample.opinions[0], name="", verdict="", text="", on=None)
    text = html("approval", replace(sample, opinions=(waiting,)))
    assert '<span class="blank">&nbsp;</span>　　　　　年　　月　　日' in text


def test_a_value_outside_the_usual_options_is_added_with_a_tick() -> None:
    text = html("disclosure", replace(a_disclosure(), secrecy="秘密"))
    assert "秘密</span>" in text


def test_style_sheets_are_all_used() -> None:
    folder = Path(templating.__file__).parent / "styles"
    assert {path.name for path in folder.iterdir()} == {kind.style for kind in KINDS.values()} | {"page.css"}
