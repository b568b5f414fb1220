"""登记会议纪要: what a meeting decided, by its signed minutes."""

from states.guards import approval as ap
from states.guards import everywhere as ev
from states.guards import opinions as op
from states.inputs.opinions import RecordMeeting
from states.records import signoff as write_signoff
from states.signoff import Verb
from states.stages import CaseState, Seat
from states.table.seats import DATED
from states.table.verbs.verb import lines

RECORD_MEETING = lines(
    Verb.RECORD_MEETING,
    *DATED,
    ev.people_known,
    op.quorum_met,
    op.votes_carry_the_verdict,
    op.meeting_recusals_complete,
    ap.notice_ran_before_opinion,
    asks=RecordMeeting,
    writes=write_signoff.meeting,
    seats=(Seat.SECRETARY,),
    within=(CaseState.DECIDING,),
    proves=("EV-09", "EV-12"),
)
