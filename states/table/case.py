"""The case, from its opening to its decision and from there to its close."""

from states.table.deal import DEAL
from states.table.paper import PAPER
from states.table.proposal import PROPOSAL

CASE = (*PROPOSAL, *PAPER, *DEAL)
