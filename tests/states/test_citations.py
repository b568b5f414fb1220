"""The catalogue of citations: keys, marks, sources, and honesty about what was read."""

import re

import pytest

from states import citations
from states.citations import ALL, SOURCES, Mark, Scope, cite

NEEDED = re.findall(
    r"\S+",
    """
转化法2 转化法16 转化法18 转化法19 转化法43 转化法44 转化法45
浙江条例15 浙江条例16 浙江条例17-1 浙江条例17-2 浙江条例17-3 浙江条例18 浙江条例19 浙江条例28
浙江条例37-1 浙江条例37-2 浙江条例37-4 浙江条例39 浙江条例40 浙江条例45
民法典201 民法典202 民法典203 民法典204 民法典845 民法典846 民法典847 民法典850 民法典863 民法典865 民法典870
专利法6 专利法10 专利法14 专利法42 专利法细则13 专利法细则14 专利法细则15 解释2 解释3 解释4 解释5 解释6 解释7
科技进步法34 科技进步法68 科技进步法97 国发2016-16-10 国令738-9 国令738-17 国令738-19 国科发政2018-103
财税2018-58 财税2016-36 印花税法5 增值税法10 登记办法2000-63 认定规则51 电子签名法5 电子签名法6 电子签名法7 电子签名法8 电子签名法13
档案法37 审计法32 个保法25 个保法28 个保法29 资产评估法26 政务处分法33 政务处分法39 保密法16 保密法13-5 保密法31-1-3 城建税法4 GB32100 GB11643 ZC0006 GBT9704
国发2016-16-6 国令738-23 中办发2014-55 财会2012-21 专利法43 专利法44-1 专利法细则115 公告2026-10 登记办法2026 认定规则2026
会计收付 本单位制度 设计约定
""",
)


@pytest.mark.parametrize("key", NEEDED)
def test_every_source_of_the_road_is_there(key):
    assert cite(key).key == key


def test_an_unknown_key_is_refused():
    with pytest.raises(ValueError, match="没有登记的依据：转化法99"):
        cite("转化法99")


def test_no_key_is_used_twice():
    fields = (value for value in vars(citations).values() if hasattr(value, "CITATIONS"))
    keys = [citation.key for field in fields for citation in field.CITATIONS]
    assert sorted(keys) == sorted(ALL)


@pytest.mark.parametrize("citation", ALL.values(), ids=ALL)
def test_a_citation_is_a_tag_with_a_chinese_meaning_and_says_how_it_was_read(citation):
    assert re.fullmatch(r"[\w-]+", citation.key)
    assert re.search(r"[\u4e00-\u9fff]{5}", citation.meaning)
    assert citation.meaning.endswith("。")
    assert set(citation.sources) <= set(SOURCES)
    assert bool(citation.sources) is (citation.mark is Mark.VERIFIED)
    assert (citation.scope is Scope.UNIT) is (citation.mark is Mark.DESIGN)


def test_every_source_is_cited():
    assert {source for citation in ALL.values() for source in citation.sources} == set(SOURCES)


def test_a_citation_prints_as_lawyers_write_it():
    assert str(cite("转化法18")) == "《中华人民共和国促进科技成果转化法》第十八条"
    assert str(cite("国发2016-16-10")) == "《实施《中华人民共和国促进科技成果转化法》若干规定》（国发〔2016〕16号）第（十）项"
    assert str(cite("浙江条例37-2")) == "《浙江省促进科技成果转化条例》第三十七条第二款"


def test_what_was_not_read_is_not_called_verified():
    assert cite("国科发政2018-103").sources == ("S26",)
    assert cite("印花税法税率表").mark is Mark.KNOWLEDGE_HIGH
    assert cite("财税2016-36-延续").mark is Mark.KNOWLEDGE_LOW
    assert cite("网络安全法21").effective_to is not None
