"""The recorded facts that can be corrected, one file each. A new one is a member of `FactKind` and a file here; its step, its records,
its address and its form follow from that."""

from collections.abc import Mapping

from states.correction import FactKind
from states.corrections.fact import Fact, Mended
from states.inputs.corrections import Correct
from states.rooms import found

FACTS: Mapping[FactKind, Fact] = {key: found(__name__, key.value, Fact) for key in FactKind}
assert all(fact.key is key for key, fact in FACTS.items()), "a file about another fact than its name says"

#: The fact that a proposal is about, by what it asks.
FACT_OF: Mapping[type[Correct], Fact] = {fact.asks: fact for fact in FACTS.values()}

__all__ = ["FACTS", "FACT_OF", "Fact", "Mended"]
