"""What comes out of the renderer: the file as an archive takes it, and the text as a clerk reads it."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from documents.canonical import data_bytes
from documents.errors import RenderError
from documents.worker import Renderer
from tests.documents.sample_contract import a_contract
from tests.documents.sample_parts import BUYER, PATENT
from tests.documents.samples import SAMPLES, a_disclosure, an_approval

PAGES = {"disclosure": 2, "approval": 3, "contract": 7, "dossier": 3}
LABELS = {
    "disclosure": "披露编号 成果编号 披露日期 成果名称 技术领域 成果类别 关键词 成熟程度 摘要 技术要点 主要设备 潜在用户 权利种类 申请号或专利号 法律状态 "
    "公开方式 公开或拟公开日期 项目名称和编号 资助方 经费 关于成果归属的约定 合作单位 密级 是／否 姓名 所在部门、职务 证件号码 贡献比例 签名 "
    "完成人承诺 审核与登记 签字（盖章） 台账编号 入账日期",
    "approval": "审批表编号 案卷编号 成果名称 权利种类和号码 法律状态 台账编号 完成人 所在部门 贡献比例 转化方式 许可种类 受让方 统一社会 法定代表人 "
    "联系人 住所 股东情况 是否关联 关联声明 成交价款 大写 支付方式 定价方式 定价依据 净收入测算 拟分配对象 占净收入 公示编号 公示期限 公示起止 公示场所 "
    "异议情况 风险及应对 后续管理 审核意见 签字（盖章） 决策机构 会议纪要 会议日期 到会情况 表决情况 回避人员 会议决议 适用制度",
    "contract": "合同登记编号 合同编号 项目名称 受让人（甲方） 让与人（乙方） 签订地点 签订日期 有效期限 填写说明 统一社会信用代码 法定代表人 住所 委托代理人 "
    "联系电话 电子邮箱 开户银行 账号 用语的含义 专利号 申请号 申请日 授权公告日 有效期届满日 专利申请人 专利权人 发明人 年费已缴至 权利现状与保证 价款及支付 "
    "技术交易额 履行的计划、地点和方式 验收标准和方式 让与人的继续实施 专利权无效与侵害他人权利 成果与收益的归属 后续改进 保密 违约责任 不可抗力 联系人与通知 "
    "变更、解除与转让 技术合同认定登记 争议解决 生效与文本 盖章 法定代表人或委托代理人（签字） 技术性收入 经办人",
    "dossier": "案卷编号 项目名称 专利 转化方式 是否关联交易 让与人 受让人 成交价款 合同编号 合同登记编号 立案日期 办结日期 当前状态 导出人 适用制度 履责情况 "
    "日志名称 检查点 本案记录 检查点根值 办理经过 职责与证据对照表 应有证据 依据 状态 证据所在",
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_label_stands_on_the_paper_and_pages_are_counted(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    text = read(papers[kind])
    assert [label for label in LABELS[kind].split() if label not in text] == []
    assert f"第{PAGES[kind]}页共{PAGES[kind]}页" in text
    assert len(pikepdf.open(BytesIO(papers[kind])).pages) == PAGES[kind]


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


@pytest.mark.parametrize("char", ["𓀀", "\ue863", "😀"])
def test_a_character_in_no_font_is_an_error_that_names_it(char: str, renderer: Renderer) -> None:
    with pytest.raises(RenderError, match=f"字体中没有“{char}”（U\\+{ord(char):04X}）"):
        renderer.pdf("disclosure", replace(a_disclosure(), potential_users=f"用户{char}"))


def test_draft_and_sandbox_show_on_every_page(renderer: Renderer, read: Callable[..., str]) -> None:
    pdf = renderer.pdf("approval", an_approval(draft=True, sandbox=True))
    for page in range(1, PAGES["approval"] + 1):
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


@pytest.mark.parametrize("kind", SAMPLES)
def test_nothing_runs_out_of_the_type_area(kind: str, renderer: Renderer, read: Callable[..., str]) -> None:
    context = SAMPLES[kind]()
    field = "project" if kind in ("contract", "dossier") else "follow_up" if kind == "approval" else "title"
    context = replace(context, **{field: LONG + "A" * 120})
    for page in words(renderer.pdf(kind, context), read):
        assert min(left for left, *_ in page) >= 55
        assert max(right for _, _, right, _ in page) <= 595 - 55
        assert max(bottom for *_, bottom in page) <= 842 - 30


@pytest.mark.parametrize("kind", SAMPLES)
def test_no_page_is_nearly_empty(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    for page in words(papers[kind], read):
        assert max(bottom for *_, bottom in page if bottom < 760) > 842 * 0.4


@pytest.mark.parametrize("kind", SAMPLES)
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


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_data_are_embedded_and_the_foot_shows_their_hash(kind: str, papers: dict[str, bytes], read: Callable[..., str]) -> None:
    with pikepdf.open(BytesIO(papers[kind])) as pdf:
        assert list(pdf.attachments) == ["case.json"]
        data = pdf.attachments["case.json"].get_file().read_bytes()
        assert pdf.Root.AF[0].AFRelationship == "/Source"
    assert data == data_bytes(SAMPLES[kind]())
    assert json.loads(data)["head"]["number"] in read(papers[kind])
    assert sha256(data).hexdigest()[:16] in read(papers[kind])


@pytest.mark.parametrize("seed", ["7"])
def test_another_process_makes_the_same_bytes(seed: str, fonts_dir: Path, papers: dict[str, bytes]) -> None:
    code = (
        "import hashlib, pathlib, sys; from documents.render import pdf; from tests.documents.samples import SAMPLES\n"
        "for kind, build in SAMPLES.items(): print(hashlib.sha256(pdf(kind, build(), fonts=pathlib.Path(sys.argv[1]))).hexdigest())"
    )
    environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd()), "TZ": "America/New_York", "SOURCE_DATE_EPOCH": seed}
    done = subprocess.run([sys.executable, "-c", code, str(fonts_dir)], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [sha256(papers[kind]).hexdigest() for kind in SAMPLES]


def test_other_data_make_other_bytes(renderer: Renderer, papers: dict[str, bytes]) -> None:
    assert renderer.pdf("contract", a_contract()) == papers["contract"]
    assert renderer.pdf("contract", replace(a_contract(), price=100_000_001)) != papers["contract"]


def test_a_short_approval_does_not_leave_its_decision_alone_on_a_page(renderer: Renderer, read: Callable[..., str]) -> None:
    sample = an_approval()
    brief = replace(sample, meeting=None, notice=None, opinions=sample.opinions[:5], achievements=sample.achievements * 3)
    closing = next(page for page in read(renderer.pdf("approval", brief), "-layout", blanks=True).split("\f") if "集体决策" in page)
    assert closing.count("签字（盖章）") >= 2
