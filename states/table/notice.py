"""A notice: drafted, posted, objected to, ended."""

from states import waiting
from states.guards import duties as du
from states.guards import everywhere as ev
from states.guards import trading as tr
from states.inputs import notices as ask_notices
from states.inputs.base import Nothing
from states.records import notices as write_notices
from states.stages import NEW
from states.stages import LifeCycle as L
from states.stages import NoticeState as N
from states.step import Kind, Step
from states.table.seats import EVERYBODY, OFFICER, SYSTEM

NOTICE = (
    Step(
        L.NOTICE,
        "draft_notice",
        "拟定公示",
        NEW,
        N.DRAFTED,
        OFFICER,
        (tr.notice_in_season, tr.notice_not_running),
        asks=ask_notices.DraftNotice,
        writes=write_notices.drafted,
        waits=waiting.notice,
        proves=("EV-13", "EV-21"),
    ),
    Step(
        L.NOTICE,
        "post_notice",
        "登记公示发布",
        N.DRAFTED,
        N.UP,
        OFFICER,
        (ev.not_in_the_future, ev.attachments_present, tr.posted_in_every_place, tr.posting_not_backdated, tr.notice_end_computable),
        asks=ask_notices.PostNotice,
        writes=write_notices.posted,
        proves=("EV-13", "EV-21"),
    ),
    Step(
        L.NOTICE,
        "end_notice",
        "公示期满",
        N.UP,
        N.ENDED,
        OFFICER,
        (tr.notice_ran_its_days,),
        asks=Nothing,
        writes=write_notices.moved,
        proves=("EV-13", "EV-21"),
    ),
    *(
        Step(
            L.NOTICE,
            "object",
            "登记异议",
            s,
            s,
            EVERYBODY,
            (ev.attachments_present,),
            though_held=True,
            asks=ask_notices.Object,
            writes=write_notices.objected,
            kind=Kind.ANY_TIME,
            proves=("EV-14",),
        )
        for s in (N.UP, N.ENDED)
    ),
    *(
        Step(
            L.NOTICE,
            "answer_objection",
            "答复异议",
            s,
            s,
            OFFICER,
            (tr.objection_waits, du.another_answers),
            though_held=True,
            asks=ask_notices.AnswerObjection,
            writes=write_notices.answered,
            kind=Kind.ANSWER,
            waits=waiting.objection,
            proves=("EV-14",),
        )
        for s in (N.UP, N.ENDED)
    ),
    *(
        Step(
            L.NOTICE,
            "supersede_notice",
            "公示失效",
            s,
            N.SUPERSEDED,
            SYSTEM,
            (tr.notice_outdated,),
            though_held=True,
            writes=write_notices.moved,
        )
        for s in (N.DRAFTED, N.UP, N.ENDED)
    ),
)
