"""The trail: entries, the Merkle log over them, and what an auditor holds in hand.

`entry`, `merkle`, `note`, `proof` and `verify` import the standard library, `cryptography` (note) and `orjson` (entry) only, so that each can be read
and checked alone; `verify` imports nothing but the standard library, because a copy of it travels in every dossier. `log` and `dossier`
join them to the store. Doors call the use cases, not this package; the one exception is the verb `verify`.
"""
