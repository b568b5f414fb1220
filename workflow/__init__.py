"""Who did it, when, where it is kept and who may see it: the only layer with effects.

Everything may be imported here, also `states` and `documents`; neither of them imports this package. Use cases stand directly in it,
one function each; the rooms `store` (the only SQL), `trail`, `identity` and `jobs` serve them, and the doors `api`, `web` and `cli` call them.
"""
