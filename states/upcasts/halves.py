"""Version 2: terms come in two halves, and the legal act is told apart from what is moved. Release 0.1 knew one pair of both,
assignment of a patent, and stored it in one word."""

from typing import Any

OFFERED = ("achievements", "pricing", "price")
DEALT = ("buyer", "related", "relation", "price", "instalments")
BOTH_IN_ONE = "patent_assignment"


def parted(terms: Any) -> Any:
    mode = "assignment" if terms["mode"] == BOTH_IN_ONE else terms["mode"]
    offer = {name: terms[name] for name in OFFERED} | {"mode": mode, "object": terms.get("object", "patent")}
    return {"offer": offer, "deal": {name: terms[name] for name in DEALT}}
