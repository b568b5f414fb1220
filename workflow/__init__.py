"""Who did it, when, where it is kept and who may see it: the only layer with effects.

Everything may be imported here, also `states` and `documents`; neither of them imports this package. The rooms `step` (one
step), `reads`, `units`, `audit` and `dossier` hold the use cases; `store` (the only SQL), `trail`, `papers`, `identity` and `jobs` serve them;
the doors `api`, `web` and `cli` call them, and `app` puts the first two together.
"""
