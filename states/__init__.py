"""What the law and the unit's regulation allow, as pure functions over frozen values.

Nothing in this layer reads a clock, a file, the network or a database, and nothing logs: the same arguments give
the same answer for ever, so that a finding recorded today can be checked again in ten years. It imports the standard
library and pydantic only (`transitions` in `states/machine.py` alone).

Money is an integer number of 分, a share an integer number of 0.0001 % (100 % = 1 000 000), a date a `datetime.date`
in Asia/Shanghai. What is not known — a year without a calendar, a rule not in force — is refused, never guessed.
"""
