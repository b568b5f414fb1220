"""What each step asks of the person who takes it: models whose every field is checked, no other field let in; the table says whose is whose."""

from states.inputs.base import Input, Nothing, Reason

__all__ = ["Input", "Nothing", "Reason"]
