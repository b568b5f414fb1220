"""Who takes the steps, and the rules and seasons that several life cycles share."""

from states.guards import everywhere as ev
from states.guards.days import days_in_order
from states.stages import CaseState as C
from states.stages import Seat

COMPLETER, OFFICER, FINANCE, REGISTRAR = (Seat.COMPLETER,), (Seat.OFFICER,), (Seat.FINANCE,), (Seat.REGISTRAR,)
SYSTEM = (Seat.SYSTEM,)
TEAM = (Seat.COMPLETER, Seat.OFFICER)
READERS = (Seat.OFFICER, Seat.REGISTRAR, Seat.SECRETARY)
CLERKS = (Seat.OFFICER, Seat.REGISTRAR)
WATCH = (Seat.OFFICER, Seat.AUDITOR)
SIGNERS = (Seat.COMPLETER, Seat.OFFICER, Seat.COLLEGE, Seat.STATE_ASSETS, Seat.FINANCE, Seat.LEGAL, Seat.LEADER)
EVERYBODY = (*SIGNERS, Seat.SECRETARY, Seat.REGISTRAR)

#: Later receipts may need another scheme, so it can be proposed on a closed case too.
SCHEME_SEASON = (C.CONTRACTED, C.SETTLING, C.REGISTERING, C.CLOSED)

DATED = (ev.not_in_the_future, days_in_order, ev.attachments_present)
