"""A screening is of the disclosure that it judged: of another text it is none."""

from dataclasses import replace

from states.achievement import Achievement
from states.stages import AchievementState
from tests.states.walk import PROOF, TEAM, Walk
from workflow.demo import material


def screened() -> Walk:
    walk = Walk()
    walk.do("wang", "draft", **material.disclosure())
    walk.do("wang", "disclose")
    for person in TEAM:
        walk.do(person, "sign_disclosure", promise="属实")
    walk.do("zhou", "accept")
    walk.do("zhou", "record_screening", **material.screening([PROOF]))
    return walk


def test_what_is_sent_back_must_be_screened_anew():
    walk = screened()
    before = walk.achievement.screening
    assert walk.achievement.judged == before
    walk.do("zhou", "return_disclosure", reason="补正")
    assert walk.achievement.judged is None
    assert walk.achievement.screening == replace(before, void="退回补正"), "it stays in the trail"
    walk.do("wang", "amend", **material.disclosure(title="军用隐身涂层"))
    assert walk.achievement.screening == replace(before, void="退回补正")


def test_amending_voids_a_screening_that_was_sent_back_before_this_was_known():
    walk = screened()
    sent_back: Achievement = replace(walk.achievement, state=AchievementState.DRAFT)
    walk.achievement = sent_back
    walk.do("wang", "amend", **material.disclosure(title="军用隐身涂层"))
    assert walk.achievement.screening == replace(sent_back.screening, void="披露内容已修改")
