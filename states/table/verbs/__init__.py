"""What may be done on an open sign-off task: opinions, all alike, and a file for each other member of `Verb` under its name."""

from states.rooms import found
from states.signoff import Verb
from states.step import Step

ON_TASKS: tuple[Step, ...] = tuple(
    step for name in ("opinions", *(verb for verb in Verb if not verb.opinion)) for step in found(__name__, name, tuple)
)
