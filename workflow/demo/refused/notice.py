"""The price notice, and an objection to it that is right."""

from datetime import timedelta
from typing import Any

from workflow.demo import road
from workflow.demo.trial import Trial


def notice(t: Trial, case: str, *, first: bool = True) -> None:
    route = "成果转化处，电话 0571-00000000"
    asked: dict[str, Any] = {"kind": "price", "round": 0, "objection_route": route}
    if first:
        t.wrong("notice_in_season", "zhou", "draft_notice", case, **{**asked, "kind": "award", "round": 1})
        t.do("zhou", "draft_notice", case, **asked)
        t.wrong("notice_not_running", "zhou", "draft_notice", case, **asked)
    else:
        t.player.do("zhou", "draft_notice", case, **asked)
    number = str(len(t.player.case(case).notices))
    postings = [
        {
            "place": place,
            "url": f"https://example.edu.cn/{place}/{case}-N{number}",
            "posted_on": str(t.player.today()),
            "snapshot": t.player.upload("zhou", case, f"公示页面-{place}.txt", f"{case} N{number} {place}（示例）"),
        }
        for place in ("unit_site", "market")
    ]
    if first:
        t.wrong("posted_in_every_place", "zhou", "post_notice", case, number, postings=postings[:1])
        early = [{**p, "posted_on": str(t.player.today() - timedelta(days=5))} for p in postings]
        t.wrong("posting_not_backdated", "zhou", "post_notice", case, number, postings=early)
        unknown = [{**p, "posted_on": "2023-12-01"} for p in postings]
        t.wrong("notice_end_computable", "zhou", "post_notice", case, number, postings=unknown)
        t.do("zhou", "post_notice", case, number, postings=postings)
        t.wrong("notice_ran_its_days", "zhou", "end_notice", case, number)
        road.run_out(t.player, case, number)
        t.do("zhou", "end_notice", case, number)
    else:
        t.player.do("zhou", "post_notice", case, number, postings=postings)
        road.run_out(t.player, case, number)
        t.player.do("zhou", "end_notice", case, number)


def upheld(t: Trial, case: str) -> None:
    """An objection that comes after the end and is right: the notice must be put up again."""
    number = str(len(t.player.case(case).notices))
    proof = t.player.upload("zhou", case, f"异议材料-{number}.txt", f"{case} N{number}：异议材料（示例）")
    said = {"objector": "某教师", "named": True, "contact": "", "text": "公示未写明中试数据的归属。", "evidence": [proof]}
    t.do("zhou", "object", case, number, **said)
    answer = {"outcome": "upheld", "answer": "异议成立，补充说明后重新公示。", "body": "成果转化领导小组"}
    t.wrong("another_answers", "zhou", "answer_objection", case, number, objection=1, **answer)
    t.do("wu", "answer_objection", case, number, objection=1, **answer)
