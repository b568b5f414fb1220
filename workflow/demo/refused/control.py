"""Stage one: disclosure, signatures, screening."""

from datetime import timedelta

from workflow.demo import material
from workflow.demo.refused.fees import in_days
from workflow.demo.refused.figures import NUMBER, TAKEN_PATENT, TITLE, UNTIL_REVIEW
from workflow.demo.trial import Trial


def achievement(t: Trial) -> str:
    form = material.disclosure(NUMBER, TITLE)
    form["patent"]["fee_paid_until"] = str(t.player.today() - timedelta(days=1))
    form["completers"] = [{**material.COMPLETERS[0], "share": "60"}, *material.COMPLETERS, material.COMPLETERS[2]]
    t.wrong("patent_not_yet_recorded", "wang", "draft", **material.disclosure(TAKEN_PATENT))
    other_year = {**form, "patent": {**form["patent"], "filed_on": "2019-03-29", "granted_on": "2020-03-29"}}
    t.wrong("number_fits_its_day", "wang", "draft", **other_year)
    stranger = {**form, "completers": [{**material.COMPLETERS[0], "person": "nobody-99"}]}
    t.wrong("people_known", "wang", "draft", **stranger)
    others = {**form, "patent": {**form["patent"], "owners": ["某合作企业"]}}
    t.wrong("unit_is_an_owner", "wang", "draft", **others)
    made = t.do("wang", "draft", **form).subject
    t.wrong("contributions_sum_to_whole", "wang", "disclose", made)
    t.wrong("completers_distinct", "wang", "disclose", made)
    form["completers"] = material.COMPLETERS
    t.wrong("people_known", "wang", "amend", made, **stranger)
    t.wrong("patent_not_yet_recorded", "wang", "amend", made, **material.disclosure(TAKEN_PATENT))
    t.wrong("number_fits_its_day", "wang", "amend", made, **{**other_year, "completers": form["completers"]})
    t.wrong("unit_is_an_owner", "wang", "amend", made, **others)
    t.do("wang", "amend", made, **form)
    _disclosed(t, made)
    for rule in (
        "screening_evidenced",
        "judged_duty",
        "not_a_state_secret",
        "export_and_biology_clear",
        "ownership_clear",
        "patent_in_force",
    ):
        t.wrong(rule, "zhou", "ledger", made, ledger_no=f"台-{made}")
    t.do("zhou", "return_disclosure", made, reason="年费已欠缴，请缴清后补正。")
    form["patent"]["fee_paid_until"] = in_days(t, UNTIL_REVIEW)
    t.player.do("wang", "amend", made, **form)
    _disclosed(t, made)
    evidence = t.player.upload("zhou", made, "登记簿副本.txt", f"{TITLE}：专利登记簿副本（示例）")
    t.do("zhou", "record_screening", made, **material.screening([evidence]))
    return made


def _disclosed(t: Trial, made: str) -> None:
    t.do("wang", "disclose", made)
    t.do("wang", "sign_disclosure", made, promise="属实。")
    t.wrong("not_signed_yet", "wang", "sign_disclosure", made, promise="属实。")
    t.wrong("all_completers_signed", "zhou", "accept", made)
    for person in ("li", "chen"):
        t.player.do(person, "sign_disclosure", made, promise="属实。")
    t.do("zhou", "accept", made)
