"""Opinions: the author agrees, or says why not."""

from states.guards import approval as ap
from states.inputs.opinions import Against, Agree
from states.records import signoff as write_signoff
from states.signoff import SignoffOutcome, Verb
from states.table.verbs.verb import lines

OPINIONS = tuple(
    line
    for verb in Verb
    if verb.opinion
    for line in lines(
        verb,
        *((ap.notice_ran_before_opinion,) if verb.outcome is SignoffOutcome.AGREED else ()),
        asks=Agree if verb.outcome is SignoffOutcome.AGREED else Against,
        writes=write_signoff.opinion,
        proves=("EV-12",) if verb.outcome is SignoffOutcome.AGREED else (),
    )
)
