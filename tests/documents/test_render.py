"""What comes out of the renderer: the file as an archive takes it, and the text as a clerk reads it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.canonical import data_bytes
from documents.kinds import KINDS
from documents.papers.approval.sample import sample as an_approval
from documents.papers.contract.sample import sample as a_contract
from documents.papers.disclosure.sample import sample as a_disclosure
from documents.sample import BUYER, PATENT
from documents.worker import Renderer


def test_money_stands_in_figures_and_capitals_and_rare_names_are_text(papers: dict[str, bytes], read: Callable[..., str]) -> None:
    text = read(papers["contract"])
    assert "¥1,000,000.00（大写：人民币壹佰万元整）" in text
    assert "陈㛃" in text
    assert PATENT in text
    assert BUYER in text


def test_rare_characters_of_names_are_printed(renderer: Renderer, read: Callable[..., str]) -> None:
    sample = a_disclosure()
    named = replace(sample.completers[0], name="㛃𬱖䶮玥堃")
    assert "㛃𬱖䶮玥堃" in read(renderer.pdf("disclosure", replace(sample, completers=(named,))))


def test_traditional_characters_survive(renderer: Renderer, read: Callable[..., str]) -> None:
    assert "職務科技成果轉化" in read(renderer.pdf("disclosure", replace(a_disclosure(), title="職務科技成果轉化")))


def test_markup_in_a_name_is_printed_as_it_stands(renderer: Renderer, read: Callable[..., str]) -> None:
    pdf = renderer.pdf("disclosure", replace(a_disclosure(), title="<script>x</script>&amp;"))
    assert "<script>x</script>&amp;" in read(pdf)


@pytest.mark.parametrize("char", ["𓀀", "\ue863", "🦄", "\u202e", "\x00", "\x7f"])
def test_a_character_that_cannot_be_shown_is_replaced_and_named(char: str, renderer: Renderer, read: Callable[..., str]) -> None:
    """As entries of an earlier release may hold it: it must not keep a paper from being made."""
    text = read(pdf := renderer.pdf("disclosure", replace(a_disclosure(), potential_users=f"用户{char}甲、乙{char}")))
    assert "用户〓甲、乙〓" in text
    assert f"〓处原有不能打印的字符（U+{ord(char):04X}），原文见所附case.json" in text
    assert char not in text
    with pikepdf.open(BytesIO(pdf)) as opened:
        data = json.loads(opened.attachments["case.json"].get_file().read_bytes())
    assert data["potential_users"] == f"用户{char}甲、乙{char}"


def test_superscripts_and_signs_of_units_are_printed(renderer: Renderer, read: Callable[..., str]) -> None:
    text = read(renderer.pdf("disclosure", replace(a_disclosure(), title="比表面积 10² m²·g⁻¹、H₂O 的膜 😀")))
    assert "10²m²·g⁻¹、H₂O的膜😀" in text.replace(" ", "")
    assert "〓" not in text


def test_draft_and_sandbox_show_on_every_page(renderer: Renderer, read: Callable[..., str]) -> None:
    pdf = renderer.pdf("approval", an_approval(draft=True, sandbox=True))
    for page in range(1, KINDS["approval"].pages + 1):
        text = read(pdf, "-f", str(page), "-l", str(page))
        assert "演示数据，不具法律效力" in text
        assert "未编号" in text
        assert set("演示草稿") <= set(text)


@pytest.mark.parametrize("instalments", [1, 5, 9, 13])
def test_signatures_stand_with_the_last_clause_and_the_registration_box(
    instalments: int, renderer: Renderer, read: Callable[..., str]
) -> None:
    sample = a_contract()
    pdf = renderer.pdf("contract", replace(sample, payments=sample.payments * instalments))
    closing = [page for page in read(pdf, "-layout", blanks=True).split("\f") if "生效与文本" in page]
    assert len(closing) == 1
    assert closing[0].count("（盖章）") == 2
    assert "技术合同认定登记栏" in closing[0]
    assert "专用章" in closing[0]


def words(pdf: bytes, read: Callable[..., str]) -> list[list[tuple[float, float, float, float]]]:
    """For each page the boxes of its words, in points: left, top, right, bottom."""
    box = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"')
    pages = read(pdf, "-bbox", blanks=True).split("<page ")[1:]
    return [[tuple(map(float, found)) for found in box.findall(page)] for page in pages]  # type: ignore[misc]


LONG = "一种用于可见光下高效降解水体中新污染物的负载改性二氧化钛复合纤维膜及其连续化制备方法与装置" * 3


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_out_of_the_type_area(kind: str, renderer: Renderer, read: Callable[..., str]) -> None:
    context = KINDS[kind].sample()
    texts = {field.name: text for field in fields(context) if isinstance(text := getattr(context, field.name), str)}
    longest = max(texts, key=lambda name: len(texts[name]))
    context = replace(context, **{longest: texts[longest] + LONG + "A" * 120})
    for page in words(renderer.pdf(kind, context), read):
        assert min(left for left, *_ in page) >= 55
        assert max(right for _, _, right, _ in page) <= 595 - 55
        assert max(bottom for *_, bottom in page) <= 842 - 30


@pytest.mark.parametrize("kind", [key for key, kind in KINDS.items() if kind.pages > 1])
def test_no_page_of_several_is_nearly_empty(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    for page in words(papers[kind], read):
        assert max(bottom for *_, bottom in page if bottom < 760) > 842 * 0.4


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_is_written_as_pdf_a_3u(kind: str, papers: dict[str, bytes]) -> None:
    with pikepdf.open(BytesIO(papers[kind])) as pdf:
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "U")
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.Root.Lang == "zh-CN"
        for found in pdf.objects:
            if isinstance(found, (pikepdf.Dictionary, pikepdf.Stream)):
                assert not found.get("/Interpolate", False)
                assert "/JavaScript" not in found
                if found.get("/Type") == "/Font" and found.Subtype not in ("/CIDFontType0", "/CIDFontType2"):
                    assert "/ToUnicode" in found
                if found.get("/Type") == "/FontDescriptor":
                    assert "/FontFile3" in found or "/FontFile2" in found


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_are_embedded_and_the_foot_shows_their_hash(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    with pikepdf.open(BytesIO(papers[kind])) as pdf:
        assert list(pdf.attachments) == ["case.json"]
        data = pdf.attachments["case.json"].get_file().read_bytes()
        assert pdf.Root.AF[0].AFRelationship == "/Source"
    assert data == data_bytes(KINDS[kind].sample())
    assert json.loads(data)["head"]["number"] in read(papers[kind])
    assert sha256(data).hexdigest()[:16] in read(papers[kind])


@pytest.mark.parametrize("seed", ["7"])
def test_another_process_makes_the_same_bytes(seed: str, fonts_dir: Path, papers: dict[str, bytes]) -> None:
    code = (
        "import hashlib, pathlib, sys; from documents.kinds import KINDS; from documents.render import pdf\n"
        "for kind, paper in KINDS.items(): print(hashlib.sha256(pdf(kind, paper.sample(), fonts=pathlib.Path(sys.argv[1]))).hexdigest())"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd()), "TZ": "America/New_York", "SOURCE_DATE_EPOCH": seed}
    done = subprocess.run([sys.executable, "-c", code, str(fonts_dir)], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [sha256(papers[kind]).hexdigest() for kind in KINDS]


def test_other_data_make_other_bytes(renderer: Renderer, papers: dict[str, bytes]) -> None:
    assert renderer.pdf("contract", a_contract()) == papers["contract"]
    assert renderer.pdf("contract", replace(a_contract(), price=100_000_001)) != papers["contract"]


def test_a_short_approval_does_not_leave_its_decision_alone_on_a_page(renderer: Renderer, read: Callable[..., str]) -> None:
    sample = an_approval()
    brief = replace(sample, notice=None, unnoticed="尚未公示", opinions=sample.opinions[:5], achievements=sample.achievements * 3)
    closing = next(page for page in read(renderer.pdf("approval", brief), "-layout", blanks=True).split("\f") if "集体决策" in page)
    assert closing.count("签字（盖章）") >= 2
